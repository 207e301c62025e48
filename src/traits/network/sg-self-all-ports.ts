import { type Group, type GroupRule, idOfPeer } from '../../analysis/network/facts/group-rules.ts'
import { isAllPorts } from '../../analysis/network/facts/rule-ranges.ts'
import { type Users, workloadsOf } from '../../analysis/network/facts/users.ts'
import type { World } from '../../model/world.ts'
import { type Answer, all, no, yes } from '../answer.ts'
import { eachIngressRule, onlyLoadBalancer, onPorts } from '../security-groups.ts'
import { trait } from '../trait.ts'

export const sgSelfAllPorts = trait({
  id: 'sg-self-all-ports',
  category: 'Reachability',
  resource: 'AWS::EC2::SecurityGroup',
  title: 'Group trusts itself on all ports',
  why: 'A container that is broken into reaches every port of the other services in the group.',
  fix: 'Name the ports that services need of each other, or give each service a group of its own.',
  example: onlyLoadBalancer,
  responsible: { EXTERNAL: 'nobody' },
  severity: 'low',
  references: ['Amazon VPC User Guide, Security group rules'],
  evaluate: (group, world) =>
    eachIngressRule(group, world, ['tasks', 'hosts'], (rule, users) =>
      idOfPeer(rule) === group.address
        ? onPorts(rule, isAllPorts(rule), () => all([trusts(rule), isShared(users, group, world)]))
        : no,
    ),
})

const trusts = (rule: GroupRule): Answer => yes('It lets its own members in on all ports.', rule.origin)

/** Do tasks of more than one service have it? */
function isShared(users: Users, group: Group, world: World): Answer {
  const [first, second] = workloadsOf(users, group, world)
  if (first && second) return yes(`${first.name} and ${second.name} have it.`, group.place)
  if (users.whole) return no
  const says = 'Whether more than one service has it is not known: not all that uses it is in this scan.'
  return { is: 'unknown', missing: [{ says, origin: group.place }] }
}
