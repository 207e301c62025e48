import { toAppliance } from './appliance.ts'
import { toGatewayEndpoint } from './gateway-endpoint.ts'
import { toEgressOnlyInternetGateway, toInternetGateway } from './internet.ts'
import { type Arrival, deliver, type GroupsSeen, type Journey, leave, type Step, stopped } from './journey.ts'
import { holdsAny } from './matching.ts'
import { toNatGateway } from './nat-gateway.ts'
import type { Stop } from './packet.ts'
import { toPeering } from './peering.ts'
import { routeFor } from './routing.ts'
import { toTransitGateway } from './transit-gateway.ts'

export type Walked =
  | { readonly arrival: Arrival; readonly groups: GroupsSeen }
  | { readonly arrival?: undefined; readonly stop: Stop }

/** More route tables than this are a circle. */
const mostTables = 32

/** Follows a packet, as long as its addresses stay as they are. */
export function walk(start: Journey): Walked {
  let journey = start
  for (let tables = 0; tables < mostTables; tables++) {
    const step = next(journey)
    if (step.is === 'stopped') return { stop: step.stop }
    if (step.is === 'arrived') return { arrival: step.arrival, groups: step.groups }
    journey = step.journey
  }
  return { stop: { code: 'NO_PATH', at: journey.subnet.id } }
}

function next(journey: Journey): Step {
  const { known, header, subnet, hops } = journey
  if (holdsAny(subnet.cidrs, header.version, header.destination)) {
    hops.push({ kind: 'subnet', id: subnet.id, says: 'inside the subnet' })
    return deliver(journey, subnet.vpc, journey.groups)
  }
  const route = routeFor(known, subnet, header.version, header.destination)
  const table = subnet.routeTable ?? ''
  if (!route) return stopped('NO_ROUTE_TO_DESTINATION', table)
  hops.push({ kind: 'route-table', id: table, says: `${route.id} leads to ${route.target.is}` })
  const { target } = route
  if (target.is === 'blackhole') return stopped('BAD_STATE_ROUTE', route.id)
  if (target.is === 'unknown' || target.is === 'vpn-gateway' || target.is === 'not-modelled')
    return stopped('UNKNOWN_DESTINATION', route.id)
  const stop = leave(journey)
  if (stop) return { is: 'stopped', stop }
  if (target.is === 'local') return deliver(journey, subnet.vpc, journey.groups)
  if (target.is === 'internet-gateway') return toInternetGateway(journey, target.id)
  if (target.is === 'egress-only-internet-gateway') return toEgressOnlyInternetGateway(journey, target.id)
  if (target.is === 'nat-gateway') return toNatGateway(journey, target.id)
  if (target.is === 'peering') return toPeering(journey, target.id)
  if (target.is === 'transit-gateway') return toTransitGateway(journey, target.id)
  if (target.is === 'gateway-endpoint') return toGatewayEndpoint(journey, target.id)
  return toAppliance(journey, target)
}
