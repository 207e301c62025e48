import { traitCases } from '../../../test/trait-cases.ts'
import { containerPrivileged } from './container-privileged.ts'

traitCases(containerPrivileged, [
  {
    name: 'names every privileged container and leaves the others alone',
    properties: {
      ContainerDefinitions: [
        { Name: 'web', Privileged: true },
        { Name: 'log-router', Privileged: false },
        { Name: 'agent', Privileged: 'true' },
        { Name: 'worker' },
      ],
    },
    gives: {
      web: { is: 'present', severity: 'high', certainty: 'certain', says: ['privileged is true.'] },
      'log-router': 'absent',
      agent: 'present',
      worker: 'absent',
    },
  },
  {
    name: 'a parameter without a value decides',
    template: {
      Parameters: { Power: { Type: 'String' } },
      Resources: {
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { ContainerDefinitions: [{ Name: 'web', Privileged: { Ref: 'Power' } }] },
        },
      },
    },
    gives: {
      web: { is: 'unknown', says: ['privileged is not known: parameter Power has no default and no value was given.'] },
    },
  },
  {
    name: 'present in some worlds only is possible, and the world is named',
    template: {
      Parameters: { Stage: { Type: 'String', AllowedValues: ['dev', 'prod'] } },
      Conditions: { IsDev: { 'Fn::Equals': [{ Ref: 'Stage' }, 'dev'] } },
      Resources: {
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { ContainerDefinitions: [{ Name: 'web', Privileged: { 'Fn::If': ['IsDev', true, false] } }] },
        },
      },
    },
    gives: { web: { is: 'present', certainty: 'possible', when: ['Stage is "dev"'] } },
  },
  {
    name: 'no container, nothing privileged',
    properties: { Family: 'web' },
    gives: { '': 'absent' },
  },
])
