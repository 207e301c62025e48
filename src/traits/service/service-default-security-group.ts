import { awsvpcOf } from '../../analysis/awsvpc.ts'
import { namesResource, partsOf, shownText, type Text, textsOf } from '../../analysis/texts.ts'
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
    const texts = textsOf(groups.value, world)
    if (texts.length === 0) {
      return whole(yes('securityGroups is empty and AWS takes the default group.', groups.origin))
    }
    return whole(any(texts.map(isDefaultGroup)))
  },
})

/** `DefaultSecurityGroup` is an attribute of a VPC; an id by itself does not tell. */
function isDefaultGroup(group: Text): Answer {
  const parts = partsOf(group)
  const attribute = parts.find((part) => typeof part !== 'string' && part.attribute === 'DefaultSecurityGroup')
  if (attribute) return yes(`securityGroups has ${shownText(group)}, the default group of the VPC.`, group.origin)
  if (namesResource(group)) return no
  if (group.is === 'unknown') return unknown(group, 'A part of securityGroups')
  const says = `Whether ${group.value} is the default group of its VPC is not known.`
  return { is: 'unknown', missing: [{ says, origin: group.origin }] }
}
