import type { Read } from '../../../../model/slot.ts'
import { allPorts, icmp, icmp6, type PortRange, type Protocol, tcp, udp } from '../../network.ts'

const numbers: Readonly<Record<string, number | undefined>> = { tcp, udp, icmp, icmpv6: icmp6 }

/** What a rule is about; `impossible` where AWS takes no such rule, and then none is made. */
export type Traffic =
  | { readonly is: 'traffic'; readonly protocol: Protocol; readonly ports: PortRange; readonly certain: boolean }
  | { readonly is: 'impossible'; readonly says: string }

const anything: Traffic = { is: 'traffic', protocol: 'all', ports: allPorts, certain: false }

/** Undefined: not known, or no protocol at all. */
export function protocolOf(read: Read<string>): Protocol | 'impossible' | undefined {
  if (read.is !== 'known') return undefined
  const text = read.value.trim().toLowerCase()
  if (text === '-1' || text === 'all') return 'all'
  if (Object.hasOwn(numbers, text)) return numbers[text]
  const number = /^\d{1,3}$/.test(text) ? Number(text) : 256
  return number < 256 ? number : 'impossible'
}

/**
 * What a rule of a security group or an entry of a network ACL is about. `from` and `to` are ports, or type and code of
 * ICMP, where -1 is any.
 *
 * Source: Amazon EC2 API Reference, "IpPermission".
 */
export function trafficOf(protocol: Read<string>, from: Read<number>, to: Read<number>): Traffic {
  const is = 'traffic'
  const number = protocolOf(protocol)
  if (number === undefined) return anything
  if (number === 'impossible') return { is: 'impossible', says: `${shown(protocol)} is no protocol` }
  if (number === icmp || number === icmp6) return icmpTraffic(number, from, to)
  if (number !== tcp && number !== udp) return { is, protocol: number, ports: allPorts, certain: true }
  if (from.is !== 'known' || to.is !== 'known') return { is, protocol: number, ports: allPorts, certain: false }
  const range: PortRange = [from.value === -1 ? 0 : from.value, to.value === -1 ? 65_535 : to.value]
  if (!range.every(isPort) || range[0] > range[1])
    return { is: 'impossible', says: `${from.value} to ${to.value} is no range of ports` }
  return { is, protocol: number, ports: range, certain: true }
}

const isPort = (port: number) => Number.isInteger(port) && port >= 0 && port <= 65_535

function icmpTraffic(protocol: number, type: Read<number>, code: Read<number>): Traffic {
  const is = 'traffic'
  const isOpen = protocol === icmp6 && type.is === 'absent' && code.is === 'absent'
  if (isOpen) return { is, protocol, ports: allPorts, certain: true }
  if (type.is !== 'known') return { is, protocol, ports: allPorts, certain: false }
  const [first, second] = [type.value, code.is === 'known' ? code.value : -1]
  if (first === -1 && second === -1) return { is, protocol, ports: allPorts, certain: code.is === 'known' }
  if (![first, second].every((one) => Number.isInteger(one) && one >= -1 && one < 256) || first === -1)
    return { is: 'impossible', says: `type ${first} and code ${second} is nothing that ICMP has` }
  const from = first * 256
  if (second === -1) return { is, protocol, ports: [from, from + 255], certain: code.is === 'known' }
  return { is, protocol, ports: [from + second, from + second], certain: true }
}

const shown = (read: Read<string>) => (read.is === 'known' ? `"${read.value}"` : 'what is not known')

const names: Readonly<Record<number, string | undefined>> = {
  [tcp]: 'TCP',
  [udp]: 'UDP',
  [icmp]: 'ICMP',
  [icmp6]: 'ICMPv6',
}

/** In words, e.g. `TCP 443`, `all traffic`. */
export function sayTraffic(protocol: Protocol, [from, to]: PortRange): string {
  if (protocol === 'all') return 'all traffic'
  const name = names[protocol] ?? `protocol ${protocol}`
  if (from === 0 && to === 65_535) return name
  if (protocol === icmp || protocol === icmp6) return `${name} type ${from >> 8}`
  return from === to ? `${name} ${from}` : `${name} ${from}-${to}`
}
