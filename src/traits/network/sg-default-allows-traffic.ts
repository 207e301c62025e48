import { type Group, rulesOfGroup } from '../../analysis/network/facts/group-rules.ts'
import { referenceIndex } from '../../analysis/references.ts'
import type { Resource } from '../../model/resource.ts'
import type { World } from '../../model/world.ts'
import { type Answer, any, no, possibly, unknown, unset, yes } from '../answer.ts'
import { whole } from '../subjects.ts'
import { type Found, trait } from '../trait.ts'

type Vpc = Resource<'AWS::EC2::VPC'>

export const sgDefaultAllowsTraffic = trait({
  id: 'sg-default-allows-traffic',
  category: 'Misconfiguration',
  resource: 'AWS::EC2::VPC',
  title: 'Default security group permits traffic',
  why: 'Whatever is started without a group of its own gets this one, and talks to everything else that was.',
  fix: 'Take every rule out of the default group, and give each workload a group of its own.',
  example: {
    type: 'AWS::EC2::SecurityGroup',
    set: { groupName: 'default', securityGroupIngress: [], securityGroupEgress: [] },
  },
  severity: 'medium',
  references: ['Amazon VPC User Guide, Default security groups for your VPCs', 'AWS Security Hub User Guide, EC2.2'],
  evaluate: (vpc, world) => {
    const [group] = defaultGroupsOf(vpc, world)
    if (group) return rulesOf(group, world)
    if (isEmptied(vpc, world)) return whole(no)
    if (vpc.from !== 'template') {
      const says = 'Whether its default security group has rules is not known: that group is not in this scan.'
      return whole({ is: 'unknown', missing: [{ says, origin: vpc.place }] })
    }
    const says = 'Its default security group comes with rules that let its members talk to each other and to everybody.'
    // Somebody may take them out afterwards: a template cannot.
    return whole(possibly(unset(says, 'Amazon VPC User Guide, Default security groups for your VPCs', vpc.place)))
  },
})

function rulesOf(group: Group, world: World): readonly Found[] {
  const answers = (['ingress', 'egress'] as const).flatMap((direction): readonly Answer[] => {
    const { rules, unread } = rulesOfGroup(group, direction, world)
    return [
      ...rules.map(({ key, origin }) => yes(`Its default group has a rule: ${direction} "${key}".`, origin)),
      ...unread.map((read) => unknown(read, `A part of the ${direction} of its default group`)),
    ]
  })
  return whole(any([no, ...answers]))
}

function defaultGroupsOf(vpc: Vpc, world: World): readonly Group[] {
  return (groupsByVpc(world.estate).to.get(vpc.address) ?? []).filter((group) => {
    const [name, own] = [world.read(group, 'groupName'), world.follow(group, 'vpcId')]
    return (
      name.is === 'known' &&
      name.value === 'default' &&
      world.exists(group) &&
      own.is === 'known' &&
      own.value.address === vpc.address
    )
  })
}

const groupsByVpc = referenceIndex<Group>(
  (estate) => estate.ofType('AWS::EC2::SecurityGroup'),
  ({ slots }) => [slots.vpcId],
)

/** Does a custom resource of the CDK take the rules out? */
const isEmptied = (vpc: Vpc, world: World): boolean =>
  (emptiedByVpc(world.estate).to.get(vpc.address) ?? []).some((one) => world.exists(one))

const emptiedByVpc = referenceIndex(
  (estate) => estate.ofType('Custom::VpcRestrictDefaultSG'),
  ({ slots }) => [slots.defaultSecurityGroupId],
)
