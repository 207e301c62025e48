import { awsvpcOf, namedIn } from '../../analysis/workload/awsvpc.ts'
import type { Target } from '../../model/shape.ts'
import type { Known, Unknown } from '../../model/slot.ts'
import type { World } from '../../model/world.ts'
import { type Answer, any, no, notApplicable, unknown, unset, yes } from '../answer.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

const source = 'Amazon ECS API Reference, AwsVpcConfiguration'

export const serviceDefaultSecurityGroup = trait({
  id: 'service-default-security-group',
  category: 'Misconfiguration',
  resource: 'AWS::ECS::Service',
  title: 'Tasks use the VPC default security group',
  why: 'An intruder in anything else that was left in the default group reaches the tasks on every port.',
  fix: 'Set securityGroups to a group of the service alone, which lets in what it serves.',
  example: {
    type: 'AWS::ECS::Service',
    set: {
      networkConfiguration: { awsvpcConfiguration: { securityGroups: ['sg-0a1b2c3d4e5f67890'] } },
    },
  },
  responsible: { EXTERNAL: 'nobody' },
  severity: 'medium',
  references: [source, 'Amazon VPC User Guide, Default security groups for your VPCs'],
  evaluate: (service, world) => {
    const network = awsvpcOf(service, world)
    if (network.is === 'unknown') return whole(unknown(network, 'networkConfiguration'))
    if (network.is === 'absent') return whole(notApplicable('Its tasks have no network interface of their own.'))
    const groups = world.read(network.value, 'securityGroups')
    if (groups.is === 'unknown') return whole(unknown(groups, 'securityGroups'))
    if (groups.is === 'absent') {
      return whole(unset('securityGroups is not set and AWS takes the default group.', source, groups.origin))
    }
    const named = namedIn(groups.value, world)
    if (named.length === 0) {
      return whole(yes('securityGroups is empty and AWS takes the default group.', groups.origin))
    }
    return whole(any(named.map((group) => isDefaultGroup(group, world))))
  },
})

type Group = Target<'AWS::EC2::SecurityGroup' | 'AWS::EC2::VPC'>

/** A VPC stands for its default group, which is always called `default`; an id by itself does not tell. */
function isDefaultGroup(group: Known<Group> | Unknown, world: World): Answer {
  if (group.is === 'unknown') return unknown(group, 'A part of securityGroups')
  const { value: target, origin } = group
  const shown = target.name ?? target.text ?? ''
  const found = world.estate.resolve(target)
  if (found?.type === 'AWS::EC2::VPC' || target.attribute === 'DefaultSecurityGroup')
    return yes(`securityGroups has ${shown}, the default group of the VPC.`, origin)
  const name = found && world.read(found, 'groupName')
  if (name?.is === 'known' && name.value === 'default') {
    return yes(`securityGroups has ${shown}, the default group of its VPC.`, origin)
  }
  if (found || target.address !== undefined) return no
  return {
    is: 'unknown',
    missing: [{ says: `Whether ${shown} is the default group of its VPC is not known.`, origin }],
  }
}
