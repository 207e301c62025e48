import type { Estate } from '../../../model/estate.ts'
import type { Cidr } from '../../../model/ip.ts'
import type { Resource, ResourceType } from '../../../model/resource.ts'
import { World } from '../../../model/world.ts'
import type { Network } from '../network.ts'
import type { End } from '../paths/path.ts'
import { isEndOf, lastOf } from './end-names.ts'
import { nameTagOf } from './name-tags.ts'

/** What a name means that is no end itself, but has a network behind it; or why nothing can be asked about it. */
export type BehindEnd =
  | { readonly is: 'found'; readonly end: End }
  | { readonly is: 'refused'; readonly says: string; readonly instead: string }

/** An internet gateway means the internet by it, a VPN the networks behind it. */
export function endBehind(name: string, network: Network, estate: Estate): BehindEnd | undefined {
  return (
    byInternetGateway(name, network, estate) ??
    behindConnection(name, network, estate) ??
    behindVpnGateway(name, idsOf(name, 'AWS::EC2::VPNGateway', estate), network)
  )
}

/** What is in the scan, but is neither an end nor leads to one. */
export function refusedEnd(name: string, estate: Estate): BehindEnd | undefined {
  const found = estate.at(name) ?? estate.resources.find(({ address }) => isEndOf(address, name))
  if (!found) return undefined
  const instead =
    found.type === 'AWS::EC2::TransitGateway' || found.type === 'AWS::EC2::VPCPeeringConnection'
      ? 'Name a VPC that it joins, or an address behind it.'
      : 'Name a service, a task, an instance, an interface, a load balancer, a data store, a subnet or a VPC.'
  return { is: 'refused', says: `${name} is ${found.type}, which sends and takes no packets itself.`, instead }
}

function byInternetGateway(name: string, { vpcs }: Network, estate: Estate): BehindEnd | undefined {
  const ids = idsOf(name, 'AWS::EC2::InternetGateway', estate)
  const vpc = vpcs.find(
    ({ internetGateway: own }) => own.is === 'attached' && (own.id === name || ids.includes(own.id)),
  )
  if (vpc) return { is: 'found', end: { is: 'internet', by: { name: `the internet by ${lastOf(name)}`, vpc: vpc.id } } }
  if (ids.length === 0) return undefined
  return {
    is: 'refused',
    says: `${name} is an internet gateway that is surely attached to no VPC in this scan.`,
    instead: 'Name internet, or a VPC.',
  }
}

/** By a virtual private gateway or a transit gateway. */
function behindConnection(name: string, network: Network, estate: Estate): BehindEnd | undefined {
  const [connection] = calledSo(name, 'AWS::EC2::VPNConnection', estate)
  if (!connection) return undefined
  const world = World.leavingOpen(estate, [])
  const [own, transit] = [world.read(connection, 'vpnGatewayId'), world.read(connection, 'transitGatewayId')]
  const gateway = own.is === 'known' ? (estate.resolve(own.value)?.address ?? own.value.text) : undefined
  if (gateway !== undefined) return behindVpnGateway(name, [gateway], network)
  const hub = transit.is === 'known' ? (estate.resolve(transit.value)?.address ?? transit.value.text) : undefined
  if (hub !== undefined) return { is: 'found', end: behind(name, everywhere, hub) }
  return {
    is: 'refused',
    says: `It is not known which gateway ${name} leads to.`,
    instead: 'Name an address behind it.',
  }
}

/** The networks that routes lead to by it. */
function behindVpnGateway(name: string, ids: readonly string[], { routeTables }: Network): BehindEnd | undefined {
  const routes = routeTables.flatMap((table) =>
    table.routes.filter(({ target }) => target.is === 'vpn-gateway' && (target.id === name || ids.includes(target.id))),
  )
  const [first] = routes
  if (first && 'id' in first.target) {
    const known = routes.flatMap(({ destination }) => (destination.is === 'cidr' ? [destination.cidr] : []))
    const isWhole = routes.every(({ destination }) => destination.is === 'cidr')
    return { is: 'found', end: behind(name, isWhole ? known : everywhere, first.target.id) }
  }
  if (ids.length === 0) return undefined
  return {
    is: 'refused',
    says: `No route in this scan leads to what is behind ${name}.`,
    instead: 'Name an address or a range behind it.',
  }
}

const behind = (name: string, cidrs: readonly Cidr[], link: string): End => ({
  is: 'addresses',
  cidrs,
  name: `the networks behind ${lastOf(name)}`,
  strangers: [],
  link,
})

const everywhere: readonly Cidr[] = [
  { version: 4, first: 0n, prefix: 0 },
  { version: 6, first: 0n, prefix: 0 },
]

const idsOf = (name: string, type: ResourceType, estate: Estate): readonly string[] =>
  calledSo(name, type, estate).map(({ address }) => address)

/** The resources of a type that are called so: by address, id, ARN or `Name` tag. */
function calledSo<T extends ResourceType>(name: string, type: T, estate: Estate): readonly Resource<T>[] {
  const own = estate.resolve({ to: [type], text: name })?.address
  const all: readonly Resource<T>[] = estate.ofType(type)
  const called = all.filter(({ address }) => address === name || address === own || isEndOf(address, name))
  return called.length > 0 ? called : all.filter((one) => nameTagOf(one, estate) === name)
}
