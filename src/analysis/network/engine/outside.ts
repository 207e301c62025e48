import type { IpVersion } from '../../../model/ip.ts'
import type { CheckKind } from '../check-kinds.ts'
import { nameIn } from '../names.ts'
import type { Interface, RouteTarget, Subnet, Thing } from '../network.ts'
import { both } from '../sets/bounds.ts'
import { difference, intersection, isEmpty, nothing, union } from '../sets/intervals.ts'
import { allServices } from '../sets/services.ts'
import { type Addresses, amongBounds, bothTraffic, noTraffic, type Traffic, trafficOf } from '../sets/traffic.ts'
import { type Flow, noTrafficFlow, type Reachability } from './reachability.ts'
import type { Lead } from './route-map.ts'
import type { Topology } from './topology.ts'
import { beyondTransit, isEntered } from './transit-legs.ts'

/** What leads from a VPC to networks that nobody sees here: a data centre, the VPC of somebody else. */
export interface Link extends Thing {
  readonly kind: CheckKind
  /** What is at its other end, in words. */
  readonly beyond: string
}

/** The private addresses of a range that no VPC of the network has. */
export function addressesOutside(addresses: Addresses, version: IpVersion, topology: Topology): Addresses {
  const space = topology.space(version)
  const own = space.ofCidrs([...topology.vpcs.values()].flatMap(({ cidrs }) => cidrs))
  return difference(difference(addresses, space.routable), own)
}

/** The public addresses of a range that a subnet sends to a VPN: sites have some of their own. */
export function publicBehindVpn(
  addresses: Addresses,
  subnet: Subnet,
  version: IpVersion,
  topology: Topology,
): Addresses {
  return topology
    .leads(subnet, version)
    .filter(({ target }) => target.is === 'vpn-gateway')
    .reduce((sum: Addresses, lead) => union(sum, intersection(addresses, lead.addresses.most)), nothing)
}

/** How packets of such networks may get into a VPC, whatever its routes; `only`: by this of them alone. */
export const linksOf = (vpc: string, topology: Topology, only?: string): readonly Link[] =>
  allLinksOf(vpc, topology).filter(({ id }) => only === undefined || id === only)

function allLinksOf(vpc: string, topology: Topology): readonly Link[] {
  const { network } = topology
  const links: Link[] = []
  for (const { id, name, origin, vpcs, isActive } of network.peerings) {
    if (isActive === false || !vpcs.includes(vpc)) continue
    const far = vpcs.find((one) => one !== vpc)
    if (far !== undefined && !topology.vpcs.has(far))
      links.push({ kind: 'peering', id, name, origin, beyond: 'a VPC that is not in this scan' })
  }
  for (const gateway of network.transitGateways) {
    const own = topology.attachmentsOf(gateway, vpc)
    if (!own.some(({ isAvailable }) => isAvailable !== false)) continue
    const { id, name, origin } = gateway
    links.push({ kind: 'transit-gateway', id, name, origin, beyond: 'networks that are not in this scan' })
  }
  const tables = new Set(network.subnets.filter((subnet) => subnet.vpc === vpc).map(({ routeTable }) => routeTable))
  const seen = new Set(links.map(({ id }) => id))
  for (const { id, routes } of network.routeTables) {
    if (!tables.has(id)) continue
    for (const { target, origin } of routes) {
      const link = linkOfTarget(target, origin, topology)
      if (link && !seen.has(link.id)) links.push(link)
      if (link) seen.add(link.id)
    }
  }
  return links
}

const entering = new WeakMap<Topology, Map<string, readonly Link[]>>()

/** Those of them by which packets may come: into a transit gateway they get by an attachment that leads to such networks. */
export function linksInto(vpc: string, version: IpVersion, topology: Topology, only?: string): readonly Link[] {
  const known = entering.get(topology) ?? new Map<string, readonly Link[]>()
  entering.set(topology, known)
  const key = `${version} ${vpc}`
  const links =
    known.get(key) ??
    linksOf(vpc, topology).filter(({ kind, id }) => {
      const gateway = kind === 'transit-gateway' ? topology.transitGateways.get(id) : undefined
      return !gateway || isEntered(gateway, vpc, (one) => isLeadingOn(one, id, topology), version, topology)
    })
  known.set(key, links)
  return links.filter(({ id }) => only === undefined || id === only)
}

/** A VPC may hand on what comes in by its other links, where something in it forwards. */
function isLeadingOn(vpc: string, by: string, topology: Topology): boolean {
  if (!linksOf(vpc, topology).some(({ id }) => id !== by)) return false
  return topology.network.interfaces.some(
    ({ subnet, sourceDestCheck }) => sourceDestCheck !== true && topology.subnets.get(subnet)?.vpc === vpc,
  )
}

function linkOfTarget(target: RouteTarget, origin: Thing['origin'], topology: Topology): Link | undefined {
  const unseen = 'networks that are not in this scan'
  switch (target.is) {
    case 'peering':
      return topology.peerings.has(target.id) ? undefined : namedLink('peering', target.id, origin, unseen)
    case 'transit-gateway':
      return topology.transitGateways.has(target.id)
        ? undefined
        : namedLink('transit-gateway', target.id, origin, unseen)
    case 'vpn-gateway':
      return namedLink('vpn-gateway', target.id, origin, 'VPN and Direct Connect')
    case 'not-modelled':
      return namedLink('vpn-gateway', target.what, origin, unseen)
    default:
      return undefined
  }
}

const namedLink = (kind: CheckKind, id: string, origin: Thing['origin'], beyond: string): Link => ({
  kind,
  id,
  name: nameIn(id),
  origin,
  beyond,
})

/** The addresses that a subnet sends to networks that nobody sees. */
export function towardsOutside(subnet: Subnet, version: IpVersion, topology: Topology, only?: string): Addresses {
  const links = new Set(linksOf(subnet.vpc, topology, only).map(({ id }) => id))
  return topology
    .leads(subnet, version)
    .filter(({ target }) => leadsOutside(target, links))
    .reduce((sum: Addresses, lead) => union(sum, leavingBy(lead, subnet, version, topology)), nothing)
}

/** What of the addresses of a route may get to such networks: the tables of a transit gateway decide on. */
export function leavingBy(
  { target, addresses }: Lead,
  subnet: Subnet,
  version: IpVersion,
  topology: Topology,
): Addresses {
  const gateway = target.is === 'transit-gateway' ? topology.transitGateways.get(target.id) : undefined
  return gateway ? beyondTransit(gateway, subnet.vpc, addresses.most, version, topology) : addresses.most
}

export function leadsOutside(target: RouteTarget, links: ReadonlySet<string>): boolean {
  if (target.is === 'unknown' || target.is === 'appliance') return true
  return target.is === 'not-modelled' ? links.has(target.what) : 'id' in target && links.has(target.id)
}

/** What of it may arrive at an interface, and have answers: nothing of that is sure. */
export function fromOutside(
  place: Addresses,
  to: Interface,
  version: IpVersion,
  reachability: Reachability,
  only?: string,
) {
  return between(place, to, version, reachability, 'in', only)
}

/** What an interface may send there. */
export function toOutside(
  place: Addresses,
  from: Interface,
  version: IpVersion,
  reachability: Reachability,
  only?: string,
) {
  return between(place, from, version, reachability, 'out', only)
}

function between(
  place: Addresses,
  one: Interface,
  version: IpVersion,
  reachability: Reachability,
  direction: 'in' | 'out',
  only: string | undefined,
): Flow<Traffic> {
  const { topology } = reachability
  const subnet = topology.subnets.get(one.subnet)
  if (!subnet || !topology.placeOf(one, version) || isEmpty(place)) return noTrafficFlow
  const isEnteredBy = linksInto(subnet.vpc, version, topology, only).length > 0
  if (direction === 'in' ? !isEnteredBy : linksOf(subnet.vpc, topology, only).length === 0) return noTrafficFlow
  const filters = topology.filters(version)
  const other = direction === 'in' ? 'out' : 'in'
  const routed = intersection(place, towardsOutside(subnet, version, topology, only))
  const passing = both(
    reachability.filterOf(one, direction, version).addresses,
    filters.ofAcl(subnet.networkAcl, direction).traffic,
    bothTraffic,
  ).most
  const forward = amongBounds({ least: noTraffic, most: passing }, direction === 'in' ? place : routed).most
  const answers = bothTraffic(
    filters.ofAcl(subnet.networkAcl, other).answers.most,
    trafficOf(allServices, direction === 'in' ? routed : place),
  )
  return {
    forward: { least: noTraffic, most: forward },
    session: { least: noTraffic, most: isEnteredBy ? bothTraffic(forward, answers) : noTraffic },
  }
}
