import { traitCases } from '../../../test/trait-cases.ts'
import { serviceNoRunningTasks } from './service-no-running-tasks.ts'

traitCases(serviceNoRunningTasks, [
  {
    name: 'no task is wanted',
    properties: { DesiredCount: 0 },
    gives: { '': { is: 'present', severity: 'low', certainty: 'certain', says: ['desiredCount is 0.'] } },
  },
  { name: 'one is', properties: { DesiredCount: 1 }, gives: { '': 'absent' } },
  { name: 'a new service has one', properties: { ServiceName: 'web' }, gives: { '': 'absent' } },
  {
    name: 'no task is allowed',
    properties: { DesiredCount: 2, DeploymentConfiguration: { MinimumHealthyPercent: 0, MaximumPercent: 0 } },
    gives: { '': { is: 'present', says: ['minimumHealthyPercent is 0.', 'maximumPercent is 0.'] } },
  },
  {
    name: 'all may be stopped while others start',
    properties: { DesiredCount: 2, DeploymentConfiguration: { MinimumHealthyPercent: 0, MaximumPercent: 100 } },
    gives: { '': 'absent' },
  },
  { name: 'a daemon', properties: { SchedulingStrategy: 'DAEMON' }, gives: { '': 'not-applicable' } },
  {
    name: 'a parameter without a value decides, one with a default does not',
    template: {
      Parameters: { Count: { Type: 'Number' }, None: { Type: 'Number', Default: 0 } },
      Resources: {
        Web: { Type: 'AWS::ECS::Service', Properties: { DesiredCount: { Ref: 'Count' } } },
        Api: { Type: 'AWS::ECS::Service', Properties: { DesiredCount: { Ref: 'None' } } },
      },
    },
    gives: { Web: 'unknown', Api: 'present' },
  },
])
