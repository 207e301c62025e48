import type { IpVersion } from '../../../model/ip.ts'
import type {
  GatewayEndpoint,
  Interface,
  LoadBalancer,
  NatGateway,
  Network,
  NetworkAcl,
  Peering,
  PrefixList,
  RouteTable,
  SecurityGroup,
  Subnet,
  TargetGroup,
  Thing,
  TransitGateway,
  Vpc,
} from '../network.ts'
import { assertConcrete } from './concrete.ts'
import { holdsAny } from './matching.ts'

/** A concrete network, its things by id. */
export interface KnownNetwork {
  readonly network: Network
  readonly vpcs: ReadonlyMap<string, Vpc>
  readonly subnets: ReadonlyMap<string, Subnet>
  readonly routeTables: ReadonlyMap<string, RouteTable>
  readonly networkAcls: ReadonlyMap<string, NetworkAcl>
  readonly securityGroups: ReadonlyMap<string, SecurityGroup>
  readonly prefixLists: ReadonlyMap<string, PrefixList>
  readonly interfaces: ReadonlyMap<string, Interface>
  readonly natGateways: ReadonlyMap<string, NatGateway>
  readonly peerings: ReadonlyMap<string, Peering>
  readonly transitGateways: ReadonlyMap<string, TransitGateway>
  readonly gatewayEndpoints: ReadonlyMap<string, GatewayEndpoint>
  readonly loadBalancers: ReadonlyMap<string, LoadBalancer>
  readonly targetGroups: ReadonlyMap<string, TargetGroup>
}

const known = new WeakMap<Network, KnownNetwork>()

/** Throws when the network is not concrete. */
export function knownNetwork(network: Network): KnownNetwork {
  const before = known.get(network)
  if (before) return before
  assertConcrete(network)
  const now: KnownNetwork = {
    network,
    vpcs: byId(network.vpcs),
    subnets: byId(network.subnets),
    routeTables: byId(network.routeTables),
    networkAcls: byId(network.networkAcls),
    securityGroups: byId(network.securityGroups),
    prefixLists: byId(network.prefixLists),
    interfaces: byId(network.interfaces),
    natGateways: byId(network.natGateways),
    peerings: byId(network.peerings),
    transitGateways: byId(network.transitGateways),
    gatewayEndpoints: byId(network.gatewayEndpoints),
    loadBalancers: byId(network.loadBalancers),
    targetGroups: byId(network.targetGroups),
  }
  known.set(network, now)
  return now
}

function byId<T extends Thing>(things: readonly T[]): ReadonlyMap<string, T> {
  return new Map(things.map((thing) => [thing.id, thing]))
}

/** What a concrete network is known to hold. */
export function the<T>(things: ReadonlyMap<string, T>, id: string | undefined): T {
  const thing = id === undefined ? undefined : things.get(id)
  if (thing === undefined) throw new Error(`the network has no ${id}`)
  return thing
}

export function addressOf(owner: Interface, version: IpVersion): bigint | undefined {
  const place = version === 4 ? owner.address4 : owner.address6
  return place?.is === 'at' ? place.address : undefined
}

export function subnetOf(known: KnownNetwork, owner: Interface): Subnet {
  return the(known.subnets, owner.subnet)
}

export function interfaceInVpc(
  known: KnownNetwork,
  vpc: string,
  version: IpVersion,
  address: bigint,
): Interface | undefined {
  return known.network.interfaces.find(
    (owner) => addressOf(owner, version) === address && subnetOf(known, owner).vpc === vpc,
  )
}

/** The interface that the internet knows under the address. */
export function interfaceOnInternet(known: KnownNetwork, version: IpVersion, address: bigint): Interface | undefined {
  return known.network.interfaces.find((owner) =>
    version === 4
      ? owner.public4.is === true && owner.public4.address === address
      : addressOf(owner, 6) === address &&
        the(known.vpcs, subnetOf(known, owner).vpc).internetGateway.is === 'attached',
  )
}

export function interfaceOfNat(known: KnownNetwork, nat: NatGateway): Interface {
  const own = known.network.interfaces.find(({ owner }) => owner.is === 'nat-gateway' && owner.id === nat.id)
  if (!own) throw new Error(`the network has no interface of ${nat.id}`)
  return own
}

export function natOf(known: KnownNetwork, { owner }: Interface): NatGateway | undefined {
  return owner.is === 'nat-gateway' ? known.natGateways.get(owner.id) : undefined
}

export function loadBalancerOf(known: KnownNetwork, { owner }: Interface): LoadBalancer | undefined {
  return owner.is === 'load-balancer' ? known.loadBalancers.get(owner.id) : undefined
}

export function isInVpc(vpc: Vpc, version: IpVersion, address: bigint): boolean {
  return holdsAny(vpc.cidrs, version, address)
}
