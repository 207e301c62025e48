import type { IpVersion } from '../../../model/ip.ts'
import type { Door, Interface, LoadBalancer, Network } from '../network.ts'
import { answerStop } from './answer.ts'
import { passesAcl, passesGroups } from './filters.ts'
import { comeIn } from './internet.ts'
import { addressOf, type KnownNetwork, knownNetwork, subnetOf, the } from './known-network.ts'
import { answerTo } from './matching.ts'
import type { Header, Hop, Simulation, Stop } from './packet.ts'
import { simulate } from './simulate.ts'
import { onwards, type Passage, start } from './through.ts'

/** Who comes to a door: an address of the internet, the endpoint that a consumer has, or who comes to that. */
export type DoorClient =
  | { readonly is: 'internet'; readonly address: bigint }
  | { readonly is: 'interface'; readonly id: string }

export interface DoorRequest {
  readonly client: DoorClient
  /** Of what the client speaks. */
  readonly version: IpVersion
  readonly protocol: number
  readonly port: number
  readonly sourcePort: number
  /** The address of its prefix list that the door comes from; left out, the first one. */
  readonly seenAddress?: bigint
}

/**
 * All ways from a client through a door. Behind it every port counts that the door speaks to, its first and last; who sees
 * the client is spoken to in the client's IP version, all others in IPv4.
 */
export function simulateDoor(network: Network, id: string, request: DoorRequest): readonly Passage[] {
  const known = knownNetwork(network)
  const door = network.doors.find((it) => it.id === id)
  if (!door) throw new Error(`the network has no ${id}`)
  const by = consumersOf(network, door, request)
  if (by)
    return by.flatMap((endpoint) =>
      simulateDoor(network, id, { ...request, client: { is: 'interface', id: endpoint } }),
    )
  if (!isOpenTo(door, request)) return []
  const balancer = door.to.is === 'load-balancer' ? the(known.loadBalancers, door.to.id) : undefined
  const nodes = balancer?.interfaces ?? [door.to.id]
  const ports = [...new Set(door.to.ports.flat())]
  return nodes
    .map((node) => the(known.interfaces, node))
    .flatMap((node) =>
      ports.flatMap((at) =>
        sights(known, door, request, node, at).flatMap((leg) => behind(known, door, balancer, node, leg)),
      ),
    )
}

/**
 * The endpoints of a service behind PrivateLink to which somebody else's packet comes, and its answer back; undefined where
 * the client comes to the door itself.
 */
function consumersOf(
  network: Network,
  { kind, from }: Door,
  { client, version, protocol, port, sourcePort }: DoorRequest,
): readonly string[] | undefined {
  if (kind !== 'endpoint-service' || from === 'internet') return undefined
  if (client.is === 'internet' || from.includes(client.id)) return undefined
  const packet = { from: client, version, protocol, port, sourcePort }
  return from.filter((id) => simulate(network, { ...packet, to: { is: 'interface', id } }).answered)
}

function isOpenTo({ from, protocol, ports }: Door, { client, protocol: spoken, port }: DoorRequest): boolean {
  const isLetIn = from === 'internet' ? client.is === 'internet' : client.is === 'interface' && from.includes(client.id)
  const isSpoken = protocol === 'all' || protocol === spoken
  return isLetIn && isSpoken && ports.some(([first, last]) => first <= port && port <= last)
}

interface Leg extends Omit<Simulation, 'crossesInternet'> {
  readonly header: Header
}

/** What the door sends to a node: one packet for each address that it may be seen as. */
function sights(
  known: KnownNetwork,
  door: Door,
  { client, protocol, sourcePort, seenAddress, ...request }: DoorRequest,
  node: Interface,
  port: number,
): readonly Leg[] {
  const version = door.seenAs.is === 'client' ? request.version : 4
  const destination = addressOf(node, version)
  const own = client.is === 'internet' ? client.address : addressOf(the(known.interfaces, client.id), request.version)
  if (destination === undefined || own === undefined) return []
  const header = (source: bigint): Header => ({ version, protocol, source, destination, sourcePort, port })
  if (door.seenAs.is === 'interfaces')
    return door.seenAs.ids.flatMap((id) => fromInterface(known, door, the(known.interfaces, id), node, header))
  const seen = door.seenAs.is === 'prefix-list' ? (seenAddress ?? firstOf(known, door.seenAs.id)) : own
  return seen === undefined ? [] : [sent(known, door, node, header(seen))]
}

function firstOf(known: KnownNetwork, list: string): bigint | undefined {
  return the(known.prefixLists, list).cidrs.find(({ version }) => version === 4)?.first
}

/** From the door's own interface, whose groups may be named; without a route where it comes from inside. */
function fromInterface(
  known: KnownNetwork,
  door: Door,
  own: Interface,
  node: Interface,
  header: (source: bigint) => Header,
): readonly Leg[] {
  const source = addressOf(own, 4)
  if (source === undefined) return []
  const seen = header(source)
  if (door.comesFromInside) return [sent(known, door, node, seen, own.groups)]
  const { protocol, port, sourcePort } = seen
  const packet = { version: 4, protocol, port, sourcePort } as const
  const from = { is: 'interface', id: own.id } as const
  return [{ ...simulate(known.network, { ...packet, from, to: { is: 'interface', id: node.id } }), header: seen }]
}

function sent(known: KnownNetwork, door: Door, node: Interface, header: Header, groups: readonly string[] = []): Leg {
  const hops: Hop[] = [{ kind: 'door', id: door.id, says: door.kind }]
  const answerHops: Hop[] = []
  const stop = entranceStop(known, door, node, header, hops) ?? groupStop(known, door, node, header, groups, hops)
  const unanswered = stop ?? backStop(known, door, node, header, answerHops)
  return {
    header,
    delivered: stop === undefined,
    answered: unanswered === undefined,
    hops,
    answerHops,
    ...(unanswered ? { stopped: unanswered } : {}),
  }
}

function entranceStop(known: KnownNetwork, door: Door, node: Interface, header: Header, hops: Hop[]): Stop | undefined {
  if (door.isPublicOrigin) return comeIn(known, node, header, hops)
  const vpc = subnetOf(known, node).vpc
  if (door.seenAs.is === 'private-link') return undefined
  const isAttached = the(known.vpcs, vpc).internetGateway.is === 'attached'
  return door.comesFromInside && !isAttached ? { code: 'NO_PATH', at: vpc } : undefined
}

/** A network load balancer may leave what comes by PrivateLink to its targets. */
function groupStop(
  known: KnownNetwork,
  door: Door,
  node: Interface,
  header: Header,
  groups: readonly string[],
  hops: Hop[],
): Stop | undefined {
  const balancer = door.to.is === 'load-balancer' ? known.loadBalancers.get(door.to.id) : undefined
  if (door.seenAs.is === 'private-link' && balancer?.judgesPrivateLink === false) return undefined
  return passesGroups(known, node, 'ingress', header, groups, hops)
}

/** Over the internet the answer needs its route; from inside the outbound entries of the subnet alone. */
function backStop(known: KnownNetwork, door: Door, node: Interface, header: Header, hops: Hop[]): Stop | undefined {
  if (door.isPublicOrigin) return answerStop(known, [{ is: 'in', receiver: node, header }], hops)
  const answer = answerTo(header)
  if (!answer) return { code: 'BW_NO_ANSWER', at: 'protocol' }
  return door.comesFromInside ? passesAcl(known, subnetOf(known, node), 'egress', answer, hops) : undefined
}

function behind(
  known: KnownNetwork,
  door: Door,
  balancer: LoadBalancer | undefined,
  node: Interface,
  leg: Leg,
): readonly Passage[] {
  const reached = { ...start(node, leg.header, leg), isAuthenticated: door.isAuthenticated }
  const hidesClient = door.seenAs.is !== 'client'
  if (balancer) return onwards(known, balancer, { ...reached, hidesClient: door.seenAs.is === 'private-link' })
  const { header, stopped, node: target, hidesClient: _, ...rest } = reached
  return [{ ...rest, target: target.id, port: header.port, seesClient: !hidesClient, ...(stopped ? { stopped } : {}) }]
}
