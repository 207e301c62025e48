import type { IpVersion } from '../../../model/ip.ts'
import type { Maybe } from '../../../model/text.ts'
import type { Interface } from '../network.ts'
import { type Bounds, both, each, exactly, ifSure } from '../sets/bounds.ts'
import { difference, intersection, isEmpty, nothing, union } from '../sets/intervals.ts'
import { allServices, type Services } from '../sets/services.ts'
import {
  type Addresses,
  amongBounds,
  bothTraffic,
  eitherTraffic,
  noTraffic,
  servicesAt,
  type Traffic,
  trafficOf,
} from '../sets/traffic.ts'
import { entryTo } from './entry.ts'
import { type AclFilter, admitted, type Direction, type GroupFilter } from './filters.ts'
import { type Topology, towardsInternet } from './topology.ts'
import type { Way } from './way.ts'
import { waysBetween } from './ways.ts'

/** What gets through. `session`: the part of it that is answered as well, to some port of the client at least. */
export interface Flow<S> {
  readonly forward: Bounds<S>
  readonly session: Bounds<S>
}

export const noFlow: Flow<Services> = { forward: exactly(nothing), session: exactly(nothing) }
export const noTrafficFlow: Flow<Traffic> = { forward: exactly(noTraffic), session: exactly(noTraffic) }

/** Two of them make one number. */
const maxClasses = 2 ** 26

/** Answers what gets from where to where, one IP version at a time. What is alike is computed once. */
export class Reachability {
  readonly topology: Topology
  readonly #classes = new Map<string, number>()
  readonly #classOf = { 4: new Map<Interface, number>(), 6: new Map<Interface, number>() } as const
  readonly #between = new Map<number, Flow<Services>>()
  readonly #fromInternet = new Map<number, Flow<Traffic>>()

  constructor(topology: Topology) {
    this.topology = topology
  }

  /** Interfaces that no rule and no route tells apart have one class, which is a number. */
  classOf(one: Interface, version: IpVersion): number {
    const known = this.#classOf[version].get(one)
    if (known !== undefined) return known
    const place = this.topology.placeOf(one, version)?.join() ?? 'none'
    const isOpen = one.owner.is === 'load-balancer' && one.groups.length === 0 ? one.owner.id : ''
    const groups = [...one.groups].sort().join()
    const isFacing = this.#isInternetFacing(one)
    const key = [version, one.subnet, place, groups, one.public4.is, one.certain, isOpen, isFacing].join(' ')
    const made = this.#classes.get(key) ?? this.#classes.size
    this.#classes.set(key, made)
    this.#classOf[version].set(one, made)
    return made
  }

  /** What one interface can send to another, and has answers to. */
  between(from: Interface, to: Interface, version: IpVersion): Flow<Services> {
    const key = this.classOf(from, version) * maxClasses + this.classOf(to, version)
    const known = this.#between.get(key)
    if (known) return known
    const flow = this.#flowBetween(from, to, version)
    // One that is open to other VPCs has more senders than are worth keeping.
    const { subnets } = this.topology
    if (subnets.get(from.subnet)?.vpc === subnets.get(to.subnet)?.vpc) this.#between.set(key, flow)
    return flow
  }

  #flowBetween(from: Interface, to: Interface, version: IpVersion): Flow<Services> {
    const [start, end] = [this.topology.placeOf(from, version), this.topology.placeOf(to, version)]
    if (!start || !end) return noFlow
    const ways = waysBetween(from, to, version, this.topology)
    if (ways.length === 0) return noFlow
    const [out, into] = [this.filterOf(from, 'out', version), this.filterOf(to, 'in', version)]
    let forward: Bounds<Services> = exactly(nothing)
    for (const way of ways) {
      const sent = admitted(out, end, to.groups, way.keepsGroups.out)
      const taken = admitted(into, way.seenAs ?? start, from.groups, way.keepsGroups.in)
      let passing = both(sent, taken, intersection)
      passing = this.#across(way, passing, start, end, version, ({ traffic }) => traffic)
      forward = both(forward, ifSure(passing, nothing, way.certain), union)
    }
    if (!from.certain || !to.certain) forward = { least: nothing, most: forward.most }
    if (isEmpty(forward.most)) return noFlow
    let answered: Bounds<Services> = exactly(nothing)
    for (const way of waysBetween(to, from, version, this.topology)) {
      const back = this.#across(way, exactly(allServices), end, start, version, ({ answers }) => answers)
      answered = both(answered, ifSure(back, nothing, way.certain && !way.seenAs), union)
    }
    // What changes the address of the sender has the answers come back to itself.
    if (ways.some(({ seenAs }) => seenAs)) answered = { least: nothing, most: allServices }
    return { forward, session: both(forward, answered, intersection) }
  }

  /** What the network ACLs on a way leave. */
  #across(
    { crossings }: Way,
    services: Bounds<Services>,
    from: Addresses,
    to: Addresses,
    version: IpVersion,
    of: (filter: AclFilter) => Bounds<Traffic>,
  ): Bounds<Services> {
    let left = services
    for (const { subnet, direction } of crossings) {
      const filter = of(this.topology.filters(version).ofAcl(subnet.networkAcl, direction))
      left = both(left, servicesAt(filter, direction === 'out' ? to : from), intersection)
    }
    return left
  }

  /**
   * Who on the internet gets through to an interface, straight and not by anything in front of it.
   *
   * Source: Amazon VPC User Guide, "Enable internet access for a VPC using an internet gateway".
   */
  fromInternet(to: Interface, version: IpVersion): Flow<Traffic> {
    const key = this.classOf(to, version)
    const known = this.#fromInternet.get(key)
    if (known) return known
    const flow = this.fromInternetWhere(this.filterOf(to, 'in', version).addresses, to, version)
    this.#fromInternet.set(key, flow)
    return flow
  }

  /** The same, if its groups let this in. */
  fromInternetWhere(filter: Bounds<Traffic>, to: Interface, version: IpVersion): Flow<Traffic> {
    const subnet = this.topology.subnets.get(to.subnet)
    const place = this.topology.placeOf(to, version)
    if (!subnet || !place) return noTrafficFlow
    const open = this.isPublic(to, version)
    if (open === false) return noTrafficFlow
    const { routable } = this.topology.space(version)
    const acl = this.topology.filters(version)
    let forward = both(filter, acl.ofAcl(subnet.networkAcl, 'in').traffic, bothTraffic)
    // Nobody out there has an address of the VPC itself, as IPv6 ranges and public IPv4 ones would have it.
    forward = amongBounds(forward, difference(routable, this.topology.ownOf(subnet.vpc, version)))
    const { arrives } = entryTo(place, this.topology.vpcs.get(subnet.vpc), version, this.topology)
    if (arrives === false) return noTrafficFlow
    if (open === 'unknown' || arrives === 'unknown' || !to.certain) forward = { least: noTraffic, most: forward.most }
    const answers = both(
      acl.ofAcl(subnet.networkAcl, 'out').answers,
      each(towardsInternet(subnet, version, this.topology), (addresses) => trafficOf(allServices, addresses)),
      bothTraffic,
    )
    return { forward, session: both(forward, answers, bothTraffic) }
  }

  /** Can the internet gateway of its VPC deliver to it at all? */
  isPublic(one: Interface, version: IpVersion): Maybe {
    const subnet = this.topology.subnets.get(one.subnet)
    const vpc = subnet && this.topology.vpcs.get(subnet.vpc)
    if (!subnet) return false
    const gateway: Maybe =
      !vpc || vpc.internetGateway.is === 'unknown' ? 'unknown' : vpc.internetGateway.is === 'attached'
    const access: Maybe = subnet.publicAccess === 'unknown' ? 'unknown' : subnet.publicAccess === 'both-ways'
    return every([gateway, access, this.#hasPublicAddress(one, version), this.#isInternetFacing(one)])
  }

  /** An internal load balancer has no way in from an internet gateway. */
  #isInternetFacing({ owner }: Interface): Maybe {
    return owner.is === 'load-balancer' ? (this.topology.loadBalancers.get(owner.id)?.isInternetFacing ?? true) : true
  }

  #hasPublicAddress(one: Interface, version: IpVersion): Maybe {
    if (version === 4) return one.public4.is
    const place = this.topology.placeOf(one, 6)
    if (!place) return false
    const { routable } = this.topology.space(6)
    const public6 = intersection(place, routable)
    return isEmpty(public6) ? false : one.address6?.is === 'at' || public6.join() === place.join() ? true : 'unknown'
  }

  /** What the groups of an interface let through. */
  filterOf(one: Interface, direction: Direction, version: IpVersion): GroupFilter {
    const filters = this.topology.filters(version)
    if (one.owner.is === 'load-balancer' && one.groups.length === 0) {
      const owner = this.topology.loadBalancers.get(one.owner.id)
      if (owner?.kind === 'network' || owner?.kind === 'gateway')
        return owner.hasGroups === false ? filters.everything : filters.anything
    }
    return filters.ofGroups(one.groups, direction)
  }

  /** Both IP versions together, for questions that do not tell them apart. */
  eitherVersion<S extends Services>(flow: (version: IpVersion) => Flow<S>): Flow<Services> {
    const [four, six] = [flow(4), flow(6)]
    return { forward: both(four.forward, six.forward, union), session: both(four.session, six.session, union) }
  }
}

/** True if all are, false if one is not. */
export const every = (all: readonly Maybe[]): Maybe =>
  all.includes(false) ? false : all.includes('unknown') ? 'unknown' : true

export const eitherFlow = (one: Flow<Traffic>, other: Flow<Traffic>): Flow<Traffic> => ({
  forward: both(one.forward, other.forward, eitherTraffic),
  session: both(one.session, other.session, eitherTraffic),
})
