import type { IpVersion } from '../../model/ip.ts'
import type { Maybe } from '../../model/text.ts'
import { type Bounds, both, each, exactly } from './bounds.ts'
import { admitted } from './filters.ts'
import { intersection, isEmpty, nothing, overlap, union } from './intervals.ts'
import type { Door, Forward, Interface, Listener, LoadBalancer, RegisteredTarget, TargetGroup } from './network.ts'
import type { Reachability } from './reachability.ts'
import { type Services, servicesOf } from './services.ts'
import { type Client, servicesOfPorts, throughDoor } from './through-doors.ts'
import {
  type Addresses,
  addressesIn,
  among,
  amongBounds,
  bothTraffic,
  eitherTraffic,
  isNone,
  noTraffic,
  serving,
  type Traffic,
  trafficOf,
} from './traffic.ts'
import { isSameZone } from './zones.ts'

/** How clients come to what stands behind load balancers and other doors, step by step. */
export interface Passage {
  readonly steps: readonly Step[]
  /** Who comes through, and what they speak to the first step. */
  readonly clients: Bounds<Traffic>
  readonly isAuthenticated: Maybe
}

export type Step =
  | { readonly is: 'door'; readonly door: Door }
  | {
      readonly is: 'load-balancer'
      readonly loadBalancer: LoadBalancer
      readonly listener: Listener
      readonly forward: Forward
      readonly targetGroup: TargetGroup
      readonly target: RegisteredTarget
      /** The interface of the load balancer by which it comes. */
      readonly by: Interface
    }

/** Someone at the listener of a load balancer. */
interface Arrival {
  readonly steps: readonly Step[]
  readonly by: Interface
  readonly clients: Bounds<Traffic>
  /** The services of the load balancer that the clients are led to; left out: what they speak themselves. */
  readonly onto?: Services
  readonly isAuthenticated: Maybe
}

/** Load balancers behind load balancers are followed so far. */
const maxLoadBalancers = 4

/** Finds the ways through load balancers, CloudFront, Global Accelerator, API Gateway and PrivateLink. */
export class Passages {
  readonly #reachability: Reachability
  readonly #targetsOf = new Map<string, { readonly targetGroup: TargetGroup; readonly target: RegisteredTarget }[]>()
  readonly #forwardsTo = new Map<
    string,
    { readonly loadBalancer: LoadBalancer; readonly listener: Listener; readonly forward: Forward }[]
  >()
  readonly #doorsTo = new Map<string, Door[]>()
  readonly #arrivals = new Map<string, readonly Arrival[]>()

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
  }

  /** The services that a target group asks a target for. */
  static servicesOf({ targetGroup, target }: Extract<Step, { is: 'load-balancer' }>): Services {
    return servicesOf(targetGroup.protocol, target.ports)
  }

  /** Every passage of a client to an interface, at some of these services of it. */
  to(end: Interface, wanted: Services, client: Client, version: IpVersion): readonly Passage[] {
    const through = (this.#targetsOf.get(end.id) ?? []).flatMap(({ targetGroup, target }) => {
      const services = intersection(servicesOf(targetGroup.protocol, target.ports), wanted)
      if (isEmpty(services)) return []
      return (this.#forwardsTo.get(targetGroup.id) ?? []).flatMap(({ loadBalancer, listener, forward }) =>
        this.#arrivalsAt(loadBalancer, client, version, maxLoadBalancers).flatMap((arrival) => {
          const step = {
            is: 'load-balancer',
            loadBalancer,
            listener,
            forward,
            targetGroup,
            target,
            by: arrival.by,
          } as const
          const clients = this.#delivered(arrival, step, end, services, version)
          return this.#passage(arrival, step, clients)
        }),
      )
    })
    return [...through, ...this.#straight(end, wanted, client, version)]
  }

  /** Clients at the listeners of a load balancer, as what `reach` asks about itself. */
  at(loadBalancer: LoadBalancer, client: Client, version: IpVersion): readonly Passage[] {
    return this.#arrivalsAt(loadBalancer, client, version, maxLoadBalancers).flatMap((arrival) =>
      loadBalancer.listeners.flatMap((listener) => {
        const clients = this.#atListener(arrival, listener)
        const { steps, isAuthenticated } = arrival
        return isNone(clients.most) ? [] : [{ steps, clients, isAuthenticated }]
      }),
    )
  }

  #passage(arrival: Arrival, step: Step & { is: 'load-balancer' }, clients: Bounds<Traffic>): readonly Passage[] {
    if (isNone(clients.most)) return []
    const isAuthenticated = either(arrival.isAuthenticated, step.forward.isAuthenticated)
    return [{ steps: [...arrival.steps, step], clients, isAuthenticated }]
  }

  /** Doors that open onto an interface itself. */
  #straight(end: Interface, wanted: Services, client: Client, version: IpVersion): readonly Passage[] {
    return (this.#doorsTo.get(end.id) ?? []).flatMap((door) => {
      const onto = intersection(servicesOfPorts(door, door.to.ports), wanted)
      const clients = isEmpty(onto)
        ? exactly(noTraffic)
        : throughDoor(door, end, onto, client, version, this.#reachability)
      const { isAuthenticated } = door
      return isNone(clients.most) ? [] : [{ steps: [{ is: 'door', door }], clients, isAuthenticated }]
    })
  }

  /** Who comes to the interfaces of a load balancer, whatever its listeners. */
  #arrivalsAt(loadBalancer: LoadBalancer, client: Client, version: IpVersion, depth: number): readonly Arrival[] {
    if (depth === 0) return []
    const key = `${version} ${client === 'internet' ? client : client.id} ${loadBalancer.id} ${depth}`
    const known = this.#arrivals.get(key)
    if (known) return known
    // A load balancer that stands behind itself has no arrivals of its own making.
    this.#arrivals.set(key, [])
    const interfaces = loadBalancer.interfaces.flatMap((id) => this.#reachability.topology.interfaces.get(id) ?? [])
    const arrivals = interfaces.flatMap((by): readonly Arrival[] => [
      ...this.#direct(loadBalancer, by, client, version),
      ...(this.#doorsTo.get(loadBalancer.id) ?? []).map((door): Arrival => {
        const onto = servicesOfPorts(door, door.to.ports)
        const clients = throughDoor(door, by, onto, client, version, this.#reachability)
        return { steps: [{ is: 'door', door }], by, clients, onto, isAuthenticated: door.isAuthenticated }
      }),
      ...this.#behindOthers(loadBalancer, by, client, version, depth),
    ])
    const coming = arrivals.filter(({ clients }) => !isNone(clients.most))
    this.#arrivals.set(key, coming)
    return coming
  }

  #direct(loadBalancer: LoadBalancer, by: Interface, client: Client, version: IpVersion): readonly Arrival[] {
    if (client !== 'internet') {
      const place = this.#reachability.topology.placeOf(client, version)
      if (!place) return []
      const { session } = this.#reachability.between(client, by, version)
      return [{ steps: [], by, clients: each(session, (one) => trafficOf(one, place)), isAuthenticated: false }]
    }
    if (loadBalancer.isInternetFacing === false) return []
    const { session } = this.#reachability.fromInternet(by, version)
    const isSure = loadBalancer.isInternetFacing === true
    return [{ steps: [], by, clients: surely(session, isSure), isAuthenticated: false }]
  }

  /** A network load balancer in front of an application load balancer hands on the addresses of its clients. */
  #behindOthers(
    inner: LoadBalancer,
    by: Interface,
    client: Client,
    version: IpVersion,
    depth: number,
  ): readonly Arrival[] {
    return (this.#targetsOf.get(inner.id) ?? []).flatMap(({ targetGroup, target }) =>
      (this.#forwardsTo.get(targetGroup.id) ?? []).flatMap(({ loadBalancer, listener, forward }) =>
        this.#arrivalsAt(loadBalancer, client, version, depth - 1).flatMap((arrival): readonly Arrival[] => {
          const onto = servicesOf(targetGroup.protocol, target.ports)
          const step = {
            is: 'load-balancer',
            loadBalancer,
            listener,
            forward,
            targetGroup,
            target,
            by: arrival.by,
          } as const
          const front = this.#forwarded(arrival, step)
          const seen = this.#admittedClients(by, onto, arrival.by, version)
          const clients = surely(
            { least: among(front.least, seen.least), most: among(front.most, seen.most) },
            target.certain,
          )
          const isAuthenticated = either(arrival.isAuthenticated, forward.isAuthenticated)
          return [{ steps: [...arrival.steps, step], by, clients, onto, isAuthenticated }]
        }),
      ),
    )
  }

  /** The clients whose requests a listener takes. */
  #atListener({ clients, onto }: Arrival, listener: Listener): Bounds<Traffic> {
    const services = servicesOf(listener.protocol, listener.port)
    if (onto && !overlap(onto, services)) return exactly(noTraffic)
    const spoken = onto ? clients : each(clients, (one) => serving(one, services))
    return surely(spoken, listener.certain)
  }

  /** Those of them whom a rule of it leads on to the target group. */
  #forwarded(arrival: Arrival, { listener, forward, by }: Step & { is: 'load-balancer' }): Bounds<Traffic> {
    const taken = this.#atListener(arrival, listener)
    const version = forward.sources?.[0]?.version
    const sources = version && this.#reachability.topology.space(version).ofCidrs(forward.sources ?? [])
    return surely(sources ? amongBounds(taken, sources) : taken, forward.certain && by.certain)
  }

  /** Those of them who get through to the target. */
  #delivered(
    arrival: Arrival,
    step: Step & { is: 'load-balancer' },
    end: Interface,
    services: Services,
    version: IpVersion,
  ): Bounds<Traffic> {
    const { targetGroup, target, by, loadBalancer } = step
    const sameZone = this.#mayCross(targetGroup, by, end)
    if (sameZone === false) return exactly(noTraffic)
    const front = surely(this.#forwarded(arrival, step), target.certain && sameZone === true)
    const preserves = loadBalancer.kind === 'network' ? targetGroup.preservesClientIp : false
    const plain = (): Bounds<Traffic> => {
      const { session } = this.#reachability.between(by, end, version)
      return { least: ifSome(session.least, services, front.least), most: ifSome(session.most, services, front.most) }
    }
    if (preserves === false) return plain()
    const seen = this.#admittedClients(end, services, by, version)
    const preserved = { least: among(front.least, seen.least), most: among(front.most, seen.most) }
    if (preserves === true) return preserved
    const other = plain()
    return { least: bothTraffic(preserved.least, other.least), most: eitherTraffic(preserved.most, other.most) }
  }

  /** The clients whom an interface lets in by their own addresses; all, where it names the groups of the load balancer. */
  #admittedClients(end: Interface, services: Services, by: Interface, version: IpVersion): Bounds<Addresses> {
    const { topology } = this.#reachability
    const { all } = topology.space(version)
    const filter = this.#reachability.filterOf(end, 'in', version)
    const byGroup = admitted({ addresses: exactly(noTraffic), groups: filter.groups }, nothing, by.groups, true)
    const place = topology.placeOf(end, version) ?? nothing
    const out = admitted(this.#reachability.filterOf(by, 'out', version), place, end.groups, true)
    const through = (bound: 'least' | 'most'): Addresses => {
      if (!overlap(out[bound], services)) return nothing
      const own = addressesIn(serving(filter.addresses[bound], services))
      const groups = overlap(byGroup[bound], services) ? all : nothing
      return union(own, groups)
    }
    const admittedBy = { least: through('least'), most: through('most') }
    if (by.subnet === end.subnet) return admittedBy
    const acl = topology.subnets.get(end.subnet)?.networkAcl
    const filters = topology.filters(version)
    const passing = both(
      each(filters.ofAcl(acl, 'in').traffic, (one) => addressesIn(serving(one, services))),
      each(filters.ofAcl(acl, 'out').answers, (one) => addressesIn(serving(one, services))),
      intersection,
    )
    return both(admittedBy, passing, intersection)
  }

  /** Without cross-zone load balancing a node serves its own zone alone. */
  #mayCross({ crossesZones }: TargetGroup, by: Interface, end: Interface): Maybe {
    if (crossesZones === true || by.subnet === end.subnet) return true
    const { subnets } = this.#reachability.topology
    const isSame = isSameZone(subnets.get(by.subnet)?.zone, subnets.get(end.subnet)?.zone)
    return isSame === false && crossesZones === 'unknown' ? 'unknown' : isSame
  }
}

const ifSome = (open: Services, wanted: Services, traffic: Traffic): Traffic =>
  overlap(open, wanted) ? traffic : noTraffic

const surely = (traffic: Bounds<Traffic>, certain: boolean): Bounds<Traffic> =>
  certain ? traffic : { least: noTraffic, most: traffic.most }

const either = (one: Maybe, other: Maybe): Maybe =>
  one === true || other === true ? true : one === 'unknown' || other === 'unknown' ? 'unknown' : false

function listOf<V>(map: Map<string, V[]>, key: string): V[] {
  const known = map.get(key)
  if (known) return known
  const made: V[] = []
  map.set(key, made)
  return made
}
