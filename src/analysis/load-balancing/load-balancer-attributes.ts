import type { Resource } from '../../model/resource.ts'
import type { Read } from '../../model/slot.ts'
import type { World } from '../../model/world.ts'

export type LoadBalancer = Resource<'AWS::ElasticLoadBalancingV2::LoadBalancer'>

/** An attribute of a load balancer by its key; absent where it is not written. */
export function attributeOf(balancer: LoadBalancer, key: string, world: World): Read<string> {
  const { items, unknown } = world.items(balancer, 'loadBalancerAttributes')
  for (const { value: attribute } of items) {
    const name = world.read(attribute, 'key')
    if (name.is === 'known' && name.value === key) return world.read(attribute, 'value')
  }
  const unread = items.map(({ value }) => world.read(value, 'key')).find((name) => name.is === 'unknown')
  if (unread?.is === 'unknown') return unread
  return unknown[0] ?? { is: 'absent', origin: balancer.place }
}
