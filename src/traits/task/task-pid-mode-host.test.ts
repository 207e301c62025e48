import { traitCases } from '../../../test/trait-cases.ts'
import { taskPidModeHost } from './task-pid-mode-host.ts'

traitCases(taskPidModeHost, [
  {
    name: 'the metrics daemon joins the process namespace of the host',
    properties: { Family: 'metrics', PidMode: 'host' },
    gives: { '': { is: 'present', severity: 'high', certainty: 'certain', says: ['pidMode is "host".'] } },
  },
  { name: 'a namespace of the task is not that of the host', properties: { PidMode: 'task' }, gives: { '': 'absent' } },
  { name: 'without pidMode each container has its own', properties: { Family: 'web' }, gives: { '': 'absent' } },
  {
    name: 'a parameter without a value decides',
    template: {
      Parameters: { Namespace: { Type: 'String' } },
      Resources: { It: { Type: 'AWS::ECS::TaskDefinition', Properties: { PidMode: { Ref: 'Namespace' } } } },
    },
    gives: {
      '': { is: 'unknown', says: ['pidMode is not known: parameter Namespace has no default and no value was given.'] },
    },
  },
  {
    name: 'present in production only is possible',
    template: {
      Parameters: { Stage: { Type: 'String', AllowedValues: ['dev', 'prod'] } },
      Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] } },
      Resources: {
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { PidMode: { 'Fn::If': ['IsProd', 'host', { Ref: 'AWS::NoValue' }] } },
        },
      },
    },
    gives: { '': { is: 'present', certainty: 'possible', when: ['Stage is not "dev"'] } },
  },
])
