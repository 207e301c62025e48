import { usersOfGroup, workloadsOf } from '../../analysis/network/facts/users.ts'
import type { Intent } from '../../model/config.ts'
import { names } from '../../model/pattern.ts'
import type { Resource } from '../../model/resource.ts'
import type { World } from '../../model/world.ts'
import { no, yes } from '../answer.ts'
import { dataClassesOf } from '../intents.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'
import { forUsers } from '../users.ts'

export const sgSharedAcrossServices = trait({
  id: 'sg-shared-across-services',
  category: 'Misconfiguration',
  resource: 'AWS::EC2::SecurityGroup',
  title: 'Different services share one group',
  why: 'Whatever one of them is allowed the others are allowed too: the door to the data stands open to the web tier.',
  fix: 'Give each service a security group of its own, with the rules that it needs.',
  example: {
    type: 'AWS::ECS::Service',
    set: { networkConfiguration: { awsvpcConfiguration: { securityGroups: ['sg-0a1b2c3d4e5f67890'] } } },
  },
  responsible: { EXTERNAL: 'nobody' },
  severity: 'low',
  references: ['Amazon ECS Developer Guide, Network security best practices for Amazon ECS'],
  evaluate: (group, world, intent) => {
    const { tiers, dataClasses, dataClassTag } = intent
    const users = usersOfGroup(group, world)
    return forUsers(users, ['tasks', 'hosts'], group.place, () => {
      if (!tiers && !dataClasses && dataClassTag === undefined) {
        const says = 'Which tiers and classes of data the services that have it belong to is not declared.'
        return whole({ is: 'unknown', missing: [{ says, origin: group.place }] })
      }
      const kinds = new Map(
        workloadsOf(users, group, world).flatMap((workload) => {
          const resource = world.estate.at(workload.id)
          return resource ? [[kindOf(resource, world, intent), workload] as const] : []
        }),
      )
      const [first, second] = [...kinds]
      if (!first || !second) return whole(no)
      const says = `${first[1].name} (${first[0]}) and ${second[1].name} (${second[0]}) both have it.`
      return whole(yes(says, group.place))
    })
  },
})

/** Tier and classes of data, in words. */
function kindOf(workload: Resource, world: World, intent: Intent): string {
  const tiers = (intent.tiers ?? []).filter(({ match }) => names(match, workload)).map(({ value }) => value)
  const classes = workload.type === 'AWS::ECS::Service' ? (dataClassesOf(workload, world, intent) ?? []) : []
  const said = [...(tiers.length > 0 ? [`tier ${tiers.join(', ')}`] : []), ...classes]
  return said.length > 0 ? said.join(', ') : 'nothing declared'
}
