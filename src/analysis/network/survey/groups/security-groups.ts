import type { Resource } from '../../../../model/resource.ts'
import { allPorts, type SecurityGroup, type SecurityGroupRule, type Thing } from '../../network.ts'
import type { Draft } from '../draft.ts'
import { listed } from '../listed.ts'
import { resourceAt } from '../named.ts'
import { anyRule, egressRules, ingressRules, openRules } from './rules.ts'

type Group = Resource<'AWS::EC2::SecurityGroup'>

/** The security groups of the scan. */
export function securityGroupsOf(draft: Draft): readonly SecurityGroup[] {
  return draft.of('AWS::EC2::SecurityGroup').map((group) => {
    const vpc = draft.vpc(draft.world.read(group, 'vpcId'))
    if (vpc !== undefined) draft.together.join(`vpc ${vpc}`, `group ${group.address}`)
    return groupOf(group, vpc, draft)
  })
}

/** Security groups that are only named: all that is known is rules that the scan adds to them. */
export const namedGroupsOf = (draft: Draft): readonly SecurityGroup[] =>
  [...draft.namedGroups.values()].map((thing) => ({
    ...thing,
    vpc: undefined,
    ingress: ingressBesideOf(thing.id, draft),
    egress: egressBesideOf(thing.id, draft),
    whole: false,
  }))

/**
 * Default groups, with the rules that they come with: members reach each other, and everything may leave.
 *
 * Source: Amazon VPC User Guide, "Default security groups for your VPCs".
 */
export function defaultGroupOf(thing: Thing, vpc: string, draft: Draft): SecurityGroup {
  const { id, origin } = thing
  const ingress = ingressBesideOf(id, draft)
  const egress = egressBesideOf(id, draft)
  if (resourceAt(vpc, draft.estate)?.from !== 'template') return { ...thing, vpc, ingress, egress, whole: false }
  const own: SecurityGroupRule = {
    id: `${id}/ingress`,
    name: 'all traffic, itself',
    origin,
    protocol: 'all',
    ports: allPorts,
    peer: { is: 'group', id },
    certain: true,
  }
  return {
    ...thing,
    vpc,
    ingress: [own, ...ingress],
    egress: [...openRules(`${id}/egress`, origin, true), ...egress],
    whole: true,
  }
}

function groupOf(group: Group, vpc: string | undefined, draft: Draft): SecurityGroup {
  const { world, estate } = draft
  const { address } = group
  const inside = listed(group, 'securityGroupIngress', world)
  const outside = listed(group, 'securityGroupEgress', world)
  const ingress = [
    ...inside.items.flatMap(({ value, certain }, index) =>
      ingressRules({ id: `${address}/ingress/${index}`, certain }, value, draft),
    ),
    ...inside.unknown.map(({ origin }, index) => anyRule(`${address}/ingress/unknown/${index}`, origin)),
    ...ingressBesideOf(address, draft),
  ]
  const beside = egressBesideOf(address, draft)
  const egress = [
    ...outside.items.flatMap(({ value, certain }, index) =>
      egressRules({ id: `${address}/egress/${index}`, certain }, value, draft),
    ),
    ...outside.unknown.map(({ origin }, index) => anyRule(`${address}/egress/unknown/${index}`, origin)),
    ...beside,
    ...(outside.items.length + outside.unknown.length === 0 ? egressByDefault(group, beside.length > 0, draft) : []),
  ]
  const isListed = group.from === 'reply' || estate.complete('AWS::EC2::SecurityGroupIngress', address)
  return { ...draft.thing(group), vpc, ingress, egress, whole: isListed && !estate.isHandedOn(address) }
}

/**
 * What a group lets out where no rule is written. CloudFormation keeps the rules that EC2 makes, Terraform's provider takes
 * them away and says so by an empty list; of an empty list that somebody wrote, or of rules beside a group that has none,
 * nobody can tell.
 *
 * Source: AWS CloudFormation User Guide, "AWS::EC2::SecurityGroup".
 */
function egressByDefault(group: Group, hasOthers: boolean, { world }: Draft): readonly SecurityGroupRule[] {
  const list = world.read(group, 'securityGroupEgress')
  if (group.from === 'reply' || list.is === 'unknown') return []
  if (list.is === 'known' && list.origin.at === 'default') return []
  return openRules(`${group.address}/egress/default`, group.place, list.is === 'absent' && !hasOthers)
}

const ingressBesideOf = (group: string, draft: Draft): readonly SecurityGroupRule[] =>
  (draft.index(ingressBeside).get(group) ?? []).flatMap((rule) =>
    ingressRules(
      { id: rule.address, name: draft.thing(rule).name, certain: draft.world.certainlyExists(rule) },
      rule,
      draft,
    ),
  )

const egressBesideOf = (group: string, draft: Draft): readonly SecurityGroupRule[] =>
  (draft.index(egressBeside).get(group) ?? []).flatMap((rule) =>
    egressRules(
      { id: rule.address, name: draft.thing(rule).name, certain: draft.world.certainlyExists(rule) },
      rule,
      draft,
    ),
  )

function* ingressBeside(draft: Draft): Iterable<readonly [string, Resource<'AWS::EC2::SecurityGroupIngress'>]> {
  const { world } = draft
  for (const rule of draft.of('AWS::EC2::SecurityGroupIngress')) {
    const group = draft.group(world.read(rule, 'groupId')) ?? draft.group(world.read(rule, 'groupName'))
    if (group !== undefined) yield [group, rule]
  }
}

function* egressBeside(draft: Draft): Iterable<readonly [string, Resource<'AWS::EC2::SecurityGroupEgress'>]> {
  const { world } = draft
  for (const rule of draft.of('AWS::EC2::SecurityGroupEgress')) {
    const group = draft.group(world.read(rule, 'groupId')) ?? draft.group(world.read(rule, 'groupName'))
    if (group !== undefined) yield [group, rule]
  }
}
