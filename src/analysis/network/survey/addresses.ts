import { type Cidr, type IpVersion, parseCidr, parseIp } from '../../../model/ip.ts'
import type { Read } from '../../../model/slot.ts'
import type { Place } from '../network.ts'

/** A range as it was written: `impossible` is refused by AWS, and nothing comes of it. */
export type WrittenCidr = Cidr | 'absent' | 'unknown' | 'impossible'

export function cidrOf(read: Read<string>): WrittenCidr {
  if (read.is !== 'known') return read.is
  return parseCidr(read.value.trim()) ?? 'impossible'
}

export const isCidr = (written: WrittenCidr): written is Cidr => typeof written === 'object'

/** One address as text; undefined where it is not known or none. */
export function placeAt(text: string | undefined, version: IpVersion): Place | undefined {
  const ip = text === undefined ? undefined : parseIp(text)
  return ip?.version === version ? { is: 'at', address: ip.value } : undefined
}

export const publicAddress = (text: string | undefined): { readonly address?: bigint } => {
  const ip = text === undefined ? undefined : parseIp(text)
  return ip?.version === 4 ? { address: ip.value } : {}
}

export const placeWithin = (cidrs: readonly Cidr[], version: IpVersion): Place => ({
  is: 'within',
  cidrs: cidrs.filter((cidr) => cidr.version === version),
})
