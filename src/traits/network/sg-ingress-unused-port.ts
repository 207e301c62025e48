import type { Group, GroupRule } from '../../analysis/network/facts/group-rules.ts'
import { overlapOf } from '../../analysis/network/facts/rule-ranges.ts'
import { type Users, usersOfGroup, workloadsOf } from '../../analysis/network/facts/users.ts'
import { tcp, udp } from '../../analysis/network/network.ts'
import type { NetworkWorkload, Socket } from '../../analysis/network/workload.ts'
import { type Answer, no, notApplicable, yes } from '../answer.ts'
import { eachIngressRule, onlyLoadBalancer, onPorts, portsOf } from '../security-groups.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

/** Ports by which people administer hosts: no container has them, and other traits judge them. */
const ofHosts = [22, 3389, 5985, 5986]

export const sgIngressUnusedPort = trait({
  id: 'sg-ingress-unused-port',
  category: 'Best Practice',
  resource: 'AWS::EC2::SecurityGroup',
  title: 'Open port that no container listens on',
  why: 'What listens there some day, by mistake or because somebody broke in, is reachable from its first moment.',
  fix: 'Remove the rule, or name the port in portMappings if a container does listen on it.',
  example: onlyLoadBalancer,
  responsible: { EXTERNAL: 'nobody' },
  severity: 'low',
  references: ['Amazon VPC User Guide, Security group rules', 'Amazon ECS API Reference, PortMapping'],
  evaluate: (group, world) => {
    const users = usersOfGroup(group, world)
    if (users.others.length > 0 || users.perhaps.length > 0)
      return whole(notApplicable('It is that of something else too, which may listen on any port.'))
    const workloads = workloadsOf(users, group, world)
    return eachIngressRule(group, world, ['tasks', 'hosts'], (rule) =>
      onPorts(rule, isAboutPorts(rule), () => unused(rule, group, users, workloads)),
    )
  },
})

const isAboutPorts = ({ protocol, ports: [from, to] }: GroupRule): boolean =>
  (protocol === tcp || protocol === udp) && !ofHosts.some((port) => from <= port && port <= to)

function unused(rule: GroupRule, group: Group, users: Users, workloads: readonly NetworkWorkload[]): Answer {
  const sockets = workloads.flatMap((workload) => workload.sockets)
  if (sockets.some((socket) => listens(socket, rule))) return no
  if (users.whole && workloads.length > 0 && workloads.every((workload) => workload.whole)) {
    const names = workloads.map(({ name }) => name).slice(0, 3)
    return yes(`No container of ${names.join(', ')} has a port of ${portsOf(rule)}.`, rule.origin)
  }
  const says = `Whether a container listens on ${portsOf(rule)} is not known: not all that uses the group is in this scan.`
  return { is: 'unknown', missing: [{ says, origin: group.place }] }
}

const listens = (socket: Socket, { protocol, ports }: GroupRule): boolean =>
  (protocol === 'all' || socket.protocol === protocol) && overlapOf(socket.ports, ports) > 0
