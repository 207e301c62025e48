import type { Network, SecurityGroupRule } from '../../src/analysis/network/network.ts'
import type { Cidr } from '../../src/model/ip.ts'
import type { Maybe } from '../../src/model/text.ts'
import type { Draw } from './draw.ts'
import { someRule } from './pools.ts'

/** Changes of a network of which it is known what they do to its flows. */

/** One more rule in some group: no flow goes. */
export function withOneMoreRule(draw: Draw, network: Network): Network {
  const chosen = draw.oneOf(network.securityGroups)
  const groups = network.securityGroups.map(({ id }) => id)
  const rule = someRule(draw, 'added', groups, ['pl-own', 'pl-s3'])
  const way = draw.oneOf(['ingress', 'egress'] as const)
  return {
    ...network,
    securityGroups: network.securityGroups.map((it) => (it === chosen ? { ...it, [way]: [...it[way], rule] } : it)),
  }
}

/** Every CIDR of rules and entries as its two halves: nothing changes. What a route names is longer then, and counts more. */
export function inHalves(network: Network): Network {
  const routed = network.routeTables.flatMap(({ routes }) =>
    routes.flatMap(({ destination }) => (destination.is === 'prefix-list' ? destination.id : [])),
  )
  const halved = (rules: readonly SecurityGroupRule[]): readonly SecurityGroupRule[] =>
    rules.flatMap((rule) => {
      const { peer } = rule
      if (peer.is !== 'cidr') return [rule]
      return halves(peer.cidr).map((cidr, at) => ({
        ...rule,
        id: `${rule.id}/${at}`,
        peer: { is: 'cidr', cidr } as const,
      }))
    })
  return {
    ...network,
    securityGroups: network.securityGroups.map((it) => ({
      ...it,
      ingress: halved(it.ingress),
      egress: halved(it.egress),
    })),
    networkAcls: network.networkAcls.map((acl) => ({
      ...acl,
      entries: acl.entries.flatMap((it) =>
        it.cidr === 'any' ? [it] : halves(it.cidr).map((cidr, at) => ({ ...it, id: `${it.id}/${at}`, cidr })),
      ),
    })),
    prefixLists: network.prefixLists.map((it) =>
      routed.includes(it.id) ? it : { ...it, cidrs: it.cidrs.flatMap(halves) },
    ),
    loadBalancers: network.loadBalancers.map((it) => ({
      ...it,
      listeners: it.listeners.map((listener) => ({
        ...listener,
        forwards: listener.forwards.map(({ sources, ...forward }) => ({
          ...forward,
          ...(sources && { sources: sources.flatMap(halves) }),
        })),
      })),
    })),
  }
}

function halves(cidr: Cidr): readonly Cidr[] {
  const bits = cidr.version === 4 ? 32 : 128
  if (cidr.prefix === bits) return [cidr]
  const prefix = cidr.prefix + 1
  return [
    { ...cidr, prefix },
    { ...cidr, prefix, first: cidr.first + (1n << BigInt(bits - prefix)) },
  ]
}

/** Entries that come again with higher numbers: nothing changes. */
export function withEntriesAgain(network: Network): Network {
  return {
    ...network,
    networkAcls: network.networkAcls.map((acl) => ({
      ...acl,
      entries: [
        ...acl.entries,
        ...acl.entries.map((it) => ({ ...it, id: `${it.id} again`, number: it.number + 40_000 })),
      ],
    })),
  }
}

/** Lists the other way round where order has no meaning: nothing changes. */
export function inOtherOrder(network: Network): Network {
  return {
    ...network,
    vpcs: network.vpcs.toReversed(),
    subnets: network.subnets.toReversed(),
    interfaces: network.interfaces.toReversed(),
    routeTables: network.routeTables.toReversed().map((it) => ({ ...it, routes: it.routes.toReversed() })),
    peerings: network.peerings.map(({ vpcs: [near, far], ...it }) => ({ ...it, vpcs: [far, near] as const })),
    securityGroups: network.securityGroups
      .toReversed()
      .map((it) => ({ ...it, ingress: it.ingress.toReversed(), egress: it.egress.toReversed() })),
    loadBalancers: network.loadBalancers.toReversed().map((it) => ({
      ...it,
      interfaces: it.interfaces.toReversed(),
      listeners: it.listeners.toReversed().map((own) => ({ ...own, forwards: own.forwards.toReversed() })),
    })),
    targetGroups: network.targetGroups.toReversed().map((it) => ({ ...it, targets: it.targets.toReversed() })),
    doors: network.doors.toReversed(),
  }
}

/** Every group by another name: nothing changes. */
export function withOtherGroupNames(network: Network): Network {
  const other = (id: string) => `${id}-renamed`
  const renamed = (rule: SecurityGroupRule): SecurityGroupRule =>
    rule.peer.is === 'group' ? { ...rule, peer: { is: 'group', id: other(rule.peer.id) } } : rule
  return {
    ...network,
    interfaces: network.interfaces.map((it) => ({ ...it, groups: it.groups.map(other) })),
    securityGroups: network.securityGroups.map((it) => ({
      ...it,
      id: other(it.id),
      ingress: it.ingress.map(renamed),
      egress: it.egress.map(renamed),
    })),
  }
}

/** Less of it is known: nothing more is certain, and nothing less is possible. */
export function withLessKnown(draw: Draw, network: Network): Network {
  const less = <T extends { readonly certain: boolean }>(things: readonly T[]): readonly T[] =>
    things.map((it) => (draw.chance(10) ? { ...it, certain: false } : it))
  const open = <T extends { readonly whole: boolean }>(it: T): T => (draw.chance(10) ? { ...it, whole: false } : it)
  const rules = (all: readonly SecurityGroupRule[]): readonly SecurityGroupRule[] =>
    less(all).map((it) => (draw.chance(5) ? { ...it, peer: { is: 'unknown' } } : it))
  const maybe = (is: Maybe): Maybe => (draw.chance(10) ? 'unknown' : is)
  return {
    ...network,
    vpcs: network.vpcs.map((it) => (draw.chance(10) ? { ...it, internetGateway: { is: 'unknown' } } : it)),
    subnets: network.subnets.map((it) => ({
      ...it,
      ...(draw.chance(5) && { routeTable: undefined }),
      ...(draw.chance(5) && { networkAcl: undefined }),
      ...(draw.chance(5) && { publicAccess: 'unknown' }),
    })),
    routeTables: network.routeTables.map((it) => ({ ...open(it), routes: less(it.routes) })),
    networkAcls: network.networkAcls.map((it) => ({ ...open(it), entries: less(it.entries) })),
    securityGroups: network.securityGroups.map((it) => ({
      ...open(it),
      ingress: rules(it.ingress),
      egress: rules(it.egress),
    })),
    prefixLists: network.prefixLists.map(open),
    interfaces: less(network.interfaces),
    natGateways: less(network.natGateways),
    peerings: network.peerings.map((it) => ({
      ...it,
      isActive: maybe(it.isActive),
      isSameRegion: maybe(it.isSameRegion),
    })),
    loadBalancers: network.loadBalancers.map((it) => ({
      ...it,
      isInternetFacing: maybe(it.isInternetFacing),
      listeners: less(it.listeners).map((own) => ({ ...own, forwards: less(own.forwards) })),
    })),
    targetGroups: network.targetGroups.map((it) => ({
      ...it,
      preservesClientIp: maybe(it.preservesClientIp),
      crossesZones: maybe(it.crossesZones),
      targets: less(it.targets),
    })),
    doors: less(network.doors),
  }
}
