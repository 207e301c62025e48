import { type Surroundings, surroundingsOf } from '../../analysis/network/facts/surroundings.ts'
import type { Interface, SecurityGroupRule } from '../../analysis/network/network.ts'
import { intersection, isEmpty } from '../../analysis/network/sets/intervals.ts'
import { type Services, servicesOf } from '../../analysis/network/sets/services.ts'
import type { NetworkWorkload } from '../../analysis/network/workload.ts'
import type { IpVersion } from '../../model/ip.ts'
import type { Resource } from '../../model/resource.ts'
import type { World } from '../../model/world.ts'
import { type Answer, any, type Evidence, no, notApplicable } from '../answer.ts'
import { servicesOfSocket, workloadOf } from '../paths.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const reachLateralBetweenTasks = trait({
  id: 'reach-lateral-between-tasks',
  category: 'Reachability',
  resource: 'AWS::ECS::Service',
  title: "One task can reach another service's port with no need",
  why: 'An intruder in the one service goes on to the other.',
  fix: 'Let in the security groups of the services that need it, not ranges of addresses or a group that they share.',
  example: {
    type: 'AWS::EC2::SecurityGroupIngress',
    set: {
      groupId: 'sg-0a1b2c3d4e5f67890',
      ipProtocol: 'tcp',
      fromPort: 8080,
      toPort: 8080,
      sourceSecurityGroupId: 'sg-0b2c3d4e5f678901a',
    },
    isNew: true,
  },
  severity: 'medium',
  references: ['Amazon ECS Best Practices Guide, Network security', 'Amazon VPC User Guide, Security group rules'],
  evaluate: (service, world) => {
    const surroundings = surroundingsOf(service, world)
    const workload = workloadOf(service, surroundings)
    if (!surroundings || !workload) return whole(notApplicable('It runs no tasks of its own.'))
    if (isMeshed(service, world)) return whole(notApplicable('Service Connect says who may call whom.'))
    return whole(any(rulesThatAdmit(workload, surroundings).map(answerOf)))
  },
})

const isMeshed = (service: Resource<'AWS::ECS::Service'>, world: World): boolean => {
  const mesh = world.read(service, 'serviceConnectConfiguration')
  const enabled = mesh.is === 'known' ? world.read(mesh.value, 'enabled') : undefined
  return enabled?.is === 'known' && enabled.value
}

interface Admission {
  readonly rule: SecurityGroupRule
  readonly group: string
  readonly names: Set<string>
  readonly certain: boolean
}

/** The rules by which other workloads get in, but for those that name a group of theirs alone. */
function rulesThatAdmit(
  workload: NetworkWorkload,
  { sources, interfaces, reach, workloads }: Surroundings,
): readonly Admission[] {
  const found = new Map<string, Admission>()
  for (const id of new Set(workload.sockets.map((socket) => socket.interface))) {
    const end = interfaces.get(id)
    if (!end || end.owner.id !== workload.id) continue
    const listening = workload.sockets.filter((socket) => socket.interface === id).map(servicesOfSocket)
    for (const version of [4, 6] as const) {
      for (const { interfaces: senders, flow } of sources.reaching(end, version)) {
        const others = senders.filter(({ owner }) => owner.is === 'task' && owner.id !== workload.id)
        const [first] = others
        if (!first) continue
        const open = listening.filter((services) => !isEmpty(intersection(services, flow.session.most)))
        const certain = open.some((services) => !isEmpty(intersection(services, flow.session.least)))
        const admitting = new Map(
          open
            .flatMap((services) => rulesFor(end, first, services, reach.topology, version))
            .map((one) => [one.rule.id, one] as const),
        )
        for (const [id, { rule, group }] of admitting) {
          const before = found.get(id)
          const names = before?.names ?? new Set()
          for (const { owner } of others) names.add(workloads.get(owner.id)?.name ?? owner.id)
          found.set(id, { rule, group, names, certain: certain || (before?.certain ?? false) })
        }
      }
    }
  }
  return [...found.values()]
}

function rulesFor(
  end: Interface,
  sender: Interface,
  services: Services,
  topology: Surroundings['reach']['topology'],
  version: IpVersion,
) {
  const space = topology.space(version)
  const place = version === 4 ? sender.address4 : sender.address6
  const at = place && space.ofPlace(place)
  return end.groups
    .flatMap((id) => topology.securityGroups.get(id) ?? [])
    .flatMap((group) =>
      group.ingress
        .filter(({ protocol, ports }) => !isEmpty(intersection(servicesOf(protocol, ports), services)))
        .filter(({ peer }) => {
          // A group that the receiver is not in itself is named because somebody wants its members in.
          if (peer.is === 'group') return sender.groups.includes(peer.id) && end.groups.includes(peer.id)
          if (peer.is !== 'cidr') return true
          return at !== undefined && !isEmpty(intersection(space.ofCidr(peer.cidr), at))
        })
        .map((rule) => ({ rule, group: group.name })),
    )
}

const maxNames = 5

function answerOf({ rule, group, names, certain }: Admission): Answer {
  const shown = [...names].sort()
  const more = shown.length - maxNames
  const who = more > 0 ? `${shown.slice(0, maxNames).join(', ')} and ${more} more` : shown.join(', ')
  if (shown.length === 0) return no
  const evidence: Evidence = {
    says: `${group} lets in ${who} by rule ${rule.name}.`,
    origin: rule.origin,
    key: `${group} lets in others by rule ${rule.name}.`,
  }
  return { is: 'yes', evidence: [evidence], ...(!certain && { possible: true as const }) }
}
