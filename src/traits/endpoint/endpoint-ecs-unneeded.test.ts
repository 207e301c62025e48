import { shop } from '../../../test/endpoint-case.ts'
import { traitCases } from '../../../test/trait-cases.ts'
import { endpointEcsUnneeded } from './endpoint-ecs-unneeded.ts'

traitCases(endpointEcsUnneeded, [
  {
    name: 'Fargate alone',
    template: shop({ endpoints: ['ecs-telemetry', 'ecs', 'logs'] }),
    gives: {
      EcsTelemetry: {
        is: 'present',
        severity: 'info',
        certainty: 'certain',
        says: ['All tasks that run in its VPC are on Fargate, which does not call ecs-telemetry by it.'],
      },
      Ecs: { is: 'present', certainty: 'possible' },
      Logs: 'not-applicable',
    },
  },
  {
    name: 'EC2',
    template: shop({ endpoints: ['ecs-agent'], service: { LaunchType: 'EC2' } }),
    gives: { '': 'absent' },
  },
  {
    name: 'Service Connect asks ecs-agent',
    template: shop({ endpoints: ['ecs-agent'], service: { ServiceConnectConfiguration: { Enabled: true } } }),
    gives: { '': 'absent' },
  },
  {
    name: 'a launch type that is given later',
    template: shop({ endpoints: ['ecs-agent'], service: { LaunchType: { Ref: 'Given' } } }),
    gives: { '': 'unknown' },
  },
  {
    name: 'a VPC in another stack',
    properties: {
      VpcId: 'vpc-0a1b2c3d',
      VpcEndpointType: 'Interface',
      ServiceName: 'com.amazonaws.eu-west-1.ecs-agent',
    },
    gives: { '': 'unknown' },
  },
])
