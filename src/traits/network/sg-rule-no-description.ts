import { type GroupRule, rulesOfGroup } from '../../analysis/network/facts/group-rules.ts'
import { usersOfGroup } from '../../analysis/network/facts/users.ts'
import { type Answer, no, unknown, yes } from '../answer.ts'
import { onlyLoadBalancer } from '../security-groups.ts'
import { whole } from '../subjects.ts'
import { type Found, trait } from '../trait.ts'
import { forUsers } from '../users.ts'

export const sgRuleNoDescription = trait({
  id: 'sg-rule-no-description',
  category: 'Best Practice',
  resource: 'AWS::EC2::SecurityGroup',
  title: 'Rule without description',
  why: 'Nobody dares to remove a rule of which nobody knows what it is for, and so old holes stay open.',
  fix: 'Say in the description of each rule who needs it and why.',
  example: onlyLoadBalancer,
  responsible: { EXTERNAL: 'nobody' },
  severity: 'info',
  references: ['Amazon VPC User Guide, Security group rules'],
  evaluate: (group, world) =>
    forUsers(usersOfGroup(group, world), ['tasks', 'hosts'], group.place, () => {
      const found = (['ingress', 'egress'] as const).flatMap((direction) => {
        const { rules, unread } = rulesOfGroup(group, direction, world)
        const judged: Found[] = rules.map((rule) => ({
          subject: `${direction} ${rule.key}`,
          answer: undescribed(rule),
        }))
        const [first] = unread
        if (first) judged.push({ subject: direction, answer: unknown(first, `A part of its ${direction}`) })
        return judged
      })
      return found.length > 0 ? found : whole(no)
    }),
})

function undescribed({ description, key, direction, origin }: GroupRule): Answer {
  if (description.is === 'unknown') return unknown(description, 'description')
  if (description.is === 'known' && description.value.trim() !== '') return no
  return yes(`description of ${direction} "${key}" is not set.`, origin)
}
