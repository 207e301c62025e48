import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'
import { isUntagged } from '../untagged.ts'

export const serviceUntagged = trait({
  id: 'service-untagged',
  category: 'Best Practice',
  resource: 'AWS::ECS::Service',
  title: 'Service has no tags',
  why: 'Nobody can tell whose the service is and which data it handles, and permissions that go by tags pass it by.',
  fix: 'Add tags that name the owner and the class of data, and set propagateTags so that tasks have them too.',
  example: {
    type: 'AWS::ECS::Service',
    set: { propagateTags: 'SERVICE', tags: [{ key: 'owner', value: 'shop' }] },
  },
  severity: 'low',
  references: ['Amazon ECS API Reference, CreateService', 'AWS Security Hub User Guide, ECS.13'],
  evaluate: (service, world) => whole(isUntagged(service, world)),
})
