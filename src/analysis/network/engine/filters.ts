import type { IpVersion } from '../../../model/ip.ts'
import type { Maybe } from '../../../model/text.ts'
import type { AclEntry, NetworkAcl, Peer, PrefixList, SecurityGroup, SecurityGroupRule } from '../network.ts'
import type { AddressSpace } from '../sets/address-space.ts'
import { type Bounds, both, each, exactly } from '../sets/bounds.ts'
import { type Intervals, intersection, nothing, union, unionOf } from '../sets/intervals.ts'
import { type Services, servicesOf, servicesOfVersion } from '../sets/services.ts'
import {
  type Addresses,
  answersThrough,
  type Box,
  firstMatch,
  noTraffic,
  servicesAt,
  type Traffic,
  trafficIn,
  trafficOf,
} from '../sets/traffic.ts'

/** What the groups of an interface let through in one direction: by address at the other end, and by its groups. */
export interface GroupFilter {
  readonly addresses: Bounds<Traffic>
  readonly groups: ReadonlyMap<string, Bounds<Services>>
}

/** What a network ACL lets through in one direction, by address at the other end; `answers`: to some client port. */
export interface AclFilter {
  readonly traffic: Bounds<Traffic>
  readonly answers: Bounds<Traffic>
}

export type Direction = 'in' | 'out'

/** Compiles rules of one IP version, each set of groups and each network ACL once. */
export class Filters {
  readonly #space: AddressSpace
  readonly #groups: ReadonlyMap<string, SecurityGroup>
  readonly #acls: ReadonlyMap<string, NetworkAcl>
  readonly #prefixLists: ReadonlyMap<string, PrefixList>
  readonly #compiledGroups = new Map<string, GroupFilter>()
  readonly #distinct = new Map<string, GroupFilter>()
  readonly #compiledAcls = new Map<string, AclFilter>()
  readonly #everything: Bounds<Traffic>
  readonly #anything: Bounds<Traffic>
  readonly #version: Services

  constructor(
    space: AddressSpace,
    groups: ReadonlyMap<string, SecurityGroup>,
    acls: ReadonlyMap<string, NetworkAcl>,
    prefixLists: ReadonlyMap<string, PrefixList>,
  ) {
    this.#space = space
    this.#groups = groups
    this.#acls = acls
    this.#prefixLists = prefixLists
    this.#version = servicesOfVersion(space.version)
    const all = trafficOf(this.#version, space.all)
    this.#everything = exactly(all)
    this.#anything = { least: noTraffic, most: all }
  }

  /** The union of what the groups allow. A group that the network does not hold allows nothing. */
  ofGroups(ids: readonly string[], direction: Direction): GroupFilter {
    const key = `${direction} ${[...ids].sort().join()}`
    const known = this.#compiledGroups.get(key)
    if (known) return known
    const compiled = this.#shared(this.#compileGroups(ids, direction))
    this.#compiledGroups.set(key, compiled)
    return compiled
  }

  /** Groups that let the same through have one filter. */
  #shared(filter: GroupFilter): GroupFilter {
    const { addresses, groups } = filter
    const key = JSON.stringify([addresses.most, addresses.least === addresses.most || addresses.least, [...groups]])
    const known = this.#distinct.get(key)
    if (known) return known
    this.#distinct.set(key, filter)
    return filter
  }

  /** A network load balancer without groups lets everything through. */
  get everything(): GroupFilter {
    return { addresses: this.#everything, groups: new Map() }
  }

  /** Nobody can tell what it lets through. */
  get anything(): GroupFilter {
    return { addresses: this.#anything, groups: new Map() }
  }

  #compileGroups(ids: readonly string[], direction: Direction): GroupFilter {
    const [least, most]: [Box[], Box[]] = [[], []]
    const groups = new Map<string, Bounds<Services>>()
    for (const id of new Set(ids)) {
      const group = this.#groups.get(id)
      if (!group) continue
      if (!group.whole) return { ...this.#widened(ids, direction) }
      for (const rule of direction === 'in' ? group.ingress : group.egress) this.#addRule(rule, least, most, groups)
    }
    const isExact = least.length === most.length && least.every((box, index) => box === most[index])
    const atMost = trafficIn(most)
    return { addresses: { least: isExact ? atMost : trafficIn(least), most: atMost }, groups }
  }

  /** Where one of the groups may have more rules, all may pass, and what is listed passes for sure. */
  #widened(ids: readonly string[], direction: Direction): GroupFilter {
    const least: Box[] = []
    const groups = new Map<string, Bounds<Services>>()
    for (const id of new Set(ids)) {
      const group = this.#groups.get(id)
      for (const rule of (direction === 'in' ? group?.ingress : group?.egress) ?? [])
        this.#addRule(rule, least, [], groups)
    }
    return { addresses: { least: trafficIn(least), most: this.#anything.most }, groups }
  }

  #addRule(rule: SecurityGroupRule, least: Box[], most: Box[], groups: Map<string, Bounds<Services>>): void {
    const services = intersection(servicesOf(rule.protocol, rule.ports), this.#version)
    if (services.length === 0) return
    if (rule.peer.is === 'group') {
      const known = groups.get(rule.peer.id) ?? exactly(nothing)
      const own: Bounds<Services> = rule.certain ? exactly(services) : { least: nothing, most: services }
      groups.set(rule.peer.id, both(known, own, union))
      return
    }
    const peers = this.#addressesOf(rule.peer)
    const atMost = { services, addresses: peers.most }
    most.push(atMost)
    if (rule.certain) least.push(peers.least === peers.most ? atMost : { services, addresses: peers.least })
  }

  #addressesOf(peer: Exclude<Peer, { is: 'group' }>): Bounds<Addresses> {
    switch (peer.is) {
      case 'cidr':
        return exactly(this.#space.ofCidr(peer.cidr))
      case 'prefix-list':
        return this.ofPrefixList(peer.id)
      case 'unknown':
        return { least: nothing, most: this.#space.all }
    }
  }

  /** The addresses of a prefix list; all, perhaps, of one that cannot be seen. */
  ofPrefixList(id: string): Bounds<Addresses> {
    const list = this.#prefixLists.get(id)
    const known = this.#space.ofCidrs(list?.cidrs ?? [])
    return list?.whole ? exactly(known) : { least: known, most: this.#space.all }
  }

  prefixListOf(id: string): Pick<PrefixList, 'cidrs' | 'whole'> {
    return this.#prefixLists.get(id) ?? { cidrs: [], whole: false }
  }

  ofAcl(id: string | undefined, direction: Direction): AclFilter {
    const key = `${direction} ${id ?? ''}`
    const known = this.#compiledAcls.get(key)
    if (known) return known
    const traffic = this.#compileAcl(id, direction)
    const compiled = { traffic, answers: each(traffic, answersThrough) }
    this.#compiledAcls.set(key, compiled)
    return compiled
  }

  #compileAcl(id: string | undefined, direction: Direction): Bounds<Traffic> {
    const acl = id === undefined ? undefined : this.#acls.get(id)
    if (!acl?.whole) return this.#anything
    const entries = acl.entries
      .filter(({ isEgress }) => isEgress === (direction === 'out'))
      .sort((one, other) => one.number - other.number)
    const isExact = entries.every(({ certain }) => certain)
    const most = this.#passing(entries.filter(({ allows, certain }) => allows || certain))
    return { least: isExact ? most : this.#passing(entries.filter(({ allows, certain }) => !allows || certain)), most }
  }

  #passing(entries: readonly AclEntry[]): Traffic {
    const boxes = entries.flatMap(({ allows, protocol, ports, cidr }) => {
      const services = intersection(servicesOf(protocol, ports), this.#version)
      const addresses = cidr === 'any' ? this.#space.all : this.#space.ofCidr(cidr)
      return addresses.length === 0 || services.length === 0 ? [] : [{ services, addresses, allows }]
    })
    return firstMatch(boxes, this.#space.all)
  }

  get version(): IpVersion {
    return this.#space.version
  }
}

/** The services that a filter lets through to or from one that is somewhere in `place` and has these groups. */
export function admitted(
  { addresses, groups }: GroupFilter,
  place: Addresses,
  peerGroups: readonly string[],
  keepsGroups: Maybe,
): Bounds<Services> {
  const services = servicesAt(addresses, place)
  if (keepsGroups === false || groups.size === 0) return services
  const named = peerGroups.flatMap((id) => groups.get(id) ?? [])
  if (named.length === 0) return services
  const most = unionOf(named.map(({ most }) => most))
  const least: Intervals = keepsGroups === true ? unionOf(named.map(({ least }) => least)) : nothing
  return both(services, { least, most }, union)
}
