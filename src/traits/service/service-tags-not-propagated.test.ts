import { traitCases } from '../../../test/trait-cases.ts'
import { serviceTagsNotPropagated } from './service-tags-not-propagated.ts'

traitCases(serviceTagsNotPropagated, [
  {
    name: 'left out, it is NONE',
    properties: { Tags: [{ Key: 'owner', Value: 'shop' }] },
    gives: {
      '': {
        is: 'present',
        severity: 'low',
        certainty: 'certain',
        says: ['propagateTags is not set and AWS takes "NONE".'],
      },
    },
  },
  { name: 'NONE', properties: { PropagateTags: 'NONE' }, gives: { '': 'present' } },
  { name: 'of the service', properties: { PropagateTags: 'SERVICE' }, gives: { '': 'absent' } },
  { name: 'of the task definition', properties: { PropagateTags: 'TASK_DEFINITION' }, gives: { '': 'absent' } },
  {
    name: 'a parameter without a value decides',
    template: {
      Parameters: { From: { Type: 'String' } },
      Resources: { It: { Type: 'AWS::ECS::Service', Properties: { PropagateTags: { Ref: 'From' } } } },
    },
    gives: { '': 'unknown' },
  },
])
