import type {
  AclEntry,
  Interface,
  NatGateway,
  Network,
  NetworkAcl,
  Peering,
  PortRange,
  PrefixList,
  Protocol,
  Route,
  RouteDestination,
  RouteTable,
  RouteTarget,
  SecurityGroup,
  SecurityGroupRule,
  Subnet,
  Thing,
  TransitGateway,
  TransitGatewayAttachment,
  TransitGatewayRoute,
  Vpc,
} from '../../src/analysis/network/network.ts'
import { allPorts } from '../../src/analysis/network/network.ts'
import { type Cidr, parseCidr, parseIp } from '../../src/model/ip.ts'

/** Parts of a network in few words. Addresses and CIDRs are text; a peer is a CIDR, `pl-…` or `sg-…`. */

export function thing(id: string): Thing {
  return { id, name: id, origin: { at: 'call', call: 'test', field: id } }
}

export function cidr(text: string): Cidr {
  const read = parseCidr(text)
  if (!read) throw new Error(`${text} is no CIDR`)
  return read
}

export function address(text: string): bigint {
  const read = parseIp(text)
  if (!read) throw new Error(`${text} is no address`)
  return read.value
}

export function network(parts: Partial<Network>): Network {
  return {
    vpcs: [],
    subnets: [],
    routeTables: [],
    networkAcls: [],
    securityGroups: [],
    prefixLists: [],
    interfaces: [],
    natGateways: [],
    peerings: [],
    transitGateways: [],
    gatewayEndpoints: [],
    loadBalancers: [],
    targetGroups: [],
    doors: [],
    ...parts,
  }
}

export function vpc(id: string, cidrs: readonly string[], more: Partial<Vpc> = {}): Vpc {
  return {
    ...thing(id),
    cidrs: cidrs.map(cidr),
    whole: true,
    internetGateway: { is: 'none' },
    egressOnlyInternetGateway: { is: 'none' },
    ...more,
  }
}

export function attached(id: string): Vpc['internetGateway'] {
  return { is: 'attached', id, origin: thing(id).origin }
}

export function subnet(id: string, vpcId: string, cidrs: readonly string[], more: Partial<Subnet> = {}): Subnet {
  return {
    ...thing(id),
    vpc: vpcId,
    cidrs: cidrs.map(cidr),
    zone: 'a',
    routeTable: `rtb-${id}`,
    networkAcl: 'acl-open',
    publicAccess: 'both-ways',
    ...more,
  }
}

export function routeTable(id: string, routes: readonly Route[]): RouteTable {
  return { ...thing(id), routes, whole: true }
}

export function destination(text: string): RouteDestination {
  return text.startsWith('pl-') ? { is: 'prefix-list', id: text } : { is: 'cidr', cidr: cidr(text) }
}

export function route(to: string, target: RouteTarget, more: Partial<Route> = {}): Route {
  return {
    ...thing(`${to} to ${target.is}`),
    destination: destination(to),
    target,
    isPropagated: false,
    certain: true,
    ...more,
  }
}

export function networkAcl(id: string, entries: readonly AclEntry[]): NetworkAcl {
  return { ...thing(id), entries, whole: true }
}

export interface Traffic {
  readonly protocol?: Protocol
  readonly ports?: PortRange
}

export function entry(
  number: number,
  way: 'in' | 'out',
  does: 'allow' | 'deny',
  peer: string,
  { protocol = 'all', ports = allPorts }: Traffic = {},
): AclEntry {
  return {
    ...thing(`${way} ${number}`),
    number,
    isEgress: way === 'out',
    allows: does === 'allow',
    protocol,
    ports,
    cidr: peer === 'any' ? 'any' : cidr(peer),
    certain: true,
  }
}

export const openAcl = networkAcl('acl-open', [entry(100, 'in', 'allow', 'any'), entry(100, 'out', 'allow', 'any')])

export function rule(peer: string, { protocol = 'all', ports = allPorts }: Traffic = {}): SecurityGroupRule {
  return {
    ...thing(`${peer} ${protocol} ${ports[0]}-${ports[1]}`),
    protocol,
    ports,
    peer: peer.startsWith('pl-')
      ? { is: 'prefix-list', id: peer }
      : peer.startsWith('sg-')
        ? { is: 'group', id: peer }
        : { is: 'cidr', cidr: cidr(peer) },
    certain: true,
  }
}

export const anywhere = [rule('0.0.0.0/0'), rule('::/0')]

export function group(
  id: string,
  ingress: readonly SecurityGroupRule[],
  egress: readonly SecurityGroupRule[] = anywhere,
): SecurityGroup {
  return { ...thing(id), vpc: undefined, ingress, egress, whole: true }
}

export function prefixList(id: string, cidrs: readonly string[]): PrefixList {
  return { ...thing(id), cidrs: cidrs.map(cidr), whole: true }
}

export interface Addresses {
  readonly v4?: string
  readonly v6?: string
  readonly public4?: string
}

export function networkInterface(
  id: string,
  subnetId: string,
  { v4, v6, public4 }: Addresses,
  groups: readonly string[],
  more: Partial<Interface> = {},
): Interface {
  return {
    ...thing(id),
    subnet: subnetId,
    groups,
    address4: v4 === undefined ? undefined : { is: 'at', address: address(v4) },
    address6: v6 === undefined ? undefined : { is: 'at', address: address(v6) },
    public4: public4 === undefined ? { is: false } : { is: true, address: address(public4) },
    sourceDestCheck: true,
    owner: { is: 'task', id: `task of ${id}` },
    certain: true,
    ...more,
  }
}

export function natGateway(id: string, subnetId: string, isPublic = true): NatGateway {
  return { ...thing(id), subnet: subnetId, isPublic, certain: true }
}

export function peering(id: string, near: string, far: string, more: Partial<Peering> = {}): Peering {
  return { ...thing(id), vpcs: [near, far], isActive: true, isSameRegion: true, ...more }
}

export function attachment(
  id: string,
  vpcId: string | undefined,
  subnets: readonly string[],
  table: string | undefined,
  more: Partial<TransitGatewayAttachment> = {},
): TransitGatewayAttachment {
  return { ...thing(id), vpc: vpcId, subnets, routeTable: table, keepsGroups: true, isAvailable: true, ...more }
}

/** Of a transit gateway; without an attachment a blackhole. */
export function transitRoute(to: string, attachmentId: string | undefined, isPropagated = false): TransitGatewayRoute {
  return {
    ...thing(`${to} to ${attachmentId ?? 'nowhere'}`),
    cidr: to === 'any' ? 'any' : cidr(to),
    attachment: attachmentId,
    isPropagated,
    certain: true,
  }
}

export function transitGateway(
  id: string,
  attachments: readonly TransitGatewayAttachment[],
  tables: Readonly<Record<string, readonly TransitGatewayRoute[]>>,
  more: Partial<TransitGateway> = {},
): TransitGateway {
  return {
    ...thing(id),
    attachments,
    whole: true,
    routeTables: Object.entries(tables).map(([table, routes]) => ({ ...thing(table), routes, whole: true })),
    keepsGroups: false,
    ...more,
  }
}
