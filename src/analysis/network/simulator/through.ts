import type { IpVersion } from '../../../model/ip.ts'
import type { Maybe } from '../../../model/text.ts'
import type { Forward, Interface, Listener, LoadBalancer, Network, TargetGroup } from '../network.ts'
import { addressOf, type KnownNetwork, knownNetwork, subnetOf, the } from './known-network.ts'
import { holds } from './matching.ts'
import type { Header, Hop, Packet, Simulation, Stop } from './packet.ts'
import { preserved } from './preserved.ts'
import { simulate } from './simulate.ts'

/** What a client asks of a load balancer. */
export interface Request {
  readonly client: Packet['from']
  readonly loadBalancer: string
  readonly version: IpVersion
  readonly protocol: number
  readonly port: number
  readonly sourcePort: number
}

/** One way of a request through a load balancer to a target. */
export interface Passage {
  /** Interfaces of load balancers that it came through. */
  readonly nodes: readonly string[]
  readonly listeners: readonly string[]
  readonly targetGroups: readonly string[]
  /** The interface that it comes to. */
  readonly target: string
  readonly port: number
  /** Targets see the client's address. */
  readonly seesClient: boolean
  readonly isAuthenticated: Maybe
  readonly delivered: boolean
  readonly answered: boolean
  readonly hops: readonly Hop[]
  readonly answerHops: readonly Hop[]
  readonly stopped?: Stop
}

/** What has come as far as a node of a load balancer. */
export interface Reached {
  readonly node: Interface
  readonly header: Header
  readonly delivered: boolean
  readonly answered: boolean
  readonly hops: readonly Hop[]
  readonly answerHops: readonly Hop[]
  readonly stopped?: Stop | undefined
  readonly nodes: readonly string[]
  readonly listeners: readonly string[]
  readonly targetGroups: readonly string[]
  readonly isAuthenticated: Maybe
  /** PrivateLink: the client's address goes no further. */
  readonly hidesClient: boolean
}

/** All ways from a client through a load balancer to targets, those that are stopped too. Target health is not asked. */
export function simulateThrough(network: Network, request: Request): readonly Passage[] {
  const known = knownNetwork(network)
  const balancer = the(known.loadBalancers, request.loadBalancer)
  const { client: from, version, protocol, port, sourcePort } = request
  return balancer.interfaces.flatMap((id) => {
    const node = the(known.interfaces, id)
    const first = simulate(network, { from, to: { is: 'interface', id }, version, protocol, port, sourcePort })
    const header = first.arrivesAs ?? { version, protocol, port, sourcePort, source: 0n, destination: 0n }
    return onwards(known, balancer, start(node, header, first))
  })
}

export function start(node: Interface, header: Header, first: Omit<Simulation, 'crossesInternet'>): Reached {
  const { delivered, answered, hops, answerHops, stopped } = first
  const before = { nodes: [], listeners: [], targetGroups: [], isAuthenticated: false, hidesClient: false } as const
  return { ...before, node, header, delivered, answered, hops, answerHops, stopped }
}

/** From a node, by all listeners that take the request, to all targets. */
export function onwards(known: KnownNetwork, balancer: LoadBalancer, reached: Reached): readonly Passage[] {
  const { node, header } = reached
  if (reached.nodes.includes(node.id)) return []
  return balancer.listeners
    .filter((it) => takes(it, header))
    .flatMap((listener) =>
      listener.forwards
        .filter((it) => isFrom(it, header))
        .flatMap((forward) => {
          const group = the(known.targetGroups, forward.targetGroup)
          return toTargets(known, balancer, group, {
            ...reached,
            nodes: [...reached.nodes, node.id],
            listeners: [...reached.listeners, listener.id],
            targetGroups: [...reached.targetGroups, group.id],
            isAuthenticated: reached.isAuthenticated === true ? true : forward.isAuthenticated,
            hops: [...reached.hops, { kind: 'load-balancer', id: balancer.id, says: listener.id }],
          })
        }),
    )
}

function takes({ protocol, port: [from, to] }: Listener, header: Header): boolean {
  return (protocol === 'all' || protocol === header.protocol) && from <= header.port && header.port <= to
}

function isFrom({ sources }: Forward, { version, source }: Header): boolean {
  return !sources || sources.some((cidr) => holds(cidr, version, source))
}

function toTargets(
  known: KnownNetwork,
  balancer: LoadBalancer,
  group: TargetGroup,
  reached: Reached,
): readonly Passage[] {
  return group.targets.flatMap(({ to, ports: [port] }) => {
    if (to.is === 'interface') {
      const target = the(known.interfaces, to.id)
      return isServed(known, group, reached.node, target)
        ? passage(second(known, balancer, group, reached, target, port))
        : []
    }
    const next = the(known.loadBalancers, to.id)
    return next.interfaces
      .map((id) => the(known.interfaces, id))
      .filter((target) => isServed(known, group, reached.node, target))
      .flatMap((target) => onwards(known, next, second(known, balancer, group, reached, target, port)))
  })
}

/** Without balancing across zones a node serves the targets of its own. */
function isServed(known: KnownNetwork, group: TargetGroup, node: Interface, target: Interface): boolean {
  return group.crossesZones === true || subnetOf(known, node).zone === subnetOf(known, target).zone
}

/** The second leg: from a node to a target, or to a node of the next load balancer. */
function second(
  known: KnownNetwork,
  balancer: LoadBalancer,
  group: TargetGroup,
  reached: Reached,
  target: Interface,
  port: number,
): Reached {
  const { node, header } = reached
  const version = addressOf(node, 4) !== undefined && addressOf(target, 4) !== undefined ? 4 : 6
  const protocol = group.protocol === 'all' ? header.protocol : group.protocol
  const keeps =
    balancer.kind === 'network' &&
    group.preservesClientIp === true &&
    !reached.hidesClient &&
    header.version === version &&
    subnetOf(known, node).vpc === subnetOf(known, target).vpc
  const own = { version, protocol, port, sourcePort: header.sourcePort } as const
  const leg = keeps
    ? preserved(known, node, target, { ...own, source: header.source, destination: addressOf(target, version) ?? 0n })
    : simulate(known.network, {
        ...own,
        from: { is: 'interface', id: node.id },
        to: { is: 'interface', id: target.id },
      })
  const source = keeps ? header.source : (addressOf(node, version) ?? 0n)
  // Targets are registered in the VPC or in networks that lead there privately.
  const [delivered, answered] = leg.crossesInternet ? [false, false] : [leg.delivered, leg.answered]
  return {
    ...reached,
    node: target,
    header: { ...own, source, destination: addressOf(target, version) ?? 0n },
    hops: [...reached.hops, { kind: 'target-group', id: group.id, says: `to ${target.id} port ${port}` }, ...leg.hops],
    answerHops: [...leg.answerHops, ...reached.answerHops],
    delivered: reached.delivered && delivered,
    answered: reached.answered && answered,
    stopped: reached.stopped ?? leg.stopped,
    hidesClient: reached.hidesClient || !keeps,
  }
}

function passage({ node, header, hidesClient, stopped, ...rest }: Reached): Passage {
  return {
    ...rest,
    target: node.id,
    port: header.port,
    seesClient: !hidesClient,
    ...(stopped ? { stopped } : {}),
  }
}
