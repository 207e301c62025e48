import { traitCases } from '../../../test/trait-cases.ts'
import { taskFaultInjectionEnabled } from './task-fault-injection-enabled.ts'

traitCases(taskFaultInjectionEnabled, [
  {
    name: 'the checkout may be disturbed from within',
    properties: { Family: 'checkout', EnableFaultInjection: true },
    gives: { '': { is: 'present', severity: 'medium', certainty: 'certain', says: ['enableFaultInjection is true.'] } },
  },
  { name: 'switched off', properties: { EnableFaultInjection: 'false' }, gives: { '': 'absent' } },
  { name: 'AWS has it off', properties: { Family: 'web' }, gives: { '': 'absent' } },
  {
    name: 'a parameter without a value decides',
    template: {
      Parameters: { Chaos: { Type: 'String' } },
      Resources: { It: { Type: 'AWS::ECS::TaskDefinition', Properties: { EnableFaultInjection: { Ref: 'Chaos' } } } },
    },
    gives: { '': 'unknown' },
  },
  {
    name: 'for experiments in staging only',
    template: {
      Parameters: { Stage: { Type: 'String', AllowedValues: ['staging', 'prod'] } },
      Conditions: { IsStaging: { 'Fn::Equals': [{ Ref: 'Stage' }, 'staging'] } },
      Resources: {
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { EnableFaultInjection: { 'Fn::If': ['IsStaging', true, false] } },
        },
      },
    },
    gives: { '': { is: 'present', certainty: 'possible', when: ['Stage is "staging"'] } },
  },
])
