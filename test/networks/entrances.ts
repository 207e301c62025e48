import { type Network, type PortRange, type Protocol, tcp, udp } from '../../src/analysis/network/network.ts'
import { simulateDoor } from '../../src/analysis/network/simulator/door.ts'
import { type Passage, simulateThrough } from '../../src/analysis/network/simulator/through.ts'
import { isOnInternet, showIp } from '../../src/model/ip.ts'
import type { Traffic } from './flows.ts'
import { holds, internetAddresses, type Representatives, representatives } from './representatives.ts'

/** Who comes: an address of the internet, or an interface. */
export type Client =
  | { readonly is: 'internet'; readonly address: bigint }
  | { readonly is: 'interface'; readonly id: string }

/** Where they come to. */
export interface Entrance {
  readonly is: 'load-balancer' | 'door'
  readonly id: string
}

/** One way from an entrance to a target, in words: the nodes, listeners and target groups that it leads through. */
export interface TrueWay {
  /** Answered wherever a door that has several addresses comes from, and from somewhere. */
  readonly always: boolean
  readonly sometimes: boolean
  readonly example: Passage
}

/** Every client, entrance and traffic that the networks tell apart. */
export function* comingOf(...networks: readonly Network[]): Generator<readonly [Client, Entrance, Traffic]> {
  const all = representatives(...networks)
  const own = (networks[0]?.interfaces ?? []).filter(({ owner }) => !noClients.has(owner.is))
  for (const version of [4, 6] as const) {
    const clients: readonly Client[] = [
      ...internetAddresses(version, ...networks).map((address) => ({ is: 'internet', address }) as const),
      ...own
        .filter((it) => (version === 4 ? it.address4 : it.address6))
        .map(({ id }) => ({ is: 'interface', id }) as const),
    ]
    for (const [entrance, taken] of entrancesOf(networks))
      for (const [protocol, port] of spokenTo(taken, all))
        for (const client of clients) yield [client, entrance, { version, protocol, port }]
  }
}

const noClients: ReadonlySet<string> = new Set(['nat-gateway', 'load-balancer'])

interface Taken {
  readonly protocol: Protocol
  readonly ports: PortRange
}

function* entrancesOf(networks: readonly Network[]): Generator<readonly [Entrance, readonly Taken[]]> {
  const [network] = networks
  for (const { id } of network?.loadBalancers ?? []) {
    const own = networks.flatMap(({ loadBalancers }) => loadBalancers.filter((it) => it.id === id))
    const taken = own.flatMap(({ listeners }) => listeners.map(({ protocol, port }) => ({ protocol, ports: port })))
    yield [{ is: 'load-balancer', id }, taken]
  }
  for (const { id } of network?.doors ?? []) {
    const own = networks.flatMap(({ doors }) => doors.filter((it) => it.id === id))
    yield [{ is: 'door', id }, own.flatMap(({ protocol, ports }) => ports.map((range) => ({ protocol, ports: range })))]
  }
}

/** The ports that an entrance tells apart, and one that nobody takes. */
function* spokenTo(taken: readonly Taken[], { ports }: Representatives): Generator<readonly [number, number]> {
  for (const protocol of [tcp, udp]) {
    const ranges = taken.filter((it) => it.protocol === protocol || it.protocol === 'all').map((it) => it.ports)
    const likely = ports.get(protocol) ?? []
    for (const port of likely) if (ranges.some(([from, to]) => from <= port && port <= to)) yield [protocol, port]
    const other = likely.find((port) => !ranges.some(([from, to]) => from <= port && port <= to))
    if (other !== undefined) yield [protocol, other]
  }
}

/** What the simulator says about each way. Sessions alone count: what load balancers speak has answers. */
export function waysIn(
  network: Network,
  client: Client,
  entrance: Entrance,
  traffic: Traffic,
  clientPorts: readonly number[],
): ReadonlyMap<string, TrueWay> {
  const ways = new Map<string, TrueWay>()
  const isMissing = client.is === 'interface' && !network.interfaces.some(({ id }) => id === client.id)
  if (isMissing || !isThere(network, entrance)) return ways
  const seen = entrance.is === 'door' ? seenAddresses(network, entrance.id) : [undefined]
  for (const [index, seenAddress] of seen.entries()) {
    const here = new Map<string, Passage>()
    for (const sourcePort of clientPorts) {
      const request = { client, ...traffic, sourcePort }
      const passages =
        entrance.is === 'door'
          ? simulateDoor(network, entrance.id, { ...request, ...(seenAddress !== undefined && { seenAddress }) })
          : simulateThrough(network, { ...request, loadBalancer: entrance.id })
      for (const passage of passages.filter((it) => client.is === 'internet' || !crossesInternet(it))) {
        const way = wayOf(passage)
        if (!here.get(way)?.answered) here.set(way, passage)
      }
    }
    for (const [way, example] of here) {
      const before = ways.get(way)
      ways.set(way, {
        always: (before?.always ?? index === 0) && example.answered,
        sometimes: (before?.sometimes ?? false) || example.answered,
        example: before?.sometimes ? before.example : example,
      })
    }
  }
  return ways
}

/** Ways over the internet are not what interfaces are asked about. */
const crossesInternet = ({ hops }: Passage): boolean => hops.some(({ kind }) => kind === 'internet')

function isThere({ loadBalancers, doors }: Network, { is, id }: Entrance): boolean {
  return (is === 'door' ? doors : loadBalancers).some((it) => it.id === id)
}

/** One address of each atom of a door's prefix list; over the internet it comes under those of the internet. */
function seenAddresses(network: Network, id: string): readonly (bigint | undefined)[] {
  const door = network.doors.find((it) => it.id === id)
  if (door?.seenAs.is !== 'prefix-list') return [undefined]
  const list = door.seenAs.id
  const cidrs = network.prefixLists.find((it) => it.id === list)?.cidrs ?? []
  return representatives(network).addresses4.filter(
    (value) =>
      cidrs.some((cidr) => holds(cidr, 4, value)) && (!door.isPublicOrigin || isOnInternet({ version: 4, value })),
  )
}

function wayOf({ nodes, listeners, targetGroups, target }: Passage): string {
  return showWay(
    nodes.map((node, at) => [node, listeners[at] ?? '', targetGroups[at] ?? '']),
    target,
  )
}

/** `node` of a load balancer, its listener, the target group, and so on to the target. */
export function showWay(
  steps: readonly (readonly [node: string, listener: string, group: string])[],
  target: string,
): string {
  return [...steps.map((step) => step.join(' ')), target].join(' > ')
}

export function showComing(client: Client, entrance: Entrance, { version, protocol, port }: Traffic): string {
  const from = client.is === 'internet' ? `internet ${showIp(version, client.address)}` : client.id
  return `${from} to ${entrance.is} ${entrance.id}, IPv${version}, protocol ${protocol}, port ${port}`
}
