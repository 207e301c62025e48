import { check } from '../answer.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const serviceTagsNotPropagated = trait({
  id: 'service-tags-not-propagated',
  category: 'Best Practice',
  resource: 'AWS::ECS::Service',
  title: 'Tasks do not inherit tags',
  why: 'Permissions and reports that go by tags pass the tasks by, so a misuse of one is found late or not at all.',
  fix: 'Set propagateTags to SERVICE or TASK_DEFINITION.',
  example: { type: 'AWS::ECS::Service', set: { propagateTags: 'SERVICE' } },
  severity: 'low',
  references: [
    'Amazon ECS API Reference, CreateService',
    'AWS Config Developer Guide, ecs-service-propagate-tags-enabled',
  ],
  evaluate: (service, world) =>
    whole(check(world, service, 'propagateTags', (from) => from === undefined || from === 'NONE')),
})
