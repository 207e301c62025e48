import type { awsvpcConfiguration } from '../../model/resources/service.ts'
import type { List, StructOf, Target } from '../../model/shape.ts'
import type { Known, Read, Unknown } from '../../model/slot.ts'
import type { World } from '../../model/world.ts'
import type { Use } from './uses.ts'

/** The network interface that each task gets; absent where tasks have none of their own. */
export function awsvpcOf(launch: Use['launch'], world: World): Read<StructOf<typeof awsvpcConfiguration>> {
  const network = world.read(launch, 'networkConfiguration')
  if (network.is === 'known') return world.read(network.value, 'awsvpcConfiguration')
  return network.is === 'unknown' ? network : { is: 'absent', origin: network.origin }
}

type Group = Target<'AWS::EC2::SecurityGroup' | 'AWS::EC2::VPC'>

/** The security groups of an interface; a VPC stands for its default group. */
export const namedIn = (groups: List<Group>, world: World): readonly (Known<Group> | Unknown)[] =>
  groups.items.map((slot) => world.settle(slot)).filter((group) => group.is !== 'absent')
