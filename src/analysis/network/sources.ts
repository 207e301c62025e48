import type { IpVersion } from '../../model/ip.ts'
import { isEmpty, overlap } from './intervals.ts'
import type { Interface, Vpc } from './network.ts'
import type { Flow, Reachability } from './reachability.ts'
import type { Services } from './services.ts'
import type { Topology } from './topology.ts'
import { addressesIn } from './traffic.ts'

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
  readonly #classes = new Map<string, ReadonlyMap<string, Class>>()
  readonly #byVpc = new Map<string, Interface[]>()
  readonly #vpcsOfGroup = new Map<string, Set<string>>()
  readonly #neighbours = new Map<string, Set<string>>()

  constructor(reachability: Reachability) {
    this.#reachability = reachability
    this.#topology = reachability.topology
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
    for (const { vpcs, isActive } of network.peerings) if (isActive !== false) this.#join(vpcs)
    for (const { attachments } of network.transitGateways)
      this.#join(attachments.flatMap(({ vpc }) => (vpc === undefined ? [] : [vpc])))
  }

  #join(vpcs: readonly string[]): void {
    for (const one of vpcs) {
      const known = this.#neighbours.get(one) ?? new Set()
      for (const other of vpcs) known.add(other)
      this.#neighbours.set(one, known)
    }
  }

  /** Those that can send anything, at most; with themselves, where they are several. */
  reaching(to: Interface, version: IpVersion): readonly Source[] {
    const own = this.#topology.subnets.get(to.subnet)?.vpc
    if (own === undefined) return []
    return [...new Set([own, ...(this.#neighbours.get(own) ?? [])])].flatMap((vpc) =>
      vpc === own || this.#letsIn(to, vpc, version) ? this.#reachingFrom(vpc, to, version) : [],
    )
  }

  #reachingFrom(vpc: string, to: Interface, version: IpVersion): readonly Source[] {
    const sources: Source[] = []
    for (const { sample, members } of this.#classesIn(vpc, version).values()) {
      const flow = this.#reachability.between(sample, to, version)
      if (!isEmpty(flow.forward.most)) sources.push({ interfaces: members, flow })
    }
    return sources
  }

  /** May a rule of the interface let in anything of a VPC? */
  #letsIn(to: Interface, vpc: string, version: IpVersion): boolean {
    const filter = this.#reachability.filterOf(to, 'in', version)
    for (const group of filter.groups.keys()) if (this.#vpcsOfGroup.get(group)?.has(vpc)) return true
    const found = this.#topology.vpcs.get(vpc)
    return !found?.whole || overlap(addressesIn(filter.addresses.most), this.#addressesOf(found, version))
  }

  #addressesOf = (vpc: Vpc, version: IpVersion) => this.#topology.space(version).ofCidrs(vpc.cidrs)

  #classesIn(vpc: string, version: IpVersion): ReadonlyMap<string, Class> {
    const key = `${version} ${vpc}`
    const known = this.#classes.get(key)
    if (known) return known
    const classes = new Map<string, Class>()
    for (const one of this.#byVpc.get(vpc) ?? []) {
      if (!this.#topology.placeOf(one, version)) continue
      const id = this.#reachability.classOf(one, version)
      const same = classes.get(id)
      if (same) same.members.push(one)
      else classes.set(id, { sample: one, members: [one] })
    }
    this.#classes.set(key, classes)
    return classes
  }
}

function added<V>(map: Map<string, V[]>, key: string): V[] {
  const known = map.get(key) ?? []
  map.set(key, known)
  return known
}
