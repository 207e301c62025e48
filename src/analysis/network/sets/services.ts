import { icmp, icmp6, type PortRange, type Protocol, tcp, udp } from '../network.ts'
import { type Intervals, intersection, interval, nothing, rangesOf } from './intervals.ts'

/**
 * Protocols and ports on one axis: `protocol * 65536 + port`, so that a set of services is a set of intervals and all
 * protocols are one range.
 */
export type Services = Intervals

const ports = 65_536
const protocols = 256

export const allServices: Services = interval(0, protocols * ports)

/** The ports of a protocol; ports that are impossible or inverted are none. */
export function servicesOf(protocol: Protocol, [from, to]: PortRange): Services {
  if (protocol === 'all') return allServices
  if (protocol < 0 || protocol >= protocols || !Number.isInteger(protocol)) return nothing
  if (from > to || from < 0 || to >= ports) return nothing
  const base = protocol * ports
  return hasPorts(protocol) ? interval(base + from, base + to + 1) : interval(base, base + ports)
}

/** Do ports (or types of ICMP) tell one service of the protocol from another? */
export const hasPorts = (protocol: number): boolean =>
  protocol === tcp || protocol === udp || protocol === icmp || protocol === icmp6

/** Each IP version has an ICMP of its own. */
export const servicesOfVersion = (version: 4 | 6): Services => (version === 4 ? services4 : services6)

const without = (protocol: number): Services => [0, protocol * ports, (protocol + 1) * ports, protocols * ports]
const services4 = without(icmp6)
const services6 = without(icmp)

/** The services protocol by protocol; a run of protocols that are alike is told as one where it is open as a whole. */
export interface Spoken {
  readonly protocols: readonly [from: number, to: number]
  readonly ports: PortRange
}

export function* spoken(services: Services): Generator<Spoken> {
  for (const [from, to] of rangesOf(services)) {
    let start = from
    while (start < to) {
      const protocol = Math.floor(start / ports)
      const base = protocol * ports
      const wholeTo = Math.floor(to / ports)
      if (start === base && wholeTo > protocol) {
        yield { protocols: [protocol, wholeTo - 1], ports: [0, ports - 1] }
        start = wholeTo * ports
      } else {
        const end = Math.min(to, base + ports)
        yield { protocols: [protocol, protocol], ports: [start - base, end - 1 - base] }
        start = end
      }
    }
  }
}

export const serviceAt = (protocol: number, port: number): number => protocol * ports + port
export const protocolOf = (service: number): number => Math.floor(service / ports)
export const portOf = (service: number): number => service % ports

/** The services of one protocol. */
export const ofProtocol = (services: Services, protocol: number): Services =>
  intersection(services, interval(protocol * ports, (protocol + 1) * ports))

/**
 * Where the answers to a client go: any port that is not for servers of ports that have them, the echo reply of ICMP.
 *
 * Source: Amazon VPC User Guide, "Ephemeral ports".
 */
export function answersOf(protocol: number): Services {
  const base = protocol * ports
  if (protocol === tcp || protocol === udp) return interval(base + firstEphemeral, base + ports)
  if (protocol === icmp) return interval(base, base + 1)
  if (protocol === icmp6) return interval(base + echoReply6, base + echoReply6 + 1)
  return interval(base, base + ports)
}

const firstEphemeral = 1024
const echoReply6 = 129 * 256

/** Of some services the one that people know best: a port of TCP, else of UDP, else the echo of ICMP. */
export function bestKnown(services: Services): number | undefined {
  for (const known of likely) {
    const [first] = intersection(services, known)
    if (first !== undefined) return first
  }
  return services[0]
}

const likely: readonly Services[] = [
  servicesOf(tcp, [1, ports - 1]),
  servicesOf(udp, [1, ports - 1]),
  servicesOf(icmp, [8 * 256, 8 * 256]),
  servicesOf(icmp6, [128 * 256, 128 * 256]),
]

/** Is there an answer to it? Of ICMP only echo has one. */
export function hasAnswer(protocol: number, port: number): boolean {
  if (protocol === icmp) return port >> 8 === 8
  return protocol !== icmp6 || port >> 8 === 128
}
