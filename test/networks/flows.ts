import { icmp, icmp6, type Network } from '../../src/analysis/network/network.ts'
import type { Packet, Simulation } from '../../src/analysis/network/simulator/packet.ts'
import { simulate } from '../../src/analysis/network/simulator/simulate.ts'
import { type IpVersion, showIp } from '../../src/model/ip.ts'
import { holds, internetAddresses, type Representatives, representatives } from './representatives.ts'

/** Who wants to reach whom. */
export type Ends =
  | { readonly is: 'between'; readonly from: string; readonly to: string }
  | { readonly is: 'from-internet'; readonly address: bigint; readonly to: string }
  | { readonly is: 'to-internet'; readonly from: string; readonly address: bigint }

/** A kind of packet; ICMP has `type * 256 + code` for a port. */
export interface Traffic {
  readonly version: IpVersion
  readonly protocol: number
  readonly port: number
}

/** What really happens: of sessions, with every client port and with some. */
export interface Truth {
  readonly delivered: boolean
  readonly answeredAlways: boolean
  readonly answeredSometimes: boolean
  /** Of one client port. */
  readonly simulation: Simulation | undefined
}

/** Every flow that the networks tell apart; an interface is never asked about itself. */
export function* flowsOf(...networks: readonly Network[]): Generator<readonly [Ends, Traffic]> {
  const all = representatives(...networks)
  const interfaces = (networks[0]?.interfaces ?? []).filter(({ owner }) => owner.is !== 'nat-gateway')
  for (const version of [4, 6] as const) {
    const own = interfaces.filter((it) => (version === 4 ? it.address4 : it.address6))
    const outside = internetAddresses(version, ...networks)
    const traffic = [...trafficOf(all, version)]
    for (const { id } of own) {
      for (const other of own) if (other.id !== id) yield* each({ is: 'between', from: id, to: other.id }, traffic)
      for (const address of outside) {
        yield* each({ is: 'from-internet', address, to: id }, traffic)
        if (!listedLate(address, version, networks)) yield* each({ is: 'to-internet', from: id, address }, traffic)
      }
    }
  }
}

/** Does the address turn out to be one of AWS's own behind an endpoint? The engine takes nobody else to have such. */
function listedLate(value: bigint, version: IpVersion, [first, last]: readonly Network[]): boolean {
  if (!first || !last) return false
  const led = last.routeTables.flatMap(({ routes }) =>
    routes.flatMap(({ destination, target }) =>
      destination.is === 'prefix-list' && target.is === 'gateway-endpoint' ? destination.id : [],
    ),
  )
  const lists = ({ prefixLists }: Network) =>
    prefixLists.filter(({ id, cidrs }) => led.includes(id) && cidrs.some((cidr) => holds(cidr, version, value)))
  return lists(last).length > lists(first).length
}

function* each(ends: Ends, traffic: readonly Traffic[]): Generator<readonly [Ends, Traffic]> {
  for (const it of traffic) yield [ends, it]
}

function* trafficOf({ ports }: Representatives, version: IpVersion): Generator<Traffic> {
  for (const [protocol, own] of ports) {
    if (protocol === (version === 4 ? icmp6 : icmp)) continue
    for (const port of own) yield { version, protocol, port }
  }
}

/** A session of ICMP is an echo and its reply; other ICMP has none. */
export function hasSession({ protocol, port }: Traffic): boolean {
  if (protocol === icmp) return port === 2048
  return protocol !== icmp6 || port === 32_768
}

/** What the simulator says. Ways over the internet are not what `between` asks for; what is not there is not reached. */
export function truthOf(network: Network, ends: Ends, traffic: Traffic, clientPorts: readonly number[]): Truth {
  const missing = [ends.is === 'from-internet' ? [] : ends.from, ends.is === 'to-internet' ? [] : ends.to].flat()
  if (missing.some((id) => !network.interfaces.some((it) => it.id === id))) return nobody
  const first = simulate(network, packetOf(ends, traffic, clientPorts[0] ?? 1024))
  const counts =
    first.delivered && !first.crossesInternet && (ends.is !== 'to-internet' || first.arrivesAt !== 'interface')
  if (!counts) return { ...nobody, simulation: first }
  const isTranslated = first.hops.some(({ kind }) => kind === 'nat-gateway')
  let always = true
  let sometimes = false
  let simulation = first
  for (const clientPort of clientPorts)
    for (const translatedPort of isTranslated ? clientPorts : [clientPort]) {
      const one = simulate(network, { ...packetOf(ends, traffic, clientPort), translatedPort })
      if (one.answered) sometimes = true
      else simulation = one
      always &&= one.answered
    }
  return { delivered: true, answeredAlways: always, answeredSometimes: sometimes, simulation }
}

const nobody: Truth = { delivered: false, answeredAlways: false, answeredSometimes: false, simulation: undefined }

function packetOf(ends: Ends, { version, protocol, port }: Traffic, sourcePort: number): Packet {
  return {
    from: ends.is === 'from-internet' ? { is: 'internet', address: ends.address } : { is: 'interface', id: ends.from },
    to: ends.is === 'to-internet' ? { is: 'address', address: ends.address } : { is: 'interface', id: ends.to },
    version,
    protocol,
    port,
    sourcePort,
  }
}

export function showFlow(ends: Ends, { version, protocol, port }: Traffic): string {
  const from = ends.is === 'from-internet' ? `internet ${showIp(version, ends.address)}` : ends.from
  const to = ends.is === 'to-internet' ? `internet ${showIp(version, ends.address)}` : ends.to
  return `${from} to ${to}, IPv${version}, protocol ${protocol}, port ${port}`
}
