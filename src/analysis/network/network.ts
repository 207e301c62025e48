import type { Cidr } from '../../model/ip.ts'
import type { Origin } from '../../model/origin.ts'
import type { Maybe } from '../../model/text.ts'

/**
 * A network as the engine takes it: plain data, whatever it was read from. Ids are unique among things of one kind.
 *
 * What could not be read widens what may be: a rule whose ports are not known stands for all ports and is not `certain`. At
 * least, a thing that is not certain is not there; at most, it is. A list with `whole: false` may hold more than is listed.
 */
export interface Network {
  readonly vpcs: readonly Vpc[]
  readonly subnets: readonly Subnet[]
  readonly routeTables: readonly RouteTable[]
  readonly networkAcls: readonly NetworkAcl[]
  readonly securityGroups: readonly SecurityGroup[]
  readonly prefixLists: readonly PrefixList[]
  readonly interfaces: readonly Interface[]
  readonly natGateways: readonly NatGateway[]
  readonly peerings: readonly Peering[]
  readonly transitGateways: readonly TransitGateway[]
  readonly gatewayEndpoints: readonly GatewayEndpoint[]
  readonly loadBalancers: readonly LoadBalancer[]
  readonly targetGroups: readonly TargetGroup[]
  readonly doors: readonly Door[]
}

/** What people are told about a part of the network: how it is called and where it stands. */
export interface Thing {
  readonly id: string
  readonly name: string
  readonly origin: Origin
}

export interface Vpc extends Thing {
  /** Of both IP versions. Where not all are known, addresses in it may be any. */
  readonly cidrs: readonly Cidr[]
  readonly whole: boolean
  /** The internet gateway that is attached, if one is; 'unknown' where nobody can tell. */
  readonly internetGateway: Attached
  readonly egressOnlyInternetGateway: Attached
  /** A peering or a transit gateway that nobody sees may join it to others of which that is so too. */
  readonly mayBeJoined?: boolean
  /** Which VPC it is, only deployment decides: it may be any other one of the network. */
  readonly isOpen?: true
  /** The route table of the internet gateway, which steers what comes in; one that is not there: nobody can tell. */
  readonly entryTable?: string
}

export type Attached =
  | { readonly is: 'attached'; readonly id: string; readonly origin: Origin }
  | { readonly is: 'none' }
  | { readonly is: 'unknown' }

export interface Subnet extends Thing {
  readonly vpc: string
  /** Of both IP versions; none that is known: addresses in it may be any of its VPC's. */
  readonly cidrs: readonly Cidr[]
  readonly zone?: string
  /** Undefined: nobody can tell which. */
  readonly routeTable: string | undefined
  readonly networkAcl: string | undefined
  /** What VPC Block Public Access leaves, exclusions taken into account. */
  readonly publicAccess: 'both-ways' | 'outbound' | 'none' | 'unknown'
}

export interface RouteTable extends Thing {
  readonly routes: readonly Route[]
  readonly whole: boolean
}

/** `local` routes need not be listed: traffic inside a VPC is delivered unless a more specific route leads elsewhere. */
export interface Route extends Thing {
  readonly destination: RouteDestination
  readonly target: RouteTarget
  readonly isPropagated: boolean
  readonly certain: boolean
}

export type RouteDestination =
  | { readonly is: 'cidr'; readonly cidr: Cidr }
  | { readonly is: 'prefix-list'; readonly id: string }
  | { readonly is: 'unknown' }

export type RouteTarget =
  | { readonly is: 'local' }
  | { readonly is: 'blackhole' }
  | { readonly is: 'internet-gateway'; readonly id: string }
  | { readonly is: 'egress-only-internet-gateway'; readonly id: string }
  | { readonly is: 'nat-gateway'; readonly id: string }
  | { readonly is: 'peering'; readonly id: string }
  | { readonly is: 'transit-gateway'; readonly id: string }
  /** A virtual private gateway: VPN and Direct Connect. */
  | { readonly is: 'vpn-gateway'; readonly id: string }
  | { readonly is: 'gateway-endpoint'; readonly id: string }
  /** A Gateway Load Balancer endpoint or an interface: what stands there decides. */
  | { readonly is: 'appliance'; readonly id: string; readonly forwards: Maybe }
  /** Local gateways, carrier gateways, Cloud WAN. */
  | { readonly is: 'not-modelled'; readonly what: string }
  | { readonly is: 'unknown' }

export interface NetworkAcl extends Thing {
  readonly entries: readonly AclEntry[]
  readonly whole: boolean
}

/** Entries of one direction count in the order of their numbers; the first that matches decides; else nothing passes. */
export interface AclEntry extends Thing {
  readonly number: number
  readonly isEgress: boolean
  readonly allows: boolean
  readonly protocol: Protocol
  readonly ports: PortRange
  readonly cidr: Cidr | 'any'
  readonly certain: boolean
}

/** An IP protocol number, or all of them. */
export type Protocol = number | 'all'

/**
 * Ports from and to, both included. ICMP has `type * 256 + code` instead; protocols without ports have 0 to 65535.
 */
export type PortRange = readonly [from: number, to: number]

export const allPorts: PortRange = [0, 65_535]

export const icmp = 1
export const tcp = 6
export const udp = 17
export const icmp6 = 58

export interface SecurityGroup extends Thing {
  readonly vpc: string | undefined
  readonly ingress: readonly SecurityGroupRule[]
  readonly egress: readonly SecurityGroupRule[]
  /** False: there may be rules that are not listed, as in a group that a template only names. */
  readonly whole: boolean
}

export interface SecurityGroupRule extends Thing {
  readonly protocol: Protocol
  readonly ports: PortRange
  readonly peer: Peer
  readonly certain: boolean
}

/** Who the other end may be. */
export type Peer =
  | { readonly is: 'cidr'; readonly cidr: Cidr }
  | { readonly is: 'prefix-list'; readonly id: string }
  | { readonly is: 'group'; readonly id: string }
  /** Any address and any group. */
  | { readonly is: 'unknown' }

export interface PrefixList extends Thing {
  readonly cidrs: readonly Cidr[]
  /** False for lists that AWS keeps and nobody can see here. */
  readonly whole: boolean
}

/** A network interface, or as many as are alike: the tasks of a service in one subnet. */
export interface Interface extends Thing {
  readonly subnet: string
  readonly groups: readonly string[]
  readonly address4: Place | undefined
  readonly address6: Place | undefined
  /** A public IPv4 address is associated; `address` where it is known. */
  readonly public4: { readonly is: Maybe; readonly address?: bigint }
  /** True: it drops what is neither from nor to its own address. */
  readonly sourceDestCheck: Maybe
  readonly owner: Owner
  /** Its owner stands in one of several subnets, in each of which it has such an interface here. */
  readonly isOneOf?: true
  /** False: it may not be there. */
  readonly certain: boolean
  /** Why it may not be there, in words. */
  readonly doubt?: string
}

/** Where one address is. */
export type Place =
  | { readonly is: 'at'; readonly address: bigint }
  /** Somewhere in one of these; in none: somewhere. */
  | { readonly is: 'within'; readonly cidrs: readonly Cidr[] }

/** What an interface belongs to. `id` is that of the workload, load balancer, gateway or other resource. */
export interface Owner {
  readonly is: OwnerKind
  readonly id: string
}

export const ownerKinds = [
  'task',
  'instance',
  'load-balancer',
  'nat-gateway',
  'vpc-endpoint',
  'vpc-link',
  'data-store',
  'function',
  'accelerator',
  'other',
] as const

export type OwnerKind = (typeof ownerKinds)[number]

export interface NatGateway extends Thing {
  readonly subnet: string | undefined
  readonly isPublic: boolean
  readonly certain: boolean
}

/** `far` and `near` are alike. A VPC that the network does not hold has an id that no VPC has. */
export interface Peering extends Thing {
  readonly vpcs: readonly [string, string]
  readonly isActive: Maybe
  readonly isSameRegion: Maybe
}

export interface TransitGateway extends Thing {
  readonly attachments: readonly TransitGatewayAttachment[]
  /** False: there may be attachments that are not listed. */
  readonly whole: boolean
  readonly routeTables: readonly TransitGatewayRouteTable[]
  /** SecurityGroupReferencingSupport of the gateway. */
  readonly keepsGroups: Maybe
}

export interface TransitGatewayAttachment extends Thing {
  /** Undefined: no VPC (VPN, Direct Connect, peering with another transit gateway), or one that is not known. */
  readonly vpc: string | undefined
  readonly subnets: readonly string[]
  /** It joins two transit gateways, and is an attachment of both under one id. */
  readonly isPeering?: boolean
  /** The route table that it is associated with; undefined: none; 'unknown': nobody can tell. */
  readonly routeTable: string | 'unknown' | undefined
  readonly keepsGroups: Maybe
  readonly isAvailable: Maybe
}

export interface TransitGatewayRouteTable extends Thing {
  readonly routes: readonly TransitGatewayRoute[]
  readonly whole: boolean
}

export interface TransitGatewayRoute extends Thing {
  readonly cidr: Cidr | 'any'
  /** Of any address: it leads to none of these. */
  readonly except?: readonly Cidr[]
  /** The attachment that it leads to; undefined: a blackhole. */
  readonly attachment: string | undefined
  readonly isPropagated: boolean
  readonly certain: boolean
}

export interface GatewayEndpoint extends Thing {
  readonly vpc: string
  /** The prefix list of its service. */
  readonly prefixList: string
}

export interface LoadBalancer extends Thing {
  readonly kind: 'application' | 'network' | 'gateway' | 'classic'
  readonly isInternetFacing: Maybe
  /** One a subnet, owned by it; their groups are its groups. Without groups a network load balancer lets everything in. */
  readonly interfaces: readonly string[]
  readonly hasGroups: Maybe
  /** Of a network load balancer: its groups judge what comes through PrivateLink too. */
  readonly judgesPrivateLink: Maybe
  readonly listeners: readonly Listener[]
  /** False: there may be listeners that are not listed. Where they may lead is listed: as what is not certain. */
  readonly whole: boolean
  /** It is not in the scan: something sends requests on for it. */
  readonly isUnseen?: true
}

export interface Listener extends Thing {
  readonly protocol: Protocol
  readonly port: PortRange
  readonly forwards: readonly Forward[]
  readonly certain: boolean
}

/** One way in which requests that a listener accepts get on to targets. */
export interface Forward {
  readonly targetGroup: string
  /** From whom alone, where the rule says so. */
  readonly sources?: readonly Cidr[]
  /** What else a request has to have (host, path, header …), in words. */
  readonly conditions?: string
  readonly isAuthenticated: Maybe
  readonly certain: boolean
  readonly origin: Origin
}

export interface TargetGroup extends Thing {
  readonly protocol: Protocol
  readonly targets: readonly RegisteredTarget[]
  /** Targets see the address of the client, not that of the load balancer. */
  readonly preservesClientIp: Maybe
  readonly crossesZones: Maybe
  /** False: there may be targets that are not listed, in the VPC of the load balancer. */
  readonly whole: boolean
}

export interface RegisteredTarget {
  readonly to: { readonly is: 'interface'; readonly id: string } | { readonly is: 'load-balancer'; readonly id: string }
  readonly ports: PortRange
  readonly certain: boolean
  readonly origin: Origin
}

/** A way in that is no interface of the VPC: CloudFront, Global Accelerator, API Gateway, PrivateLink, VPC Lattice. */
export interface Door extends Thing {
  readonly kind: 'cloudfront' | 'global-accelerator' | 'api-gateway' | 'endpoint-service' | 'vpc-lattice'
  /** Who comes to it: anybody on the internet, or these interfaces alone (endpoints of consumers). */
  readonly from: 'internet' | readonly string[]
  /** Of VPC Lattice: groups that judge whoever comes, whose own groups have to let it out to where it is seen from. */
  readonly gate?: readonly string[]
  /** What its clients speak to it. */
  readonly protocol: Protocol
  readonly ports: readonly PortRange[]
  readonly to:
    | { readonly is: 'load-balancer'; readonly id: string; readonly ports: readonly PortRange[] }
    | { readonly is: 'interface'; readonly id: string; readonly ports: readonly PortRange[] }
  /** Whom what stands behind it sees: the client, interfaces with groups of their own, addresses, or nobody can tell. */
  readonly seenAs:
    | { readonly is: 'client' }
    | { readonly is: 'interfaces'; readonly ids: readonly string[] }
    | { readonly is: 'prefix-list'; readonly id: string }
    | { readonly is: 'private-link' }
    | { readonly is: 'unknown' }
  /** Comes over the internet to what is behind it, so that has to have a public address. */
  readonly isPublicOrigin: boolean
  /** Inbound entries of network ACLs are not asked, and no route is needed, but an internet gateway must be attached. */
  readonly comesFromInside: boolean
  readonly isAuthenticated: Maybe
  readonly certain: boolean
  /** Why it is not certain, in words. */
  readonly doubt?: string
}
