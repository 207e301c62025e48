import { no, unknown, unset, yes } from '../answer.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const taskDefinitionUntagged = trait({
  id: 'task-definition-untagged',
  category: 'Best Practice',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'Task definition has no tags',
  why: 'Nobody can tell whose the task is and which data it handles, and permissions that go by tags pass it by.',
  fix: 'Add tags that name the owner and the class of data.',
  example: {
    type: 'AWS::ECS::TaskDefinition',
    set: {
      tags: [
        { key: 'owner', value: 'web-team' },
        { key: 'data-class', value: 'internal' },
      ],
    },
  },
  severity: 'low',
  references: ['Amazon ECS API Reference, RegisterTaskDefinition', 'AWS Security Hub User Guide, ECS.15'],
  evaluate: (task, world) => {
    const { items, unknown: unread } = world.items(task, 'tags')
    const tags = world.read(task, 'tags')
    if (items.length > 0) return whole(no)
    if (unread[0]) return whole(unknown(unread[0], 'tags'))
    if (tags.is === 'known') return whole(yes('tags is empty.', tags.origin))
    if (task.from !== 'reply') return whole(unset('tags is not set.', task.shape.source, tags.origin))
    // Amazon ECS API Reference, DescribeTaskDefinition: without include TAGS the reply says nothing of tags.
    const says = 'The reply names no tags, but it does so only where include was TAGS.'
    return whole({ is: 'unknown', missing: [{ says, origin: tags.origin }] })
  },
})
