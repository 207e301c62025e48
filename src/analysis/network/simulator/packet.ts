import type { IpVersion } from '../../../model/ip.ts'

/** One packet that somebody sends, and the connection that it would open. */
export interface Packet {
  readonly from:
    | { readonly is: 'interface'; readonly id: string }
    | { readonly is: 'internet'; readonly address: bigint }
  /** An interface stands for its private address, and for its public one when the packet comes from the internet. */
  readonly to: { readonly is: 'interface'; readonly id: string } | { readonly is: 'address'; readonly address: bigint }
  readonly version: IpVersion
  readonly protocol: number
  /** Of the service; ICMP: `type * 256 + code`; no meaning in protocols without ports. */
  readonly port: number
  readonly sourcePort: number
  /** The port that NAT gateways send from; the client's own where it is not given. */
  readonly translatedPort?: number
}

/** What stands on the packet at one place. `port` is the destination's. */
export interface Header {
  readonly version: IpVersion
  readonly protocol: number
  readonly source: bigint
  readonly destination: bigint
  readonly sourcePort: number
  readonly port: number
}

export interface Hop {
  readonly kind: HopKind
  readonly id: string
  readonly says: string
}

export type HopKind =
  | 'interface'
  | 'security-group'
  | 'network-acl'
  | 'subnet'
  | 'route-table'
  | 'internet-gateway'
  | 'egress-only-internet-gateway'
  | 'internet'
  | 'nat-gateway'
  | 'peering'
  | 'transit-gateway'
  | 'transit-gateway-route-table'
  | 'gateway-endpoint'
  | 'appliance'
  | 'load-balancer'
  | 'target-group'
  | 'door'

/** Explanation codes of VPC Reachability Analyzer; those with BW_ are ours. */
export type StopCode =
  | 'BAD_STATE'
  | 'BAD_STATE_ATTACHMENT'
  | 'BAD_STATE_ROUTE'
  | 'BW_ANSWER_GOES_ELSEWHERE'
  | 'BW_INTERNAL_LOAD_BALANCER'
  | 'BW_NO_ANSWER'
  | 'CANNOT_ROUTE'
  | 'ENI_ADDRESS_RESTRICTION'
  | 'ENI_SG_RULES_MISMATCH'
  | 'ENI_SOURCE_DEST_CHECK_RESTRICTION'
  | 'GATEWAY_REJECTS_SPOOFED_TRAFFIC'
  | 'IGW_DESTINATION_ADDRESS_IN_VPC_CIDRS'
  | 'IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS'
  | 'IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS'
  | 'IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS'
  | 'IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS'
  | 'IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS'
  | 'IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS'
  | 'INGRESS_RTB_TRAFFIC_REDIRECTION'
  | 'NGW_REQUIRES_SOURCE_IN_VPC'
  | 'NGW_SOURCE_ADDRESS_REASSIGN'
  | 'NO_PATH'
  | 'NO_POSSIBLE_DESTINATION'
  | 'NO_ROUTE_TO_DESTINATION'
  | 'NO_SOURCE_OR_DESTINATION'
  | 'PCX_REQUIRES_ADDRESS_IN_VPC_CIDR'
  | 'PROTOCOL_RESTRICTION'
  | 'SG_HAS_NO_RULES'
  | 'SUBNET_ACL_RESTRICTION'
  | 'TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION'
  | 'TGW_ROUTE_AZ_RESTRICTION'
  | 'TGW_RTB_BAD_STATE_ROUTE'
  | 'TGW_RTB_CANNOT_ROUTE'
  | 'UNASSOCIATED_COMPONENT'
  | 'UNKNOWN_DESTINATION'
  | 'VPCE_GATEWAY_EGRESS_SOURCE_ADDRESS_RESTRICTION'
  | 'VPCE_GATEWAY_PROTOCOL_RESTRICTION'
  | 'VPCE_INTRA_VPC_TRAFFIC'
  | 'VPC_BLOCK_PUBLIC_ACCESS_ENABLED'

export interface Stop {
  readonly code: StopCode
  /** The thing that lets nothing on. */
  readonly at: string
}

export interface Simulation {
  readonly delivered: boolean
  readonly answered: boolean
  readonly hops: readonly Hop[]
  readonly answerHops: readonly Hop[]
  /** Why it was not delivered, or not answered. */
  readonly stopped?: Stop
  /** Where the packet was delivered. */
  readonly arrivesAt?: 'interface' | 'internet' | 'service'
  /** What the receiver sees. */
  readonly arrivesAs?: Header
  /** It left a VPC for the internet and came back into one. */
  readonly crossesInternet: boolean
}
