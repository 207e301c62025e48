import type { IpVersion } from '../../model/ip.ts'
import type { Maybe } from '../../model/text.ts'
import { type Bounds, both, each, exactly } from './bounds.ts'
import { isWithin, nothing, overlap, union } from './intervals.ts'
import type { Door, Interface, SecurityGroupRule } from './network.ts'
import { every, type Reachability } from './reachability.ts'
import { type Services, servicesOf } from './services.ts'
import { type Addresses, addressesIn, among, isNone, noTraffic, serving, type Traffic, trafficOf } from './traffic.ts'

/** Whoever begins: anybody on the internet, or an interface of the network. */
export type Client = 'internet' | Interface

/** Whom a door leads to an interface, at some of its services. */
export function throughDoor(
  door: Door,
  by: Interface,
  onto: Services,
  client: Client,
  version: IpVersion,
  reachability: Reachability,
): Bounds<Traffic> {
  const comes =
    client === 'internet' ? door.from === 'internet' : door.from !== 'internet' && door.from.includes(client.id)
  if (!comes) return exactly(noTraffic)
  const { topology } = reachability
  const gateway = topology.vpcs.get(topology.subnets.get(by.subnet)?.vpc ?? '')?.internetGateway.is
  const needs: Maybe = !door.comesFromInside || gateway === 'attached' ? true : gateway === 'none' ? false : 'unknown'
  if (needs === false) return exactly(noTraffic)
  const { internet } = topology.space(version)
  const whoever = client === 'internet' ? internet : (topology.placeOf(client, version) ?? nothing)
  const clients = trafficOf(servicesOfPorts(door, door.ports), whoever)
  const seen = seenThrough(door, by, onto, version, reachability)
  const isSure = every([needs, door.certain, by.certain]) === true
  return { least: isSure ? among(clients, seen.least) : noTraffic, most: among(clients, seen.most) }
}

/** The clients whom what stands behind a door lets in, by whom it sees. */
function seenThrough(
  door: Door,
  by: Interface,
  onto: Services,
  version: IpVersion,
  reachability: Reachability,
): Bounds<Addresses> {
  const { topology } = reachability
  const { all, routable } = topology.space(version)
  const whole = (bounds: Bounds<boolean>): Bounds<Addresses> => each(bounds, (is) => (is ? all : nothing))
  const filter = reachability.filterOf(by, 'in', version)
  const from = door.comesFromInside ? filter.addresses : reachability.fromInternet(by, version).session
  const named = each(from, (traffic) => addressesIn(serving(traffic, onto)))
  switch (door.seenAs.is) {
    case 'client':
      return named
    case 'interfaces': {
      const open = door.seenAs.ids
        .flatMap((id) => topology.interfaces.get(id) ?? [])
        .map((one) => reachability.between(one, by, version).session)
        .reduce((sum, one) => both(sum, one, union), exactly<Services>(nothing))
      return whole(each(open, (services) => overlap(services, onto)))
    }
    case 'prefix-list': {
      const { id } = door.seenAs
      const isNamed = rulesOf(by, reachability).some(
        ({ peer, certain, protocol, ports }) =>
          certain && peer.is === 'prefix-list' && peer.id === id && overlap(servicesOf(protocol, ports), onto),
      )
      const open = !door.isPublicOrigin || reachability.isPublic(by, version) === true
      const list = topology.filters(version).ofPrefixList(id)
      return whole({
        least: open && (isNamed || isWithin(routable, named.least)),
        most: overlap(named.most, list.most),
      })
    }
    case 'private-link': {
      const owner = topology.loadBalancers.get(by.owner.id)
      const judged = owner?.hasGroups === false ? false : (owner?.judgesPrivateLink ?? 'unknown')
      return whole({
        least: judged === false,
        most: judged === false || !isNone(serving(filter.addresses.most, onto)),
      })
    }
    case 'unknown':
      return { least: nothing, most: all }
  }
}

const rulesOf = ({ groups }: Interface, { topology }: Reachability): readonly SecurityGroupRule[] =>
  topology.network.securityGroups.filter(({ id }) => groups.includes(id)).flatMap(({ ingress }) => ingress)

export const servicesOfPorts = ({ protocol }: Door, ports: Door['ports']): Services =>
  ports.reduce((sum: Services, range) => union(sum, servicesOf(protocol, range)), nothing)
