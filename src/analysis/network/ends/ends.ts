import { closest } from '../../../model/closest.ts'
import type { Estate } from '../../../model/estate.ts'
import { type Cidr, parseCidr, parseIp } from '../../../model/ip.ts'
import type { ReachGap } from '../../../model/reach-answer.ts'
import { type ResourceType, resourceTypes } from '../../../model/resource.ts'
import { strangersAt } from '../engine/strangers.ts'
import { byId } from '../engine/topology.ts'
import { grouped } from '../grouped.ts'
import type { Interface, LoadBalancer, Network, Subnet, Thing } from '../network.ts'
import type { End } from '../paths/path.ts'
import { unionOf } from '../sets/intervals.ts'
import { type Services, servicesOf } from '../sets/services.ts'
import { resourceAt, shortName } from '../survey/named.ts'
import type { Survey } from '../survey/survey.ts'
import type { NetworkWorkload } from '../workload.ts'
import { accountsIn, interfacesOfAccount, isAccount } from './account-ends.ts'
import { dwellersIn } from './dwellers.ts'
import { isEndOf, lastOf, shortNames } from './end-names.ts'
import { endBehind, refusedEnd } from './gateway-ends.ts'
import { nameTagOf } from './name-tags.ts'

/** What a name means, or what it may have been meant to. */
export type FoundEnd =
  | { readonly is: 'found'; readonly end: End; readonly listening?: Services }
  | { readonly is: 'several' | 'nothing'; readonly near: readonly string[] }
  | { readonly is: 'refused'; readonly says: string; readonly instead: string }

/** Packets come from an end, or go there. */
export type Side = 'from' | 'to'

type Near = Extract<FoundEnd, { readonly near: readonly string[] }>

interface Named {
  readonly id: string
  readonly name: string
  readonly interfaces: readonly Interface[]
  readonly workload?: NetworkWorkload
  readonly loadBalancer?: LoadBalancer
  /** What is asked about are subnets: whoever is in them, as well. */
  readonly subnets?: readonly Subnet[]
}

const maxNear = 3

/** Finds the ends of questions by what people call them: addresses, ids, ARNs and names. */
export class Ends {
  readonly #estate: Estate
  readonly #network: Network
  readonly #account: string | undefined
  readonly #balancers: ReadonlyMap<string, LoadBalancer>
  readonly #byId = new Map<string, Named>()

  /** `account`: of what templates make. */
  constructor({ network, workloads }: Pick<Survey, 'network' | 'workloads'>, estate: Estate, account?: string) {
    this.#estate = estate
    this.#account = account
    this.#network = network
    const interfaces = new Map(network.interfaces.map((one) => [one.id, one]))
    const vpcOf = new Map(network.subnets.map(({ id, vpc }) => [id, vpc]))
    const groups = grouped(network.interfaces, ({ id, owner, subnet }) => [
      ...new Set([id, owner.id, subnet, vpcOf.get(subnet) ?? '']),
    ])
    const things = [...network.interfaces, ...network.subnets, ...network.vpcs, ...network.loadBalancers]
    const names = new Map(things.map(({ id, name }) => [id, name]))
    this.#balancers = byId(network.loadBalancers)
    for (const [id, members] of groups) {
      if (id === '') continue
      const loadBalancer = this.#balancers.get(id) ?? this.#balancerOf(members)
      const name = names.get(id) ?? shortName(id)
      this.#byId.set(id, { id, name, interfaces: members, ...(loadBalancer && { loadBalancer }) })
    }
    const inVpc = grouped(network.subnets, ({ vpc }) => [vpc])
    for (const subnet of network.subnets) this.#addPlace(subnet, [subnet], groups)
    for (const vpc of network.vpcs) this.#addPlace(vpc, inVpc.get(vpc.id) ?? [], groups)
    for (const workload of workloads) {
      const own = groups.get(workload.id) ?? []
      const hosts = [...new Set(workload.sockets.map((socket) => socket.interface))].flatMap(
        (id) => interfaces.get(id) ?? [],
      )
      this.#byId.set(workload.id, {
        id: workload.id,
        name: workload.name,
        interfaces: own.length > 0 ? own : hosts,
        workload,
      })
    }
  }

  #addPlace({ id, name }: Thing, subnets: readonly Subnet[], groups: ReadonlyMap<string, readonly Interface[]>): void {
    this.#byId.set(id, { id, name, interfaces: groups.get(id) ?? [], subnets })
  }

  find(name: string, side: Side = 'from'): FoundEnd {
    if (name.toLowerCase() === 'internet') return { is: 'found', end: { is: 'internet' } }
    const cidr = parseCidr(name) ?? hostRange(name)
    if (cidr) return { is: 'found', end: this.#at(cidr, name) }
    if (isAccount(name)) return this.#ofAccount(name)
    const found = this.#named(name)
    if (found.is === 'one') return this.#foundAs(found.one, side)
    return found.is === 'nothing'
      ? (endBehind(name, this.#network, this.#estate) ?? refusedEnd(name, this.#estate) ?? found)
      : found
  }

  #named(name: string): { readonly is: 'one'; readonly one: Named } | Near {
    const exact = this.#byId.get(name) ?? this.#resolved(name)
    if (exact) return { is: 'one', one: exact }
    const called = [...this.#byId.values()].filter((one) => one.name === name || isEndOf(one.id, name))
    if (called.length === 0) called.push(...this.#tagged(name))
    // A resource goes before its parts, a workload before what else is called like it.
    for (const likely of [
      called,
      called.filter(({ id }) => resourceAt(id, this.#estate)),
      called.filter(({ workload }) => workload),
    ]) {
      const [only] = likely
      if (only && likely.length === 1) return { is: 'one', one: only }
    }
    if (called.length > 0) {
      const names = shortNames([...this.#byId.keys()])
      return { is: 'several', near: called.slice(0, maxNear).map(({ id }) => names.get(id) ?? id) }
    }
    return { is: 'nothing', near: this.#near(name) }
  }

  #ofAccount(account: string): FoundEnd {
    const interfaces = interfacesOfAccount(account, this.#network, this.#account)
    if (interfaces.length > 0) return { is: 'found', end: { is: 'interfaces', name: `account ${account}`, interfaces } }
    const others = accountsIn(this.#network, this.#account)
    return {
      is: 'refused',
      says: `Nothing in this scan is known to be of account ${account}.`,
      instead:
        others.length > 0 ? `There is ${others.join(', ')}.` : 'Say by --account of which account templates are.',
    }
  }

  /** To a VPC or a subnet, what is seen there counts, if something is. */
  #foundAs(one: Named, side: Side): FoundEnd {
    const { subnets, interfaces, name, workload } = one
    if (workload?.whole && interfaces.length === 0)
      return {
        is: 'refused',
        says: portless(workload),
        instead: 'Name another end, or one of its hosts.',
      }
    if (!subnets || (side === 'to' && interfaces.length > 0)) return foundAs(one)
    const strangers = dwellersIn(subnets, name, this.#network, this.#estate)
    if (strangers.length + interfaces.length > 0)
      return { is: 'found', end: { is: 'interfaces', name, interfaces: [...interfaces, ...strangers], strangers } }
    return {
      is: 'refused',
      says: `${name} has no subnet in this scan.`,
      instead: 'Name an address in it, or what stands there.',
    }
  }

  /** An address that an interface is known to have means the interface, and by a public one it is reached from outside. */
  #at(cidr: Cidr, name: string): End {
    const { version, first, prefix } = cidr
    const isOne = prefix === (version === 4 ? 32 : 128)
    const all = isOne ? this.#network.interfaces : []
    const own = all.filter(({ address4, address6 }) => {
      const address = version === 4 ? address4 : address6
      return address?.is === 'at' && address.address === first
    })
    const outer = own.length > 0 || version === 6 ? [] : all.filter(({ public4 }) => public4.address === first)
    const interfaces = [...own, ...outer]
    if (interfaces.length === 0)
      return { is: 'addresses', cidrs: [cidr], name, strangers: strangersAt(cidr, name, this.#network, this.#isSeen) }
    const loadBalancer = this.#balancerOf(interfaces)
    return {
      is: 'interfaces',
      name,
      interfaces,
      version,
      ...(outer.length > 0 && { publicAddress: cidr }),
      ...(loadBalancer && { loadBalancer }),
    }
  }

  readonly #isSeen = (vpc: string): boolean => this.#estate.complete('AWS::EC2::NetworkInterface', vpc)

  /** An interface of a load balancer listens to what the load balancer does. */
  #balancerOf(interfaces: readonly Interface[]): LoadBalancer | undefined {
    const [owner, another] = new Set(interfaces.map((one) => one.owner.id))
    return another === undefined && owner !== undefined ? this.#balancers.get(owner) : undefined
  }

  #tagged(name: string): readonly Named[] {
    return [...this.#byId.values()].filter(({ id }) => nameTagOf(this.#estate.at(id), this.#estate) === name)
  }

  /** By an id, an ARN or a name that the resource has in AWS. */
  #resolved(text: string): Named | undefined {
    for (const type of Object.keys(resourceTypes) as ResourceType[]) {
      const resource = this.#estate.resolve({ to: [type], text })
      const found = resource && this.#byId.get(resource.address)
      if (found) return found
    }
    return undefined
  }

  /** Workloads first, and what is whole before its parts. */
  #near(name: string): readonly string[] {
    const all = [...this.#byId.values()].sort((one, other) => Number(!one.workload) - Number(!other.workload))
    const words = [...new Set(all.flatMap((one) => [one.name, lastOf(one.id)]))].filter((word) => !word.includes(' '))
    const best = closest(name, words)
    if (best !== undefined) return [best]
    const part = name.toLowerCase()
    return part.length < 3 ? [] : words.filter((word) => word.toLowerCase().includes(part)).slice(0, maxNear)
  }

  /** What somebody may ask about where there is no workload: an instance, else whatever has an interface. */
  example(): string | undefined {
    const { interfaces } = this.#network
    const one = interfaces.find(({ owner }) => owner.is === 'instance') ?? interfaces[0]
    return one && this.#byId.get(one.owner.id)?.name
  }

  /** The workloads that have no interface and no port of their hosts. */
  unplaced(): readonly ReachGap[] {
    return [...this.#byId.values()].flatMap(({ workload, interfaces }) =>
      workload?.whole && interfaces.length === 0 ? [{ says: portless(workload), origin: workload.origin }] : [],
    )
  }

  /** Every workload, by names that tell them apart. */
  workloads(): readonly { readonly end: End; readonly name: string; readonly listening?: Services }[] {
    const workloads = [...this.#byId.values()].filter(
      ({ workload, interfaces }) => workload && (interfaces.length > 0 || !workload.whole),
    )
    const names = new Map<string, number>()
    for (const { name } of workloads) names.set(name, (names.get(name) ?? 0) + 1)
    const short = shortNames(workloads.map(({ id }) => id))
    return workloads.map((one) => {
      const name = names.get(one.name) === 1 ? one.name : (short.get(one.id) ?? one.id)
      return { ...foundAs({ ...one, name }), name }
    })
  }
}

const portless = ({ name }: NetworkWorkload) => `${name} has no interface of its own, and no port of a host.`

/** What listens on a container instance is not the whole of the instance. */
function foundAs({ id, name, interfaces, workload, loadBalancer }: Named) {
  const isGuest = workload !== undefined && interfaces.every(({ owner }) => owner.id !== id)
  const listening = isGuest && unionOf(workload.sockets.map(({ protocol, ports }) => servicesOf(protocol, ports)))
  const places = placesOf(interfaces, isGuest ? workload : undefined)
  const elsewhere = isGuest && !workload.whole && elsewhereOf(workload)
  return {
    is: 'found',
    end: {
      is: 'interfaces',
      name,
      interfaces,
      ...(loadBalancer && { loadBalancer }),
      ...(places && { places }),
      ...(elsewhere && { elsewhere }),
    },
    ...(listening && { listening }),
  } as const
}

/** The places of one thing that stands in one of several: subnets, and hosts where it is their guest. */
function placesOf(
  interfaces: readonly Interface[],
  guest: NetworkWorkload | undefined,
): ReadonlyMap<string, string> | undefined {
  const isEverywhere = guest?.sockets.every(({ isPlaced }) => isPlaced === true) ?? true
  const owners = new Set(interfaces.map(({ owner }) => owner.id))
  const isOne = owners.size === 1 ? interfaces.every(({ isOneOf }) => isOneOf) : !isEverywhere
  if (!isOne) return undefined
  const places = interfaces.map(
    ({ id, owner, subnet, isOneOf }) => [id, isOneOf ? `${owner.id} ${subnet}` : owner.id] as const,
  )
  return new Set(places.map(([, place]) => place)).size > 1 ? new Map(places) : undefined
}

/** In bridge and host mode a task has no interface of its own, and which it is on may not be in the scan. */
const elsewhereOf = ({ name, origin }: NetworkWorkload) => ({
  says: `Where ${name} takes connections is not known: not all of its task definition and hosts are in this scan.`,
  origin,
})

function hostRange(text: string) {
  const ip = parseIp(text)
  return ip && parseCidr(`${text}/${ip.version === 4 ? 32 : 128}`)
}
