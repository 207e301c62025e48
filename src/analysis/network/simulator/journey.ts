import type { GatewayEndpoint, Interface, NatGateway, Subnet } from '../network.ts'
import { passesAcl } from './filters.ts'
import { interfaceInVpc, type KnownNetwork, subnetOf } from './known-network.ts'
import type { Header, Hop, Stop, StopCode } from './packet.ts'

/** What is seen of a sender's groups at the end of the way. */
export type GroupsSeen = 'both' | 'ingress' | 'none'

/** Where a packet is that keeps its header, and what happened to it on its way. */
export interface Journey {
  readonly known: KnownNetwork
  readonly header: Header
  /** Who put the header's source address on it. */
  readonly sender: Interface
  /** The subnet whose table decides next. */
  readonly subnet: Subnet
  /** Came into this VPC from another one. */
  readonly isForeign: boolean
  readonly groups: GroupsSeen
  readonly hops: Hop[]
}

/** Where a packet gets to without a change of its addresses. */
export type Arrival =
  | { readonly at: 'interface'; readonly interface: Interface }
  | { readonly at: 'nat-gateway'; readonly nat: NatGateway; readonly subnet: Subnet }
  | { readonly at: 'internet'; readonly by: 'internet-gateway' | 'egress-only-internet-gateway' }
  | { readonly at: 'service'; readonly endpoint: GatewayEndpoint }

export type Step =
  | { readonly is: 'arrived'; readonly arrival: Arrival; readonly groups: GroupsSeen }
  | { readonly is: 'goes-on'; readonly journey: Journey }
  | { readonly is: 'stopped'; readonly stop: Stop }

export function stopped(code: StopCode, at: string): Step {
  return { is: 'stopped', stop: { code, at } }
}

export function arrived(arrival: Arrival, groups: GroupsSeen): Step {
  return { is: 'arrived', arrival, groups }
}

/** Out of the subnet that the packet is in. */
export function leave({ known, subnet, header, hops }: Journey): Stop | undefined {
  return passesAcl(known, subnet, 'egress', header, hops)
}

/** To the interface of a VPC that has the address; inside a subnet no network ACL is asked. */
export function deliver(journey: Journey, vpc: string, groups: GroupsSeen): Step {
  const { known, header, hops, subnet } = journey
  const owner = interfaceInVpc(known, vpc, header.version, header.destination)
  if (!owner) return stopped('NO_POSSIBLE_DESTINATION', vpc)
  const target = subnetOf(known, owner)
  if (target.id !== subnet.id) {
    const stop = passesAcl(known, target, 'ingress', header, hops)
    if (stop) return { is: 'stopped', stop }
  }
  return arrived({ at: 'interface', interface: owner }, groups)
}
