import type { IpVersion } from '../../../model/ip.ts'
import type { Maybe } from '../../../model/text.ts'
import type { Reachability } from '../engine/reachability.ts'
import { isSameZone } from '../engine/zones.ts'
import {
  allPorts,
  type Door,
  type Interface,
  type Listener,
  type LoadBalancer,
  type RegisteredTarget,
  type TargetGroup,
} from '../network.ts'
import { type Bounds, each, exactly } from '../sets/bounds.ts'
import { intersection, isEmpty } from '../sets/intervals.ts'
import { allServices, type Services, servicesOf } from '../sets/services.ts'
import {
  bothTraffic,
  eitherTraffic,
  isNone,
  noTraffic,
  serving,
  surely,
  type Traffic,
  trafficOf,
} from '../sets/traffic.ts'
import { type Arrival, type Client, type Forwarding, letInBy, type Step } from './arrival.ts'
import { throughDoor } from './through-doors.ts'
import { type Leg, legsTo, servicesOfTarget } from './to-target.ts'

export type { Step }

/** How clients come to what stands behind load balancers and other doors, step by step. */
export interface Passage {
  readonly steps: readonly Step[]
  /** Who comes through, and what they speak to the first step. */
  readonly clients: Bounds<Traffic>
  readonly isAuthenticated: Maybe
}

interface Registration {
  readonly targetGroup: TargetGroup
  readonly target: RegisteredTarget
}

/** Load balancers behind load balancers are followed so far. */
const maxLoadBalancers = 4

/** Finds the ways through load balancers, CloudFront, Global Accelerator, API Gateway and PrivateLink. */
export class Passages {
  readonly #reachability: Reachability
  readonly #targetsOf = new Map<string, Registration[]>()
  readonly #forwardsTo = new Map<string, Pick<Forwarding, 'loadBalancer' | 'listener' | 'forward'>[]>()
  /** By VPC, the target groups of its load balancers that may have targets which are not listed. */
  readonly #openIn = new Map<string, Set<TargetGroup>>()
  readonly #doorsTo = new Map<string, Door[]>()
  readonly #ofInternet = new Map<string, readonly Arrival[]>()
  #last: { readonly client: Client; readonly arrivals: Map<string, readonly Arrival[]> } | undefined

  constructor(reachability: Reachability) {
    this.#reachability = reachability
    const { network } = reachability.topology
    for (const targetGroup of network.targetGroups)
      for (const target of targetGroup.targets) listOf(this.#targetsOf, target.to.id).push({ targetGroup, target })
    for (const loadBalancer of network.loadBalancers)
      for (const listener of loadBalancer.listeners)
        for (const forward of listener.forwards)
          listOf(this.#forwardsTo, forward.targetGroup).push({ loadBalancer, listener, forward })
    for (const door of network.doors) listOf(this.#doorsTo, door.to.id).push(door)
    for (const targetGroup of network.targetGroups) {
      if (targetGroup.whole) continue
      for (const { loadBalancer } of this.#forwardsTo.get(targetGroup.id) ?? [])
        for (const id of loadBalancer.interfaces) this.#open(this.#vpcOf(id), targetGroup)
    }
  }

  #open(vpc: string, targetGroup: TargetGroup): void {
    const known = this.#openIn.get(vpc)
    if (known) known.add(targetGroup)
    else this.#openIn.set(vpc, new Set([targetGroup]))
  }

  #vpcOf(id: string): string {
    const { interfaces, subnets } = this.#reachability.topology
    return subnets.get(interfaces.get(id)?.subnet ?? '')?.vpc ?? ''
  }

  /** The services that a target group asks a target for. */
  static servicesOf(step: Forwarding): Services {
    return servicesOfTarget(step)
  }

  /** Every passage of a client to an interface, at some of these services of it. `version` is what the client speaks. */
  to(end: Interface, wanted: Services, client: Client, version: IpVersion): readonly Passage[] {
    const targets = [...(this.#targetsOf.get(end.id) ?? []), ...this.#unlisted(end)]
    const through = this.#forwardedTo(targets, client, version, maxLoadBalancers).flatMap(({ arrival, step }) => {
      const services = intersection(servicesOfTarget(step), wanted)
      if (isEmpty(services)) return []
      const clients = this.#delivered(arrival, step, end, services)
      return isNone(clients.most) ? [] : [{ ...onward(arrival, step), clients }]
    })
    return [...through, ...this.#straight(end, wanted, client, version)]
  }

  /** The ways from outside through load balancers on which something stops every client, to tell what does. */
  stopped(end: Interface, wanted: Services, version: IpVersion): readonly Passage[] {
    const { topology } = this.#reachability
    return (this.#targetsOf.get(end.id) ?? []).flatMap(({ targetGroup, target }) =>
      (this.#forwardsTo.get(targetGroup.id) ?? []).flatMap(({ loadBalancer, listener, forward }) =>
        loadBalancer.interfaces.flatMap((id): readonly Passage[] => {
          const by = topology.interfaces.get(id)
          if (!by || !topology.placeOf(by, version)) return []
          const step = { is: 'load-balancer', loadBalancer, listener, forward, targetGroup, target, by } as const
          const isAsked = !isEmpty(intersection(servicesOfTarget(step), wanted))
          return isAsked
            ? [{ steps: [step], clients: exactly(noTraffic), isAuthenticated: forward.isAuthenticated }]
            : []
        }),
      ),
    )
  }

  /** Clients at the listeners of a load balancer, as what `reach` asks about itself. */
  at(loadBalancer: LoadBalancer, client: Client, version: IpVersion): readonly Passage[] {
    return this.#arrivalsAt(loadBalancer, client, version, maxLoadBalancers).flatMap((arrival) =>
      loadBalancer.listeners.flatMap((listener) => {
        const clients = atListener(arrival, listener)
        const { steps, isAuthenticated } = arrival
        return isNone(clients.most) ? [] : [{ steps, clients, isAuthenticated }]
      }),
    )
  }

  /** Doors that open onto an interface itself. */
  #straight(end: Interface, wanted: Services, client: Client, version: IpVersion): readonly Passage[] {
    return (this.#doorsTo.get(end.id) ?? [])
      .flatMap((door) => throughDoor(door, end, client, version, this.#reachability))
      .flatMap(({ steps, isAuthenticated, clientsAt }) => {
        const clients = clientsAt(wanted)
        return isNone(clients.most) ? [] : [{ steps, clients, isAuthenticated }]
      })
  }

  /** An interface as a target that is not listed: in the VPC of the load balancer, on whatever port. */
  #unlisted({ id, origin }: Interface): readonly Registration[] {
    return [...(this.#openIn.get(this.#vpcOf(id)) ?? [])].map((targetGroup) => ({
      targetGroup,
      target: { to: { is: 'interface', id }, ports: allPorts, certain: false, origin },
    }))
  }

  /** Whom load balancers may lead to a target, an interface or another load balancer. */
  #forwardedTo(targets: readonly Registration[], client: Client, version: IpVersion, depth: number) {
    return targets.flatMap(({ targetGroup, target }) =>
      (this.#forwardsTo.get(targetGroup.id) ?? []).flatMap(({ loadBalancer, listener, forward }) =>
        this.#arrivalsAt(loadBalancer, client, version, depth).map((arrival) => {
          const step: Forwarding = { loadBalancer, listener, forward, targetGroup, target, by: arrival.by }
          return { arrival, step }
        }),
      ),
    )
  }

  /** Who comes to the interfaces of a load balancer, whatever its listeners. */
  #arrivalsAt(loadBalancer: LoadBalancer, client: Client, version: IpVersion, depth: number): readonly Arrival[] {
    if (depth === 0) return []
    const known = this.#known(client)
    const key = `${version} ${loadBalancer.id} ${depth}`
    const before = known.get(key)
    if (before) return before
    // A load balancer that stands behind itself has no arrivals of its own making.
    known.set(key, [])
    const interfaces = loadBalancer.interfaces.flatMap((id) => this.#reachability.topology.interfaces.get(id) ?? [])
    const arrivals = interfaces.flatMap((by): readonly Arrival[] => [
      ...this.#direct(by, client, version),
      ...(this.#doorsTo.get(loadBalancer.id) ?? []).flatMap((door) =>
        throughDoor(door, by, client, version, this.#reachability),
      ),
      ...this.#forwardedTo(this.#targetsOf.get(loadBalancer.id) ?? [], client, version, depth - 1).flatMap(
        ({ arrival, step }) => this.#handedOn(arrival, step, by),
      ),
    ])
    const coming = arrivals.filter(({ clientsAt }) => !isNone(clientsAt(allServices).most))
    known.set(key, coming)
    return coming
  }

  /** The arrivals of a client: those of the internet are kept, and of the last of all others, of whom there are many. */
  #known(client: Client): Map<string, readonly Arrival[]> {
    if (client === 'internet') return this.#ofInternet
    if (this.#last?.client !== client) this.#last = { client, arrivals: new Map() }
    return this.#last.arrivals
  }

  #direct(by: Interface, client: Client, version: IpVersion): readonly Arrival[] {
    const place = client === 'internet' ? undefined : this.#reachability.topology.placeOf(client, version)
    if (client !== 'internet' && !place) return []
    const session =
      client === 'internet'
        ? this.#reachability.fromInternet(by, version).session
        : each(this.#reachability.between(client, by, version).session, (one) => trafficOf(one, place ?? []))
    const clientsAt = (services: Services) => each(session, (one) => serving(one, services))
    return [{ steps: [], by, version, seenAs: 'client', hidesClient: false, isAuthenticated: false, clientsAt }]
  }

  /** From one load balancer to a node of another. */
  #handedOn(arrival: Arrival, step: Forwarding, by: Interface): readonly Arrival[] {
    const isServed = this.#mayCross(step.targetGroup, arrival.by, by)
    if (isServed === false) return []
    const front = surely(this.#forwarded(arrival, step), step.target.certain && isServed === true)
    const onto = servicesOfTarget(step)
    return legsTo(by, arrival, step, this.#reachability).map(
      ({ version, seenAs, hidesClient, through }, _, legs): Arrival => ({
        ...onward(arrival, step),
        by,
        version,
        seenAs,
        hidesClient,
        clientsAt: (services) => surely(through(front, intersection(onto, services)), legs.length === 1),
      }),
    )
  }

  /** The clients whom a rule of a listener leads on to the target group. */
  #forwarded(arrival: Arrival, { listener, forward, by }: Forwarding): Bounds<Traffic> {
    const { topology } = this.#reachability
    const taken = atListener(arrival, listener)
    const sources = forward.sources && topology.space(arrival.version).ofCidrs(forward.sources)
    const led = sources ? letInBy(exactly(sources), taken, arrival.seenAs) : taken
    return surely(led, forward.certain && by.certain)
  }

  /** Those of them who get through to the target. */
  #delivered(arrival: Arrival, step: Forwarding, end: Interface, services: Services): Bounds<Traffic> {
    const isServed = this.#mayCross(step.targetGroup, arrival.by, end)
    if (isServed === false) return exactly(noTraffic)
    const front = surely(this.#forwarded(arrival, step), step.target.certain && isServed === true)
    if (isNone(front.most)) return front
    const [one, other] = legsTo(end, arrival, step, this.#reachability).map(({ through }: Leg) =>
      through(front, services),
    )
    if (!one) return exactly(noTraffic)
    return other ? { least: bothTraffic(one.least, other.least), most: eitherTraffic(one.most, other.most) } : one
  }

  /** Without cross-zone load balancing a node serves its own zone alone. */
  #mayCross({ crossesZones }: TargetGroup, by: Interface, end: Interface): Maybe {
    if (crossesZones === true || by.subnet === end.subnet) return true
    const { subnets } = this.#reachability.topology
    const [mine, its] = [subnets.get(by.subnet)?.zone, subnets.get(end.subnet)?.zone]
    const same = isSameZone(mine, its)
    return same === false && crossesZones === 'unknown' ? 'unknown' : same
  }
}

/** The clients whose requests a listener takes. */
const atListener = ({ clientsAt }: Arrival, { protocol, port, certain }: Listener): Bounds<Traffic> =>
  surely(clientsAt(servicesOf(protocol, port)), certain)

const onward = ({ steps, isAuthenticated }: Arrival, step: Forwarding) => ({
  steps: [...steps, { is: 'load-balancer', ...step } as const],
  isAuthenticated: either(isAuthenticated, step.forward.isAuthenticated),
})

const either = (one: Maybe, other: Maybe): Maybe =>
  one === true || other === true ? true : one === 'unknown' || other === 'unknown' ? 'unknown' : false

function listOf<V>(map: Map<string, V[]>, key: string): V[] {
  const known = map.get(key)
  if (known) return known
  const made: V[] = []
  map.set(key, made)
  return made
}
