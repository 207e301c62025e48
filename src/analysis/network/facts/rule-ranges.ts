import { type Cidr, isPublic, parseCidr } from '../../../model/ip.ts'
import type { Unknown } from '../../../model/slot.ts'
import type { World } from '../../../model/world.ts'
import { icmp, icmp6, type PortRange, tcp } from '../network.ts'
import type { GroupRule } from './group-rules.ts'

/** An address range that a rule is about: itself, or by a prefix list. */
export interface RuleRange {
  readonly cidr: Cidr
  readonly text: string
}

export interface RuleRanges {
  readonly known: readonly RuleRange[]
  /** What may be a range too; `prefix` where its length is known all the same. */
  readonly unread: readonly { readonly read: Unknown; readonly prefix?: number }[]
}

const none: RuleRanges = { known: [], unread: [] }

/** The address ranges that are the other end of a rule. */
export function rangesOfRule({ peer }: GroupRule, world: World): RuleRanges {
  switch (peer.is) {
    case 'cidr':
      return { known: [{ cidr: peer.cidr, text: peer.text }], unread: [] }
    case 'unknown':
      return ofRanges.test(peer.field) ? { known: [], unread: [withPrefix(peer.read)] } : none
    case 'group':
      return none
    case 'prefix-list': {
      if (peer.list.is !== 'known')
        return peer.list.is === 'unknown' ? { known: [], unread: [{ read: peer.list }] } : none
      const { items, unknown } = world.items(peer.list.value, 'entries')
      const reads = items.map(({ value }) => world.read(value, 'cidr'))
      return {
        known: reads.flatMap((read) => {
          const cidr = read.is === 'known' ? parseCidr(read.value.trim()) : undefined
          return cidr && read.is === 'known' ? [{ cidr, text: read.value.trim() }] : []
        }),
        unread: [...unknown, ...reads].flatMap((read) => (read.is === 'unknown' ? [withPrefix(read)] : [])),
      }
    }
  }
}

const ofRanges = /^(?:cidrIp|cidrIpv6|ipRanges|ipv6Ranges|prefixListIds|.*PrefixListId)$/

/** `${Office}/32` is one address, whichever that is. */
function withPrefix(read: Unknown): RuleRanges['unread'][number] {
  const last = read.parts?.at(-1)
  const prefix = typeof last === 'string' ? /\/(\d{1,3})$/.exec(last)?.[1] : undefined
  return prefix === undefined ? { read } : { read, prefix: Number(prefix) }
}

export const isEverybody = ({ prefix }: Pick<Cidr, 'prefix'>): boolean => prefix === 0

/** Is it a range of public addresses that is wider than one that a single owner may have? */
export const isWide = (cidr: Cidr, widest = 16): boolean =>
  cidr.prefix < (cidr.version === 4 ? widest : widest * 2) && holdsPublic(cidr)

/** Are there addresses in it that the internet reaches? */
export function holdsPublic({ version, first, prefix }: Cidr): boolean {
  const last = first + (1n << BigInt((version === 4 ? 32 : 128) - prefix)) - 1n
  return prefix === 0 || isPublic({ version, value: first }) || isPublic({ version, value: last })
}

/** Is the first range inside the second? */
export const isInside = (inner: Cidr, outer: Cidr): boolean => {
  const hostBits = BigInt((outer.version === 4 ? 32 : 128) - outer.prefix)
  return (
    inner.version === outer.version &&
    inner.prefix >= outer.prefix &&
    inner.first >> hostBits === outer.first >> hostBits
  )
}

/** Does a rule let a TCP port pass? */
export const passesTcp = (
  { protocol, ports: [from, to] }: Pick<GroupRule, 'protocol' | 'ports'>,
  port: number,
): boolean => protocol === 'all' || (protocol === tcp && from <= port && port <= to)

/** Does it let all ports pass, of a protocol or of all? */
export const isAllPorts = ({ protocol, ports: [from, to] }: Pick<GroupRule, 'protocol' | 'ports'>): boolean =>
  protocol === 'all' || (!isIcmp({ protocol }) && from <= 1 && to === 65_535)

export const isIcmp = ({ protocol }: Pick<GroupRule, 'protocol'>): boolean => protocol === icmp || protocol === icmp6

export const overlapOf = ([from, to]: PortRange, [first, last]: PortRange): number =>
  Math.max(0, Math.min(to, last) - Math.max(from, first) + 1)
