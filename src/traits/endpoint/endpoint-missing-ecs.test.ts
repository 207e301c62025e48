import { shop } from '../../../test/endpoint-case.ts'
import { traitCases } from '../../../test/trait-cases.ts'
import { endpointMissingEcs } from './endpoint-missing-ecs.ts'

const onEc2 = { service: { LaunchType: 'EC2' } }
const host = {
  Type: 'AWS::EC2::Instance',
  Properties: {
    SubnetId: { Ref: 'Subnet' },
    UserData: { 'Fn::Base64': '#!/bin/bash\necho ECS_CLUSTER=shop >> /etc/ecs/ecs.config\n' },
  },
}

traitCases(endpointMissingEcs, [
  {
    name: 'tasks on EC2',
    template: shop(onEc2),
    gives: {
      '': {
        is: 'present',
        severity: 'medium',
        says: [
          'It has no endpoint of ecs, which the agents of its container instances call.',
          'It has no endpoint of ecs-agent, which the agents of its container instances call.',
          'It has no endpoint of ecs-telemetry, which the agents of its container instances call.',
        ],
      },
    },
  },
  {
    name: 'one of three',
    template: shop({ ...onEc2, endpoints: ['ecs-agent'] }),
    gives: {
      '': {
        is: 'present',
        says: [
          'It has no endpoint of ecs, which the agents of its container instances call.',
          'It has no endpoint of ecs-telemetry, which the agents of its container instances call.',
        ],
      },
    },
  },
  {
    name: 'all three',
    template: shop({ ...onEc2, endpoints: ['ecs', 'ecs-agent', 'ecs-telemetry'] }),
    gives: { '': 'absent' },
  },
  {
    name: 'a container instance',
    template: shop({ endpoints: ['ecs', 'ecs-agent'], more: { Host: host } }),
    gives: {
      '': {
        is: 'present',
        says: ['It has no endpoint of ecs-telemetry, which the agents of its container instances call.'],
      },
    },
  },
  {
    name: 'a launch type that is given later',
    template: shop({ service: { LaunchType: { Ref: 'Given' } }, endpoints: ['ecs', 'ecs-agent'] }),
    gives: { '': { is: 'unknown', says: ['Whether a container instance is in it is not known.'] } },
  },
  { name: 'Fargate alone', template: shop({}), gives: { '': 'not-applicable' } },
  { name: 'nobody runs in it', properties: { CidrBlock: '10.0.0.0/16' }, gives: { '': 'not-applicable' } },
])
