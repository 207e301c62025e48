import type { GroupRule } from '../../analysis/network/facts/group-rules.ts'
import { isWide, passesTcp } from '../../analysis/network/facts/rule-ranges.ts'
import type { World } from '../../model/world.ts'
import { type Answer, no } from '../answer.ts'
import { eachIngressRule, onlyLoadBalancer, onPorts, type RuleHolder, someRange } from '../security-groups.ts'
import { trait } from '../trait.ts'

const services: readonly (readonly [port: number, name: string])[] = [
  [22, 'SSH (22)'],
  [3389, 'RDP (3389)'],
  [5985, 'WinRM (5985)'],
  [5986, 'WinRM (5986)'],
]

export const sgIngressAdminPort = trait({
  id: 'sg-ingress-admin-port',
  category: 'Reachability',
  resource: 'AWS::EC2::SecurityGroup',
  likewise: ['AWS::EC2::SecurityGroupIngress'],
  title: 'SSH, RDP or WinRM open on a container host',
  why: 'A stolen key or a guessed password is root on the host, with every container on it and the role of the instance.',
  fix: 'Remove the rule, and reach the hosts by SSM Session Manager, which needs no open port.',
  example: onlyLoadBalancer,
  responsible: { FARGATE: 'AWS', MANAGED_INSTANCES: 'AWS', EXTERNAL: 'nobody' },
  severity: 'high',
  references: [
    'Amazon EC2 User Guide, Security group rules for different use cases',
    'AWS Systems Manager User Guide, AWS Systems Manager Session Manager',
    'AWS Security Hub User Guide, EC2.13, EC2.14',
  ],
  evaluate: (holder: RuleHolder, world) =>
    eachIngressRule(holder, world, ['hosts'], (rule) => openForAdmins(rule, world)),
})

function openForAdmins(rule: GroupRule, world: World): Answer {
  const open = services.filter(([port]) => passesTcp(rule, port)).map(([, name]) => name)
  if (open.length === 0) return no
  return onPorts(rule, true, () =>
    someRange(rule, world, {
      holds: ({ cidr }) => isWide(cidr),
      mayHold: (prefix) => prefix === undefined || prefix < 16,
      says: ({ text }) => `It lets "${text}" in on ${open.join(', ')}.`,
    }),
  )
}
