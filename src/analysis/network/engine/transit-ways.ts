import type { IpVersion } from '../../../model/ip.ts'
import type { Maybe } from '../../../model/text.ts'
import type { Subnet, TransitGateway, TransitGatewayAttachment } from '../network.ts'
import { overlap } from '../sets/intervals.ts'
import type { Addresses } from '../sets/traffic.ts'
import { type Diversion, diversionOf, ledThrough } from './diversions.ts'
import type { Topology } from './topology.ts'
import { type Leg, ledOn, legsOf, subnetsOf } from './transit-legs.ts'
import type { Crossing, Way } from './way.ts'
import { isSameZone } from './zones.ts'

/**
 * Over a transit gateway: into it by an attachment in the zone of the subnet, on by the route table of the attachment, perhaps
 * to gateways that it peers with and by their tables, out by an attachment of the other VPC.
 *
 * Source: AWS Transit Gateway Guide, "Network ACLs for transit gateways", "How transit gateways work" and "Transit gateway
 * peering attachments".
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
    return legsOf(gateway, into, place, version, topology).flatMap((leg) => {
      if (leg.out.vpc !== end.vpc) return byAnother(gateway, leg, start, end, version, topology)
      const isSure = certain && leg.certain && into.isAvailable === true
      const keepsGroups = groupsKept([gateway, into, leg.out], leg.isPeered)
      return entries.subnets.flatMap((entry) => {
        const exits = exitsOf(leg.out, start, topology)
        const isOnly = entries.certain && entries.subnets.length === 1 && exits.length === 1
        return exits.flatMap((exit): readonly Way[] => {
          // In the other VPC the routes of the attachment's own subnet lead on.
          const diversion: Diversion =
            exit === end ? { is: 'none', through: [] } : diversionOf(leg.place, exit, version, topology)
          const straight: Way = {
            over: { is: 'transit-gateway', id: gateway.id, ...(leg.isPeered && { peer: leg.by.id }) },
            certain: isSure && isOnly && diversion.is === 'none',
            crossings: [...intoTransit(start, entry), ...outOfTransit(exit, end)],
            keepsGroups,
          }
          const diverted = ledThrough(diversion, intoTransit(start, entry), version, topology)
          return diversion.is === 'all' ? diverted : [straight, ...diverted]
        })
      })
    })
  })
}

/**
 * Through a VPC between the two, where a firewall stands perhaps: what it does with the packets is not followed, but its routes
 * may lead on. Or by a peering to a gateway that is not in the scan.
 */
function byAnother(
  gateway: TransitGateway,
  { out, place }: Leg,
  start: Subnet,
  end: Subnet,
  version: IpVersion,
  topology: Topology,
): readonly Way[] {
  if (!topology.joined.with(start.vpc).has(end.vpc)) return []
  const leadsOn = overlap(place, ledOn(out, version, topology))
  const mayLead = out.isPeering && topology.joined.mayPeer(start.vpc, end.vpc)
  if (!leadsOn && !mayLead) return []
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

/** Only rules for what comes in may name groups behind a transit gateway, where all sides say so, and never behind a peering. */
function groupsKept(sides: readonly { readonly keepsGroups: Maybe }[], isPeered: boolean) {
  const all = sides.map(({ keepsGroups }) => keepsGroups)
  return {
    in: isPeered || all.includes(false) ? false : all.includes('unknown') ? ('unknown' as const) : true,
    out: false as const,
  }
}
