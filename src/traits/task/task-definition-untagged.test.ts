import { traitCases } from '../../../test/trait-cases.ts'
import { taskDefinitionUntagged } from './task-definition-untagged.ts'

const reply = (more: object) => ({
  'web.json': {
    taskDefinition: {
      taskDefinitionArn: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/web:3',
      family: 'web',
      revision: 3,
      status: 'ACTIVE',
      containerDefinitions: [{ name: 'web' }],
    },
    ...more,
  },
})

traitCases(taskDefinitionUntagged, [
  {
    name: 'no tags',
    properties: { Family: 'web' },
    gives: { '': { is: 'present', severity: 'low', certainty: 'certain', says: ['tags is not set.'] } },
  },
  {
    name: 'an empty list of tags',
    properties: { Tags: [] },
    gives: { '': { is: 'present', says: ['tags is empty.'] } },
  },
  { name: 'one tag is enough', properties: { Tags: [{ Key: 'owner', Value: 'shop' }] }, gives: { '': 'absent' } },
  {
    name: 'tags of another stack',
    properties: { Tags: { 'Fn::ImportValue': 'shop-tags' } },
    gives: { '': { is: 'unknown', says: ['tags is not known: the export shop-tags is not in this scan.'] } },
  },
  {
    name: 'tagged in production only',
    template: {
      Parameters: { Stage: { Type: 'String', AllowedValues: ['dev', 'prod'] } },
      Conditions: { IsDev: { 'Fn::Equals': [{ Ref: 'Stage' }, 'dev'] } },
      Resources: {
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            Tags: [{ 'Fn::If': ['IsDev', { Ref: 'AWS::NoValue' }, { Key: 'owner', Value: 'shop' }] }],
          },
        },
      },
    },
    gives: { '': { is: 'present', certainty: 'possible', when: ['Stage is "dev"'] } },
  },
  { name: 'a reply with an empty list', files: reply({ tags: [] }), gives: { '': 'present' } },
  {
    name: 'a reply with tags beside the task definition',
    files: reply({ tags: [{ key: 'owner', value: 'shop' }] }),
    gives: { '': 'absent' },
  },
  {
    name: 'a reply that does not speak of tags',
    files: reply({}),
    gives: {
      '': { is: 'unknown', says: ['The reply names no tags, but it does so only where include was TAGS.'] },
    },
  },
])
