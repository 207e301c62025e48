import type { Group, GroupRule } from '../../analysis/network/facts/group-rules.ts'
import { isInside } from '../../analysis/network/facts/rule-ranges.ts'
import { indexOf } from '../../analysis/network/facts/survey-index.ts'
import { interfacesOf, usersOfGroup } from '../../analysis/network/facts/users.ts'
import type { Interface } from '../../analysis/network/network.ts'
import { surveyAround } from '../../analysis/network/survey/survey.ts'
import type { Cidr } from '../../model/ip.ts'
import type { World } from '../../model/world.ts'
import { type Answer, notApplicable, possibly } from '../answer.ts'
import { lets, rulesIn, someRange } from '../security-groups.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const sgDataStoreOpenToVpc = trait({
  id: 'sg-data-store-open-to-vpc',
  category: 'Reachability',
  resource: 'AWS::EC2::SecurityGroup',
  title: 'Database admits the whole VPC instead of the task group',
  why: 'Any workload of the network that is broken into can try passwords on the database and use every hole in it.',
  fix: 'Let in the security group of the tasks that use the data, on the port of the database.',
  example: {
    type: 'AWS::EC2::SecurityGroup',
    set: {
      securityGroupIngress: [
        { ipProtocol: 'tcp', fromPort: 5432, toPort: 5432, sourceSecurityGroupId: 'sg-0a1b2c3d4e5f67890' },
      ],
    },
  },
  severity: 'medium',
  references: [
    'Amazon RDS User Guide, Controlling access with security groups',
    'Amazon ECS Developer Guide, Network security best practices for Amazon ECS',
  ],
  evaluate: (group, world) => {
    const stores = interfacesOf(usersOfGroup(group, world)).filter(({ owner }) => owner.is === 'data-store')
    const [store] = stores
    if (!store) return whole(notApplicable('No data store of the scan has it.'))
    const ranges = rangesAround(store, group, world)
    const judged = rulesIn(group, 'ingress', world, (rule) => open(rule, store, ranges, world))
    if (stores.some(({ certain }) => certain)) return judged
    return judged.map((found) => ({ ...found, answer: possibly(found.answer) }))
  },
})

/** The ranges of the VPC that a data store is in, and of its subnets. */
function rangesAround(store: Interface, group: Group, world: World): readonly Cidr[] {
  const survey = surveyAround(group, world)
  if (!survey) return []
  const { vpcs, subnets, subnetsByVpc } = indexOf(survey)
  const vpc = subnets.get(store.subnet)?.vpc
  if (vpc === undefined) return []
  return [...(vpcs.get(vpc)?.cidrs ?? []), ...(subnetsByVpc.get(vpc) ?? []).flatMap(({ cidrs }) => cidrs)]
}

/** Does a rule let in a range in which other workloads stand: a whole subnet, or more? */
function open(rule: GroupRule, store: Interface, ranges: readonly Cidr[], world: World): Answer {
  return someRange(rule, world, {
    holds: ({ cidr }) => ranges.some((range) => isInside(range, cidr)) || cidr.prefix <= widest[cidr.version],
    mayHold: (prefix) => prefix === undefined || prefix <= widest[4],
    says: ({ text }) => `${lets(rule, `all of "${text}"`).slice(0, -1)} to ${store.name}.`,
  })
}

/** As wide as the smallest VPC is by default, whatever stands in it. */
const widest = { 4: 20, 6: 64 } as const
