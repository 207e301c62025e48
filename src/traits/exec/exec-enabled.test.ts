import { traitCases } from '../../../test/trait-cases.ts'
import { execEnabled } from './exec-enabled.ts'

traitCases(execEnabled, [
  {
    name: 'enabled',
    properties: { EnableExecuteCommand: true },
    gives: {
      '': { is: 'present', severity: 'medium', certainty: 'certain', says: ['enableExecuteCommand is true.'] },
    },
  },
  { name: 'left out, it is false', properties: { ServiceName: 'web' }, gives: { '': 'absent' } },
  { name: 'false', properties: { EnableExecuteCommand: 'false' }, gives: { '': 'absent' } },
  {
    name: 'a parameter without a value decides',
    template: {
      Parameters: { Exec: { Type: 'String' } },
      Resources: { It: { Type: 'AWS::ECS::Service', Properties: { EnableExecuteCommand: { Ref: 'Exec' } } } },
    },
    gives: { '': 'unknown' },
  },
  {
    name: 'in development only',
    template: {
      Parameters: { Stage: { Type: 'String', AllowedValues: ['dev', 'prod'] } },
      Conditions: { IsDev: { 'Fn::Equals': [{ Ref: 'Stage' }, 'dev'] } },
      Resources: {
        It: {
          Type: 'AWS::ECS::Service',
          Properties: { EnableExecuteCommand: { 'Fn::If': ['IsDev', true, { Ref: 'AWS::NoValue' }] } },
        },
      },
    },
    gives: { '': { is: 'present', certainty: 'possible', when: ['Stage is "dev"'] } },
  },
  {
    name: 'a task that is run by itself',
    files: {
      'run-task.json': { cluster: 'shop', taskDefinition: 'report:3', count: 1, enableExecuteCommand: true },
    },
    gives: { '': 'present' },
  },
])
