import type { Cidr, IpVersion } from '../../../model/ip.ts'
import type {
  GatewayEndpoint,
  Interface,
  LoadBalancer,
  NatGateway,
  Network,
  NetworkAcl,
  Peering,
  Place,
  SecurityGroup,
  Subnet,
  TargetGroup,
  Thing,
  TransitGateway,
  TransitGatewayAttachment,
  Vpc,
} from '../network.ts'
import { AddressSpace } from '../sets/address-space.ts'
import { type Bounds, both, exactly } from '../sets/bounds.ts'
import { nothing, overlap, union } from '../sets/intervals.ts'
import type { Addresses } from '../sets/traffic.ts'
import { Filters } from './filters.ts'
import { JoinedVpcs } from './joined-vpcs.ts'
import { type Lead, leadsOf } from './route-map.ts'
import { type TransitLead, transitLeads } from './transit-routes.ts'

/** A network with its parts by id, and its addresses, filters and routes compiled on demand. */
export class Topology {
  readonly network: Network
  readonly vpcs: ReadonlyMap<string, Vpc>
  readonly subnets: ReadonlyMap<string, Subnet>
  readonly interfaces: ReadonlyMap<string, Interface>
  readonly natGateways: ReadonlyMap<string, NatGateway>
  readonly peerings: ReadonlyMap<string, Peering>
  readonly transitGateways: ReadonlyMap<string, TransitGateway>
  readonly gatewayEndpoints: ReadonlyMap<string, GatewayEndpoint>
  readonly loadBalancers: ReadonlyMap<string, LoadBalancer>
  readonly targetGroups: ReadonlyMap<string, TargetGroup>
  readonly securityGroups: ReadonlyMap<string, SecurityGroup>
  readonly networkAcls: ReadonlyMap<string, NetworkAcl>
  readonly joined: JoinedVpcs
  readonly #routeTables
  readonly #versions: ReadonlyMap<IpVersion, { readonly space: AddressSpace; readonly filters: Filters }>
  readonly #transitLeads = new Map<string, readonly TransitLead[]>()
  readonly #places = { 4: new Map<Place, Addresses>(), 6: new Map<Place, Addresses>() } as const
  readonly #between = new Map<string, unknown>()
  readonly #attachments = new Map<string, Map<string, readonly TransitGatewayAttachment[]>>()
  readonly #leads = new Map<string, readonly Lead[]>()
  #peers: ReadonlyMap<string, readonly Attached[]> | undefined

  /** `asked`: ranges that questions are about, beside those of the network itself. */
  constructor(network: Network, asked: readonly Cidr[] = []) {
    this.network = network
    this.vpcs = byId(vpcsWithSubnets(network))
    this.subnets = byId(network.subnets)
    this.interfaces = byId(network.interfaces)
    this.natGateways = byId(network.natGateways)
    this.peerings = byId(network.peerings)
    this.transitGateways = byId(network.transitGateways)
    this.gatewayEndpoints = byId(network.gatewayEndpoints)
    this.loadBalancers = byId(network.loadBalancers)
    this.targetGroups = byId(network.targetGroups)
    this.securityGroups = byId(network.securityGroups)
    this.networkAcls = byId(network.networkAcls)
    this.joined = new JoinedVpcs(network)
    this.#routeTables = byId(network.routeTables)
    const lists = byId(network.prefixLists)
    const cidrs = [...cidrsIn(network), ...asked]
    this.#versions = new Map(
      ([4, 6] as const).map((version) => {
        const space = new AddressSpace(version, cidrs)
        return [version, { space, filters: new Filters(space, this.securityGroups, this.networkAcls, lists) }]
      }),
    )
  }

  space(version: IpVersion): AddressSpace {
    return this.#of(version).space
  }

  filters(version: IpVersion): Filters {
    return this.#of(version).filters
  }

  #of(version: IpVersion) {
    const found = this.#versions.get(version)
    if (!found) throw new Error(`there is no IP version ${version}`)
    return found
  }

  /** May two VPCs turn out to be one? */
  mayBeOne(one: string, other: string): boolean {
    return one !== other && [one, other].some((id) => this.vpcs.get(id)?.isOpen === true)
  }

  /** Where the routes of a subnet lead. */
  leads(subnet: Subnet, version: IpVersion): readonly Lead[] {
    const key = `${version} ${subnet.vpc} ${subnet.routeTable ?? ''}`
    const known = this.#leads.get(key)
    if (known) return known
    const table = subnet.routeTable === undefined ? undefined : this.#routeTables.get(subnet.routeTable)
    const leads = leadsOf(table, this.vpcs.get(subnet.vpc), this.space(version), this.filters(version))
    this.#leads.set(key, leads)
    return leads
  }

  /** Where the route table of its internet gateway leads what comes into a VPC; undefined where it has none. */
  entryLeads(vpc: Vpc, version: IpVersion): readonly Lead[] | undefined {
    if (vpc.entryTable === undefined) return undefined
    const key = `${version} ${vpc.id} entry`
    const known = this.#leads.get(key)
    if (known) return known
    const leads = leadsOf(this.#routeTables.get(vpc.entryTable), vpc, this.space(version), this.filters(version))
    this.#leads.set(key, leads)
    return leads
  }

  /** The route table of its internet gateway. */
  entryTableOf({ entryTable }: Vpc) {
    return entryTable === undefined ? undefined : this.#routeTables.get(entryTable)
  }

  /** The attachments of a VPC to a transit gateway. */
  attachmentsOf(gateway: TransitGateway, vpc: string): readonly TransitGatewayAttachment[] {
    let byVpc = this.#attachments.get(gateway.id)
    if (!byVpc) {
      byVpc = new Map()
      for (const attachment of gateway.attachments) {
        if (attachment.vpc === undefined) continue
        byVpc.set(attachment.vpc, [...(byVpc.get(attachment.vpc) ?? []), attachment])
      }
      this.#attachments.set(gateway.id, byVpc)
    }
    return byVpc.get(vpc) ?? []
  }

  /** The gateway at the other side of a peering, which is an attachment of both; undefined where it is not in the scan. */
  peerOf({ id: own }: TransitGateway, { id }: TransitGatewayAttachment) {
    this.#peers ??= peersOf(this.network.transitGateways)
    return this.#peers.get(id)?.find(({ gateway }) => gateway.id !== own)
  }

  /** Where a transit gateway sends what comes in by an attachment. */
  transitLeads(gateway: TransitGateway, into: TransitGatewayAttachment, version: IpVersion): readonly TransitLead[] {
    const key = `${version} ${gateway.id} ${into.routeTable ?? ''}`
    const known = this.#transitLeads.get(key)
    if (known) return known
    const leads = transitLeads(gateway, into, this.space(version))
    this.#transitLeads.set(key, leads)
    return leads
  }

  /** Where it may send what is for a place. */
  transitLeadsTo(
    place: Addresses,
    gateway: TransitGateway,
    into: TransitGatewayAttachment,
    version: IpVersion,
  ): readonly TransitLead[] {
    const key = `${version} ${gateway.id} ${into.routeTable ?? ''} ${place.join()}`
    const known = this.#transitLeads.get(key)
    if (known) return known
    const leads = this.transitLeads(gateway, into, version).filter(({ addresses }) => overlap(place, addresses.most))
    this.#transitLeads.set(key, leads)
    return leads
  }

  /** What is the same for every two interfaces of two subnets, computed once; for other VPCs it is asked too rarely to keep. */
  onceBetween<V>(start: Subnet, end: Subnet, place: Addresses, version: IpVersion, make: () => V): V {
    if (start.vpc !== end.vpc) return make()
    const key = `${version} ${start.id} ${end.id} ${place.join()}`
    const known = this.#between.get(key)
    if (known !== undefined) return known as V
    const made = make()
    this.#between.set(key, made)
    return made
  }

  /** What is known of the addresses of a VPC. */
  ownOf(vpc: string, version: IpVersion): Addresses {
    return this.space(version).ofCidrs(this.vpcs.get(vpc)?.cidrs ?? [])
  }

  routeTableOf(subnet: Subnet) {
    return subnet.routeTable === undefined ? undefined : this.#routeTables.get(subnet.routeTable)
  }

  /** Where the address of an interface may be; undefined where it has none of the version. */
  placeOf(one: Interface, version: IpVersion): Addresses | undefined {
    const place = version === 4 ? one.address4 : one.address6
    if (!place) return undefined
    const known = this.#places[version].get(place) ?? this.space(version).ofPlace(place)
    this.#places[version].set(place, known)
    return known
  }
}

export const byId = <T extends Thing>(things: readonly T[]): ReadonlyMap<string, T> =>
  new Map(things.map((thing) => [thing.id, thing]))

interface Attached {
  readonly gateway: TransitGateway
  readonly attachment: TransitGatewayAttachment
}

/** Attachments that are not of a VPC, with their gateways. */
function peersOf(gateways: readonly TransitGateway[]): ReadonlyMap<string, readonly Attached[]> {
  const peers = new Map<string, readonly Attached[]>()
  for (const gateway of gateways) {
    for (const attachment of gateway.attachments) {
      const { id, vpc } = attachment
      if (vpc === undefined) peers.set(id, [...(peers.get(id) ?? []), { gateway, attachment }])
    }
  }
  return peers
}

/** The addresses that a subnet sends to the internet gateway of its VPC. */
export function towardsInternet(subnet: Subnet, version: IpVersion, topology: Topology): Bounds<Addresses> {
  let onward: Bounds<Addresses> = exactly(nothing)
  const attached = topology.vpcs.get(subnet.vpc)?.internetGateway
  for (const { target, addresses } of topology.leads(subnet, version)) {
    if (target.is === 'internet-gateway' && attached?.is === 'attached' && attached.id === target.id)
      onward = both(onward, addresses, union)
    else if (
      target.is === 'unknown' ||
      (target.is === 'internet-gateway' && attached?.is === 'unknown') ||
      // What it does is not known: it may send them on.
      (target.is === 'appliance' && target.forwards !== false && attached?.is !== 'none')
    )
      onward = both(onward, { least: nothing, most: addresses.most }, union)
  }
  return onward
}

/** What is known of a VPC's ranges: those of its subnets as well, where it does not say all. */
function vpcsWithSubnets({ vpcs, subnets }: Network): readonly Vpc[] {
  if (vpcs.every(({ whole }) => whole)) return vpcs
  const own = new Map<string, Cidr[]>()
  for (const { vpc, cidrs } of subnets) own.set(vpc, [...(own.get(vpc) ?? []), ...cidrs])
  return vpcs.map((vpc) => (vpc.whole ? vpc : { ...vpc, cidrs: [...vpc.cidrs, ...(own.get(vpc.id) ?? [])] }))
}

/** Every range that a rule, a route or a part of the network names. */
function* cidrsIn(network: Network): Generator<Cidr> {
  for (const { cidrs } of network.vpcs) yield* cidrs
  for (const { cidrs } of network.subnets) yield* cidrs
  for (const { cidrs } of network.prefixLists) yield* cidrs
  for (const { routes } of network.routeTables) {
    for (const { destination } of routes) if (destination.is === 'cidr') yield destination.cidr
  }
  for (const { entries } of network.networkAcls) for (const { cidr } of entries) if (cidr !== 'any') yield cidr
  for (const { ingress, egress } of network.securityGroups) {
    for (const { peer } of [...ingress, ...egress]) if (peer.is === 'cidr') yield peer.cidr
  }
  for (const { routeTables } of network.transitGateways) {
    for (const { routes } of routeTables) for (const { cidr } of routes) if (cidr !== 'any') yield cidr
  }
  for (const one of network.interfaces) {
    for (const place of [one.address4, one.address6]) if (place?.is === 'within') yield* place.cidrs
  }
  for (const { listeners } of network.loadBalancers) {
    for (const { forwards } of listeners) for (const { sources } of forwards) yield* sources ?? []
  }
}
