import type { IpVersion } from '../../model/ip.ts'
import type { Maybe } from '../../model/text.ts'
import type { Direction } from './filters.ts'
import { intersection, isWithin, overlap, unionOf } from './intervals.ts'
import type { Interface, RouteTarget, Subnet, TransitGateway, TransitGatewayAttachment } from './network.ts'
import type { Lead } from './route-map.ts'
import type { Topology } from './topology.ts'
import type { Addresses } from './traffic.ts'
import { isSameZone } from './zones.ts'

/** One way of packets from one interface to another: which network ACLs judge them, and whether groups are known at its end. */
export interface Way {
  readonly over: Over
  /** Is it there for sure? */
  readonly certain: boolean
  /** ACLs of subnets on the way. What leaves is judged by destination, what enters by source. */
  readonly crossings: readonly Crossing[]
  readonly keepsGroups: { readonly in: Maybe; readonly out: Maybe }
  /** The addresses that the other end may see, where that of the sender is lost. */
  readonly seenAs?: Addresses
}

export type Over =
  | { readonly is: 'subnet' }
  | { readonly is: 'vpc' }
  | { readonly is: 'appliance'; readonly id: string }
  | { readonly is: 'peering'; readonly id: string }
  | { readonly is: 'transit-gateway'; readonly id: string }
  | { readonly is: 'unknown' }

export interface Crossing {
  readonly subnet: Subnet
  readonly direction: Direction
}

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
  // What a subnet takes for its own never leaves it.
  const own = topology.space(version).ofCidrs(start.cidrs)
  if (isWithin(place, own)) return []
  return topology.leads(start, version).flatMap((lead) => {
    if (!overlap(place, lead.addresses.most)) return []
    const certain = isWithin(place, lead.addresses.least) && !overlap(place, own)
    return elsewhere(lead, certain, start, end, place, crossings, version, topology)
  })
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

/** What comes out of something between has another address, perhaps. */
const ledThrough = (
  { through }: Diversion,
  crossings: readonly Crossing[],
  version: IpVersion,
  topology: Topology,
): readonly Way[] =>
  through.map((over) => ({
    over,
    certain: false,
    crossings,
    keepsGroups: { in: 'unknown', out: 'unknown' },
    seenAs: topology.space(version).all,
  }))

interface Diversion {
  /** Are the packets to a place in the VPC led elsewhere: none, some perhaps, or all? */
  readonly is: 'none' | 'some' | 'all'
  /** What they are led through, and may come out of again. */
  readonly through: readonly Over[]
}

/**
 * What routes for parts of the own VPC do to packets that stay in it. One whose destination is not known is taken to lead out:
 * routes inside a VPC are rare, and doubt about every neighbour would tell nobody anything.
 */
export function diversionOf(place: Addresses, subnet: Subnet, version: IpVersion, topology: Topology): Diversion {
  const [space, filters] = [topology.space(version), topology.filters(version)]
  const own = space.ofCidrs(topology.vpcs.get(subnet.vpc)?.cidrs ?? [])
  let [may, always] = [false, false]
  const through: Over[] = []
  for (const { target, addresses, routes } of topology.leads(subnet, version)) {
    if (target.is === 'local') continue
    const inner = unionOf(
      routes.flatMap(({ destination }) => {
        if (destination.is === 'cidr') {
          const named = space.ofCidr(destination.cidr)
          return isWithin(named, own) ? [named] : []
        }
        return destination.is === 'prefix-list' ? [intersection(filters.ofPrefixList(destination.id).most, own)] : []
      }),
    )
    if (!overlap(place, intersection(inner, addresses.most))) continue
    may = true
    if (isWithin(place, intersection(inner, addresses.least))) always = true
    // What it does with them is not followed: they may come out again.
    if (target.is === 'appliance' && target.forwards === false) continue
    if (target.is !== 'blackhole') through.push({ is: 'appliance', id: 'id' in target ? target.id : target.is })
  }
  return { is: always ? 'all' : may ? 'some' : 'none', through }
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
      if (!peering || peering.isActive === false || !isBetween(peering.vpcs, start.vpc, end.vpc)) return []
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
      return gateway ? overTransit(gateway, certain, start, end, led, version, topology) : []
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

const isBetween = ([one, other]: readonly [string, string], from: string, to: string) =>
  (one === from && other === to) || (one === to && other === from)

/** Is there a peering or a transit gateway that a route which is not known could lead to? */
function mayConnect(start: Subnet, end: Subnet, { network }: Topology): boolean {
  return (
    network.peerings.some(({ vpcs, isActive }) => isActive !== false && isBetween(vpcs, start.vpc, end.vpc)) ||
    network.transitGateways.some(({ attachments }) =>
      [start.vpc, end.vpc].every((id) => attachments.some(({ vpc }) => vpc === id)),
    )
  )
}

/**
 * Over a transit gateway: into it by an attachment in the zone of the subnet, on by the route table of the attachment, out by
 * an attachment of the other VPC.
 *
 * Source: AWS Transit Gateway Guide, "Network ACLs for transit gateways" and "How transit gateways work".
 */
function overTransit(
  gateway: TransitGateway,
  certain: boolean,
  start: Subnet,
  end: Subnet,
  place: Addresses,
  version: IpVersion,
  topology: Topology,
): readonly Way[] {
  return topology.attachmentsOf(gateway, start.vpc).flatMap((into) => {
    if (into.isAvailable === false) return []
    const entries = inZone(into, start, topology)
    return topology.transitLeadsTo(place, gateway, into, version).flatMap(({ attachment: out, addresses }) => {
      if (out.isAvailable === false) return []
      const led = intersection(place, addresses.most)
      if (out.vpc !== end.vpc) return byAnother(gateway, out, start, end, led, version, topology)
      const routed = certain && isWithin(place, addresses.least)
      const keepsGroups = groupsKept(gateway, into, out)
      return entries.subnets.flatMap((entry) =>
        exitsOf(out, start, topology).flatMap((exit, _, exits): readonly Way[] => {
          const isOnly = entries.certain && entries.subnets.length === 1 && exits.length === 1
          // In the other VPC the routes of the attachment's own subnet lead on.
          const diversion: Diversion =
            exit === end ? { is: 'none', through: [] } : diversionOf(led, exit, version, topology)
          const available = into.isAvailable === true && out.isAvailable === true
          const straight: Way = {
            over: { is: 'transit-gateway', id: gateway.id },
            certain: routed && isOnly && available && diversion.is === 'none',
            crossings: [...intoTransit(start, entry), ...outOfTransit(exit, end)],
            keepsGroups,
          }
          const diverted = ledThrough(diversion, intoTransit(start, entry), version, topology)
          return diversion.is === 'all' ? diverted : [straight, ...diverted]
        }),
      )
    })
  })
}

/**
 * Through a VPC between the two, where a firewall stands perhaps: what it does with the packets is not followed, but its routes
 * may lead on.
 */
function byAnother(
  gateway: TransitGateway,
  out: TransitGatewayAttachment,
  start: Subnet,
  end: Subnet,
  place: Addresses,
  version: IpVersion,
  topology: Topology,
): readonly Way[] {
  if (!topology.joined.with(start.vpc).has(end.vpc)) return []
  const leadsOn = subnetsOf(out, topology)
    .flatMap((subnet) => topology.leads(subnet, version))
    .some(({ target, addresses }) => onward.has(target.is) && overlap(place, addresses.most))
  if (!leadsOn) return []
  return [
    {
      over: { is: 'transit-gateway', id: gateway.id },
      certain: false,
      crossings: [{ subnet: start, direction: 'out' }],
      keepsGroups: { in: 'unknown', out: 'unknown' },
      seenAs: topology.space(version).all,
    },
  ]
}

const onward: ReadonlySet<RouteTarget['is']> = new Set([
  'transit-gateway',
  'appliance',
  'nat-gateway',
  'peering',
  'unknown',
])

/** The attachment's subnets in the zone of the sender: there is no other way in. */
function inZone(attachment: TransitGatewayAttachment, { zone }: Subnet, topology: Topology) {
  const own = subnetsOf(attachment, topology)
  const subnets = own.filter((subnet) => isSameZone(subnet.zone, zone) !== false)
  return { subnets, certain: zone !== undefined && subnets.every((subnet) => isSameZone(subnet.zone, zone) === true) }
}

/** The attachment's subnet in the zone of the sender where it has one, else any. */
function exitsOf(attachment: TransitGatewayAttachment, { zone }: Subnet, topology: Topology): readonly Subnet[] {
  const own = subnetsOf(attachment, topology)
  if (!own.some((subnet) => isSameZone(subnet.zone, zone) === true)) return own
  return own.filter((subnet) => isSameZone(subnet.zone, zone) !== false)
}

export const subnetsOf = ({ subnets }: TransitGatewayAttachment, topology: Topology): readonly Subnet[] =>
  subnets.flatMap((id) => topology.subnets.get(id) ?? [])

const intoTransit = (start: Subnet, entry: Subnet): readonly Crossing[] => [
  { subnet: start, direction: 'out' },
  { subnet: entry, direction: 'in' },
]

/** What comes out into the subnet of the attachment itself is not judged at all. */
const outOfTransit = (exit: Subnet, end: Subnet): readonly Crossing[] =>
  exit === end
    ? []
    : [
        { subnet: exit, direction: 'out' },
        { subnet: end, direction: 'in' },
      ]

/** Only rules for what comes in may name groups behind a transit gateway, and only where both sides say so. */
function groupsKept(gateway: TransitGateway, into: TransitGatewayAttachment, out: TransitGatewayAttachment) {
  const all = [gateway.keepsGroups, into.keepsGroups, out.keepsGroups]
  return {
    in: all.includes(false) ? false : all.includes('unknown') ? ('unknown' as const) : true,
    out: false as const,
  }
}
