import { type IpVersion, showCidr } from '../../../model/ip.ts'
import type { Origin } from '../../../model/origin.ts'
import type { Maybe } from '../../../model/text.ts'
import type { CheckKind } from '../check-kinds.ts'
import { admitted, type Direction } from '../engine/filters.ts'
import type { Reachability } from '../engine/reachability.ts'
import type { Topology } from '../engine/topology.ts'
import type { AclEntry, Interface, Network, NetworkAcl, SecurityGroup, SecurityGroupRule, Subnet } from '../network.ts'
import type { Bounds } from '../sets/bounds.ts'
import { isWithin, overlap } from '../sets/intervals.ts'
import { answersOf, protocolOf, type Services, servicesOf } from '../sets/services.ts'
import { type Addresses, servicesAt, type Traffic } from '../sets/traffic.ts'
import { sayAnyService, sayService } from './words.ts'

/** One thing that a packet passes or fails to pass. `code`: what Reachability Analyzer calls the failure. */
export interface Check {
  readonly kind: CheckKind
  readonly id: string
  readonly says: string
  /** Left out where nothing that was read says so: the internet itself. */
  readonly origin?: Origin
  readonly passes: Maybe
  readonly code?: string
  /** It judges the answer, not the request. */
  readonly isAnswer?: true
}

/** One request, as checks are asked about it. */
export interface Packet {
  readonly version: IpVersion
  /** The service of the destination, one or several of which any will do. */
  readonly services: Services
}

export const passesSome = (bounds: Bounds<Services>, services: Services): Maybe =>
  overlap(bounds.least, services) ? true : overlap(bounds.most, services) ? 'unknown' : false

/** The groups of an interface, about one peer. */
export function groupCheck(
  one: Interface,
  direction: Direction,
  peer: {
    readonly place: Addresses
    readonly groups: readonly string[]
    readonly name: string
    readonly keepsGroups: Maybe
  },
  { version, services }: Packet,
  reachability: Reachability,
): Check {
  const { network, securityGroups } = reachability.topology
  const bounds = admitted(reachability.filterOf(one, direction, version), peer.place, peer.groups, peer.keepsGroups)
  const passes = passesSome(bounds, services)
  const groups = one.groups.flatMap((id) => securityGroups.get(id) ?? [])
  const what = sayService(services)
  const way = direction === 'in' ? 'in' : 'out'
  if (groups.length === 0) {
    const isOpen = passes !== false
    const says = isOpen
      ? `${one.name} has no security group and lets ${what} ${way}.`
      : `${one.name} has no security group.`
    return {
      kind: 'security-group',
      id: one.id,
      says,
      origin: one.origin,
      passes,
      ...(!isOpen && { code: 'SG_HAS_NO_RULES' }),
    }
  }
  const rule = passes === false ? undefined : ruleFor(groups, direction, peer, { version, services }, reachability)
  const [group] = rule ? groups.filter((each) => rulesOf(each, direction).includes(rule)) : groups
  const names = groups.map(({ name }) => name).join(', ')
  const towards = direction === 'in' ? `from ${peer.name}` : `to ${peer.name}`
  if (rule && group) {
    const lets = rule.certain ? 'lets' : 'may let'
    const says = `${group.name} ${lets} ${way} ${sayRule(rule, direction, network)}.`
    return { kind: 'security-group', id: group.id, says, origin: rule.origin, passes }
  }
  if (passes !== false) {
    const open = groups.find(({ whole }) => !whole) ?? groups[0]
    const says = `${open?.name ?? names} may let ${way} ${what} ${towards}: not all of its rules are known.`
    return { kind: 'security-group', id: open?.id ?? one.id, says, origin: open?.origin ?? one.origin, passes }
  }
  return {
    kind: 'security-group',
    id: group?.id ?? one.id,
    says: `No ${direction === 'in' ? 'inbound' : 'outbound'} rule of ${names} lets ${way} ${sayAnyService(services)} ${towards}.`,
    origin: group?.origin ?? one.origin,
    passes,
    code: 'ENI_SG_RULES_MISMATCH',
  }
}

const rulesOf = (group: SecurityGroup, direction: Direction) => (direction === 'in' ? group.ingress : group.egress)

/** The rule that lets it through: one that does so for sure before one that only may. */
function ruleFor(
  groups: readonly SecurityGroup[],
  direction: Direction,
  peer: Parameters<typeof groupCheck>[2],
  { version, services }: Packet,
  { topology }: Reachability,
): SecurityGroupRule | undefined {
  const space = topology.space(version)
  const matching = groups
    .flatMap((group) => rulesOf(group, direction))
    .filter(({ protocol, ports, peer: named }) => {
      if (!overlap(servicesOf(protocol, ports), services)) return false
      switch (named.is) {
        case 'cidr':
          return overlap(space.ofCidr(named.cidr), peer.place)
        case 'group':
          return peer.keepsGroups !== false && peer.groups.includes(named.id)
        case 'prefix-list':
          return overlap(topology.filters(version).ofPrefixList(named.id).most, peer.place)
        default:
          return true
      }
    })
  return matching.find(({ certain }) => certain) ?? matching[0]
}

/** A rule as people read it: `tcp 443 from 0.0.0.0/0`, and what it is called where it has a name of its own. */
export function sayRule(rule: SecurityGroupRule, direction: Direction, network: Network): string {
  const what = sayService(servicesOf(rule.protocol, rule.ports))
  const called = /^[^ ,]+$/.test(rule.name) ? ` by rule ${rule.name}` : ''
  return `${what} ${direction === 'in' ? 'from' : 'to'} ${sayPeer(rule.peer, network)}${called}`
}

function sayPeer(peer: SecurityGroupRule['peer'], network: Network): string {
  switch (peer.is) {
    case 'cidr':
      return showCidr(peer.cidr)
    case 'group':
      return nameOf(network.securityGroups, peer.id)
    case 'prefix-list':
      return `prefix list ${nameOf(network.prefixLists, peer.id)}`
    case 'unknown':
      return 'somebody who is not known'
  }
}

const nameOf = (things: readonly { readonly id: string; readonly name: string }[], id: string) =>
  things.find((thing) => thing.id === id)?.name ?? id

/** What a network ACL says of it. `other` is where the address at the other end may be. */
export function aclCheck(
  subnet: Subnet,
  direction: Direction,
  other: Addresses,
  { version, services }: Packet,
  topology: Topology,
  isAnswer: boolean,
): Check {
  const acl = topology.networkAcls.get(subnet.networkAcl ?? '')
  const filter = topology.filters(version).ofAcl(subnet.networkAcl, direction)
  const passes = passesSome(servicesAt(isAnswer ? filter.answers : filter.traffic, other), services)
  const what = isAnswer ? `the answer${isPart(filter.traffic, other, services)}` : sayService(services)
  const way = direction === 'in' ? 'into' : 'out of'
  const mark = isAnswer ? ({ isAnswer: true } as const) : {}
  if (!acl) {
    const says = `The network ACL of ${subnet.name} is not known.`
    return { kind: 'network-acl', id: subnet.id, says, origin: subnet.origin, passes, ...mark }
  }
  const entry = entryFor(acl, direction, other, { version, services }, topology, isAnswer, passes !== false)
  const number = entry ? ` by entry ${entry.number}` : passes === false ? ': no entry allows it' : ''
  const says = `${acl.name} ${passes === false ? 'keeps' : 'lets'} ${what} ${way} ${subnet.name}${number}.`
  return {
    kind: 'network-acl',
    id: acl.id,
    says,
    origin: entry?.origin ?? acl.origin,
    passes,
    ...(passes === false && { code: 'SUBNET_ACL_RESTRICTION' }),
    ...mark,
  }
}

/** Answers go to the port that the client has chosen: to all of those that it may choose, or to some of them alone. */
function isPart(traffic: Bounds<Traffic>, other: Addresses, services: Services): string {
  const open = servicesAt(traffic, other).most
  const asked = answersOf(protocolOf(services[0] ?? 0))
  return isWithin(asked, open) || !overlap(asked, open) ? '' : ' (some client ports)'
}

function entryFor(
  { entries }: NetworkAcl,
  direction: Direction,
  other: Addresses,
  { version, services }: Packet,
  topology: Topology,
  isAnswer: boolean,
  allows: boolean,
): AclEntry | undefined {
  const space = topology.space(version)
  const asked = isAnswer ? answersOf(protocolOf(services[0] ?? 0)) : services
  return [...entries]
    .sort((one, next) => one.number - next.number)
    .find(
      (entry) =>
        entry.isEgress === (direction === 'out') &&
        entry.allows === allows &&
        overlap(servicesOf(entry.protocol, entry.ports), asked) &&
        (entry.cidr === 'any' || overlap(space.ofCidr(entry.cidr), other)),
    )
}
