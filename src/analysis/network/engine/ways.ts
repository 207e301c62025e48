import type { IpVersion } from '../../../model/ip.ts'
import type { Interface, RouteTarget, Subnet } from '../network.ts'
import { intersection, isWithin, overlap } from '../sets/intervals.ts'
import type { Addresses } from '../sets/traffic.ts'
import { diversionOf, ledThrough } from './diversions.ts'
import type { Lead } from './route-map.ts'
import type { Topology } from './topology.ts'
import { overTransit } from './transit-ways.ts'
import type { Crossing, Way } from './way.ts'

const kept = { in: true, out: true } as const
const lost = { in: false, out: false } as const

/** Every way from one interface to another; none where there is none. */
export function waysBetween(from: Interface, to: Interface, version: IpVersion, topology: Topology): readonly Way[] {
  const [start, end] = [topology.subnets.get(from.subnet), topology.subnets.get(to.subnet)]
  const place = topology.placeOf(to, version)
  if (!start || !end || !place) return []
  return topology.onceBetween(start, end, place, version, () => findWays(start, end, place, version, topology))
}

function findWays(
  start: Subnet,
  end: Subnet,
  place: Addresses,
  version: IpVersion,
  topology: Topology,
): readonly Way[] {
  if (start === end) return [{ over: { is: 'subnet' }, certain: true, crossings: [], keepsGroups: kept }]
  const crossings: readonly Crossing[] = [
    { subnet: start, direction: 'out' },
    { subnet: end, direction: 'in' },
  ]
  if (start.vpc === end.vpc) return inside(place, start, crossings, version, topology)
  const open: readonly Way[] = topology.mayBeOne(start.vpc, end.vpc)
    ? [{ over: { is: 'unknown' }, certain: false, crossings, keepsGroups: { in: 'unknown', out: 'unknown' } }]
    : []
  // What a subnet takes for its own never leaves it.
  const own = topology.space(version).ofCidrs(start.cidrs)
  if (isWithin(place, own)) return open
  const led = topology.leads(start, version).flatMap((lead) => {
    if (!overlap(place, lead.addresses.most)) return []
    const certain = isWithin(place, lead.addresses.least) && !overlap(place, own)
    return elsewhere(lead, certain, start, end, place, crossings, version, topology)
  })
  return [...open, ...led]
}

/** Inside a VPC all is delivered, unless a route for a part of it leads to something between. */
function inside(
  place: Addresses,
  start: Subnet,
  crossings: readonly Crossing[],
  version: IpVersion,
  topology: Topology,
): readonly Way[] {
  const diversion = diversionOf(place, start, version, topology)
  const local: Way = { over: { is: 'vpc' }, certain: diversion.is === 'none', crossings, keepsGroups: kept }
  const through = ledThrough(diversion, crossings.slice(0, 1), version, topology)
  return diversion.is === 'all' ? through : [local, ...through]
}

function elsewhere(
  { target, addresses }: Lead,
  certain: boolean,
  start: Subnet,
  end: Subnet,
  place: Addresses,
  crossings: readonly Crossing[],
  version: IpVersion,
  topology: Topology,
): readonly Way[] {
  switch (target.is) {
    case 'peering': {
      const peering = topology.peerings.get(target.id)
      if (!peering) return overUnseen(target, start, end, crossings, topology)
      if (peering.isActive === false || !isBetween(peering.vpcs, start.vpc, end.vpc)) return []
      // A group is named across a peering only inside a Region.
      const keepsGroups = { in: peering.isSameRegion, out: peering.isSameRegion }
      return [
        {
          over: { is: 'peering', id: peering.id },
          certain: certain && peering.isActive === true,
          crossings,
          keepsGroups,
        },
      ]
    }
    case 'transit-gateway': {
      const gateway = topology.transitGateways.get(target.id)
      const led = intersection(place, addresses.most)
      return gateway
        ? overTransit(gateway, certain, start, end, led, version, topology)
        : overUnseen(target, start, end, crossings.slice(0, 1), topology)
    }
    case 'appliance':
      // What it hands on takes a peering or a transit gateway as well.
      return target.forwards === false || !mayConnect(start, end, topology)
        ? []
        : [
            {
              over: { is: 'appliance', id: target.id },
              certain: false,
              crossings,
              keepsGroups: lost,
              seenAs: topology.space(version).all,
            },
          ]
    case 'nat-gateway':
      // A private NAT gateway hands on over a transit gateway or a peering, under its own address.
      return mayConnect(start, end, topology)
        ? [
            {
              over: { is: 'appliance', id: target.id },
              certain: false,
              crossings: crossings.slice(0, 1),
              keepsGroups: lost,
              seenAs: topology.space(version).all,
            },
          ]
        : []
    case 'unknown':
    case 'not-modelled':
      return mayConnect(start, end, topology)
        ? [{ over: { is: 'unknown' }, certain: false, crossings, keepsGroups: { in: 'unknown', out: 'unknown' } }]
        : []
    default:
      return []
  }
}

/** By a peering or a transit gateway that is not in the scan: whom it joins nobody knows, but who has routes to it. */
function overUnseen(
  { is, id }: RouteTarget & { readonly is: 'peering' | 'transit-gateway' },
  start: Subnet,
  end: Subnet,
  crossings: readonly Crossing[],
  { joined }: Topology,
): readonly Way[] {
  const isByPeer = is === 'transit-gateway' && joined.mayPeer(start.vpc, end.vpc)
  if (!isByPeer && !joined.mayJoin(id, start.vpc, end.vpc)) return []
  return [{ over: { is, id }, certain: false, crossings, keepsGroups: { in: 'unknown', out: 'unknown' } }]
}

const isBetween = ([one, other]: readonly [string, string], from: string, to: string) =>
  (one === from && other === to) || (one === to && other === from)

/** Is there a peering or a transit gateway that a route which is not known could lead to? */
const mayConnect = (start: Subnet, end: Subnet, { joined }: Topology): boolean => joined.besides(start.vpc).has(end.vpc)
