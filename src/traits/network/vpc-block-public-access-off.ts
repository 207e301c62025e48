import { check } from '../answer.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const vpcBlockPublicAccessOff = trait({
  id: 'vpc-block-public-access-off',
  category: 'Best Practice',
  resource: 'AWS::EC2::VPCBlockPublicAccessOptions',
  title: 'Account does not block public VPC access',
  why: 'A route and a public address, added anywhere in the Region, are enough to open a VPC to the internet.',
  fix: 'Set internetGatewayBlockMode to block-ingress, and exclude the VPCs or subnets of public load balancers.',
  example: {
    type: 'AWS::EC2::VPCBlockPublicAccessOptions',
    set: { internetGatewayBlockMode: 'block-ingress' },
  },
  responsible: { EXTERNAL: 'nobody' },
  severity: 'low',
  references: [
    'Amazon VPC User Guide, Block public access to VPCs and subnets',
    'AWS Security Hub User Guide, EC2.172',
  ],
  evaluate: (options, world) => whole(check(world, options, 'internetGatewayBlockMode', (mode) => mode === 'off')),
})
