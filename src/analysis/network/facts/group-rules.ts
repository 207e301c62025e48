import type { Cidr } from '../../../model/ip.ts'
import type { Origin } from '../../../model/origin.ts'
import type { Resource, ResourceType } from '../../../model/resource.ts'
import type { egressRule, ingressRule } from '../../../model/resources/security-group.ts'
import type { Struct, Target } from '../../../model/shape.ts'
import type { Read, Unknown } from '../../../model/slot.ts'
import { showText } from '../../../model/text.ts'
import type { World } from '../../../model/world.ts'
import { type References, referenceIndex } from '../../references.ts'
import type { PortRange, Protocol } from '../network.ts'
import { cidrOf, isCidr } from '../survey/addresses.ts'
import { sayTraffic, trafficOf } from '../survey/groups/protocols.ts'
import { shortName } from '../survey/named.ts'

export type Group = Resource<'AWS::EC2::SecurityGroup'>
export type IngressRule = Resource<'AWS::EC2::SecurityGroupIngress'>
export type EgressRule = Resource<'AWS::EC2::SecurityGroupEgress'>
export type Direction = 'ingress' | 'egress'

type IngressFields = (typeof ingressRule)['fields']
type EgressFields = (typeof egressRule)['fields']
type Permission = Struct<Pick<IngressFields, keyof IngressFields & keyof EgressFields>>

/** A rule with one peer. A permission that names several is a rule for each. */
export interface GroupRule {
  readonly direction: Direction
  /** Protocol, ports and peer in words, the same wherever it is written: `TCP 22 from 0.0.0.0/0`. */
  readonly key: string
  readonly protocol: Protocol
  readonly ports: PortRange
  /** False: protocol or ports are not known, and are all then; `unread` says why where it can be told. */
  readonly isRead: boolean
  readonly unread?: Unknown
  readonly peer: RulePeer
  /** What names the peer. */
  readonly origin: Origin
  /** Of the peer where it has one of its own, else of the permission. */
  readonly description: Read<string>
}

export type RulePeer =
  | { readonly is: 'cidr'; readonly cidr: Cidr; readonly field: string; readonly text: string }
  | { readonly is: 'prefix-list'; readonly list: Read<Resource<'AWS::EC2::PrefixList'>>; readonly text: string }
  /** A VPC means its default group. */
  | {
      readonly is: 'group'
      readonly group: Read<Resource<'AWS::EC2::SecurityGroup' | 'AWS::EC2::VPC'>>
      readonly text: string
    }
  | { readonly is: 'unknown'; readonly read: Unknown; readonly field: string; readonly text: string }

export interface GroupRules {
  readonly rules: readonly GroupRule[]
  /** What may be more of them. */
  readonly unread: readonly Unknown[]
}

/** The rules of a security group in one direction: those written in it and those that are resources of their own. */
export function rulesOfGroup(group: Group, direction: Direction, world: World): GroupRules {
  const inside = direction === 'ingress' ? ingressIn(group, world) : egressIn(group, world)
  const beside =
    direction === 'ingress'
      ? rulesBeside(ingressByGroup, group, world).flatMap((rule) => ingressOf(rule, world))
      : rulesBeside(egressByGroup, group, world).flatMap((rule) => egressOf(rule, world))
  return { rules: [...inside.rules, ...beside], unread: inside.unread }
}

/** The group that a rule beside it is for. */
export const groupOfRule = (rule: IngressRule | EgressRule, world: World): Read<Resource> => {
  const names: Struct<Pick<IngressRule['shape']['fields'], 'groupId' | 'groupName'>> = rule
  const byId = world.follow(names, 'groupId')
  return byId.is === 'absent' ? world.follow(names, 'groupName') : byId
}

function ingressIn(group: Group, world: World): GroupRules {
  const { items, unknown } = world.items(group, 'securityGroupIngress')
  return { rules: items.flatMap(({ value }) => ingressOf(value, world)), unread: unknown }
}

function egressIn(group: Group, world: World): GroupRules {
  const { items, unknown } = world.items(group, 'securityGroupEgress')
  return { rules: items.flatMap(({ value }) => egressOf(value, world)), unread: unknown }
}

/** The rules of a permission that lets something in. */
export function ingressOf(rule: Struct<IngressFields>, world: World): readonly GroupRule[] {
  const byId = endOfGroup(world.read(rule, 'sourceSecurityGroupId'), 'sourceSecurityGroupId', world)
  const group =
    byId.length > 0 ? byId : endOfGroup(world.read(rule, 'sourceSecurityGroupName'), 'sourceSecurityGroupName', world)
  return rulesOf(
    'ingress',
    rule,
    [...group, ...endOfList(world.read(rule, 'sourcePrefixListId'), 'sourcePrefixListId', world)],
    world,
  )
}

/** The rules of a permission that lets something out. */
export const egressOf = (rule: Struct<EgressFields>, world: World): readonly GroupRule[] =>
  rulesOf(
    'egress',
    rule,
    [
      ...endOfGroup(world.read(rule, 'destinationSecurityGroupId'), 'destinationSecurityGroupId', world),
      ...endOfList(world.read(rule, 'destinationPrefixListId'), 'destinationPrefixListId', world),
    ],
    world,
  )

interface End {
  readonly peer: RulePeer
  readonly origin: Origin
  readonly description?: Read<string>
}

function rulesOf(direction: Direction, rule: Permission, more: readonly End[], world: World): readonly GroupRule[] {
  const parts = [world.read(rule, 'ipProtocol'), world.read(rule, 'fromPort'), world.read(rule, 'toPort')] as const
  const traffic = trafficOf(...parts)
  // AWS takes no such rule.
  if (traffic.is === 'impossible') return []
  const { protocol, ports } = traffic
  const unread = traffic.certain ? undefined : parts.find((read) => read.is === 'unknown')
  const own = world.read(rule, 'description')
  return [...more, ...endsOf(rule, world)].map(({ peer, origin, description = own }) => ({
    direction,
    key: `${sayTraffic(protocol, ports)} ${direction === 'ingress' ? 'from' : 'to'} ${peer.text}`,
    protocol,
    ports,
    isRead: traffic.certain,
    ...(unread?.is === 'unknown' && { unread }),
    peer,
    origin,
    description,
  }))
}

function endsOf(rule: Permission, world: World): readonly End[] {
  const described = (end: End, description: Read<string>): End => ({ ...end, description })
  const ranges = world.items(rule, 'ipRanges')
  const ranges6 = world.items(rule, 'ipv6Ranges')
  const lists = world.items(rule, 'prefixListIds')
  const pairs = world.items(rule, 'userIdGroupPairs')
  const unread = Object.entries({
    ipRanges: ranges,
    ipv6Ranges: ranges6,
    prefixListIds: lists,
    userIdGroupPairs: pairs,
  })
  return [
    ...endOfRange(world.read(rule, 'cidrIp'), 'cidrIp'),
    ...endOfRange(world.read(rule, 'cidrIpv6'), 'cidrIpv6'),
    ...ranges.items.flatMap(({ value }) =>
      endOfRange(world.read(value, 'cidrIp'), 'cidrIp').map((end) => described(end, world.read(value, 'description'))),
    ),
    ...ranges6.items.flatMap(({ value }) =>
      endOfRange(world.read(value, 'cidrIpv6'), 'cidrIpv6').map((end) =>
        described(end, world.read(value, 'description')),
      ),
    ),
    ...lists.items.flatMap(({ value }) =>
      endOfList(world.read(value, 'prefixListId'), 'prefixListId', world).map((end) =>
        described(end, world.read(value, 'description')),
      ),
    ),
    ...pairs.items.flatMap(({ value }) => {
      const byId = endOfGroup(world.read(value, 'groupId'), 'groupId', world)
      const ends = byId.length > 0 ? byId : endOfGroup(world.read(value, 'groupName'), 'groupName', world)
      return ends.map((end) => described(end, world.read(value, 'description')))
    }),
    ...unread.flatMap(([field, { unknown }]) => unknown.map((read) => notKnown(read, field))),
  ]
}

const notKnown = (read: Unknown, field: string): End => ({
  peer: { is: 'unknown', read, field, text: read.parts ? showText(read.parts) : field },
  origin: read.origin,
})

function endOfRange(read: Read<string>, field: string): readonly End[] {
  if (read.is === 'absent') return []
  if (read.is === 'unknown') return [notKnown(read, field)]
  const cidr = cidrOf(read)
  if (!isCidr(cidr)) {
    const why = { because: 'unrecognised', expected: 'an address range' } as const
    return [notKnown({ is: 'unknown', why, origin: read.origin }, field)]
  }
  return [{ peer: { is: 'cidr', cidr, field, text: read.value.trim() }, origin: read.origin }]
}

function endOfList(read: Read<Target<'AWS::EC2::PrefixList'>>, field: string, world: World): readonly End[] {
  if (read.is === 'absent') return []
  if (read.is === 'unknown') return [notKnown(read, field)]
  const text = nameOf(read.value, world)
  return [
    { peer: { is: 'prefix-list', list: followed(read.value, text, read.origin, world), text }, origin: read.origin },
  ]
}

type GroupTarget = Target<'AWS::EC2::SecurityGroup' | 'AWS::EC2::VPC'>

function endOfGroup(read: Read<GroupTarget>, field: string, world: World): readonly End[] {
  if (read.is === 'absent') return []
  if (read.is === 'unknown') return [notKnown(read, field)]
  const text = nameOf(read.value, world)
  return [{ peer: { is: 'group', group: followed(read.value, text, read.origin, world), text }, origin: read.origin }]
}

/** A resource of the scan by its short name, all else as it is written. */
function nameOf(target: Target<ResourceType>, world: World): string {
  const resource = world.estate.resolve(target)
  if (resource)
    return resource.type === 'AWS::EC2::VPC' ? `default of ${shortName(resource.address)}` : shortName(resource.address)
  return target.text ?? target.name ?? target.address ?? 'what is not known'
}

function followed<T extends ResourceType>(
  target: Target<T>,
  name: string,
  origin: Origin,
  world: World,
): Read<Resource<T>> {
  const resource = world.estate.resolve(target)
  if (resource && world.exists(resource)) return { is: 'known', value: resource, origin }
  return { is: 'unknown', why: { because: 'not-scanned', name }, origin }
}

function rulesBeside<R extends IngressRule | EgressRule>(
  index: (estate: World['estate']) => References<R>,
  group: Group,
  world: World,
): readonly R[] {
  return (index(world.estate).to.get(group.address) ?? []).filter((rule) => {
    const named = world.exists(rule) ? groupOfRule(rule, world) : undefined
    return named?.is === 'known' && named.value.address === group.address
  })
}

const ingressByGroup = referenceIndex<IngressRule>(
  (estate) => estate.ofType('AWS::EC2::SecurityGroupIngress'),
  ({ slots }) => [slots.groupId, slots.groupName],
)

const egressByGroup = referenceIndex<EgressRule>(
  (estate) => estate.ofType('AWS::EC2::SecurityGroupEgress'),
  ({ slots }) => [slots.groupId, slots.groupName],
)

/** What the group of a rule's other end is called in a survey; undefined where it is no group of the scan. */
export function idOfPeer({ peer }: GroupRule): string | undefined {
  if (peer.is !== 'group' || peer.group.is !== 'known') return undefined
  const { type, address } = peer.group.value
  return type === 'AWS::EC2::VPC' ? `default group of ${address}` : address
}
