import type { Maybe } from '../../model/text.ts'
import { partsOf, type Text } from '../texts.ts'

/**
 * Is the user of a Linux container root? Undefined where the text names no user, so that the image decides.
 *
 * A user is a name or an id, and may be followed by `:` and a group. A text with holes is decided where what stands before
 * the first hole is enough.
 *
 * Source: Amazon ECS API Reference, "ContainerDefinition", user.
 */
export function isRoot(user: Text): Maybe | undefined {
  let start = ''
  let whole = true
  for (const part of partsOf(user)) {
    const text = typeof part === 'string' ? part : part.text
    if (text === undefined) {
      whole = false
      break
    }
    start += text
  }
  const colon = start.indexOf(':')
  const name = colon === -1 ? start : start.slice(0, colon)
  // Ids are read as numbers: 00 is 0.
  const isId0 = /^0+$/.test(name)
  if (whole || colon !== -1) return name === '' ? undefined : name === 'root' || isId0
  return isId0 || 'root'.startsWith(name) ? 'unknown' : false
}
