import { traitCases } from '../../../test/trait-cases.ts'
import { taskSetPublicIpAssigned } from './task-set-public-ip-assigned.ts'

const network = (AssignPublicIp: unknown) => ({
  NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ['subnet-0a1b2c3d'], AssignPublicIp } },
})

traitCases(taskSetPublicIpAssigned, [
  {
    name: 'a task set on Fargate',
    properties: { LaunchType: 'FARGATE', ...network('ENABLED') },
    gives: { '': { is: 'present', severity: 'high', certainty: 'certain', says: ['assignPublicIp is "ENABLED".'] } },
  },
  { name: 'DISABLED', properties: { LaunchType: 'FARGATE', ...network('DISABLED') }, gives: { '': 'absent' } },
  { name: 'on EC2', properties: { LaunchType: 'EC2', ...network('ENABLED') }, gives: { '': 'not-applicable' } },
  {
    name: 'a parameter without a value decides',
    template: {
      Parameters: { Public: { Type: 'String' } },
      Resources: { It: { Type: 'AWS::ECS::TaskSet', Properties: network({ Ref: 'Public' }) } },
    },
    gives: { '': 'unknown' },
  },
])
