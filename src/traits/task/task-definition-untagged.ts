import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'
import { isUntagged } from '../untagged.ts'

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
  evaluate: (task, world) => whole(isUntagged(task, world)),
})
