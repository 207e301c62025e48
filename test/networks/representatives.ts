import {
  icmp,
  icmp6,
  type Network,
  type PortRange,
  type Protocol,
  tcp,
  udp,
} from '../../src/analysis/network/network.ts'
import { type Cidr, type IpVersion, isOnInternet } from '../../src/model/ip.ts'
import { cidr } from './build.ts'

/** One value of each elementary interval: since all matching is by ranges, they stand for all values. */
export interface Representatives {
  readonly addresses4: readonly bigint[]
  readonly addresses6: readonly bigint[]
  /** By protocol number; all that rules name, and those that people ask for. Protocols without ports have port 0. */
  readonly ports: ReadonlyMap<number, readonly number[]>
  /** Of 1024 to 65535. */
  readonly clientPorts: readonly number[]
}

export function representatives(...networks: readonly Network[]): Representatives {
  const cidrs = networks.flatMap(cidrsOf)
  const traffic = networks.flatMap(trafficOf)
  const ports = new Map<number, readonly number[]>()
  for (const protocol of [tcp, udp, icmp, icmp6, 50, ...traffic.map((it) => it.protocol)]) {
    if (protocol === 'all' || ports.has(protocol)) continue
    const own = traffic.filter((it) => it.protocol === protocol).map((it) => it.ports)
    ports.set(protocol, portsOf(protocol, own))
  }
  return {
    addresses4: starts(cidrs, 4),
    addresses6: starts(cidrs, 6),
    ports,
    clientPorts: portStarts([[1024, 65_535], ...traffic.map((it) => it.ports)], 1024),
  }
}

/** Of the addresses that the internet can have: one for each set of CIDRs that hold it, not one for each interval. */
export function internetAddresses(version: IpVersion, ...networks: readonly Network[]): readonly bigint[] {
  const { addresses4, addresses6 } = representatives(...networks)
  const cidrs = networks.flatMap(cidrsOf)
  const taken = new Set(networks.flatMap(({ interfaces }) => interfaces.flatMap((it) => it.public4.address ?? [])))
  const bySignature = new Map<string, bigint>()
  for (const value of version === 4 ? addresses4 : addresses6) {
    if (!isOnInternet({ version, value }) || taken.has(value)) continue
    if (networks.some(({ vpcs }) => vpcs.some((vpc) => vpc.cidrs.some((it) => holds(it, version, value))))) continue
    const signature = cidrs.map((it) => (holds(it, version, value) ? '1' : '0')).join('')
    if (!bySignature.has(signature)) bySignature.set(signature, value)
  }
  return [...bySignature.values()]
}

/** Ranges that gateways treat apart, and a public address outside of all that rules name. */
const special = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '169.254.0.0/16',
  '1.0.0.0/8',
  '2000::/3',
  '2a00::/12',
]

function cidrsOf(network: Network): readonly Cidr[] {
  const rules = network.securityGroups.flatMap(({ ingress, egress }) => [...ingress, ...egress])
  return [
    ...special.map(cidr),
    ...network.vpcs.flatMap(({ cidrs }) => cidrs),
    ...network.subnets.flatMap(({ cidrs }) => cidrs),
    ...network.prefixLists.flatMap(({ cidrs }) => cidrs),
    ...rules.flatMap(({ peer }) => (peer.is === 'cidr' ? peer.cidr : [])),
    ...network.networkAcls.flatMap(({ entries }) => entries.flatMap((it) => (it.cidr === 'any' ? [] : it.cidr))),
    ...network.routeTables.flatMap(({ routes }) =>
      routes.flatMap(({ destination }) => (destination.is === 'cidr' ? destination.cidr : [])),
    ),
    ...network.transitGateways.flatMap(({ routeTables }) =>
      routeTables.flatMap(({ routes }) => routes.flatMap((it) => (it.cidr === 'any' ? [] : it.cidr))),
    ),
    ...network.loadBalancers.flatMap(({ listeners }) =>
      listeners.flatMap(({ forwards }) => forwards.flatMap(({ sources }) => sources ?? [])),
    ),
  ]
}

function trafficOf(network: Network): readonly { readonly protocol: Protocol; readonly ports: PortRange }[] {
  return [
    ...network.securityGroups.flatMap(({ ingress, egress }) => [...ingress, ...egress]),
    ...network.networkAcls.flatMap(({ entries }) => entries),
    ...network.loadBalancers.flatMap(({ listeners }) =>
      listeners.map(({ protocol, port }) => ({ protocol, ports: port })),
    ),
    ...network.doors.flatMap(({ protocol, ports }) => ports.map((own) => ({ protocol, ports: own }))),
  ]
}

function starts(cidrs: readonly Cidr[], version: IpVersion): readonly bigint[] {
  const bits = version === 4 ? 32 : 128
  const all = new Set([0n])
  for (const { first, prefix } of cidrs.filter((it) => it.version === version)) {
    all.add(first)
    all.add(first + (1n << BigInt(bits - prefix)))
  }
  return [...all].filter((value) => value < 1n << BigInt(bits)).sort((one, other) => (one < other ? -1 : 1))
}

function portsOf(protocol: number, ranges: readonly PortRange[]): readonly number[] {
  if (protocol === icmp) return portStarts([[2048, 2048], ...ranges])
  if (protocol === icmp6) return portStarts([[32_768, 32_768], ...ranges])
  return protocol === tcp || protocol === udp ? portStarts(ranges) : [0]
}

/** One port for each set of ranges that hold it, of those from `least` on. */
function portStarts(ranges: readonly PortRange[], least = 0): readonly number[] {
  const all = new Set([0, ...ranges.flatMap(([from, to]) => [from, to + 1])])
  const bySignature = new Map<string, number>()
  for (const port of [...all].sort((one, other) => one - other)) {
    if (port < least || port > 65_535) continue
    const signature = ranges.map(([from, to]) => (from <= port && port <= to ? '1' : '0')).join('')
    if (!bySignature.has(signature)) bySignature.set(signature, port)
  }
  return [...bySignature.values()]
}

export function holds({ version, first, prefix }: Cidr, of: IpVersion, value: bigint): boolean {
  const hostBits = BigInt((version === 4 ? 32 : 128) - prefix)
  return version === of && value >> hostBits === first >> hostBits
}
