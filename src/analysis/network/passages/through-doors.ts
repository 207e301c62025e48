import type { IpVersion } from '../../../model/ip.ts'
import type { Maybe } from '../../../model/text.ts'
import { admitted } from '../engine/filters.ts'
import { every, type Reachability } from '../engine/reachability.ts'
import type { Topology } from '../engine/topology.ts'
import type { Door, Interface } from '../network.ts'
import { type Bounds, both, each, exactly } from '../sets/bounds.ts'
import { intersection, isEmpty, nothing, union, unionOf } from '../sets/intervals.ts'
import { type Services, servicesOf } from '../sets/services.ts'
import {
  addressesIn,
  bothTraffic,
  eitherTraffic,
  isNone,
  noTraffic,
  servicesAt,
  serving,
  surely,
  type Traffic,
  trafficOf,
} from '../sets/traffic.ts'
import { type Arrival, type Client, letInAt, letInBy, type Sight } from './arrival.ts'

/** Whom a door leads to an interface. */
export function throughDoor(
  door: Door,
  by: Interface,
  client: Client,
  version: IpVersion,
  reachability: Reachability,
): readonly Arrival[] {
  const { topology } = reachability
  const needs = door.comesFromInside ? hasInternetGateway(by, reachability) : true
  if (needs === false || !passesGate(door, client, version, reachability)) return []
  const clients = clientsOf(door, client, version, reachability)
  if (isNone(clients.most)) return []
  const isSure = every([needs, door.certain, by.certain, client === 'internet' || client.certain]) === true
  const behind = servicesOfPorts(door, door.to.ports)
  return spokenBehind(door, version)
    .filter((spoken) => topology.placeOf(by, spoken))
    .map((spoken) => {
      const { seenAs, letIn } = entry(door, by, spoken, reachability)
      return {
        steps: [{ is: 'door', door }],
        by,
        version: spoken,
        seenAs,
        hidesClient: door.seenAs.is === 'private-link',
        isAuthenticated: door.isAuthenticated,
        clientsAt: (services) => {
          const onto = intersection(behind, services)
          return isEmpty(onto) ? exactly(noTraffic) : surely(letIn(clients, onto), isSure)
        },
      }
    })
}

/** What a client speaks to a door: itself, or by the endpoint of a consumer. */
function clientsOf(door: Door, client: Client, version: IpVersion, reachability: Reachability): Bounds<Traffic> {
  const { topology } = reachability
  const asked = servicesOfPorts(door, door.ports)
  if (client === 'internet')
    return exactly(door.from === 'internet' ? trafficOf(asked, topology.space(version).internet) : noTraffic)
  const place = topology.placeOf(client, version)
  if (door.from === 'internet' || !place) return exactly(noTraffic)
  if (door.from.includes(client.id)) return exactly(trafficOf(asked, place))
  const taken = endpointsOf(door, topology)
    .map((endpoint) => reachability.between(client, endpoint, version).session)
    .reduce((sum, one) => both(sum, one, union), exactly<Services>(nothing))
  return each(taken, (services) => trafficOf(intersection(asked, services), place))
}

/** The interfaces by which consumers come to a service behind PrivateLink. */
export const endpointsOf = ({ kind, from }: Door, { interfaces }: Topology): readonly Interface[] =>
  kind === 'endpoint-service' && from !== 'internet' ? from.flatMap((id) => interfaces.get(id) ?? []) : []

/** Do a client's own groups and those of the door let it in, at most? Without groups a door lets in everybody. */
function passesGate({ gate, seenAs, ...door }: Door, client: Client, version: IpVersion, reachability: Reachability) {
  if (gate === undefined || client === 'internet') return true
  const { topology } = reachability
  const filters = topology.filters(version)
  const asked = servicesOfPorts(door, door.ports)
  const face = seenAs.is === 'prefix-list' ? filters.ofPrefixList(seenAs.id).most : topology.space(version).all
  const sent = admitted(reachability.filterOf(client, 'out', version), face, [], false)
  const open = intersection(asked, sent.most)
  if (gate.length === 0) return !isEmpty(open)
  const taken = admitted(
    filters.ofGroups(gate, 'in'),
    topology.placeOf(client, version) ?? nothing,
    client.groups,
    true,
  )
  return !isEmpty(intersection(open, taken.most))
}

/** Who is not seen as the client itself comes by IPv4. */
function spokenBehind({ seenAs }: Door, version: IpVersion): readonly IpVersion[] {
  if (seenAs.is === 'client') return [version]
  return seenAs.is === 'unknown' && version === 6 ? [4, 6] : [4]
}

/** Source: AWS Global Accelerator Developer Guide, "Requirements for endpoints with client IP address preservation". */
function hasInternetGateway(by: Interface, { topology }: Reachability): Maybe {
  const gateway = topology.vpcs.get(topology.subnets.get(by.subnet)?.vpc ?? '')?.internetGateway.is
  return gateway === 'attached' ? true : gateway === 'none' ? false : 'unknown'
}

interface Entry {
  readonly seenAs: Sight
  /** Those of the clients who come to some of these services. */
  readonly letIn: (clients: Bounds<Traffic>, onto: Services) => Bounds<Traffic>
}

/** Whom what stands behind a door lets in, by whom it sees. */
function entry(door: Door, by: Interface, version: IpVersion, reachability: Reachability): Entry {
  const { topology } = reachability
  const { all } = topology.space(version)
  const byAddress = (seenAs: Sight, filter: Bounds<Traffic>): Entry => {
    const open = arriving(door, by, filter, version, reachability)
    return {
      seenAs,
      letIn: (clients, onto) =>
        letInBy(
          each(open, (traffic) => addressesIn(serving(traffic, onto))),
          clients,
          seenAs,
        ),
    }
  }
  const { addresses } = reachability.filterOf(by, 'in', version)
  switch (door.seenAs.is) {
    case 'client':
      return byAddress('client', addresses)
    case 'interfaces': {
      const own = door.seenAs.ids.flatMap((id) => topology.interfaces.get(id) ?? [])
      const open = own
        .map((one) => fromInterface(door, one, by, version, reachability))
        .reduce((sum, one) => both(sum, one, union), exactly<Services>(nothing))
      return {
        seenAs: unionOf(own.map((one) => topology.placeOf(one, version) ?? nothing)),
        letIn: (clients, onto) => letInAt(open, onto, clients),
      }
    }
    case 'prefix-list': {
      const { id } = door.seenAs
      const list = topology.filters(version).ofPrefixList(id)
      // A rule that names a list lets in all that is on it, even if nobody can see it.
      const named = trafficOf(namedIn(by, id, reachability), list.most)
      // Over the internet it comes under addresses that are routed there.
      const own = door.isPublicOrigin ? intersection(list.most, topology.space(version).routable) : list.most
      return byAddress(own, { least: eitherTraffic(addresses.least, named), most: addresses.most })
    }
    case 'private-link': {
      const owner = topology.loadBalancers.get(by.owner.id)
      const judged = owner?.hasGroups === false ? false : (owner?.judgesPrivateLink ?? 'unknown')
      // Rules are asked about the client's own address, which is in another network.
      const nobody = (onto: Services) => judged === true && isNone(serving(addresses.most, onto))
      return {
        seenAs: all,
        letIn: (clients, onto) =>
          judged === false ? clients : { least: noTraffic, most: nobody(onto) ? noTraffic : clients.most },
      }
    }
    case 'unknown':
      return { seenAs: all, letIn: (clients) => surely(clients, false) }
  }
}

/** What comes to an interface, by the address that it sees, and is answered. */
function arriving(
  { isPublicOrigin, comesFromInside }: Door,
  by: Interface,
  filter: Bounds<Traffic>,
  version: IpVersion,
  reachability: Reachability,
): Bounds<Traffic> {
  if (isPublicOrigin) return reachability.fromInternetWhere(filter, by, version).session
  return comesFromInside ? both(filter, answersOf(by, version, reachability), bothTraffic) : filter
}

const answersOf = (by: Interface, version: IpVersion, { topology }: Reachability): Bounds<Traffic> =>
  topology.filters(version).ofAcl(topology.subnets.get(by.subnet)?.networkAcl, 'out').answers

/** What an interface of the door sends; from inside of the VPC no route and no inbound entry is asked. */
function fromInterface(
  door: Door,
  one: Interface,
  by: Interface,
  version: IpVersion,
  reachability: Reachability,
): Bounds<Services> {
  if (!door.comesFromInside) return reachability.between(one, by, version).session
  const place = reachability.topology.placeOf(one, version)
  if (!place) return exactly(nothing)
  const taken = admitted(reachability.filterOf(by, 'in', version), place, one.groups, true)
  const open = both(taken, servicesAt(answersOf(by, version, reachability), place), intersection)
  return one.certain ? open : { least: nothing, most: open.most }
}

/** The services for which a rule of an interface names a prefix list. */
const namedIn = ({ groups }: Interface, list: string, { topology }: Reachability): Services =>
  topology.network.securityGroups
    .filter(({ id }) => groups.includes(id))
    .flatMap(({ ingress }) => ingress)
    .filter(({ peer, certain }) => certain && peer.is === 'prefix-list' && peer.id === list)
    .reduce((sum: Services, { protocol, ports }) => union(sum, servicesOf(protocol, ports)), nothing)

const servicesOfPorts = ({ protocol }: Pick<Door, 'protocol'>, ports: Door['ports']): Services =>
  ports.reduce((sum: Services, range) => union(sum, servicesOf(protocol, range)), nothing)
