import type { GroupRule } from '../../analysis/network/facts/group-rules.ts'
import { isEverybody, isIcmp } from '../../analysis/network/facts/rule-ranges.ts'
import { interfacesOf, type Users } from '../../analysis/network/facts/users.ts'
import type { World } from '../../model/world.ts'
import { type Answer, no, worsened, yes } from '../answer.ts'
import { eachIngressRule, lets, onlyLoadBalancer, someRange, unseenGroupsOf } from '../security-groups.ts'
import { trait } from '../trait.ts'

/** ICMP from everywhere opens no port: path MTU discovery needs it. */
export const sgIngressOpenToWorld = trait({
  id: 'sg-ingress-open-to-world',
  category: 'Reachability',
  resource: 'AWS::EC2::SecurityGroup',
  likewise: ['AWS::EC2::SecurityGroupIngress', 'AWS::ECS::Service'],
  title: 'Task security group open to the internet',
  why: 'Anybody who gets a packet there talks to the container itself, past the load balancer and what it checks.',
  fix: 'Let in the security group of the load balancer, on the port of the container alone.',
  example: onlyLoadBalancer,
  responsible: { EXTERNAL: 'nobody' },
  severity: 'high',
  references: [
    'Amazon VPC User Guide, Security group rules',
    'Amazon ECS Developer Guide, Network security best practices for Amazon ECS',
    'AWS Security Hub User Guide, EC2.18, EC2.19',
  ],
  evaluate: (holder, world) => {
    if (holder.type === 'AWS::ECS::Service') return unseenGroupsOf(holder, world)
    return eachIngressRule(holder, world, ['tasks', 'hosts'], (rule, users) => open(rule, users, world))
  },
})

function open(rule: GroupRule, users: Users, world: World): Answer {
  if (isIcmp(rule)) return no
  const answer = someRange(rule, world, {
    holds: ({ cidr }) => isEverybody(cidr),
    mayHold: (prefix) => prefix === undefined || prefix === 0,
    says: ({ text }) => lets(rule, `everybody ("${text}")`),
  })
  const reached = interfacesOf({ ...users, others: [] }).find(({ public4 }) => public4.is === true)
  return reached ? worsened(answer, yes(`${reached.name} has a public address.`, reached.origin), 'critical') : answer
}
