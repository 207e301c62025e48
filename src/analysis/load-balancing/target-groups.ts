import type { Resource } from '../../model/resource.ts'
import type { service } from '../../model/resources/service.ts'
import type { Struct } from '../../model/shape.ts'
import type { Unknown } from '../../model/slot.ts'
import type { World } from '../../model/world.ts'
import { type Named, referenceIndex, valuesOf } from '../references.ts'
import type { Found, TargetGroup } from './listeners.ts'

type Service = Resource<'AWS::ECS::Service'>
type Registering = Struct<Pick<(typeof service)['fields'], 'loadBalancers'>>

/** The target groups in which a service registers its tasks, those for its next deployment included. */
export function targetGroupsIn(service: Registering, world: World): Found<TargetGroup> {
  const { items, unknown } = world.items(service, 'loadBalancers')
  const known = new Set<TargetGroup>()
  const unread: Unknown[] = [...unknown]
  for (const { value } of items) {
    const more = world.read(value, 'advancedConfiguration')
    if (more.is === 'unknown') unread.push(more)
    for (const named of [
      world.follow(value, 'targetGroupArn'),
      ...(more.is === 'known' ? [world.follow(more.value, 'alternateTargetGroupArn')] : []),
    ]) {
      if (named.is === 'known') known.add(named.value)
      else if (named.is === 'unknown') unread.push(named)
    }
  }
  return { known: [...known], unread }
}

/** The services that register their tasks in a target group. */
export const servicesIn = (group: TargetGroup, world: World): readonly Service[] =>
  (servicesByTargetGroup(world.estate).to.get(group.address) ?? []).filter(
    (service) => world.exists(service) && targetGroupsIn(service, world).known.includes(group),
  )

const servicesByTargetGroup = referenceIndex<Service>(
  (estate) => estate.ofType('AWS::ECS::Service'),
  (service): readonly Named[] =>
    valuesOf(service.slots.loadBalancers)
      .flatMap(({ items }) => items.flatMap(valuesOf))
      .flatMap(({ slots }) => [
        slots.targetGroupArn,
        ...valuesOf(slots.advancedConfiguration).map((more) => more.slots.alternateTargetGroupArn),
      ]),
)
