import type { Origin } from '../../model/origin.ts'
import type { Part } from '../../model/text.ts'
import { type TextValue, textOf, type Value } from '../value.ts'

/**
 * The pieces of a text with holes between delimiters that are written out. Undefined where a hole may hold the delimiter
 * itself: ids of resources hold no commas, but what is not known may be a list.
 */
export function splitText({ parts, why }: TextValue, delimiter: string, at: Origin): Value | undefined {
  const isSafe = (part: Part) => typeof part === 'string' || (part.resource !== undefined && delimiter === ',')
  if (!parts.every(isSafe)) return undefined
  const items: Part[][] = [[]]
  for (const part of parts) {
    const [first = '', ...others] = typeof part === 'string' ? part.split(delimiter) : [part]
    items.at(-1)?.push(first)
    for (const other of others) items.push([other])
  }
  return {
    is: 'list',
    items: items.map((piece) =>
      textOf(
        piece.filter((part) => part !== ''),
        why,
        at,
      ),
    ),
    origin: at,
  }
}
