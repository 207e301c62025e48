import { attributeOf, type LoadBalancer } from '../analysis/load-balancing/load-balancer-attributes.ts'
import type { World } from '../model/world.ts'
import { type Answer, knownBy, no, notApplicable, unknown, unset, yes } from './answer.ts'

type Kind = 'application' | 'network' | 'gateway'

/** Judges load balancers of these types; of any other one the trait has nothing to say. */
export function onType(balancer: LoadBalancer, world: World, types: readonly Kind[], judge: () => Answer): Answer {
  const type = world.read(balancer, 'type')
  if (type.is === 'unknown') return unknown(type, 'type')
  const value = type.is === 'known' ? type.value : type.default
  return types.some((each) => each === value) ? judge() : notApplicable(`Its type is not ${types.join(' or ')}.`)
}

/** Judges one of its attributes; where it is not written, `standard` is what AWS takes. */
export function attributeIs(
  balancer: LoadBalancer,
  world: World,
  key: string,
  standard: string,
  holds: (value: string) => boolean,
): Answer {
  const attribute = attributeOf(balancer, key, world)
  if (attribute.is === 'unknown') return unknown(attribute, key)
  if (attribute.is === 'known')
    return holds(attribute.value) ? yes(`${key} is "${attribute.value}".`, attribute.origin) : no
  if (!holds(standard)) return no
  const says = `${key} is not set and AWS takes "${standard}".`
  // Whoever writes the default has changed nothing.
  return knownBy(
    `${key} is "${standard}".`,
    unset(says, 'Elastic Load Balancing API Reference (version 2015-12-01), LoadBalancerAttribute', attribute.origin),
  )
}
