import type { Interface, Network, Place, Subnet } from '../../src/analysis/network/network.ts'
import type { Cidr, IpVersion } from '../../src/model/ip.ts'
import { address } from './build.ts'
import type { Draw } from './draw.ts'

/** Subnets whose CIDRs nobody knew get some that no other subnet of the VPC has. */
export function completedSubnets(draw: Draw, network: Network): Network {
  const done: Subnet[] = network.subnets.filter(({ cidrs }) => cidrs.length > 0).slice()
  for (const subnet of network.subnets.filter(({ cidrs }) => cidrs.length === 0))
    done.push({ ...subnet, cidrs: someCidrs(draw, subnet, network, done) })
  const inOrder = network.subnets.flatMap(({ id }) => done.find((it) => it.id === id) ?? [])
  return { ...network, subnets: inOrder }
}

function someCidrs(draw: Draw, subnet: Subnet, network: Network, done: readonly Subnet[]): readonly Cidr[] {
  const vpc = network.vpcs.find(({ id }) => id === subnet.vpc)
  const inside = network.interfaces.filter((it) => it.subnet === subnet.id)
  const taken = done.filter((it) => it.vpc === subnet.vpc).flatMap(({ cidrs }) => cidrs)
  const number = draw.oneOf([0n, 1n, 2n, 3n, 100n].filter((at) => !taken.some((it) => thirdOf(it) === at)))
  const index = BigInt(subnet.vpc.slice(4))
  const likely = [...(vpc?.cidrs ?? []), ...inside.flatMap((it) => [it.address4, it.address6].flatMap(cidrsOf))]
  const first4 = likely.find(({ version }) => version === 4)?.first ?? (10n << 24n) + (index << 16n)
  const first6 = likely.find(({ version }) => version === 6)?.first
  const needs6 = first6 !== undefined || inside.some(({ address6 }) => address6)
  const base6 = first6 ?? address('2600:1f18::') + (index << 72n)
  const own4: Cidr = { version: 4, first: first4 + (number << 8n), prefix: 24 }
  return needs6 ? [own4, { version: 6, first: base6 + (number << 64n), prefix: 64 }] : [own4]
}

function cidrsOf(place: Place | undefined): readonly Cidr[] {
  return place?.is === 'within' ? place.cidrs : []
}

function thirdOf({ version, first }: Cidr): bigint {
  return version === 4 ? (first >> 8n) & 255n : (first >> 64n) & 255n
}

/** Addresses: each its own. */
export function completedPlaces(draw: Draw, network: Network): Network {
  const taken = new Set<string>()
  for (const it of network.interfaces) {
    const vpc = network.subnets.find(({ id }) => id === it.subnet)?.vpc
    if (it.address4?.is === 'at') taken.add(`${vpc} ${it.address4.address}`)
    if (it.address6?.is === 'at') taken.add(`${vpc} ${it.address6.address}`)
    if (it.public4.address !== undefined) taken.add(`public ${it.public4.address}`)
  }
  return { ...network, interfaces: network.interfaces.map((it) => completedInterface(draw, it, network, taken)) }
}

function completedInterface(draw: Draw, owner: Interface, network: Network, taken: Set<string>): Interface {
  const subnet = network.subnets.find(({ id }) => id === owner.subnet)
  const place = (of: Place | undefined, version: IpVersion): Place | undefined => {
    if (of?.is !== 'within') return of
    const free = (of.cidrs.length > 0 ? of.cidrs : (subnet?.cidrs ?? [])).filter((it) => it.version === version)
    const value = freeAddress(draw, subnet, free, version, taken)
    return value === undefined ? undefined : { is: 'at', address: value }
  }
  return {
    ...owner,
    address4: place(owner.address4, 4),
    address6: place(owner.address6, 6),
    public4: publicAddress(draw, owner, taken),
    certain: true,
  }
}

function freeAddress(
  draw: Draw,
  subnet: Subnet | undefined,
  within: readonly Cidr[],
  version: IpVersion,
  taken: Set<string>,
): bigint | undefined {
  const own = subnet?.cidrs.find((it) => it.version === version)
  if (!own) return undefined
  for (let tries = 0; tries < 50; tries++) {
    const value = own.first + BigInt(draw.oneOf([draw.upTo(20), draw.upTo(250), 10 + draw.upTo(5)]))
    const key = `${subnet?.vpc} ${value}`
    if (taken.has(key) || !within.some((it) => isIn(it, value))) continue
    taken.add(key)
    return value
  }
  throw new Error(`no place is left in ${subnet?.id}`)
}

function isIn({ version, first, prefix }: Cidr, value: bigint): boolean {
  const hostBits = BigInt((version === 4 ? 32 : 128) - prefix)
  return value >> hostBits === first >> hostBits
}

function publicAddress(draw: Draw, { public4 }: Interface, taken: Set<string>): Interface['public4'] {
  if (public4.is === false || (public4.is === 'unknown' && draw.chance(50))) return { is: false }
  if (public4.address !== undefined) return { is: true, address: public4.address }
  for (let tries = 0; tries < 50; tries++) {
    const value = address(draw.oneOf(['54.0.0.100', '8.8.8.100', '3.0.0.1'])) + BigInt(draw.upTo(50))
    if (taken.has(`public ${value}`)) continue
    taken.add(`public ${value}`)
    return { is: true, address: value }
  }
  throw new Error('no public address is left')
}
