import { icmp, tcp, udp } from '../network.ts'
import { passesAcl } from './filters.ts'
import { arrived, type Journey, type Step, stopped } from './journey.ts'
import { the } from './known-network.ts'

/**
 * Into a NAT gateway, whose subnet's table decides next. A route to one in the own subnet leads back to it for ever.
 * Source: VPC User Guide, "NAT gateways".
 */
export function toNatGateway({ known, subnet, header, hops }: Journey, id: string): Step {
  const nat = known.natGateways.get(id)
  if (!nat) return stopped('BAD_STATE_ROUTE', id)
  const own = the(known.subnets, nat.subnet)
  if (own.vpc !== subnet.vpc) return stopped('NGW_REQUIRES_SOURCE_IN_VPC', id)
  if (own.id === subnet.id) return stopped('CANNOT_ROUTE', id)
  if (header.version === 6 || ![tcp, udp, icmp].includes(header.protocol)) return stopped('PROTOCOL_RESTRICTION', id)
  const stop = passesAcl(known, own, 'ingress', header, hops)
  if (stop) return { is: 'stopped', stop }
  hops.push({ kind: 'nat-gateway', id, says: 'puts its own address on the packet' })
  return arrived({ at: 'nat-gateway', nat, subnet: own }, 'none')
}
