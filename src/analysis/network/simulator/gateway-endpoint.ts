import { tcp } from '../network.ts'
import { arrived, type Journey, type Step, stopped } from './journey.ts'
import { the } from './known-network.ts'
import { holdsAny, isEcho } from './matching.ts'

/** Gateway endpoints take TCP and ICMP echo requests from their own VPC to their service. */
export function toGatewayEndpoint({ known, subnet, header, hops, isForeign }: Journey, id: string): Step {
  const endpoint = known.gatewayEndpoints.get(id)
  if (endpoint?.vpc !== subnet.vpc) return stopped('BAD_STATE_ROUTE', id)
  if (isForeign) return stopped('VPCE_GATEWAY_EGRESS_SOURCE_ADDRESS_RESTRICTION', id)
  if (header.protocol !== tcp && !isEcho(header)) return stopped('VPCE_GATEWAY_PROTOCOL_RESTRICTION', id)
  if (!holdsAny(the(known.prefixLists, endpoint.prefixList).cidrs, header.version, header.destination))
    return stopped('NO_POSSIBLE_DESTINATION', id)
  hops.push({ kind: 'gateway-endpoint', id, says: `to the service of ${endpoint.prefixList}` })
  return arrived({ at: 'service', endpoint }, 'none')
}
