import { type Action, actionsOf, kindOf, type Listener, type Router } from '../analysis/load-balancing/listeners.ts'
import type { Known } from '../model/slot.ts'
import type { World } from '../model/world.ts'
import { type Answer, any, no, notApplicable, unknown, unset, yes } from './answer.ts'

/** Judges listeners of these protocols; of any other one the trait has nothing to say. */
export function onProtocol(
  listener: Listener,
  world: World,
  protocols: readonly string[],
  judge: (protocol: Known<string>) => Answer,
): Answer {
  const protocol = world.read(listener, 'protocol')
  if (protocol.is === 'unknown') return unknown(protocol, 'protocol')
  const wanted = `Its protocol is not ${protocols.join(' or ')}.`
  return protocol.is === 'known' && protocols.includes(protocol.value) ? judge(protocol) : notApplicable(wanted)
}

/** Judges listeners that end TLS, which is where a policy and a certificate are. */
export const onTls = (listener: Listener, world: World, judge: (protocol: Known<string>) => Answer): Answer =>
  onProtocol(listener, world, ['HTTPS', 'TLS'], judge)

/** Can the internet reach the load balancer of the listener? No more than its scheme says so. */
export function isInternetFacing(listener: Listener, world: World): Answer {
  const loadBalancer = world.follow(listener, 'loadBalancerArn')
  if (loadBalancer.is === 'unknown') return unknown(loadBalancer, 'The load balancer')
  if (loadBalancer.is === 'absent') return no
  const { address, shape } = loadBalancer.value
  const scheme = world.read(loadBalancer.value, 'scheme')
  if (scheme.is === 'unknown') return unknown(scheme, 'scheme')
  if (scheme.is === 'absent')
    return unset(`scheme of ${address} is not set and AWS takes "internet-facing".`, shape.source, scheme.origin)
  return scheme.value === 'internet-facing' ? yes(`scheme of ${address} is "internet-facing".`, scheme.origin) : no
}

/** Judges the actions that a listener or a rule takes. */
export function someAction(router: Router, world: World, judge: (action: Action) => Answer): Answer {
  const { items, unknown: unread } = actionsOf(router, world)
  if (items.length === 0 && unread.length === 0) {
    const says = `What ${router.address} does with requests is not known: it names no action.`
    return { is: 'unknown', missing: [{ says, origin: router.place }] }
  }
  return any([
    ...items.map(({ value }) => judge(value)),
    ...unread.map((read) =>
      unknown(read, router.type === 'AWS::ElasticLoadBalancingV2::Listener' ? 'defaultActions' : 'actions'),
    ),
  ])
}

/** Does an action lead requests to a target? */
export function forwards(action: Action, world: World, says: string): Answer {
  const kind = kindOf(action, world)
  if (kind.is === 'unknown') return unknown(kind, 'type of an action')
  if (kind.is === 'known') return kind.value === 'forward' ? yes(says, kind.origin) : no
  const groups = [world.read(action, 'targetGroupArn'), world.read(action, 'forwardConfig')]
  return groups.some((group) => group.is !== 'absent') ? yes(says, action.origin) : no
}

/** Judges the policy of a listener: the one that is written, or, where it ends TLS, the one that the API takes. */
export function policyIs(
  listener: Listener,
  world: World,
  absent: string,
  judge: (policy: Known<string>) => Answer,
): Answer {
  const policy = world.read(listener, 'sslPolicy')
  // It is what comes to hold as soon as the protocol is one that has a policy.
  if (policy.is === 'known' && policy.value !== '') return judge(policy)
  return onTls(listener, world, () => {
    if (policy.is === 'unknown') return unknown(policy, 'sslPolicy')
    return unset(absent, listener.shape.source, policy.origin)
  })
}
