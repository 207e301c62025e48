import { traitCases } from '../../../test/trait-cases.ts'
import { serviceUntagged } from './service-untagged.ts'

const reply = (more: object) => ({
  'services.json': {
    services: [
      {
        serviceName: 'web',
        serviceArn: 'arn:aws:ecs:eu-west-1:111122223333:service/shop/web',
        status: 'ACTIVE',
        ...more,
      },
    ],
  },
})

traitCases(serviceUntagged, [
  {
    name: 'no tags',
    properties: { ServiceName: 'web' },
    gives: { '': { is: 'present', severity: 'low', certainty: 'certain', says: ['tags is not set.'] } },
  },
  { name: 'one tag is enough', properties: { Tags: [{ Key: 'owner', Value: 'shop' }] }, gives: { '': 'absent' } },
  { name: 'tags of another stack', properties: { Tags: { 'Fn::ImportValue': 'shop-tags' } }, gives: { '': 'unknown' } },
  { name: 'a reply with tags', files: reply({ tags: [{ key: 'owner', value: 'shop' }] }), gives: { '': 'absent' } },
  { name: 'a reply with an empty list', files: reply({ tags: [] }), gives: { '': 'present' } },
  {
    name: 'a reply that does not speak of tags',
    files: reply({}),
    gives: { '': { is: 'unknown', says: ['The reply names no tags, but it does so only where include was TAGS.'] } },
  },
])
