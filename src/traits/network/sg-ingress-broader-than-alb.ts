import { type Front, frontsOf } from '../../analysis/network/facts/fronts.ts'
import { type GroupRule, idOfPeer } from '../../analysis/network/facts/group-rules.ts'
import { overlapOf } from '../../analysis/network/facts/rule-ranges.ts'
import { usersOfGroup } from '../../analysis/network/facts/users.ts'
import { tcp } from '../../analysis/network/network.ts'
import type { World } from '../../model/world.ts'
import { type Answer, any, no, notApplicable, unknown, yes } from '../answer.ts'
import { eachIngressRule, lets, onlyLoadBalancer, onPorts, someRange } from '../security-groups.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const sgIngressBroaderThanAlb = trait({
  id: 'sg-ingress-broader-than-alb',
  category: 'Reachability',
  resource: 'AWS::EC2::SecurityGroup',
  title: 'Task behind an ALB accepts other sources',
  why: 'Who reaches the container directly passes by what the load balancer checks: its log-in, its web ACL, TLS.',
  fix: 'Let in the security group of the load balancer alone, on the port of the container.',
  example: onlyLoadBalancer,
  responsible: { EXTERNAL: 'nobody' },
  severity: 'medium',
  references: [
    'Elastic Load Balancing, Application Load Balancers, Security groups for your Application Load Balancer',
    'Amazon ECS Developer Guide, Network security best practices for Amazon ECS',
  ],
  evaluate: (group, world) => {
    const { tasks, hosts, perhaps } = usersOfGroup(group, world)
    const fronts = frontsOf([...tasks, ...hosts, ...perhaps], group, world)
    const applications = fronts.filter(({ kind }) => kind === 'application')
    if (applications.length === 0)
      return whole(notApplicable('No application load balancer is known to lead to what uses it.'))
    return eachIngressRule(group, world, ['tasks', 'hosts'], (rule) => {
      const passed = fronts.filter(({ ports }) => passes(rule, ports))
      // What a network load balancer leads there has rules of its own.
      const only = passed.length > 0 && passed.every(({ kind }) => kind === 'application')
      return onPorts(rule, only, () => any([fromAddresses(rule, world), fromGroup(rule, passed)]))
    })
  },
})

const passes = ({ protocol, ports }: GroupRule, target: Front['ports']): boolean =>
  (protocol === 'all' || protocol === tcp) && overlapOf(ports, target) > 0

const fromAddresses = (rule: GroupRule, world: World): Answer =>
  someRange(rule, world, {
    holds: () => true,
    says: ({ text }) => lets(rule, `"${text}", not the load balancer alone,`),
  })

function fromGroup(rule: GroupRule, fronts: readonly Front[]): Answer {
  const { peer } = rule
  if (peer.is === 'unknown') return /Group/.test(peer.field) ? unknown(peer.read, 'The group that a rule lets in') : no
  if (peer.is !== 'group') return no
  const id = idOfPeer(rule)
  if (id !== undefined && fronts.some(({ groups }) => groups.has(id))) return no
  if (peer.group.is === 'unknown')
    return unknown(peer.group, `Whether "${peer.text}" is the group of the load balancer`)
  if (fronts.some((front) => !front.whole)) {
    const says = `Whether "${peer.text}" is the group of the load balancer is not known: not all of its groups are.`
    return { is: 'unknown', missing: [{ says, origin: rule.origin }] }
  }
  return yes(lets(rule, `group "${peer.text}", which is not that of the load balancer,`), rule.origin)
}
