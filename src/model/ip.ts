export type IpVersion = 4 | 6

/** An address as a number. */
export interface Ip {
  readonly version: IpVersion
  readonly value: bigint
}

/** An address range of one IP version: `first` is the network's first address as a number. */
export interface Cidr {
  readonly version: IpVersion
  readonly first: bigint
  readonly prefix: number
}

/**
 * Reads an address as AWS does: four decimal numbers without leading zeros, or IPv6 text. Anything else is undefined,
 * never a different address (`010.0.0.1`, `10.1`).
 */
export function parseIp(text: string): Ip | undefined {
  if (text.includes(':')) {
    const value = parseIpv6(text)
    return value === undefined ? undefined : { version: 6, value }
  }
  const value = parseIpv4(text)
  return value === undefined ? undefined : { version: 4, value }
}

function parseIpv4(text: string): bigint | undefined {
  const octets = text.split('.')
  if (octets.length !== 4 || !octets.every((octet) => /^(0|[1-9]\d{0,2})$/.test(octet) && Number(octet) < 256))
    return undefined
  return octets.reduce((value, octet) => value * 256n + BigInt(octet), 0n)
}

function parseIpv6(text: string): bigint | undefined {
  const halves = text.split('::')
  if (halves.length > 2) return undefined
  const groups = halves.map((half) => (half === '' ? [] : half.split(':')))
  const last = groups.at(-1)?.at(-1)
  if (last?.includes('.')) {
    const tail = parseIpv4(last)
    if (tail === undefined) return undefined
    groups.at(-1)?.splice(-1, 1, (tail >> 16n).toString(16), (tail & 0xffffn).toString(16))
  }
  const [before = [], after = []] = groups
  const missing = 8 - before.length - after.length
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined
  const all = [...before, ...Array<string>(missing).fill('0'), ...after]
  if (!all.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return undefined
  return all.reduce((value, group) => value * 65536n + BigInt(`0x${group}`), 0n)
}

/** Reads `address/prefix`; host bits that are set are cleared, as EC2 does. */
export function parseCidr(text: string): Cidr | undefined {
  const match = /^([^/]+)\/(0|[1-9]\d{0,2})$/.exec(text)
  const ip = match?.[1] === undefined ? undefined : parseIp(match[1])
  const prefix = Number(match?.[2])
  if (!ip || prefix > (ip.version === 4 ? 32 : 128)) return undefined
  const hostBits = BigInt((ip.version === 4 ? 32 : 128) - prefix)
  return { version: ip.version, first: (ip.value >> hostBits) << hostBits, prefix }
}

/** An address as text; IPv6 shortened as RFC 5952 asks. */
export function showIp(version: IpVersion, value: bigint): string {
  if (version === 4) return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 255n).join('.')
  const groups = Array.from({ length: 8 }, (_, index) => ((value >> BigInt(112 - 16 * index)) & 0xffffn).toString(16))
  let best = { at: 0, length: 0 }
  for (let at = 0; at < 8; at++) {
    let length = 0
    while (groups[at + length] === '0') length++
    if (length > best.length) best = { at, length }
  }
  if (best.length < 2) return groups.join(':')
  return `${groups.slice(0, best.at).join(':')}::${groups.slice(best.at + best.length).join(':')}`
}

export const showCidr = ({ version, first, prefix }: Cidr): string => `${showIp(version, first)}/${prefix}`

/**
 * Special-purpose ranges and whether the internet reaches them; the narrowest that holds an address decides. IPv6 outside
 * 2000::/3 is not assigned.
 *
 * Sources: IANA IPv4 Special-Purpose Address Registry; IANA IPv6 Special-Purpose Address Registry (RFC 6890 describes both;
 * what they call not applicable is not reached); RFC 5771 for IPv4 multicast; RFC 4291 for the rest of IPv6.
 */
const specialRanges: readonly (readonly [cidr: string, isReached: boolean])[] = [
  ['0.0.0.0/0', true],
  ['0.0.0.0/8', false],
  ['10.0.0.0/8', false],
  ['100.64.0.0/10', false],
  ['127.0.0.0/8', false],
  ['169.254.0.0/16', false],
  ['172.16.0.0/12', false],
  ['192.0.0.0/24', false],
  ['192.0.0.9/32', true],
  ['192.0.0.10/32', true],
  ['192.0.2.0/24', false],
  ['192.88.99.0/24', false],
  ['192.168.0.0/16', false],
  ['198.18.0.0/15', false],
  ['198.51.100.0/24', false],
  ['203.0.113.0/24', false],
  ['224.0.0.0/4', false],
  ['240.0.0.0/4', false],
  ['::/0', false],
  ['64:ff9b::/96', true],
  ['2000::/3', true],
  ['2001::/23', false],
  ['2001:1::1/128', true],
  ['2001:1::2/128', true],
  ['2001:1::3/128', true],
  ['2001:3::/32', true],
  ['2001:4:112::/48', true],
  ['2001:20::/28', true],
  ['2001:30::/28', true],
  ['2001:db8::/32', false],
  ['2002::/16', false],
  ['3fff::/20', false],
]

const narrowestFirst = specialRanges
  .flatMap(([text, isReached]) => {
    const cidr = parseCidr(text)
    return cidr ? [{ cidr, isReached }] : []
  })
  .sort((one, other) => other.cidr.prefix - one.cidr.prefix)

/** Every range at whose ends it may change whether the internet reaches an address. */
export const specialCidrs: readonly Cidr[] = narrowestFirst.map(({ cidr }) => cidr)

/** Can the internet reach the address? One that is mapped into IPv6 (`::ffff:0:0/96`) is judged as the IPv4 that it is. */
export function isPublic(ip: Ip): boolean {
  if (ip.version === 6 && ip.value >> 32n === 0xffffn) return isPublic({ version: 4, value: ip.value & 0xffffffffn })
  return narrowestFirst.find(({ cidr }) => contains(cidr, ip))?.isReached ?? false
}

/** What examples are written with. Sources: RFC 5737, RFC 3849, RFC 9637. */
const documentation: readonly Cidr[] = [
  '192.0.2.0/24',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '2001:db8::/32',
  '3fff::/20',
].flatMap((text) => parseCidr(text) ?? [])

/**
 * Is the address one of somebody on the internet? In templates an address of documentation stands for one that is filled in
 * later, so whom a rule lets in by it is somebody there.
 */
export const isOnInternet = (ip: Ip): boolean => isPublic(ip) || documentation.some((cidr) => contains(cidr, ip))

function contains({ version, first, prefix }: Cidr, ip: Ip): boolean {
  const hostBits = BigInt((version === 4 ? 32 : 128) - prefix)
  return version === ip.version && ip.value >> hostBits === first >> hostBits
}
