import {
  type Direction,
  type Group,
  type GroupRule,
  groupOfRule,
  type IngressRule,
  ingressOf,
  rulesOfGroup,
} from '../analysis/network/facts/group-rules.ts'
import { type RuleRange, rangesOfRule } from '../analysis/network/facts/rule-ranges.ts'
import { type Users, usersOfGroup } from '../analysis/network/facts/users.ts'
import { sayTraffic } from '../analysis/network/survey/groups/protocols.ts'
import { awsvpcOf, namedIn } from '../analysis/workload/awsvpc.ts'
import type { Resource } from '../model/resource.ts'
import type { World } from '../model/world.ts'
import { type Answer, any, no, notApplicable, type Undecided, unknown, yes } from './answer.ts'
import { whole } from './subjects.ts'
import type { Example, Found } from './trait.ts'
import { forUsers } from './users.ts'

/** The load balancer alone is let in, on the port of the container. */
export const onlyLoadBalancer = {
  type: 'AWS::EC2::SecurityGroup',
  set: {
    securityGroupIngress: [
      {
        ipProtocol: 'tcp',
        fromPort: 8080,
        toPort: 8080,
        sourceSecurityGroupId: 'sg-0a1b2c3d4e5f67890',
        description: 'Requests of the load balancer',
      },
    ],
  },
} satisfies Example

/** What rules are judged with: their group, or themselves where that is not in the scan. */
export type RuleHolder = Resource<'AWS::EC2::SecurityGroup' | 'AWS::EC2::SecurityGroupIngress'>

const nobody: Users = { tasks: [], hosts: [], perhaps: [], others: [], whole: false }

/** Judges each rule by which something gets in to tasks or container instances. */
export function eachIngressRule(
  holder: RuleHolder,
  world: World,
  wanted: Parameters<typeof forUsers>[1],
  judge: (rule: GroupRule, users: Users) => Answer,
): readonly Found[] {
  if (holder.type === 'AWS::EC2::SecurityGroup') return eachRuleOf(holder, world, wanted, judge)
  return eachRuleBeside(holder, world, wanted, judge)
}

function eachRuleOf(
  group: Group,
  world: World,
  wanted: Parameters<typeof forUsers>[1],
  judge: (rule: GroupRule, users: Users) => Answer,
): readonly Found[] {
  const users = usersOfGroup(group, world)
  return forUsers(users, wanted, group.place, () => rulesIn(group, 'ingress', world, (rule) => judge(rule, users)))
}

/** Judges each rule of a group, whoever has it. */
export function rulesIn(
  group: Group,
  direction: Direction,
  world: World,
  judge: (rule: GroupRule) => Answer,
): readonly Found[] {
  const { rules, unread } = rulesOfGroup(group, direction, world)
  const found: Found[] = rules.map((rule) => ({ subject: rule.key, answer: judge(rule) }))
  const [first] = unread
  const field = direction === 'ingress' ? 'securityGroupIngress' : 'securityGroupEgress'
  if (first) found.push({ subject: field, answer: unknown(first, `A part of ${field}`) })
  return found.length > 0 ? found : whole(no)
}

/** A rule that is a resource of its own is judged with its group, which has the others as well. */
function eachRuleBeside(
  holder: IngressRule,
  world: World,
  wanted: Parameters<typeof forUsers>[1],
  judge: (rule: GroupRule, users: Users) => Answer,
): readonly Found[] {
  const group = groupOfRule(holder, world)
  if (group.is === 'known' && group.value.type === 'AWS::EC2::SecurityGroup')
    return whole(notApplicable('It is judged with its security group.'))
  return forUsers(nobody, wanted, holder.place, () =>
    ingressOf(holder, world).map((rule) => ({ subject: rule.key, answer: judge(rule, nobody) })),
  )
}

/** What the groups of a service let in cannot be told where they are not in the scan; those that are there are judged themselves. */
export function unseenGroupsOf(service: Resource<'AWS::ECS::Service'>, world: World): readonly Found[] {
  const network = awsvpcOf(service, world)
  if (network.is === 'unknown') return whole(unknown(network, 'networkConfiguration'))
  if (network.is === 'absent') return whole(notApplicable('Its tasks have no network interface of their own.'))
  const groups = world.read(network.value, 'securityGroups')
  if (groups.is === 'unknown') return whole(unknown(groups, 'securityGroups'))
  const named = groups.is === 'known' ? namedIn(groups.value, world) : []
  return whole(
    any([
      notApplicable('It is judged with its security groups.'),
      ...named.flatMap((group): readonly Answer[] => {
        if (group.is === 'unknown') return [unknown(group, 'A part of securityGroups')]
        const { value: target, origin } = group
        if (world.estate.resolve(target)) return []
        const shown = target.name ?? target.text ?? 'a security group'
        return [{ is: 'unknown', missing: [{ says: `What ${shown} lets in is not in this scan.`, origin }] }]
      }),
    ]),
  )
}

/** Whom a rule lets in on what, in words. */
export const lets = (rule: GroupRule, whom: string): string => `It lets ${whom} in on ${portsOf(rule)}.`

export function portsOf({ protocol, ports }: GroupRule): string {
  if (protocol === 'all') return 'all ports and protocols'
  const said = sayTraffic(protocol, ports)
  return said.includes(' ') ? said : `all ports of ${said}`
}

interface RangeTest {
  readonly holds: (range: RuleRange) => boolean
  /** May a range of this length, or of one that is not known, hold? */
  readonly mayHold?: (prefix: number | undefined) => boolean
  readonly says: (range: RuleRange) => string
}

/** Judges the address ranges of a rule. */
export function someRange(rule: GroupRule, world: World, { holds, says, mayHold = () => true }: RangeTest): Answer {
  const { known, unread } = rangesOfRule(rule, world)
  return any([
    no,
    ...known.filter(holds).map((range) => yes(says(range), rule.origin)),
    ...unread.filter(({ prefix }) => mayHold(prefix)).map(({ read }) => unknown(read, 'Whom a rule lets in')),
  ])
}

/** The answer where ports and protocol decide: not known where they are not. */
export function onPorts(rule: GroupRule, passes: boolean, judge: () => Answer): Answer {
  if (!passes) return no
  const answer = judge()
  if (rule.isRead || answer.is === 'no' || answer.is === 'not-applicable') return answer
  return portsNotKnown(rule)
}

const portsNotKnown = (rule: GroupRule): Undecided =>
  rule.unread
    ? unknown(rule.unread, 'Which ports a rule is about')
    : { is: 'unknown', missing: [{ says: `Which ports ${rule.key} is about is not known.`, origin: rule.origin }] }
