import type { awsvpcConfiguration } from '../model/resources/service.ts'
import type { StructOf } from '../model/shape.ts'
import type { Read } from '../model/slot.ts'
import type { World } from '../model/world.ts'
import type { Use } from './uses.ts'

/** The network interface that each task gets; absent where tasks have none of their own. */
export function awsvpcOf(launch: Use['launch'], world: World): Read<StructOf<typeof awsvpcConfiguration>> {
  const network = world.read(launch, 'networkConfiguration')
  if (network.is === 'known') return world.read(network.value, 'awsvpcConfiguration')
  return network.is === 'unknown' ? network : { is: 'absent', origin: network.origin }
}
