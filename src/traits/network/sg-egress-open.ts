import type { Group, GroupRule } from '../../analysis/network/facts/group-rules.ts'
import { isEverybody } from '../../analysis/network/facts/rule-ranges.ts'
import { type Users, usersOfGroup, workloadsOf } from '../../analysis/network/facts/users.ts'
import type { Intent } from '../../model/config.ts'
import type { World } from '../../model/world.ts'
import { type Answer, knownBy, no, possibly, unset, worsened, yes } from '../answer.ts'
import { dataClassesOf, means } from '../intents.ts'
import { onPorts, rulesIn, someRange } from '../security-groups.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'
import { forUsers } from '../users.ts'

export const sgEgressOpen = trait({
  id: 'sg-egress-open',
  category: 'Misconfiguration',
  resource: 'AWS::EC2::SecurityGroup',
  title: 'Unrestricted egress',
  why: 'A container that is broken into fetches tools from anywhere and sends data anywhere.',
  fix: 'Allow what the tasks call, on port 443 above all, and keep what the agents need: ecs, ecr with S3, logs, secrets, ssmmessages.',
  example: {
    type: 'AWS::EC2::SecurityGroup',
    set: {
      securityGroupEgress: [
        { ipProtocol: 'tcp', fromPort: 443, toPort: 443, destinationPrefixListId: 'pl-0a1b2c3d4e5f67890' },
      ],
    },
  },
  responsible: { EXTERNAL: 'nobody' },
  severity: 'low',
  references: [
    'AWS CloudFormation Template Reference, AWS::EC2::SecurityGroup',
    'Amazon ECS Developer Guide, Amazon ECS interface VPC endpoints (AWS PrivateLink)',
  ],
  evaluate: (group, world, intent) => {
    const users = usersOfGroup(group, world)
    return forUsers(users, ['tasks', 'hosts'], group.place, () => {
      const strict = strictUse(group, users, world, intent)
      const written = rulesIn(group, 'egress', world, (rule) => worsened(open(rule, world), strict, 'medium'))
      const found = written.filter(({ subject }) => subject !== '')
      const taken = byDefault(group, found.length > 0, world)
      if (taken.is === 'yes')
        found.push({ subject: 'all traffic to 0.0.0.0/0', answer: worsened(taken, strict, 'medium') })
      return found.length > 0 ? found : whole(no)
    })
  },
})

const open = (rule: GroupRule, world: World): Answer =>
  onPorts(rule, rule.protocol === 'all', () =>
    someRange(rule, world, {
      holds: ({ cidr }) => isEverybody(cidr),
      mayHold: (prefix) => prefix === undefined || prefix === 0,
      says: ({ text }) => `It lets everything out to "${text}".`,
    }),
  )

/** EC2 lets everything out of a group of which nothing is said; rules beside it may or may not end that. */
function byDefault(group: Group, hasOthers: boolean, world: World): Answer {
  const list = world.read(group, 'securityGroupEgress')
  if (group.from === 'reply' || list.is !== 'absent') return no
  const says = 'securityGroupEgress is not set and AWS lets everything out.'
  const source = `securityGroupEgress to 0.0.0.0/0 (${group.shape.source})`
  const answer = knownBy('It lets everything out to "0.0.0.0/0".', unset(says, source, list.origin))
  return hasOthers ? possibly(answer) : answer
}

/** Is it that of a workload that must not share its kernel or holds data of the class `strict`? */
function strictUse(group: Group, users: Users, world: World, intent: Intent): Answer {
  for (const { id, name, origin } of workloadsOf(users, group, world)) {
    const workload = world.estate.at(id)
    if (!workload) continue
    const classes = workload.type === 'AWS::ECS::Service' ? dataClassesOf(workload, world, intent) : undefined
    if (classes?.includes('strict')) return yes(`${name} is declared to hold data of the class "strict".`, origin)
    if (means(intent.strictIsolation, workload)) return yes(`${name} is declared to need strict isolation.`, origin)
  }
  return no
}
