import type { GroupRule } from '../../analysis/network/facts/group-rules.ts'
import { isWide, passesTcp } from '../../analysis/network/facts/rule-ranges.ts'
import type { World } from '../../model/world.ts'
import { type Answer, any, graded, no, yes } from '../answer.ts'
import { eachIngressRule, lets, onlyLoadBalancer, onPorts, type RuleHolder, someRange } from '../security-groups.ts'
import { trait } from '../trait.ts'

/** Docker's, in clear and with TLS, and those of the agent. */
const ports = [2375, 2376, 51_678, 51_679, 51_680]

/**
 * A rule that is about these ports is one whoever it lets in. One that is about many, for load balancers that reach dynamic
 * ports, only where it lets in addresses.
 */
export const sgIngressContainerRuntimePort = trait({
  id: 'sg-ingress-container-runtime-port',
  category: 'Reachability',
  resource: 'AWS::EC2::SecurityGroup',
  likewise: ['AWS::EC2::SecurityGroupIngress'],
  title: 'Docker or agent port reachable',
  why: 'Whoever reaches the daemon of Docker is root on the host; the ports of the agent tell what runs there and hand out credentials.',
  fix: 'Remove the rule, and let the daemon listen on its unix socket alone.',
  example: onlyLoadBalancer,
  responsible: { FARGATE: 'AWS', MANAGED_INSTANCES: 'AWS', EXTERNAL: 'nobody' },
  severity: 'critical',
  references: [
    'Amazon ECS Developer Guide, Amazon ECS container agent configuration',
    'Amazon ECS API Reference, PortMapping',
  ],
  evaluate: (holder: RuleHolder, world) => eachIngressRule(holder, world, ['hosts'], (rule) => open(rule, world)),
})

function open(rule: GroupRule, world: World): Answer {
  const open = ports.filter((port) => passesTcp(rule, port))
  if (open.length === 0) return no
  const says = (whom: string) => lets(rule, whom).replace(/\.$/, `, where ${named(open)} may listen.`)
  return onPorts(rule, true, () => {
    const isAbout = rule.ports[1] - rule.ports[0] < 10
    if (isAbout && rule.peer.is === 'group') return yes(says(`group "${rule.peer.text}"`), rule.origin)
    const wide = someRange(rule, world, { holds: ({ cidr }) => isWide(cidr), says: ({ text }) => says(`"${text}"`) })
    const narrow = someRange(rule, world, {
      holds: ({ cidr }) => !isWide(cidr),
      mayHold: () => false,
      says: ({ text }) => says(`"${text}"`),
    })
    return any([wide, isAbout ? narrow : graded(narrow, 'high')])
  })
}

const named = (open: readonly number[]): string => {
  const docker = open.some((port) => port < 3000)
  const agent = open.some((port) => port > 3000)
  return docker && agent ? 'Docker and the agent' : docker ? 'Docker' : 'the agent'
}
