import type { Resource } from '../../../model/resource.ts'
import { allPorts, type Forward, type Listener, type Protocol, type Thing, tcp, udp } from '../network.ts'
import type { Draft } from './draft.ts'
import { listed } from './listed.ts'

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
