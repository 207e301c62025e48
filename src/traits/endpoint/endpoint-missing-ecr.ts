import { missingIn } from '../endpoints.ts'
import { trait } from '../trait.ts'

export const endpointMissingEcr = trait({
  id: 'endpoint-missing-ecr',
  category: 'Best Practice',
  resource: 'AWS::EC2::VPC',
  title: 'Images pulled over the internet',
  why: 'Pulling images needs a way to the internet, which whoever breaks into a container can use as well.',
  fix: 'Create interface endpoints of ecr.api and ecr.dkr, and a gateway endpoint of s3, which layers come from.',
  example: {
    type: 'AWS::EC2::VPCEndpoint',
    isNew: true,
    set: {
      vpcId: 'vpc-0a1b2c3d',
      vpcEndpointType: 'Interface',
      serviceName: 'com.amazonaws.eu-west-1.ecr.dkr',
      subnetIds: ['subnet-0a1b2c3d'],
      securityGroupIds: ['sg-0a1b2c3d'],
      privateDnsEnabled: true,
    },
  },
  severity: 'low',
  references: [
    'Amazon ECR User Guide, Amazon ECR interface VPC endpoints (AWS PrivateLink)',
    'AWS Security Hub User Guide, EC2.55 and EC2.56',
  ],
  evaluate: (vpc, world) => missingIn(vpc, 'image', 'pulls images of Amazon ECR', world),
})
