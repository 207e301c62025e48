import type { Resource } from '../../model/resource.ts'
import type { action } from '../../model/resources/listener.ts'
import type { StructOf, Target } from '../../model/shape.ts'
import type { Read, Unknown } from '../../model/slot.ts'
import type { Items, World } from '../../model/world.ts'
import { type Named, referenceIndex, valuesOf } from '../references.ts'

export type Listener = Resource<'AWS::ElasticLoadBalancingV2::Listener'>
export type ListenerRule = Resource<'AWS::ElasticLoadBalancingV2::ListenerRule'>
export type TargetGroup = Resource<'AWS::ElasticLoadBalancingV2::TargetGroup'>
export type Action = StructOf<typeof action>

/** What leads requests on: a listener by its default actions, a rule of it by its own. */
export type Router = Listener | ListenerRule

/** The resources that a list names, and what of it cannot be told. */
export interface Found<T> {
  readonly known: readonly T[]
  readonly unread: readonly Unknown[]
}

export const actionsOf = (router: Router, world: World): Items<Action> =>
  router.type === 'AWS::ElasticLoadBalancingV2::Listener'
    ? world.items(router, 'defaultActions')
    : world.items(router, 'actions')

/**
 * What an action does: `forward`, `redirect`, `fixed-response`, or a step before one of these.
 *
 * Source: Elastic Load Balancing API Reference, "Action".
 */
export const kindOf = (action: Action, world: World): Read<string> => world.read(action, 'type')

/** The listener that something names. */
export function listenerOf(router: Router, world: World): Read<Listener> {
  if (router.type === 'AWS::ElasticLoadBalancingV2::Listener')
    return { is: 'known', value: router, origin: router.place }
  return world.follow(router, 'listenerArn')
}

/** The rules of a listener that are in the scan. */
export const rulesOf = (listener: Listener, world: World): readonly ListenerRule[] =>
  (rulesByListener(world.estate).to.get(listener.address) ?? []).filter((rule) => {
    const named = world.exists(rule) ? world.follow(rule, 'listenerArn') : undefined
    return named?.is === 'known' && named.value.address === listener.address
  })

const rulesByListener = referenceIndex<ListenerRule>(
  (estate) => estate.ofType('AWS::ElasticLoadBalancingV2::ListenerRule'),
  (rule) => [rule.slots.listenerArn],
)

/** The target groups that an action forwards to. */
export function targetGroupsOf(action: Action, world: World): Found<TargetGroup> {
  const known: TargetGroup[] = []
  const unread: Unknown[] = []
  const take = (named: Read<TargetGroup>) => {
    if (named.is === 'known') known.push(named.value)
    else if (named.is === 'unknown') unread.push(named)
  }
  take(world.follow(action, 'targetGroupArn'))
  const config = world.read(action, 'forwardConfig')
  if (config.is === 'unknown') unread.push(config)
  if (config.is === 'known') {
    const { items, unknown } = world.items(config.value, 'targetGroups')
    unread.push(...unknown)
    for (const { value } of items) take(world.follow(value, 'targetGroupArn'))
  }
  return { known: [...new Set(known)], unread }
}

/** The listeners that forward to a target group, themselves or by a rule. */
export function listenersTo(group: TargetGroup, world: World): Found<Listener> {
  const known = new Set<Listener>()
  const unread: Unknown[] = []
  for (const router of routersByTargetGroup(world.estate).to.get(group.address) ?? []) {
    if (!world.exists(router)) continue
    const leads = actionsOf(router, world).items.some(({ value }) => targetGroupsOf(value, world).known.includes(group))
    const listener = leads ? listenerOf(router, world) : undefined
    if (listener?.is === 'known') known.add(listener.value)
    else if (listener?.is === 'unknown') unread.push(listener)
  }
  return { known: [...known], unread }
}

const routersByTargetGroup = referenceIndex<Router>(
  (estate) => [
    ...estate.ofType('AWS::ElasticLoadBalancingV2::Listener'),
    ...estate.ofType('AWS::ElasticLoadBalancingV2::ListenerRule'),
  ],
  (router): readonly Named[] => {
    const slot =
      router.type === 'AWS::ElasticLoadBalancingV2::Listener' ? router.slots.defaultActions : router.slots.actions
    return valuesOf(slot)
      .flatMap(({ items }) => items.flatMap(valuesOf))
      .flatMap(({ slots }) => [
        slots.targetGroupArn,
        ...valuesOf(slots.forwardConfig)
          .flatMap((config) => valuesOf(config.slots.targetGroups))
          .flatMap(({ items }) => items.flatMap(valuesOf))
          .map((tuple) => tuple.slots.targetGroupArn),
      ])
  },
)

/** A certificate that a listener shows, as it is named. */
export type Certificate = Target<'AWS::CertificateManager::Certificate' | 'AWS::IAM::ServerCertificate'>

/** The default certificate of a listener and those beside it. */
export function certificatesOf(listener: Listener, world: World): Found<Extract<Read<Certificate>, { is: 'known' }>> {
  const holders = [
    world.items(listener, 'certificates'),
    ...(certificatesByListener(world.estate).to.get(listener.address) ?? [])
      .filter((beside) => world.exists(beside))
      .map((beside) => world.items(beside, 'certificates')),
  ]
  const named = holders.flatMap(({ items }) => items.map(({ value }) => world.read(value, 'certificateArn')))
  return {
    known: named.flatMap((read) => (read.is === 'known' ? [read] : [])),
    unread: [
      ...holders.flatMap(({ unknown }) => unknown),
      ...named.flatMap((read) => (read.is === 'unknown' ? [read] : [])),
    ],
  }
}

const certificatesByListener = referenceIndex(
  (estate) => estate.ofType('AWS::ElasticLoadBalancingV2::ListenerCertificate'),
  (beside) => [beside.slots.listenerArn],
)
