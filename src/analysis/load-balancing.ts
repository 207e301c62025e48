import type { Resource } from '../model/resource.ts'
import type { containerDefinition } from '../model/resources/container-definition.ts'
import type { service } from '../model/resources/service.ts'
import type { Struct, StructOf } from '../model/shape.ts'
import type { Unknown } from '../model/slot.ts'
import type { World } from '../model/world.ts'
import { sameName } from './host-mounts.ts'
import { usesOf } from './uses.ts'

/**
 * Does a service or task set that runs the task definition register the container with a load balancer?
 *
 * No only where all services that can run it are in the estate.
 */
export function isLoadBalanced(
  task: Resource<'AWS::ECS::TaskDefinition'>,
  container: StructOf<typeof containerDefinition>,
  world: World,
): boolean | Unknown {
  const name = world.read(container, 'name')
  let unread: Unknown | undefined
  for (const { starter } of usesOf(task, world)) {
    if (starter.type !== 'AWS::ECS::Service' && starter.type !== 'AWS::ECS::TaskSet') continue
    const registering: Struct<Pick<(typeof service)['fields'], 'loadBalancers'>> = starter
    const { items, unknown } = world.items(registering, 'loadBalancers')
    unread ??= unknown[0]
    for (const { value: loadBalancer } of items) {
      const target = world.read(loadBalancer, 'containerName')
      const same = sameName(name, target)
      if (same === true) return true
      if (same === 'unknown') unread ??= target.is === 'unknown' ? target : name.is === 'unknown' ? name : undefined
    }
  }
  if (unread) return unread
  if (world.estate.complete('AWS::ECS::Service', task.address)) return false
  return {
    is: 'unknown',
    why: { because: 'not-scanned', name: 'a list of the services that run it' },
    origin: task.place,
  }
}
