import type { Subnet, TransitGateway, TransitGatewayAttachment } from '../network.ts'
import { passesAcl } from './filters.ts'
import type { GroupsSeen, Journey, Step } from './journey.ts'
import { stopped } from './journey.ts'
import { type KnownNetwork, the } from './known-network.ts'
import { transitRouteFor } from './routing.ts'

/**
 * Through a transit gateway: in by the attachment's subnet in the zone of the sender, whose inbound entries judge the source;
 * then the table that the attachment is associated with. Source: Transit Gateways guide, "Network ACLs for transit gateways".
 */
export function toTransitGateway(journey: Journey, id: string): Step {
  const { known, subnet, header, hops } = journey
  const gateway = known.transitGateways.get(id)
  if (!gateway) return stopped('BAD_STATE_ROUTE', id)
  const near = gateway.attachments.find(({ vpc }) => vpc === subnet.vpc)
  if (!near) return stopped('UNASSOCIATED_COMPONENT', id)
  if (near.isAvailable !== true) return stopped('BAD_STATE_ATTACHMENT', near.id)
  const entry = subnetInZone(known, near, subnet.zone)
  if (!entry) return stopped('TGW_ROUTE_AZ_RESTRICTION', near.id)
  const stop = passesAcl(known, entry, 'ingress', header, hops)
  if (stop) return { is: 'stopped', stop }
  hops.push({ kind: 'transit-gateway', id, says: `in by ${near.id}` })
  return onwards(journey, gateway, near, [])
}

/** By the table of the attachment that it came in by; a peering has the table of the other gateway decide next. */
function onwards(
  journey: Journey,
  gateway: TransitGateway,
  near: TransitGatewayAttachment,
  passed: readonly string[],
): Step {
  const { known, header, hops, groups } = journey
  const table = gateway.routeTables.find(({ id }) => id === near.routeTable)
  if (!table) return stopped('TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION', near.id)
  const route = transitRouteFor(table, header.version, header.destination)
  if (!route) return stopped('TGW_RTB_CANNOT_ROUTE', table.id)
  hops.push({ kind: 'transit-gateway-route-table', id: table.id, says: route.id })
  if (route.attachment === undefined) return stopped('TGW_RTB_BAD_STATE_ROUTE', route.id)
  const far = gateway.attachments.find(({ id }) => id === route.attachment)
  if (far?.isAvailable !== true) return stopped('BAD_STATE_ATTACHMENT', route.attachment)
  for (const other of known.transitGateways.values()) {
    const side = other.id === gateway.id ? undefined : other.attachments.find(({ id }) => id === far.id)
    if (!side || far.vpc !== undefined) continue
    if (passed.includes(side.routeTable ?? '')) return stopped('NO_PATH', other.id)
    hops.push({ kind: 'transit-gateway', id: other.id, says: `from ${gateway.id} by ${far.id}` })
    return onwards(journey, other, side, [...passed, table.id])
  }
  if (far.vpc === undefined || !known.vpcs.has(far.vpc)) return stopped('UNKNOWN_DESTINATION', far.id)
  const exit = subnetInZone(known, far, journey.subnet.zone) ?? known.subnets.get(far.subnets[0] ?? '')
  if (!exit) return stopped('BAD_STATE_ATTACHMENT', far.id)
  hops.push({ kind: 'transit-gateway', id: gateway.id, says: `out by ${far.id} into ${exit.id}` })
  const seen = seenAcross(gateway, near, far, passed.length > 0 ? 'none' : groups)
  return { is: 'goes-on', journey: { ...journey, subnet: exit, isForeign: true, groups: seen } }
}

function subnetInZone(
  known: KnownNetwork,
  { subnets }: TransitGatewayAttachment,
  zone: string | undefined,
): Subnet | undefined {
  return subnets.map((id) => the(known.subnets, id)).find((subnet) => subnet.zone === zone)
}

/** References to groups hold in inbound rules alone, where the gateway and both attachments support them. */
function seenAcross(
  gateway: TransitGateway,
  near: TransitGatewayAttachment,
  far: TransitGatewayAttachment,
  before: GroupsSeen,
): GroupsSeen {
  const isKept = gateway.keepsGroups === true && near.keepsGroups === true && far.keepsGroups === true
  return isKept && before !== 'none' ? 'ingress' : 'none'
}
