import type { Origin } from '../../../../model/origin.ts'
import type { egressRule, ingressRule } from '../../../../model/resources/security-group.ts'
import type { Struct } from '../../../../model/shape.ts'
import type { Read } from '../../../../model/slot.ts'
import { showText } from '../../../../model/text.ts'
import { allPorts, type Peer, type SecurityGroupRule } from '../../network.ts'
import { cidrOf, isCidr } from '../addresses.ts'
import type { Draft } from '../draft.ts'
import { listed } from '../listed.ts'
import { shortName } from '../named.ts'
import { sayTraffic, trafficOf } from './protocols.ts'

type IngressFields = (typeof ingressRule)['fields']
type EgressFields = (typeof egressRule)['fields']
export type Ingress = Struct<IngressFields>
export type Egress = Struct<EgressFields>
type Permission = Struct<Pick<IngressFields, keyof IngressFields & keyof EgressFields>>

/** The other end of a rule as it was written. */
interface End {
  readonly peer: Peer
  readonly says: string
  readonly origin: Origin
  readonly certain: boolean
}

export interface RuleAbout {
  readonly id: string
  /** What people call it; else what it says does. */
  readonly name?: string
  readonly certain: boolean
}

export function ingressRules(about: RuleAbout, rule: Ingress, draft: Draft): readonly SecurityGroupRule[] {
  const { world } = draft
  const byId = world.read(rule, 'sourceSecurityGroupId')
  const group = byId.is === 'absent' ? world.read(rule, 'sourceSecurityGroupName') : byId
  const ends = [...endOfGroup(group, draft), ...endOfList(world.read(rule, 'sourcePrefixListId'), draft)]
  return rulesOf(about, rule, ends, draft)
}

export function egressRules(about: RuleAbout, rule: Egress, draft: Draft): readonly SecurityGroupRule[] {
  const { world } = draft
  const group = world.read(rule, 'destinationSecurityGroupId')
  const ends = [...endOfGroup(group, draft), ...endOfList(world.read(rule, 'destinationPrefixListId'), draft)]
  return rulesOf(about, rule, ends, draft)
}

/** A permission with several peers is a rule for each. */
function rulesOf(
  { id, name, certain }: RuleAbout,
  rule: Permission,
  more: readonly End[],
  draft: Draft,
): readonly SecurityGroupRule[] {
  const { world } = draft
  const traffic = trafficOf(world.read(rule, 'ipProtocol'), world.read(rule, 'fromPort'), world.read(rule, 'toPort'))
  if (traffic.is === 'impossible') {
    draft.gap(`${traffic.says}, so nothing comes of the rule.`, rule.origin)
    return []
  }
  const { protocol, ports } = traffic
  const ends = [...more, ...endsOf(rule, draft)]
  if (ends.length === 0) draft.gap('A rule that names nobody lets nobody in or out.', rule.origin)
  const shared = world.read(rule, 'securityGroupRuleId')
  const called = name ?? (shared.is === 'known' ? shared.value : undefined)
  return ends.map((end, index) => ({
    id: index === 0 ? id : `${id}/${index}`,
    name: called ?? `${sayTraffic(protocol, ports)}, ${end.says}`,
    origin: end.origin,
    protocol,
    ports,
    peer: end.peer,
    certain: certain && traffic.certain && end.certain,
  }))
}

function endsOf(rule: Permission, draft: Draft): readonly End[] {
  const { world } = draft
  const ranges = listed(rule, 'ipRanges', world)
  const ranges6 = listed(rule, 'ipv6Ranges', world)
  const lists = listed(rule, 'prefixListIds', world)
  const pairs = listed(rule, 'userIdGroupPairs', world)
  const unread = [...ranges.unknown, ...ranges6.unknown, ...lists.unknown, ...pairs.unknown]
  const open = (ends: readonly End[], certain: boolean) =>
    ends.map((end) => ({ ...end, certain: end.certain && certain }))
  return [
    ...endOfRange(world.read(rule, 'cidrIp'), draft),
    ...endOfRange(world.read(rule, 'cidrIpv6'), draft),
    ...ranges.items.flatMap(({ value, certain }) => open(endOfRange(world.read(value, 'cidrIp'), draft), certain)),
    ...ranges6.items.flatMap(({ value, certain }) => open(endOfRange(world.read(value, 'cidrIpv6'), draft), certain)),
    ...lists.items.flatMap(({ value, certain }) => open(endOfList(world.read(value, 'prefixListId'), draft), certain)),
    ...pairs.items.flatMap(({ value, certain }) => {
      const status = world.read(value, 'peeringStatus')
      // A rule that outlived the peering or the group matches nothing.
      if (status.is === 'known' && status.value !== 'active') return []
      const byId = world.read(value, 'groupId')
      const group = byId.is === 'absent' ? world.read(value, 'groupName') : byId
      return open(endOfGroup(group, draft), certain)
    }),
    ...unread.map(anybody),
  ]
}

/** Whoever it is, called by what is written. */
const anybody = ({ origin, ...read }: Read<unknown>): End => ({
  peer: { is: 'unknown' },
  says: read.is === 'unknown' && read.parts?.length ? showText(read.parts) : 'somebody who is not known',
  origin,
  certain: false,
})

function endOfRange(read: Read<string>, draft: Draft): readonly End[] {
  const cidr = cidrOf(read)
  if (cidr === 'absent') return []
  if (cidr === 'unknown') return [anybody(read)]
  if (isCidr(cidr) && read.is === 'known')
    return [{ peer: { is: 'cidr', cidr }, says: read.value, origin: read.origin, certain: true }]
  // AWS refuses it, so something else is deployed.
  draft.gap('What stands as the range of a rule is none.', read.origin)
  return [anybody(read)]
}

function endOfList(read: Parameters<Draft['prefixList']>[0], draft: Draft): readonly End[] {
  const id = draft.prefixList(read)
  if (id === undefined) return []
  return [{ peer: { is: 'prefix-list', id }, says: shortName(id), origin: read.origin, certain: true }]
}

function endOfGroup(read: Parameters<Draft['group']>[0], draft: Draft): readonly End[] {
  const id = draft.group(read)
  if (id === undefined) return []
  if (read.is === 'unknown' && read.why.because === 'undecided') return [anybody(read)]
  draft.peerGroups.add(id)
  // A name that nothing in the scan has may be that of any group of which the name is not known.
  const isNamed = read.is === 'known' && read.value.text !== undefined && !/^sg-|^arn:/.test(read.value.text)
  if (isNamed && !draft.resource(read)) return [{ ...anybody(read), says: shortName(id) }]
  return [{ peer: { is: 'group', id }, says: shortName(id), origin: read.origin, certain: true }]
}

/** A rule that is not known at all: it may let anything pass. */
export const anyRule = (id: string, origin: Origin): SecurityGroupRule => ({
  id,
  name: 'a rule that is not known',
  origin,
  protocol: 'all',
  ports: allPorts,
  peer: { is: 'unknown' },
  certain: false,
})

/** Rules that let everything pass, over IPv4 and IPv6. */
export const openRules = (id: string, origin: Origin, certain: boolean): readonly SecurityGroupRule[] =>
  ([4, 6] as const).map((version) => ({
    id: `${id}/ipv${version}`,
    name: `all traffic, ${version === 4 ? '0.0.0.0/0' : '::/0'}`,
    origin,
    protocol: 'all',
    ports: allPorts,
    peer: { is: 'cidr', cidr: { version, first: 0n, prefix: 0 } },
    certain,
  }))
