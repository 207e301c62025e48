import { showText } from '../../model/text.ts'
import { partsOf, type Text } from '../texts.ts'

/** How an image is pinned: by digest, by a tag of its own, by a tag that moves (or none), or not to be told. */
export type ImagePin = 'digest' | 'version' | 'moving' | 'unknown'

/** Tags that are given to the newest image again and again; an image without a tag is `latest`. */
const movingTags = ['latest', 'stable']

/** Source: Amazon ECS API Reference, "ContainerDefinition", image. */
export function pinOf(image: Text): ImagePin {
  const parts = partsOf(image)
  if (parts.some((part) => typeof part === 'string' && part.includes('@sha256:'))) return 'digest'
  const last = parts.at(-1)
  const end = typeof last === 'string' ? last : ''
  // The tag stands after the last slash: a colon before it is that of the registry's port.
  const name = end.slice(end.lastIndexOf('/') + 1)
  const colon = name.lastIndexOf(':')
  if (colon !== -1) return movingTags.includes(name.slice(colon + 1)) ? 'moving' : 'version'
  if (image.is === 'known') return 'moving'
  const beginsInEnd = end.includes('/') && !showText(parts.slice(0, -1)).includes('@')
  return beginsInEnd ? 'moving' : 'unknown'
}
