import { type Cidr, parseCidr } from '../../../model/ip.ts'
import { icmp, icmp6, type PortRange, type Protocol, tcp, udp } from '../network.ts'
import type { Header } from './packet.ts'

export function holds(cidr: Cidr, version: 4 | 6, address: bigint): boolean {
  const hostBits = BigInt((cidr.version === 4 ? 32 : 128) - cidr.prefix)
  return cidr.version === version && address >> hostBits === cidr.first >> hostBits
}

export function holdsAny(cidrs: readonly Cidr[], version: 4 | 6, address: bigint): boolean {
  return cidrs.some((cidr) => holds(cidr, version, address))
}

/** Ports count where a rule names a protocol that has them; ICMP of one IP version never matches the other. */
export function matchesTraffic(protocol: Protocol, [from, to]: PortRange, header: Header): boolean {
  if (protocol === 'all') return true
  if (protocol !== header.protocol) return false
  if (protocol === icmp && header.version === 6) return false
  if (protocol === icmp6 && header.version === 4) return false
  return !hasPorts(protocol) || (from <= header.port && header.port <= to)
}

export function hasPorts(protocol: number): boolean {
  return protocol === tcp || protocol === udp || protocol === icmp || protocol === icmp6
}

function ranges(...texts: readonly string[]): readonly Cidr[] {
  return texts.flatMap((text) => parseCidr(text) ?? [])
}

export const rfc1918 = ranges('10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16')
export const rfc6598 = ranges('100.64.0.0/10')
/** Unique local addresses. */
export const rfc4193 = ranges('fc00::/7')
/** VPC User Guide, "Route table concepts": ranges that are never forwarded. */
export const neverForwarded = ranges('169.254.168.0/22', 'fd00:ec2::/32')

const echo = 8 * 256
const echo6 = 128 * 256
const echoReply = 0
const echoReply6 = 129 * 256

export function isEcho(header: Header): boolean {
  return (header.protocol === icmp && header.port === echo) || (header.protocol === icmp6 && header.port === echo6)
}

/** The packet that answers; undefined for ICMP that is no echo request. */
export function answerTo(header: Header): Header | undefined {
  const { version, protocol, source, destination, sourcePort, port } = header
  const turned = { version, protocol, source: destination, destination: source }
  if (protocol === icmp || protocol === icmp6) {
    if (!isEcho(header)) return undefined
    return { ...turned, sourcePort: 0, port: protocol === icmp ? echoReply : echoReply6 }
  }
  return { ...turned, sourcePort: port, port: sourcePort }
}
