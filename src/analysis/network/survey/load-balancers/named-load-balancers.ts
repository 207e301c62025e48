import type { Origin } from '../../../../model/origin.ts'
import type { Resource } from '../../../../model/resource.ts'
import {
  allPorts,
  type Forward,
  type Interface,
  type LoadBalancer,
  type RegisteredTarget,
  type TargetGroup,
  tcp,
} from '../../network.ts'
import type { Draft } from '../draft.ts'
import { resourceAt, shortName } from '../named.ts'
import { forwardsOfRules, listenersByBalancer, listenersOf, rulesByListener } from './listeners.ts'
import { subnetsByInterface } from './registrations.ts'
import { targetGroupsByBalancer, unseenListeners } from './unseen-listeners.ts'

interface NamedBalancers {
  readonly loadBalancers: readonly LoadBalancer[]
  readonly targetGroups: readonly TargetGroup[]
}

/**
 * Load balancers that are not in the scan, but send requests to what is: by listeners, rules or target groups. Nobody
 * knows where they stand and whom they let in, so that their interfaces may be anywhere and in any group that is named.
 */
export function namedBalancersOf(
  registered: ReadonlyMap<string, readonly RegisteredTarget[]>,
  draft: Draft,
): NamedBalancers {
  const loadBalancers: LoadBalancer[] = []
  for (const [id, [first]] of draft.index(listenersByBalancer)) {
    if (!first || id === '' || resourceAt(id, draft.estate)) continue
    const stand = standIn(id, first.place, draft)
    loadBalancers.push({ ...stand, listeners: [...listenersOf(id, draft).listeners, ...unseenListeners(stand, draft)] })
  }
  for (const [id, [first]] of draft.index(targetGroupsByBalancer)) {
    if (!first || resourceAt(id, draft.estate) || draft.index(listenersByBalancer).has(id)) continue
    const stand = standIn(id, first.place, draft)
    loadBalancers.push({ ...stand, listeners: unseenListeners(stand, draft) })
  }
  for (const [listener, [first]] of draft.index(rulesByListener)) {
    if (!first || resourceAt(listener, draft.estate)) continue
    loadBalancers.push(behindListener(listener, first.place, forwardsOfRules(listener, draft), draft))
  }
  const targetGroups: TargetGroup[] = []
  for (const [id, targets] of registered) {
    const [first] = targets
    if (!first || resourceAt(id, draft.estate)) continue
    const { origin } = first
    targetGroups.push({
      id,
      name: shortName(id),
      origin,
      protocol: 'all',
      targets,
      preservesClientIp: 'unknown',
      crossesZones: 'unknown',
      // Whoever of the scan registers says so.
      whole: true,
    })
    const forward: Forward = { targetGroup: id, isAuthenticated: 'unknown', certain: false, origin }
    loadBalancers.push(behindListener(`the listener of ${id}`, origin, [forward], draft))
  }
  for (const balancer of loadBalancers) joinWithTargets(balancer, registered, draft)
  return { loadBalancers, targetGroups }
}

const behindListener = (id: string, origin: Origin, forwards: readonly Forward[], draft: Draft): LoadBalancer => ({
  ...standIn(`the load balancer of ${id}`, origin, draft, shortName(id)),
  listeners: [{ id, name: shortName(id), origin, protocol: tcp, port: allPorts, forwards, certain: false }],
})

/** `listener`: what it is known by, where it has no name itself. */
function standIn(id: string, origin: Origin, draft: Draft, listener?: string): LoadBalancer {
  const name = listener === undefined ? shortName(id) : `the load balancer of ${listener}`
  const shown = draft.ownedBy(id)
  const interfaces = shown.length > 0 ? shown : [interfaceOf(id, name, origin, draft)]
  draft.gap(`The load balancer ${listener === undefined ? name : `of ${listener}`} is not in this scan.`, origin)
  return {
    id,
    name,
    origin,
    kind: kindIn(id),
    isInternetFacing: 'unknown',
    interfaces,
    hasGroups: 'unknown',
    judgesPrivateLink: 'unknown',
    listeners: [],
    whole: false,
    isUnseen: true,
  }
}

/** Its ARN says it: `…:loadbalancer/net/…`. */
const kindIn = (id: string) =>
  id.includes(':loadbalancer/net/') ? 'network' : id.includes(':loadbalancer/gwy/') ? 'gateway' : 'application'

/**
 * Somewhere, and in any group of an account of which replies show a part, or that rules name and that is not in the scan or
 * that of a load balancer: which may be this one, by a name that nobody can tell.
 */
function interfaceOf(id: string, name: string, origin: Origin, draft: Draft): string {
  const subnet = `a subnet of ${id}`
  draft.namedSubnets.set(subnet, { id: subnet, name: `a subnet of ${name}`, origin })
  const own = `security groups of ${id}`
  draft.namedGroups.set(own, { id: own, name: `security groups of ${name}`, origin })
  const seen = draft.index(groupsSeen).get('') ?? []
  const peers = draft.index(groupsOfPeers).get('') ?? []
  const made: Interface = {
    id: `${id}/interface`,
    name,
    origin,
    subnet,
    groups: [...new Set([own, ...peers, ...seen])],
    address4: { is: 'within', cidrs: [] },
    address6: undefined,
    public4: { is: 'unknown' },
    sourceDestCheck: true,
    owner: { is: 'load-balancer', id },
    certain: false,
  }
  draft.add(made, [own])
  return made.id
}

/** Groups that rules name and that are not in the scan or those of a load balancer. */
function* groupsOfPeers({ interfaces, peerGroups, namedGroups }: Draft): Iterable<readonly ['', string]> {
  const ofBalancers = new Set(interfaces.flatMap(({ owner, groups }) => (owner.is === 'load-balancer' ? groups : [])))
  for (const group of peerGroups) if (namedGroups.has(group) || ofBalancers.has(group)) yield ['', group]
}

function* groupsSeen(draft: Draft): Iterable<readonly ['', string]> {
  for (const { address, from } of draft.of('AWS::EC2::SecurityGroup')) if (from === 'reply') yield ['', address]
}

/** It stands in the VPC of its target groups, or of their targets where they are not in the scan themselves. */
function joinWithTargets(
  { id, listeners }: LoadBalancer,
  registered: ReadonlyMap<string, readonly RegisteredTarget[]>,
  draft: Draft,
): void {
  for (const { targetGroup } of listeners.flatMap(({ forwards }) => forwards)) {
    const group: Resource | undefined = draft.estate.at(targetGroup)
    const targets = resourceAt(targetGroup, draft.estate) ? [] : (registered.get(targetGroup) ?? [])
    for (const { to } of targets) {
      const [subnet] = draft.index(subnetsByInterface).get(to.id) ?? []
      if (subnet !== undefined) draft.together.join(`subnet ${subnet}`, `subnet a subnet of ${id}`)
    }
    if (group?.type !== 'AWS::ElasticLoadBalancingV2::TargetGroup') continue
    const vpc = draft.vpc(draft.world.read(group, 'vpcId'))
    if (vpc !== undefined) draft.together.join(`vpc ${vpc}`, `subnet a subnet of ${id}`)
  }
}
