import type { AclEntry, Interface, NetworkAcl, SecurityGroup, SecurityGroupRule, Subnet } from '../network.ts'
import { type KnownNetwork, loadBalancerOf, the } from './known-network.ts'
import { holds, holdsAny, matchesTraffic } from './matching.ts'
import type { Header, Hop, Stop } from './packet.ts'

type Direction = 'ingress' | 'egress'

/** The first entry that matches decides; no entry matches: nothing passes. */
export function passesAcl(
  known: KnownNetwork,
  subnet: Subnet,
  direction: Direction,
  header: Header,
  hops: Hop[],
): Stop | undefined {
  const acl = the(known.networkAcls, subnet.networkAcl)
  const entry = decidingEntry(acl, direction, header)
  const rule = entry ? `entry ${entry.number} ${entry.allows ? 'allows' : 'denies'}` : 'no entry matches'
  hops.push({ kind: 'network-acl', id: acl.id, says: `${direction} of ${subnet.id}: ${rule}` })
  return entry?.allows ? undefined : { code: 'SUBNET_ACL_RESTRICTION', at: acl.id }
}

function decidingEntry(acl: NetworkAcl, direction: Direction, header: Header): AclEntry | undefined {
  const peer = direction === 'egress' ? header.destination : header.source
  return acl.entries
    .filter(({ isEgress }) => isEgress === (direction === 'egress'))
    .toSorted((one, other) => one.number - other.number)
    .find(
      ({ protocol, ports, cidr }) =>
        matchesTraffic(protocol, ports, header) && (cidr === 'any' || holds(cidr, header.version, peer)),
    )
}

/** Asks the groups of an interface whether it may open, or take, the connection. `peerGroups`: what is seen of the other end. */
export function passesGroups(
  known: KnownNetwork,
  owner: Interface,
  direction: Direction,
  header: Header,
  peerGroups: readonly string[],
  hops: Hop[],
): Stop | undefined {
  if (hasNoFilter(known, owner)) {
    hops.push({ kind: 'security-group', id: owner.id, says: 'a load balancer without groups lets everything pass' })
    return undefined
  }
  const groups = owner.groups.map((id) => the(known.securityGroups, id))
  const rules = groups.flatMap((group) => group[direction].map((rule) => ({ group, rule })))
  const found = rules.find(({ rule }) => admits(known, rule, direction, header, peerGroups))
  if (found) {
    hops.push({ kind: 'security-group', id: found.group.id, says: `${direction}: ${found.rule.id} allows` })
    return undefined
  }
  hops.push({ kind: 'security-group', id: groupNames(owner, groups), says: `${direction}: no rule allows` })
  return { code: rules.length === 0 ? 'SG_HAS_NO_RULES' : 'ENI_SG_RULES_MISMATCH', at: groupNames(owner, groups) }
}

/** Update the security groups for your Network Load Balancer: without groups all traffic comes and goes. */
function hasNoFilter(known: KnownNetwork, owner: Interface): boolean {
  const balancer = loadBalancerOf(known, owner)
  return balancer?.kind === 'network' && balancer.hasGroups === false
}

function groupNames(owner: Interface, groups: readonly SecurityGroup[]): string {
  return groups.length === 0 ? owner.id : groups.map(({ id }) => id).join(', ')
}

function admits(
  known: KnownNetwork,
  { protocol, ports, peer }: SecurityGroupRule,
  direction: Direction,
  header: Header,
  peerGroups: readonly string[],
): boolean {
  if (!matchesTraffic(protocol, ports, header)) return false
  const address = direction === 'egress' ? header.destination : header.source
  if (peer.is === 'cidr') return holds(peer.cidr, header.version, address)
  if (peer.is === 'prefix-list') return holdsAny(the(known.prefixLists, peer.id).cidrs, header.version, address)
  return peer.is === 'group' && peerGroups.includes(peer.id)
}
