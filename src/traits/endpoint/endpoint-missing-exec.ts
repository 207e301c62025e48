import { missingIn } from '../endpoints.ts'
import { trait } from '../trait.ts'

export const endpointMissingExec = trait({
  id: 'endpoint-missing-exec',
  category: 'Best Practice',
  resource: 'AWS::EC2::VPC',
  title: 'ECS Exec channel leaves the VPC',
  why: 'The channel by which people enter containers goes over public addresses, and its way out is open to whoever breaks into one.',
  fix: 'Create an interface endpoint of ssmmessages.',
  example: {
    type: 'AWS::EC2::VPCEndpoint',
    isNew: true,
    set: {
      vpcId: 'vpc-0a1b2c3d',
      vpcEndpointType: 'Interface',
      serviceName: 'com.amazonaws.eu-west-1.ssmmessages',
      subnetIds: ['subnet-0a1b2c3d'],
      securityGroupIds: ['sg-0a1b2c3d'],
      privateDnsEnabled: true,
    },
  },
  severity: 'low',
  references: [
    'Amazon ECS Developer Guide, Amazon ECS interface VPC endpoints (AWS PrivateLink)',
    'Amazon ECS Developer Guide, Monitor Amazon ECS containers with ECS Exec',
  ],
  evaluate: (vpc, world) => missingIn(vpc, 'exec', 'is entered by ECS Exec', world),
})
