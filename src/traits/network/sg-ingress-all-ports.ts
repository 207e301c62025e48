import { type GroupRule, idOfPeer } from '../../analysis/network/facts/group-rules.ts'
import { isAllPorts } from '../../analysis/network/facts/rule-ranges.ts'
import { usersOfGroup } from '../../analysis/network/facts/users.ts'
import type { World } from '../../model/world.ts'
import { type Answer, any, no, unknown, yes } from '../answer.ts'
import { eachIngressRule, lets, onlyLoadBalancer, onPorts, type RuleHolder, someRange } from '../security-groups.ts'
import { trait } from '../trait.ts'

export const sgIngressAllPorts = trait({
  id: 'sg-ingress-all-ports',
  category: 'Reachability',
  resource: 'AWS::EC2::SecurityGroup',
  likewise: ['AWS::EC2::SecurityGroupIngress'],
  title: 'All ports or protocols open',
  why: 'Every port is reachable that a container opens, also those that nobody meant to show: debuggers, metrics, databases.',
  fix: 'Let in the port of the container alone, from the security group of what calls it.',
  example: onlyLoadBalancer,
  responsible: { EXTERNAL: 'nobody' },
  severity: 'high',
  references: ['Amazon VPC User Guide, Security group rules'],
  evaluate: (holder: RuleHolder, world) =>
    eachIngressRule(holder, world, ['tasks', 'hosts'], (rule) =>
      onPorts(rule, isAllPorts(rule), () => any([fromAddresses(rule, world), fromGroup(rule, holder.address, world)])),
    ),
})

/** One address is no wider than a load balancer. */
const fromAddresses = (rule: GroupRule, world: World): Answer =>
  someRange(rule, world, {
    holds: ({ cidr }) => cidr.prefix < (cidr.version === 4 ? 32 : 128),
    mayHold: (prefix) => prefix === undefined || prefix < 32,
    says: ({ text }) => lets(rule, `"${text}"`),
  })

/** Members of the group itself are judged by `sg-self-all-ports`. */
function fromGroup(rule: GroupRule, own: string, world: World): Answer {
  const { peer } = rule
  if (peer.is === 'unknown') return /Group/.test(peer.field) ? unknown(peer.read, 'The group that a rule lets in') : no
  if (peer.is !== 'group' || idOfPeer(rule) === own) return no
  if (peer.group.is === 'unknown') return unknown(peer.group, `Whether "${peer.text}" is the group of a load balancer`)
  const says = lets(rule, `group "${peer.text}"`)
  if (peer.group.is !== 'known' || peer.group.value.type !== 'AWS::EC2::SecurityGroup') return yes(says, rule.origin)
  const users = usersOfGroup(peer.group.value, world)
  if (users.others.some(({ owner }) => owner.is === 'load-balancer')) return no
  if (users.whole) return yes(says, rule.origin)
  const missing = `Whether "${peer.text}" is the group of a load balancer is not known: not all that uses it is in this scan.`
  return { is: 'unknown', missing: [{ says: missing, origin: rule.origin }] }
}
