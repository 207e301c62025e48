import { type Front, frontsOf } from '../../analysis/network/facts/fronts.ts'
import { type Group, type GroupRule, idOfPeer } from '../../analysis/network/facts/group-rules.ts'
import { isInside, overlapOf } from '../../analysis/network/facts/rule-ranges.ts'
import { indexOf } from '../../analysis/network/facts/survey-index.ts'
import { usersOfGroup, workloadsOf } from '../../analysis/network/facts/users.ts'
import { surveyAround } from '../../analysis/network/survey/survey.ts'
import type { Intent } from '../../model/config.ts'
import type { Cidr } from '../../model/ip.ts'
import { parseCidr } from '../../model/ip.ts'
import { names } from '../../model/pattern.ts'
import type { World } from '../../model/world.ts'
import { type Answer, any, no, notApplicable } from '../answer.ts'
import { eachIngressRule, lets, onlyLoadBalancer, onPorts, someRange } from '../security-groups.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const sgIngressBroaderThanNlb = trait({
  id: 'sg-ingress-broader-than-nlb',
  category: 'Reachability',
  resource: 'AWS::EC2::SecurityGroup',
  title: 'Task behind an NLB accepts other sources',
  why: 'The container takes connections of people for whom the load balancer is not meant, or past it.',
  fix: 'Give the load balancer a security group and let that in; without one, the intended clients where it keeps their addresses, else its subnets.',
  example: onlyLoadBalancer,
  responsible: { EXTERNAL: 'nobody' },
  severity: 'medium',
  references: [
    'Elastic Load Balancing, Network Load Balancers, Update the security groups for your Network Load Balancer',
    'Elastic Load Balancing, Network Load Balancers, Edit target group attributes for your Network Load Balancer',
  ],
  evaluate: (group, world, intent) => {
    const users = usersOfGroup(group, world)
    const fronts = frontsOf([...users.tasks, ...users.hosts, ...users.perhaps], group, world)
    if (!fronts.some(({ kind }) => kind === 'network'))
      return whole(notApplicable('No network load balancer is known to lead to what uses it.'))
    const clients = clientsOf(group, fronts, world, intent)
    return eachIngressRule(group, world, ['tasks', 'hosts'], (rule) => {
      const passed = fronts.filter(({ ports }) => overlapOf(rule.ports, ports) > 0)
      const behind = passed.filter(({ kind }) => kind === 'network')
      const id = idOfPeer(rule)
      // The group of the load balancer is the tight form, whether or not it keeps the addresses of clients.
      if (id !== undefined && passed.some(({ groups }) => groups.has(id))) return no
      return onPorts(rule, behind.length > 0, () =>
        any(behind.map((front) => judged(rule, front, clients, group, world))),
      )
    })
  },
})

function judged(
  rule: GroupRule,
  front: Front,
  clients: readonly Cidr[] | undefined,
  group: Group,
  world: World,
): Answer {
  const open = (says: string): Answer => ({ is: 'unknown', missing: [{ says, origin: rule.origin }] })
  if (front.preservesClientIp === 'unknown')
    return open('Whether the tasks see the addresses of clients is not known: preserve_client_ip.enabled is not.')
  if (!front.preservesClientIp) return beyondVpc(rule, group, world)
  if (!clients) return open('Who is meant to use the load balancer, whose clients the tasks see, is not declared.')
  return someRange(rule, world, {
    holds: ({ cidr }) => !clients.some((client) => isInside(cidr, client)),
    says: ({ text }) => lets(rule, `"${text}", which is more than the intended clients,`),
  })
}

/** Without the addresses of clients nothing comes from outside the VPC. */
function beyondVpc(rule: GroupRule, group: Group, world: World): Answer {
  const survey = surveyAround(group, world)
  const own = world.follow(group, 'vpcId')
  const vpc = survey && own.is === 'known' ? indexOf(survey).vpcs.get(own.value.address) : undefined
  const answer = someRange(rule, world, {
    holds: ({ cidr }) => !vpc?.cidrs.some((range) => isInside(cidr, range)),
    says: ({ text }) => lets(rule, `"${text}", which is more than the VPC,`),
  })
  if (answer.is !== 'yes' || vpc?.whole === true || isEverywhere(rule)) return answer
  const says = `Whether "${rule.peer.text}" is more than the VPC is not known: its ranges are not.`
  return { is: 'unknown', missing: [{ says, origin: rule.origin }] }
}

const isEverywhere = ({ peer }: GroupRule) => peer.is === 'cidr' && peer.cidr.prefix === 0

/** The clients that are declared for the load balancers or for the services behind them. */
function clientsOf(
  group: Group,
  fronts: readonly Front[],
  world: World,
  { intendedClients }: Intent,
): readonly Cidr[] | undefined {
  if (!intendedClients) return undefined
  const ids = [
    ...fronts.flatMap(({ balancer }) => (balancer ? [balancer.id] : [])),
    ...workloadsOf(usersOfGroup(group, world), group, world).map(({ id }) => id),
  ]
  const resources = ids.flatMap((id) => world.estate.at(id) ?? [])
  const declared = intendedClients.filter(({ match }) => resources.some((resource) => names(match, resource)))
  return declared.length === 0
    ? undefined
    : declared.flatMap(({ value }) => value.flatMap((text) => parseCidr(text) ?? []))
}
