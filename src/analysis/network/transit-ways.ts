import type { IpVersion } from '../../model/ip.ts'
import { type Diversion, diversionOf, ledThrough } from './diversions.ts'
import { intersection, isWithin, overlap } from './intervals.ts'
import type { RouteTarget, Subnet, TransitGateway, TransitGatewayAttachment } from './network.ts'
import type { Topology } from './topology.ts'
import type { Addresses } from './traffic.ts'
import type { Crossing, Way } from './way.ts'
import { isSameZone } from './zones.ts'

/**
 * Over a transit gateway: into it by an attachment in the zone of the subnet, on by the route table of the attachment, out by
 * an attachment of the other VPC.
 *
 * Source: AWS Transit Gateway Guide, "Network ACLs for transit gateways" and "How transit gateways work".
 */
export function overTransit(
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
 * may lead on. Or by a peering to a transit gateway that the other VPC is attached to: its tables are not followed.
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
  const isPeered =
    out.vpc === undefined &&
    topology.network.transitGateways.some(
      (other) => other.id !== gateway.id && other.attachments.some(({ id }) => id === out.id),
    )
  const leadsOn = subnetsOf(out, topology)
    .flatMap((subnet) => topology.leads(subnet, version))
    .some(({ target, addresses }) => onward.has(target.is) && overlap(place, addresses.most))
  if (!leadsOn && !isPeered) return []
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
