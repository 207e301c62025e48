import type { IpVersion } from '../../../model/ip.ts'
import type { Interface } from '../network.ts'
import { isEmpty, nothing, overlap, unionOf } from '../sets/intervals.ts'
import type { Services } from '../sets/services.ts'
import { type Addresses, addressesIn } from '../sets/traffic.ts'
import type { GroupFilter } from './filters.ts'
import { HiddenSenders } from './hidden-senders.ts'
import type { Flow, Reachability } from './reachability.ts'
import type { Topology } from './topology.ts'

/** Interfaces that are alike, and what they can send to the one that was asked about. */
export interface Source {
  readonly interfaces: readonly Interface[]
  readonly flow: Flow<Services>
}

interface Class {
  readonly sample: Interface
  readonly members: Interface[]
}

/**
 * Which interfaces of the network get through to one of them. Never expanded to pairs: what is alike is asked about once.
 *
 * Cost of a question: the classes of the VPCs that its rules let in.
 */
export class Sources {
  readonly #reachability: Reachability
  readonly #topology: Topology
  readonly #alike = new Map<string, readonly (readonly Class[])[]>()
  readonly #addresses = { 4: new Map<string, Addresses>(), 6: new Map<string, Addresses>() } as const
  readonly #byVpc = new Map<string, Interface[]>()
  readonly #vpcsOfGroup = new Map<string, Set<string>>()
  readonly #hidden: HiddenSenders

  constructor(reachability: Reachability) {
    this.#reachability = reachability
    this.#topology = reachability.topology
    this.#hidden = new HiddenSenders(reachability.topology)
    const { network, subnets } = this.#topology
    for (const one of network.interfaces) {
      const vpc = subnets.get(one.subnet)?.vpc
      if (vpc === undefined) continue
      added(this.#byVpc, vpc).push(one)
      for (const group of one.groups) {
        const vpcs = this.#vpcsOfGroup.get(group)
        if (vpcs) vpcs.add(vpc)
        else this.#vpcsOfGroup.set(group, new Set([vpc]))
      }
    }
    for (const vpc of this.#byVpc.keys()) this.#alikeIn(vpc, 4)
  }

  /** Those that can send anything, at most; with themselves, where they are several. */
  reaching(to: Interface, version: IpVersion): readonly Source[] {
    const own = this.#topology.subnets.get(to.subnet)?.vpc
    const place = this.#topology.placeOf(to, version)
    if (own === undefined || !place) return []
    const filter = this.#reachability.filterOf(to, 'in', version)
    const open = addressesIn(filter.addresses.most)
    const { joined } = this.#topology
    const neighbours = joined.besides(own)
    return [...joined.with(own)]
      .filter(
        (vpc) =>
          vpc === own ||
          (neighbours.has(vpc) && this.#isLetIn(vpc, filter, open, version)) ||
          overlap(place, this.#hidden.from(vpc, version)),
      )
      .flatMap((vpc) => this.#reachingFrom(vpc, to, version))
  }

  #reachingFrom(vpc: string, to: Interface, version: IpVersion): readonly Source[] {
    const sources: Source[] = []
    const { groups } = this.#reachability.filterOf(to, 'in', version)
    for (const alike of this.#alikeIn(vpc, version)) {
      let common: Flow<Services> | undefined
      for (const { sample, members } of alike) {
        const isNamed = sample.groups.some((id) => groups.has(id))
        // Those whose groups nobody names differ in nothing that matters here.
        const flow = isNamed ? this.#reachability.between(sample, to, version) : common
        const own = flow ?? this.#reachability.between(sample, to, version)
        if (!isNamed) common = own
        if (!isEmpty(own.forward.most)) sources.push({ interfaces: members, flow: own })
      }
    }
    return sources
  }

  /** May a rule let in anything of a VPC? */
  #isLetIn(vpc: string, { groups }: GroupFilter, open: Addresses, version: IpVersion): boolean {
    for (const group of groups.keys()) if (this.#vpcsOfGroup.get(group)?.has(vpc)) return true
    return overlap(open, this.#placesIn(vpc, version))
  }

  /** Where interfaces of a VPC are. */
  #placesIn(vpc: string, version: IpVersion): Addresses {
    const known = this.#addresses[version].get(vpc)
    if (known) return known
    const places = new Set((this.#byVpc.get(vpc) ?? []).map((one) => this.#topology.placeOf(one, version) ?? nothing))
    const made = unionOf([...places])
    this.#addresses[version].set(vpc, made)
    return made
  }

  /** The interfaces of a VPC, by where they are and what their groups let out; those in one list differ in their groups alone. */
  #alikeIn(vpc: string, version: IpVersion): readonly (readonly Class[])[] {
    const key = `${version} ${vpc}`
    const known = this.#alike.get(key)
    if (known) return known
    const byPlace = new Map<string, Map<unknown, Map<number, Class>>>()
    for (const one of this.#byVpc.get(vpc) ?? []) {
      const at = this.#topology.placeOf(one, version)
      if (!at) continue
      const place = `${one.subnet} ${at.join()} ${one.certain}`
      const byFilter = byPlace.get(place) ?? new Map<unknown, Map<number, Class>>()
      byPlace.set(place, byFilter)
      const filter = this.#reachability.filterOf(one, 'out', version)
      const classes = byFilter.get(filter) ?? new Map<number, Class>()
      byFilter.set(filter, classes)
      const id = this.#reachability.classOf(one, version)
      const same = classes.get(id)
      if (same) same.members.push(one)
      else classes.set(id, { sample: one, members: [one] })
    }
    const alike = [...byPlace.values()].flatMap((byFilter) => [...byFilter.values()].map((all) => [...all.values()]))
    this.#alike.set(key, alike)
    return alike
  }
}

function added<V>(map: Map<string, V[]>, key: string): V[] {
  const known = map.get(key) ?? []
  map.set(key, known)
  return known
}
