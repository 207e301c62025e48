import { missingIn } from '../endpoints.ts'
import { trait } from '../trait.ts'

export const endpointMissingSecrets = trait({
  id: 'endpoint-missing-secrets',
  category: 'Best Practice',
  resource: 'AWS::EC2::VPC',
  title: 'Secrets read over the internet',
  why: 'Fetching secrets needs a way to the internet, which whoever breaks into a container can use as well.',
  fix: 'Create an interface endpoint of each service that the tasks get secrets from: secretsmanager, ssm.',
  example: {
    type: 'AWS::EC2::VPCEndpoint',
    isNew: true,
    set: {
      vpcId: 'vpc-0a1b2c3d',
      vpcEndpointType: 'Interface',
      serviceName: 'com.amazonaws.eu-west-1.secretsmanager',
      subnetIds: ['subnet-0a1b2c3d'],
      securityGroupIds: ['sg-0a1b2c3d'],
      privateDnsEnabled: true,
    },
  },
  severity: 'low',
  references: [
    'Amazon ECS Developer Guide, Amazon ECS interface VPC endpoints (AWS PrivateLink)',
    'AWS Secrets Manager User Guide, Using an AWS Secrets Manager VPC endpoint',
    'AWS Security Hub User Guide, EC2.57',
  ],
  evaluate: (vpc, world) => missingIn(vpc, 'secret', 'gets secrets', world),
})
