import { deliver, type Journey, type Step, stopped } from './journey.ts'
import { isInVpc } from './known-network.ts'

/**
 * Over a peering connection, to an interface of the other VPC and no further. Group references hold in one Region only.
 * Source: VPC Peering Guide.
 */
export function toPeering(journey: Journey, id: string): Step {
  const { known, subnet, header, hops, groups, isForeign } = journey
  const peering = known.peerings.get(id)
  if (!peering?.vpcs.includes(subnet.vpc)) return stopped('BAD_STATE_ROUTE', id)
  if (peering.isActive !== true) return stopped('BAD_STATE', id)
  if (isForeign) return stopped('PCX_REQUIRES_ADDRESS_IN_VPC_CIDR', id)
  const [near, far] = peering.vpcs
  const other = known.vpcs.get(near === subnet.vpc ? far : near)
  if (!other) return stopped('UNKNOWN_DESTINATION', id)
  if (!isInVpc(other, header.version, header.destination)) return stopped('PCX_REQUIRES_ADDRESS_IN_VPC_CIDR', id)
  hops.push({ kind: 'peering', id, says: `to ${other.id}` })
  return deliver(journey, other.id, peering.isSameRegion === true ? groups : 'none')
}
