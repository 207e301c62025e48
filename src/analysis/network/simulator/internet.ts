import { isOnInternet } from '../../../model/ip.ts'
import type { Interface, Subnet, Vpc } from '../network.ts'
import { passesAcl } from './filters.ts'
import { arrived, type Journey, type Step, stopped } from './journey.ts'
import { addressOf, isInVpc, type KnownNetwork, loadBalancerOf, natOf, subnetOf, the } from './known-network.ts'
import { holdsAny, rfc1918, rfc4193, rfc6598 } from './matching.ts'
import type { Header, Hop, Stop, StopCode } from './packet.ts'
import { routeFor } from './routing.ts'

/** Out by an internet gateway: IPv4 needs a public address of the sender, IPv6 the sender's own. */
export function toInternetGateway(journey: Journey, id: string): Step {
  const { known, subnet, header, hops, sender } = journey
  const vpc = the(known.vpcs, subnet.vpc)
  if (vpc.internetGateway.is !== 'attached' || vpc.internetGateway.id !== id) return stopped('BAD_STATE_ROUTE', id)
  if (!mayLeave(subnet, natOf(known, sender) !== undefined)) return stopped('VPC_BLOCK_PUBLIC_ACCESS_ENABLED', id)
  const code = whyNotOut(vpc, header) ?? whyNotSender(journey)
  if (code) return stopped(code, id)
  hops.push({ kind: 'internet-gateway', id, says: 'out to the internet' })
  return arrived({ at: 'internet', by: 'internet-gateway' }, 'none')
}

/** VPC BPA basics: where only outbound is left, NAT gateways and egress-only internet gateways may still send. */
function mayLeave({ publicAccess }: Subnet, isOutboundOnly: boolean): boolean {
  return publicAccess === 'both-ways' || (publicAccess === 'outbound' && isOutboundOnly)
}

function whyNotOut(vpc: Vpc, { version, destination }: Header): StopCode | undefined {
  if (holdsAny(rfc1918, version, destination)) return 'IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS'
  if (holdsAny(rfc6598, version, destination)) return 'IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS'
  if (isInVpc(vpc, version, destination)) return 'IGW_DESTINATION_ADDRESS_IN_VPC_CIDRS'
  return undefined
}

function whyNotSender({ known, header, sender, isForeign }: Journey): StopCode | undefined {
  if (addressOf(sender, header.version) !== header.source) return 'GATEWAY_REJECTS_SPOOFED_TRAFFIC'
  if (isForeign)
    return header.version === 4 ? 'IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS' : 'GATEWAY_REJECTS_SPOOFED_TRAFFIC'
  if (header.version === 6) return undefined
  const isPublicSender = natOf(known, sender)?.isPublic !== false && sender.public4.is === true
  return isPublicSender ? undefined : 'IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS'
}

/** Out by an egress-only internet gateway: IPv6 of the VPC's own senders. */
export function toEgressOnlyInternetGateway(journey: Journey, id: string): Step {
  const { known, subnet, header, hops, sender, isForeign } = journey
  const vpc = the(known.vpcs, subnet.vpc)
  const gateway = vpc.egressOnlyInternetGateway
  if (gateway.is !== 'attached' || gateway.id !== id) return stopped('BAD_STATE_ROUTE', id)
  if (header.version === 4) return stopped('PROTOCOL_RESTRICTION', id)
  if (!mayLeave(subnet, true)) return stopped('VPC_BLOCK_PUBLIC_ACCESS_ENABLED', id)
  if (isInVpc(vpc, header.version, header.destination)) return stopped('IGW_DESTINATION_ADDRESS_IN_VPC_CIDRS', id)
  if (isForeign || addressOf(sender, 6) !== header.source) return stopped('GATEWAY_REJECTS_SPOOFED_TRAFFIC', id)
  hops.push({ kind: 'egress-only-internet-gateway', id, says: 'out to the internet' })
  return arrived({ at: 'internet', by: 'egress-only-internet-gateway' }, 'none')
}

/** From the internet to an interface's own address, which `header` already has. No route table is asked. */
export function comeIn(known: KnownNetwork, owner: Interface, header: Header, hops: Hop[]): Stop | undefined {
  const subnet = subnetOf(known, owner)
  const gateway = the(known.vpcs, subnet.vpc).internetGateway
  if (gateway.is !== 'attached') return { code: 'NO_PATH', at: subnet.vpc }
  const code = whyNotIn(known, owner, subnet, header)
  if (code) return { code, at: gateway.id }
  hops.push({ kind: 'internet-gateway', id: gateway.id, says: `in from the internet to ${owner.id}` })
  const { entryTable } = the(known.vpcs, subnet.vpc)
  const steered =
    entryTable && routeFor(known, { ...subnet, routeTable: entryTable }, header.version, header.destination)
  if (steered && steered.target.is !== 'local') return { code: 'INGRESS_RTB_TRAFFIC_REDIRECTION', at: steered.id }
  return passesAcl(known, subnet, 'ingress', header, hops)
}

function whyNotIn(known: KnownNetwork, owner: Interface, subnet: Subnet, header: Header): StopCode | undefined {
  const { version, source, destination } = header
  if (holdsAny(rfc1918, version, source)) return 'IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS'
  if (holdsAny(rfc6598, version, source)) return 'IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS'
  if (!isOnInternet({ version, value: source })) return 'NO_SOURCE_OR_DESTINATION'
  if (isInVpc(the(known.vpcs, subnet.vpc), version, source)) return 'GATEWAY_REJECTS_SPOOFED_TRAFFIC'
  if (subnet.publicAccess !== 'both-ways') return 'VPC_BLOCK_PUBLIC_ACCESS_ENABLED'
  if (version === 4 && owner.public4.is !== true) return 'IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS'
  if (holdsAny(rfc4193, version, destination)) return 'IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS'
  if (loadBalancerOf(known, owner)?.isInternetFacing === false) return 'BW_INTERNAL_LOAD_BALANCER'
  return natOf(known, owner) ? 'NO_POSSIBLE_DESTINATION' : undefined
}
