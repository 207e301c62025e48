import type { Resource } from '../../model/resource.ts'
import type { containerDefinition } from '../../model/resources/container-definition.ts'
import type { service } from '../../model/resources/service.ts'
import type { Struct, StructOf } from '../../model/shape.ts'
import type { Read, Unknown } from '../../model/slot.ts'
import type { World } from '../../model/world.ts'
import { sameName } from '../runtime/host-mounts.ts'
import { usesOf } from '../workload/uses.ts'

type Registering = Struct<Pick<(typeof service)['fields'], 'loadBalancers'>>

/**
 * Does every service and task set that runs the task definition register the container with a load balancer?
 *
 * No where one does not, or where nothing can: a container without a port. Unknown where not all services are in the scan.
 */
export function isLoadBalanced(
  task: Resource<'AWS::ECS::TaskDefinition'>,
  container: StructOf<typeof containerDefinition>,
  world: World,
): boolean | Unknown {
  const name = world.read(container, 'name')
  let unread: Unknown | undefined
  let services = 0
  for (const { starter } of usesOf(task, world)) {
    if (starter.type !== 'AWS::ECS::Service' && starter.type !== 'AWS::ECS::TaskSet') continue
    services++
    const registers = registersWith(starter, name, world)
    if (registers === false) return false
    if (registers !== true) unread ??= registers
  }
  const ports = world.items(container, 'portMappings')
  if (services === 0 && ports.items.length === 0 && ports.unknown.length === 0) return false
  if (unread) return unread
  if (world.estate.complete('AWS::ECS::Service', task.address)) return services > 0
  const why = { because: 'not-scanned', name: 'a list of the services that run it' } as const
  return { is: 'unknown', why, origin: task.place }
}

function registersWith(starter: Registering, name: Read<string>, world: World): boolean | Unknown {
  const { items, unknown } = world.items(starter, 'loadBalancers')
  let unread = unknown[0]
  for (const { value: loadBalancer } of items) {
    const target = world.read(loadBalancer, 'containerName')
    const same = sameName(name, target)
    if (same === true) return true
    if (same === 'unknown') unread ??= target.is === 'unknown' ? target : name.is === 'unknown' ? name : undefined
  }
  return unread ?? false
}
