import type {
  AclEntry,
  Network,
  NetworkAcl,
  PortRange,
  PrefixList,
  SecurityGroup,
  SecurityGroupRule,
} from '../../src/analysis/network/network.ts'
import { cidr } from './build.ts'
import type { Draw } from './draw.ts'
import { type SomeTraffic, someCidr, someEntry, somePeer, someRule, someTraffic } from './pools.ts'

export function completedGroup(draw: Draw, group: SecurityGroup, network: Network): SecurityGroup {
  const groups = network.securityGroups.map(({ id }) => id)
  const lists = network.prefixLists.map(({ id }) => id)
  const complete = (rules: readonly SecurityGroupRule[], direction: string) => [
    ...rules.flatMap((it) => completedRule(draw, it, groups, lists)),
    ...draw.times(0, group.whole ? 0 : 2, (at) => someRule(draw, `${group.id} more ${direction} ${at}`, groups, lists)),
  ]
  return {
    ...group,
    ingress: complete(group.ingress, 'in'),
    egress: complete(group.egress, 'out'),
    whole: true,
  }
}

/** What is not certain is there as it stands, is narrower, or is not there. */
function completedRule(
  draw: Draw,
  rule: SecurityGroupRule,
  groups: readonly string[],
  lists: readonly string[],
): readonly SecurityGroupRule[] {
  const peer = rule.peer.is === 'unknown' ? somePeer(draw, groups, lists) : rule.peer
  const known = { ...rule, peer, certain: true }
  if (rule.certain) return [known]
  return draw.oneOf([[], [known], [{ ...known, ...narrowed(draw, rule) }]])
}

function narrowed(draw: Draw, { protocol, ports }: SomeTraffic): SomeTraffic {
  const other = someTraffic(draw)
  if (protocol === 'all') return other
  return { protocol, ports: other.protocol === protocol ? overlap(ports, other.ports) : ports }
}

/** Empty where they have nothing in common. */
function overlap([from, to]: PortRange, [otherFrom, otherTo]: PortRange): PortRange {
  return [Math.max(from, otherFrom), Math.min(to, otherTo)]
}

export function completedAcl(draw: Draw, acl: NetworkAcl): NetworkAcl {
  const entries = acl.entries.flatMap((it): readonly AclEntry[] => {
    const known = { ...it, certain: true }
    if (it.certain) return [known]
    const peer = it.cidr === 'any' && draw.chance(50) ? cidr(someCidr(draw)) : it.cidr
    return draw.oneOf([[], [known], [{ ...known, ...narrowed(draw, it), cidr: peer }]])
  })
  const more = draw.times(0, acl.whole ? 0 : 3, (at) => someEntry(draw, `${acl.id} more ${at}`, draw.chance(50)))
  return { ...acl, entries: [...entries, ...more], whole: true }
}

export function completedPrefixList(draw: Draw, list: PrefixList): PrefixList {
  const more = draw.times(0, list.whole ? 0 : 2, () => cidr(list.id === 'pl-s3' ? '3.5.0.0/16' : someCidr(draw)))
  return { ...list, cidrs: [...list.cidrs, ...more], whole: true }
}
