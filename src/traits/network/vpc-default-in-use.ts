import type { Resource } from '../../model/resource.ts'
import type { World } from '../../model/world.ts'
import { type Answer, no, unknown, yes } from '../answer.ts'
import { eachSubnet } from '../subnets.ts'
import { trait } from '../trait.ts'

export const vpcDefaultInUse = trait({
  id: 'vpc-default-in-use',
  category: 'Best Practice',
  resource: 'AWS::ECS::Service',
  title: 'Tasks in the default VPC',
  why: 'Every subnet of the default VPC leads to the internet, and whatever nobody gave a place stands beside the tasks.',
  fix: 'Make a VPC for the workload, with private subnets, and name these in awsvpcConfiguration.',
  example: {
    type: 'AWS::ECS::Service',
    set: { networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-0a1b2c3d4e5f67890'] } } },
  },
  responsible: { EXTERNAL: 'nobody' },
  severity: 'low',
  references: ['Amazon VPC User Guide, Default VPCs'],
  evaluate: (service, world) => eachSubnet(service, world, (subnet) => inDefaultVpc(subnet, world)),
})

function inDefaultVpc(subnet: Resource<'AWS::EC2::Subnet'>, world: World): Answer {
  const own = world.read(subnet, 'defaultForAz')
  if (own.is === 'known' && own.value) return yes(`defaultForAz of ${subnet.address} is true.`, own.origin)
  const vpc = world.follow(subnet, 'vpcId')
  if (vpc.is === 'unknown') return unknown(vpc, 'Whether it is in the default VPC')
  if (vpc.is === 'absent') return no
  const isDefault = world.read(vpc.value, 'isDefault')
  if (isDefault.is === 'unknown') return unknown(isDefault, 'isDefault')
  return isDefault.is === 'known' && isDefault.value
    ? yes(`isDefault of ${vpc.value.address} is true.`, isDefault.origin)
    : no
}
