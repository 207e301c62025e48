export type IpVersion = 4 | 6

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
export function parseIp(text: string): { readonly version: IpVersion; readonly value: bigint } | undefined {
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
