import { type Cidr, type IpVersion, isOnInternet, parseCidr, parseIp, specialCidrs } from '../../../model/ip.ts'
import type { Place } from '../network.ts'
import { difference, type Intervals, intervalsOf, nothing } from './intervals.ts'
import type { Addresses } from './traffic.ts'

/**
 * The addresses of one IP version, cut where a range of the network begins or ends: no rule tells two addresses of one atom
 * apart. Sets of addresses are intervals of atom numbers.
 */
export class AddressSpace {
  readonly version: IpVersion
  /** First address of each atom, sorted. */
  readonly #starts: readonly bigint[]
  readonly #known = new Map<Cidr, Addresses>()
  readonly all: Addresses
  /** What internet gateways pass on. */
  readonly routable: Addresses
  /** What of it anybody can have. */
  readonly internet: Addresses

  constructor(version: IpVersion, cidrs: Iterable<Cidr>) {
    this.version = version
    const ends = new Set<bigint>([0n])
    const bits = bitsOf(version)
    for (const cidr of [...specialCidrs, ...neverRouted, ...exampleCidrs, ...cidrs]) {
      if (cidr.version !== version) continue
      ends.add(cidr.first)
      const end = cidr.first + (1n << BigInt(bits - cidr.prefix))
      if (end < 1n << BigInt(bits)) ends.add(end)
    }
    this.#starts = [...ends].sort((one, other) => (one < other ? -1 : one > other ? 1 : 0))
    this.all = [0, this.#starts.length]
    this.routable = difference(this.all, this.ofCidrs(neverRouted))
    this.internet = intervalsOf(
      this.#starts.flatMap((value, atom) => (isOnInternet({ version, value }) ? [[atom, atom + 1] as const] : [])),
    )
  }

  get size(): number {
    return this.#starts.length
  }

  /** The atom that holds the address. */
  atomOf(address: bigint): number {
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#starts[middle] ?? 0n) <= address) low = middle
      else high = middle - 1
    }
    return low
  }

  /** An address of the atom: its first. */
  addressOf(atom: number): bigint {
    return this.#starts[atom] ?? 0n
  }

  /** The range has to be one of those that the space was made of, or of special ranges. */
  ofCidr(cidr: Cidr): Addresses {
    if (cidr.version !== this.version) return nothing
    const known = this.#known.get(cidr)
    if (known) return known
    const end = cidr.first + (1n << BigInt(bitsOf(this.version) - cidr.prefix))
    const last = this.atomOf(end - 1n)
    const addresses: Addresses = [this.atomOf(cidr.first), last + 1]
    this.#known.set(cidr, addresses)
    return addresses
  }

  ofCidrs(cidrs: readonly Cidr[]): Addresses {
    return intervalsOf(
      cidrs.flatMap((cidr) => {
        const [from, to] = this.ofCidr(cidr)
        return from === undefined || to === undefined ? [] : [[from, to] as const]
      }),
    )
  }

  /** Where the address of a place may be. */
  ofPlace(place: Place): Addresses {
    if (place.is === 'at') {
      const atom = this.atomOf(place.address)
      return [atom, atom + 1]
    }
    const within = this.ofCidrs(place.cidrs)
    return within.length === 0 ? this.all : within
  }

  /** The ranges of addresses that a set holds, both ends included. */
  *rangesOf(addresses: Intervals): Generator<readonly [first: bigint, last: bigint]> {
    const end = 1n << BigInt(bitsOf(this.version))
    for (let at = 0; at < addresses.length; at += 2)
      yield [this.addressOf(addresses[at] ?? 0), (this.#starts[addresses[at + 1] ?? 0] ?? end) - 1n]
  }
}

const bitsOf = (version: IpVersion): number => (version === 4 ? 32 : 128)

/**
 * What no internet gateway passes on, from or to.
 *
 * Source: Reachability Analyzer explanation codes, IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS and its like.
 */
const neverRouted: readonly Cidr[] = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '224.0.0.0/3',
  '::/3',
  '4000::/2',
  '8000::/1',
].flatMap((text) => parseCidr(text) ?? [])

/** Addresses that witnesses are taken from, where they are let in: of a public resolver, for all to know. */
export const publicExamples: Readonly<Record<IpVersion, bigint>> = {
  4: parseIp('8.8.8.8')?.value ?? 0n,
  6: parseIp('2001:4860:4860::8888')?.value ?? 0n,
}

const exampleCidrs: readonly Cidr[] = ['8.8.8.0/24', '2001:4860:4860::/48'].flatMap((text) => parseCidr(text) ?? [])
