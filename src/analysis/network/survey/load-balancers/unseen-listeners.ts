import type { Resource } from '../../../../model/resource.ts'
import { allPorts, type Forward, type Listener, type Protocol, type Thing, tcp, udp } from '../../network.ts'
import type { Draft } from '../draft.ts'
import { alternatives, listed } from '../listed.ts'
import type { Conditions } from './rule-conditions.ts'

type Group = Resource<'AWS::ElasticLoadBalancingV2::TargetGroup'>

/** Replies show which load balancers a target group has, whether or not their listeners and rules are shown. */
export function* targetGroupsByBalancer(draft: Draft): Iterable<readonly [balancer: string, Group]> {
  for (const group of draft.of('AWS::ElasticLoadBalancingV2::TargetGroup')) {
    for (const { read } of listed(group, 'loadBalancerArns', draft.world).items) {
      const balancer = draft.idOf(read)
      if (balancer !== undefined) yield [balancer, group]
    }
  }
}

/** To which target groups a listener may send requests, beside those that are seen, by rules that are not. */
export function unseenForwards(balancer: string, seen: readonly Forward[], draft: Draft): readonly Forward[] {
  const always = new Set(
    seen.flatMap(({ targetGroup, sources, certain }) => (certain && sources === undefined ? [targetGroup] : [])),
  )
  return (draft.index(targetGroupsByBalancer).get(balancer) ?? []).flatMap(({ address, place }) =>
    always.has(address) ? [] : [{ targetGroup: address, isAuthenticated: 'unknown', certain: false, origin: place }],
  )
}

/** Where actions that are not known at all may lead: to a target group that no action of the scan names. */
export const unknownForwards = (about: Conditions, draft: Draft): readonly Forward[] =>
  (draft.index(groupsThatNoneNames).get('') ?? []).map(({ address, place }) => ({
    ...about,
    targetGroup: address,
    isAuthenticated: 'unknown',
    certain: false,
    origin: place,
  }))

function* groupsThatNoneNames(draft: Draft): Iterable<readonly ['', Group]> {
  const { world } = draft
  const actions = [
    ...draft.of('AWS::ElasticLoadBalancingV2::Listener').flatMap((one) => listed(one, 'defaultActions', world).items),
    ...draft.of('AWS::ElasticLoadBalancingV2::ListenerRule').flatMap((one) => listed(one, 'actions', world).items),
  ]
  const reads = actions.flatMap(({ value }) => {
    const config = world.read(value, 'forwardConfig')
    const several = config.is === 'known' ? listed(config.value, 'targetGroups', world).items : []
    return [
      ...alternatives(value, 'targetGroupArn', world),
      ...several.flatMap((one) => alternatives(one.value, 'targetGroupArn', world)),
    ]
  })
  const named = new Set(reads.map(({ read }) => draft.idOf(read)))
  for (const group of draft.of('AWS::ElasticLoadBalancingV2::TargetGroup'))
    if (!named.has(group.address)) yield ['', group]
}

/** Listeners that a load balancer may have beside those that are seen. */
export function unseenListeners({ id, name, origin }: Thing, draft: Draft): readonly Listener[] {
  const forwards = unseenForwards(id, [], draft)
  if (forwards.length === 0) return []
  const protocols: readonly Protocol[] = [tcp, udp]
  return protocols.map((protocol) => ({
    id: `${id}/${protocol} that is not seen`,
    name: `what nobody knows of ${name}`,
    origin,
    protocol,
    port: allPorts,
    forwards,
    certain: false,
  }))
}
