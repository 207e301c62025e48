import type { Resource } from '../../model/resource.ts'
import type { networkModes } from '../../model/resources/task-definition.ts'
import type { Read } from '../../model/slot.ts'
import type { World } from '../../model/world.ts'
import { operatingSystemOf } from './operating-system.ts'

export type NetworkMode = (typeof networkModes)[number]

/**
 * The network mode of a task. Where it is absent, `default` is what AWS takes on EC2 and on hosts of one's own; undefined
 * where the operating system, which decides that, is unknown.
 *
 * Source: Amazon ECS Developer Guide, "Amazon ECS task networking options for EC2".
 */
export function networkModeOf(task: Resource<'AWS::ECS::TaskDefinition'>, world: World): Read<NetworkMode> {
  const mode = world.read(task, 'networkMode')
  if (mode.is !== 'absent') return mode
  const system = operatingSystemOf(task, world)
  if (system.is === 'unknown') return mode
  return { is: 'absent', default: system.value === 'windows' ? 'default' : 'bridge', origin: mode.origin }
}
