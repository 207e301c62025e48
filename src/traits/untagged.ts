import type { tags } from '../model/resources/tags.ts'
import type { Struct } from '../model/shape.ts'
import type { World } from '../model/world.ts'
import { type Answer, no, unknown, unset, yes } from './answer.ts'

type Tagged = Struct<{ readonly tags: typeof tags }> & { readonly from: 'template' | 'request' | 'reply' }

/** Has the resource no tag? Amazon ECS replies speak of tags only where they were asked to: elsewhere it is unknown. */
export function isUntagged(resource: Tagged, world: World): Answer {
  const { items, unknown: unread } = world.items(resource, 'tags')
  const tags = world.read(resource, 'tags')
  if (items.length > 0) return no
  if (unread[0]) return unknown(unread[0], 'tags')
  if (tags.is === 'known') return yes('tags is empty.', tags.origin)
  if (resource.from !== 'reply') return unset('tags is not set.', resource.shape.source, tags.origin)
  const says = 'The reply names no tags, but it does so only where include was TAGS.'
  return { is: 'unknown', missing: [{ says, origin: tags.origin }] }
}
