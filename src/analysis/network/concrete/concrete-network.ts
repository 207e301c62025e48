import type { Maybe } from '../../../model/text.ts'
import type { Attached, Network, PortRange, Thing } from '../network.ts'
import { placedNetwork } from './concrete-places.ts'

const sure = <T extends { readonly certain: boolean }>(things: readonly T[]): readonly T[] =>
  things.filter(({ certain }) => certain)
const surely = (is: Maybe): boolean => is === true
const gatewayOf = (gateway: Attached): Attached => (gateway.is === 'unknown' ? { is: 'none' } : gateway)
const idsOf = (things: readonly Thing[]): ReadonlySet<string> => new Set(things.map(({ id }) => id))

/**
 * One of the networks that a network may turn out to be: what is not certain is not there, and whatever may be anywhere is
 * somewhere. What gets through for sure has to get through in it. `port`: the one that targets with a range of ports have.
 */
export function concreteNetwork(network: Network, port: number): Network {
  const natGateways = sure(network.natGateways).filter(
    ({ id, subnet }) =>
      network.subnets.some((one) => one.id === subnet) &&
      network.interfaces.some(({ owner, certain }) => owner.is === 'nat-gateway' && owner.id === id && certain),
  )
  const nats = idsOf(natGateways)
  const lists = idsOf(network.prefixLists)
  const groups = idsOf(network.securityGroups)
  const unknownTable = { ...thing('no routes'), routes: [], whole: true }
  const unknownAcl = { ...thing('no entries'), entries: [], whole: true }
  const vpcs = idsOf(network.vpcs)
  const subnets = network.subnets.filter(({ vpc }) => vpcs.has(vpc))
  const inSubnets = idsOf(subnets)
  const [tables, acls] = [idsOf(network.routeTables), idsOf(network.networkAcls)]
  return placedNetwork({
    ...network,
    vpcs: network.vpcs.map((vpc) => ({
      ...vpc,
      whole: true,
      internetGateway: gatewayOf(vpc.internetGateway),
      egressOnlyInternetGateway: gatewayOf(vpc.egressOnlyInternetGateway),
    })),
    subnets: subnets.map((subnet) => ({
      ...subnet,
      zone: subnet.zone ?? `zone of ${subnet.id}`,
      routeTable: subnet.routeTable !== undefined && tables.has(subnet.routeTable) ? subnet.routeTable : 'no routes',
      networkAcl: subnet.networkAcl !== undefined && acls.has(subnet.networkAcl) ? subnet.networkAcl : 'no entries',
      publicAccess: subnet.publicAccess === 'unknown' ? 'none' : subnet.publicAccess,
    })),
    routeTables: [...network.routeTables, unknownTable].map((table) => ({
      ...table,
      whole: true,
      routes: sure(table.routes).filter(
        ({ destination, target }) =>
          target.is !== 'unknown' &&
          destination.is !== 'unknown' &&
          (destination.is === 'cidr' || lists.has(destination.id)) &&
          (target.is !== 'nat-gateway' || nats.has(target.id)),
      ),
    })),
    networkAcls: [...network.networkAcls, unknownAcl].map((acl) => ({
      ...acl,
      whole: true,
      entries: sure(acl.entries),
    })),
    securityGroups: network.securityGroups.map((group) => {
      const known = (rules: typeof group.ingress) =>
        sure(rules).filter(({ peer }) => peer.is !== 'unknown' && (peer.is !== 'prefix-list' || lists.has(peer.id)))
      return { ...group, whole: true, ingress: known(group.ingress), egress: known(group.egress) }
    }),
    prefixLists: network.prefixLists.map((list, index) => ({
      ...list,
      whole: true,
      cidrs: list.cidrs.length > 0 || list.whole ? list.cidrs : [listedAt(index)],
    })),
    interfaces: sure(network.interfaces)
      .filter(({ owner, subnet }) => inSubnets.has(subnet) && (owner.is !== 'nat-gateway' || nats.has(owner.id)))
      .map((one) => ({
        ...one,
        groups: one.groups.filter((id) => groups.has(id)),
        sourceDestCheck: one.sourceDestCheck !== false,
        public4: one.public4.is === true ? one.public4 : { is: false },
      })),
    natGateways,
    peerings: network.peerings.map((one) => ({
      ...one,
      isActive: surely(one.isActive),
      isSameRegion: surely(one.isSameRegion),
    })),
    transitGateways: network.transitGateways.map((gateway) => ({
      ...gateway,
      keepsGroups: surely(gateway.keepsGroups),
      attachments: gateway.attachments.map((one) => ({
        ...one,
        routeTable: one.routeTable === 'unknown' ? undefined : one.routeTable,
        keepsGroups: surely(one.keepsGroups),
        isAvailable: surely(one.isAvailable),
      })),
      routeTables: gateway.routeTables.map((table) => ({ ...table, whole: true, routes: sure(table.routes) })),
    })),
    ...balancing(network, port),
  })
}

function balancing(network: Network, port: number) {
  const there = idsOf(sure(network.interfaces))
  const portOf = ([from, to]: PortRange): PortRange => {
    const one = Math.min(Math.max(port, from), to)
    return [one, one]
  }
  return {
    loadBalancers: network.loadBalancers.map((one) => ({
      ...one,
      whole: true,
      isInternetFacing: surely(one.isInternetFacing),
      hasGroups: one.hasGroups !== false,
      judgesPrivateLink: one.judgesPrivateLink !== false,
      interfaces: one.interfaces.filter((id) => there.has(id)),
      listeners: sure(one.listeners).map((listener) => ({ ...listener, forwards: sure(listener.forwards) })),
    })),
    targetGroups: network.targetGroups.map((one) => ({
      ...one,
      whole: true,
      preservesClientIp: surely(one.preservesClientIp),
      crossesZones: surely(one.crossesZones),
      targets: sure(one.targets)
        .filter(({ to }) => to.is === 'load-balancer' || there.has(to.id))
        .map((target) => ({ ...target, ports: portOf(target.ports) })),
    })),
    doors: sure(network.doors).filter(
      ({ seenAs, to }) => seenAs.is !== 'unknown' && (to.is === 'load-balancer' || there.has(to.id)),
    ),
  }
}

/** A range of the internet for a list that AWS keeps and nobody sees. */
const listedAt = (index: number) => ({ version: 4, first: 0x34_80_00_00n + (BigInt(index) << 8n), prefix: 24 }) as const

const thing = (id: string): Thing => ({ id, name: id, origin: { at: 'call', call: 'none', field: id } })
