import { missingIn } from '../endpoints.ts'
import { trait } from '../trait.ts'

export const endpointMissingLogs = trait({
  id: 'endpoint-missing-logs',
  category: 'Best Practice',
  resource: 'AWS::EC2::VPC',
  title: 'Logs sent over the internet',
  why: 'Sending logs needs a way to the internet, which whoever breaks into a container can use as well.',
  fix: 'Create an interface endpoint of logs, or of what the log router sends to.',
  example: {
    type: 'AWS::EC2::VPCEndpoint',
    isNew: true,
    set: {
      vpcId: 'vpc-0a1b2c3d',
      vpcEndpointType: 'Interface',
      serviceName: 'com.amazonaws.eu-west-1.logs',
      subnetIds: ['subnet-0a1b2c3d'],
      securityGroupIds: ['sg-0a1b2c3d'],
      privateDnsEnabled: true,
    },
  },
  severity: 'low',
  references: [
    'Amazon ECS Developer Guide, Amazon ECS interface VPC endpoints (AWS PrivateLink)',
    'Amazon CloudWatch Logs User Guide, Using CloudWatch Logs with interface VPC endpoints',
  ],
  evaluate: (vpc, world) => missingIn(vpc, 'log', 'logs to AWS', world),
})
