import {
  type AclEntry,
  allPorts,
  icmp,
  icmp6,
  type Peer,
  type PortRange,
  type Protocol,
  type SecurityGroupRule,
  tcp,
  udp,
} from '../../src/analysis/network/network.ts'
import type { IpVersion } from '../../src/model/ip.ts'
import { cidr, thing } from './build.ts'
import type { Draw } from './draw.ts'

/** Few values that overlap, so that most pairs of rules have to do with each other. */
const cidrs4 = [
  '0.0.0.0/0',
  '0.0.0.0/0',
  '10.0.0.0/8',
  '10.0.0.0/16',
  '10.1.0.0/16',
  '10.2.0.0/16',
  '10.0.0.0/24',
  '10.0.1.0/24',
  '10.1.0.0/24',
  '10.1.0.0/25',
  '10.0.0.11/32',
  '8.8.0.0/16',
  '8.8.8.0/24',
  '54.0.0.0/24',
]
const cidrs6 = [
  '::/0',
  '::/0',
  '2600:1f18::/40',
  '2600:1f18::/56',
  '2600:1f18:0:100::/56',
  '2600:1f18:0:1::/64',
  '2600:1f18::b/128',
  '2607:f8b0::/32',
]

export function someCidr(draw: Draw, version: IpVersion = draw.chance(70) ? 4 : 6): string {
  return draw.oneOf(version === 4 ? cidrs4 : cidrs6)
}

export interface SomeTraffic {
  readonly protocol: Protocol
  readonly ports: PortRange
}

const portRanges: readonly PortRange[] = [allPorts, [80, 80], [443, 443], [80, 443], [1024, 65_535], [32_768, 61_000]]
/** Echo requests, requests of any code, echo replies of both versions. */
const icmpRanges: readonly PortRange[] = [allPorts, [2048, 2048], [2048, 2303], [0, 0]]
const icmp6Ranges: readonly PortRange[] = [allPorts, [32_768, 32_768], [32_768, 33_023], [33_024, 33_024]]
const backwards: PortRange = [443, 80]

export function someTraffic(draw: Draw): SomeTraffic {
  const protocol = draw.oneOf<Protocol>(['all', 'all', tcp, tcp, tcp, tcp, udp, icmp, icmp6, 50])
  if (protocol === 'all' || protocol === 50) return { protocol, ports: allPorts }
  if (protocol === icmp) return { protocol, ports: draw.oneOf(icmpRanges) }
  if (protocol === icmp6) return { protocol, ports: draw.oneOf(icmp6Ranges) }
  return { protocol, ports: draw.chance(3) ? backwards : draw.oneOf(portRanges) }
}

/** `sg-gone` is nobody's group, and stands in no list. */
export function somePeer(draw: Draw, groups: readonly string[], lists: readonly string[]): Peer {
  const kind = draw.upTo(9)
  if (kind < 3) return { is: 'group', id: draw.oneOf([...groups, ...groups, 'sg-gone']) }
  if (kind < 4 && lists.length > 0) return { is: 'prefix-list', id: draw.oneOf(lists) }
  return { is: 'cidr', cidr: cidr(someCidr(draw)) }
}

export function someRule(
  draw: Draw,
  id: string,
  groups: readonly string[],
  lists: readonly string[],
): SecurityGroupRule {
  return { ...thing(id), ...someTraffic(draw), peer: somePeer(draw, groups, lists), certain: true }
}

/** Numbers may come twice: the earlier of the list counts first. */
export function someEntry(draw: Draw, id: string, isEgress: boolean): AclEntry {
  return {
    ...thing(id),
    ...someTraffic(draw),
    number: draw.oneOf([50, 90, 100, 110, 120, 32_766]),
    isEgress,
    allows: draw.chance(70),
    cidr: draw.chance(25) ? 'any' : cidr(someCidr(draw)),
    certain: true,
  }
}
