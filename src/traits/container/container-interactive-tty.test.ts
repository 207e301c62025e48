import { traitCases } from '../../../test/trait-cases.ts'
import { containerInteractiveTty } from './container-interactive-tty.ts'

traitCases(containerInteractiveTty, [
  {
    name: 'either is enough, and both are named',
    properties: {
      ContainerDefinitions: [
        { Name: 'shell', Interactive: true, PseudoTerminal: true },
        { Name: 'worker', PseudoTerminal: 'true' },
        { Name: 'web', Interactive: false },
        { Name: 'log-router' },
      ],
    },
    gives: {
      shell: {
        is: 'present',
        severity: 'low',
        certainty: 'certain',
        says: ['interactive is true.', 'pseudoTerminal is true.'],
      },
      worker: { is: 'present', says: ['pseudoTerminal is true.'] },
      web: 'absent',
      'log-router': 'absent',
    },
  },
  {
    name: 'one that cannot be read matters where the other is off',
    properties: {
      ContainerDefinitions: [
        { Name: 'web', Interactive: { 'Fn::ImportValue': 'stdin' } },
        { Name: 'shell', Interactive: { 'Fn::ImportValue': 'stdin' }, PseudoTerminal: true },
      ],
    },
    gives: {
      web: { is: 'unknown', says: ['interactive is not known: the export stdin is not in this scan.'] },
      shell: { is: 'present', says: ['pseudoTerminal is true.'] },
    },
  },
  {
    name: 'left on while debugging',
    template: {
      Parameters: { Stage: { Type: 'String', AllowedValues: ['dev', 'prod'] } },
      Conditions: { IsDev: { 'Fn::Equals': [{ Ref: 'Stage' }, 'dev'] } },
      Resources: {
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { ContainerDefinitions: [{ Name: 'web', Interactive: { 'Fn::If': ['IsDev', true, false] } }] },
        },
      },
    },
    gives: { web: { is: 'present', certainty: 'possible', when: ['Stage is "dev"'] } },
  },
])
