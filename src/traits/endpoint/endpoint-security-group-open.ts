import { callersIn } from '../../analysis/network/facts/callers.ts'
import { endpointServiceOf, isCalled } from '../../analysis/network/facts/endpoint-services.ts'
import { type Surroundings, surroundingsOf } from '../../analysis/network/facts/surroundings.ts'
import type { SecurityGroup, SecurityGroupRule } from '../../analysis/network/network.ts'
import { tcp } from '../../analysis/network/network.ts'
import { showIp } from '../../model/ip.ts'
import type { Resource } from '../../model/resource.ts'
import type { World } from '../../model/world.ts'
import { type Answer, no, notApplicable, possibly, unknown, yes } from '../answer.ts'
import { whole } from '../subjects.ts'
import { type Found, trait } from '../trait.ts'

export const endpointSecurityGroupOpen = trait({
  id: 'endpoint-security-group-open',
  category: 'Reachability',
  resource: 'AWS::EC2::VPCEndpoint',
  title: 'Endpoint reachable by unrelated hosts',
  why: 'Whoever breaks into anything else in the network can call AWS by it, as the tasks do.',
  fix: 'Let in HTTPS from the security groups of the tasks alone.',
  example: {
    type: 'AWS::EC2::SecurityGroup',
    set: {
      securityGroupIngress: [{ ipProtocol: 'tcp', fromPort: 443, toPort: 443, sourceSecurityGroupId: 'sg-0a1b2c3d' }],
    },
  },
  severity: 'low',
  references: [
    'Amazon ECS Developer Guide, Amazon ECS interface VPC endpoints (AWS PrivateLink)',
    'AWS PrivateLink Guide, Access an AWS service using an interface VPC endpoint',
  ],
  evaluate: (endpoint, world) => {
    const own = endpointServiceOf(endpoint, world)
    const name = world.read(endpoint, 'serviceName')
    const type = world.read(endpoint, 'vpcEndpointType')
    if (type.is === 'unknown') return whole(unknown(type, 'vpcEndpointType'))
    if ((type.is === 'known' ? type.value : type.default) !== 'Interface')
      return whole(notApplicable('It is no interface endpoint.'))
    if (!own && name.is === 'unknown') return whole(unknown(name, 'serviceName'))
    if (!own || !isCalled(own.service)) return whole(notApplicable('It is of no service that Amazon ECS calls.'))
    const surroundings = surroundingsOf(endpoint, world)
    const groups = surroundings ? groupsOf(endpoint, surroundings) : []
    if (!surroundings || groups.length === 0)
      return whole({ is: 'unknown', missing: [{ says: 'Its security groups are not known.', origin: endpoint.place }] })
    return groups.flatMap((group) => judge(group, endpoint, surroundings, world))
  },
})

function groupsOf(endpoint: Resource, { survey }: Surroundings): readonly SecurityGroup[] {
  const ids = new Set(
    survey.network.interfaces.flatMap(({ owner, groups }) => (owner.id === endpoint.address ? groups : [])),
  )
  return survey.network.securityGroups.filter(({ id }) => ids.has(id))
}

/** Each rule that lets HTTPS in from more than tasks and their hosts. */
function judge(
  group: SecurityGroup,
  endpoint: Resource<'AWS::EC2::VPCEndpoint'>,
  surroundings: Surroundings,
  world: World,
): readonly Found[] {
  const vpc = world.follow(endpoint, 'vpcId')
  const found = vpc.is === 'known' ? callersIn(vpc.value, world) : undefined
  const isOfEcs = found !== undefined && found.callers.length + found.hosts.length > 0
  const rules = group.ingress.filter(
    ({ protocol, ports: [from, to] }) => (protocol === 'all' || protocol === tcp) && from <= 443 && to >= 443,
  )
  const judged = rules.map((rule) => {
    const answer = opens(rule, group, surroundings, world)
    const isSure = isOfEcs && rule.certain
    return {
      subject: `${group.name} ${nameOf(rule.peer, surroundings.survey)}`,
      answer: isSure ? answer : possibly(answer),
    }
  })
  if (!group.whole && !judged.some(({ answer }) => answer.is === 'yes')) {
    const says = `Not all rules of "${group.name}" are known.`
    return [...judged, { subject: group.name, answer: { is: 'unknown', missing: [{ says, origin: group.origin }] } }]
  }
  return judged.length > 0 ? judged : whole(no)
}

function opens(
  { peer, origin }: SecurityGroupRule,
  group: SecurityGroup,
  { survey }: Surroundings,
  world: World,
): Answer {
  const tells = (whom: string) => yes(`"${group.name}" lets in HTTPS from ${whom}.`, origin)
  const undecided = (says: string): Answer => ({ is: 'unknown', missing: [{ says, origin }] })
  switch (peer.is) {
    case 'cidr':
      return tells(`"${nameOf(peer, survey)}", not from groups of tasks alone`)
    case 'prefix-list':
      return tells('a prefix list, not from groups of tasks alone')
    case 'unknown':
      return undecided(`From whom a rule of "${group.name}" lets in HTTPS is not known.`)
    case 'group': {
      const hosts = new Set(survey.hosts.flatMap(({ interfaces }) => interfaces))
      const users = survey.network.interfaces.filter(({ groups }) => groups.includes(peer.id))
      const name = nameOf(peer, survey)
      const stranger = users.find(
        ({ id, owner }) => owner.is !== 'task' && owner.is !== 'vpc-endpoint' && !hosts.has(id),
      )
      if (stranger) return tells(`"${stranger.name}", which is no task`)
      if (users.length > 0 || peer.id === group.id) return no
      return world.estate.at(peer.id)?.type === 'AWS::EC2::SecurityGroup'
        ? possibly(tells(`group "${name}", which no task of this scan has`))
        : undecided(`Whether tasks have group "${name}", from which HTTPS is let in, is not known.`)
    }
  }
}

function nameOf(peer: SecurityGroupRule['peer'], { network }: Surroundings['survey']): string {
  switch (peer.is) {
    case 'cidr':
      return `${showIp(peer.cidr.version, peer.cidr.first)}/${peer.cidr.prefix}`
    case 'group':
      return network.securityGroups.find(({ id }) => id === peer.id)?.name ?? peer.id
    case 'prefix-list':
      return network.prefixLists.find(({ id }) => id === peer.id)?.name ?? peer.id
    case 'unknown':
      return 'somebody'
  }
}
