import { type Front, frontsOf } from '../../analysis/network/facts/fronts.ts'
import { type GroupRule, idOfPeer } from '../../analysis/network/facts/group-rules.ts'
import { overlapOf } from '../../analysis/network/facts/rule-ranges.ts'
import { type Users, usersOfGroup, workloadsOf } from '../../analysis/network/facts/users.ts'
import { tcp } from '../../analysis/network/network.ts'
import type { Resource } from '../../model/resource.ts'
import type { World } from '../../model/world.ts'
import { type Answer, any, no, notApplicable, possibly, unknown, yes } from '../answer.ts'
import { eachIngressRule, lets, onPorts, someRange } from '../security-groups.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

type Group = Resource<'AWS::EC2::SecurityGroup'>

/** So many of the ports that Docker picks from are the range, not one port in it. */
const many = 1_000

export const sgIngressEphemeralRange = trait({
  id: 'sg-ingress-ephemeral-range',
  category: 'Reachability',
  resource: 'AWS::EC2::SecurityGroup',
  title: 'Dynamic host-port range open wide',
  why: 'Every container in bridge mode listens in that range: who may reach it reaches all of them, past the load balancer.',
  fix: 'Let in the security group of the load balancer alone, or move to awsvpc, where each task has a group of its own.',
  example: {
    type: 'AWS::EC2::SecurityGroup',
    set: {
      securityGroupIngress: [
        { ipProtocol: 'tcp', fromPort: 32768, toPort: 65535, sourceSecurityGroupId: 'sg-0a1b2c3d4e5f67890' },
      ],
    },
  },
  responsible: { FARGATE: 'nobody', EXTERNAL: 'nobody' },
  severity: 'high',
  references: [
    'Amazon ECS API Reference, PortMapping',
    'Amazon ECS Developer Guide, Network security best practices for Amazon ECS',
  ],
  evaluate: (group, world) => {
    const users = usersOfGroup(group, world)
    const dynamic = dynamicPortsOf(group, users, world)
    if (!dynamic) {
      const none = users.whole || users.hosts.length === 0
      if (none) return whole(notApplicable('No task in bridge mode is known to have a dynamic host port there.'))
    }
    const fronts = frontsOf([...users.hosts, ...users.perhaps], group, world)
    return eachIngressRule(group, world, ['hosts'], (rule) => {
      const ports = dynamic?.ports ?? [32_768, 65_535]
      const covers = (rule.protocol === 'all' || rule.protocol === tcp) && overlapOf(rule.ports, ports) >= many
      const answer = onPorts(rule, covers, () => any([fromAddresses(rule, world), fromGroup(rule, group, fronts)]))
      return dynamic?.isPlaced === true ? answer : possibly(answer)
    })
  },
})

function dynamicPortsOf(group: Group, users: Users, world: World) {
  const ids = new Set([...users.hosts, ...users.perhaps].map(({ id }) => id))
  const sockets = workloadsOf(users, group, world)
    .flatMap((workload) => workload.sockets)
    .filter((socket) => socket.isDynamic && ids.has(socket.interface))
  return sockets.find(({ isPlaced }) => isPlaced === true) ?? sockets[0]
}

const fromAddresses = (rule: GroupRule, world: World): Answer =>
  someRange(rule, world, { holds: () => true, says: ({ text }) => lets(rule, `"${text}"`) })

function fromGroup(rule: GroupRule, group: Group, fronts: readonly Front[]): Answer {
  const { peer } = rule
  if (peer.is === 'unknown') return /Group/.test(peer.field) ? unknown(peer.read, 'The group that a rule lets in') : no
  if (peer.is !== 'group') return no
  const id = idOfPeer(rule)
  if (id === undefined && peer.group.is === 'unknown')
    return unknown(peer.group, `Whether "${peer.text}" is the group of a load balancer`)
  if (id !== undefined && fronts.some(({ groups }) => groups.has(id))) return no
  // Hosts that talk to each other.
  if (id === group.address) return yes(lets(rule, 'all other members of the group'), rule.origin)
  if (fronts.some((front) => !front.whole)) {
    const says = `Whether "${peer.text}" is the group of a load balancer is not known: not all of its groups are.`
    return { is: 'unknown', missing: [{ says, origin: rule.origin }] }
  }
  return yes(lets(rule, `group "${peer.text}"`), rule.origin)
}
