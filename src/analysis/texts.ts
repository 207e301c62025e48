import type { List } from '../model/shape.ts'
import type { Known, Unknown } from '../model/slot.ts'
import { type Maybe, type Part, showText, textEquals } from '../model/text.ts'
import type { World } from '../model/world.ts'

/** Text that is written somewhere, whether or not all of it can be read. */
export type Text = Known<string> | Unknown

/** The texts of a list in one world, in order; an item that is unknown is one of them. */
export function textsOf(list: List<string>, world: World): readonly Text[] {
  return list.items.flatMap((slot) => {
    const read = world.settle(slot)
    return read.is === 'absent' ? [] : [read]
  })
}

/** The pieces of a text; a single hole where nothing of it is known. */
export const partsOf = (text: Text): readonly Part[] =>
  text.is === 'known' ? [text.value] : (text.parts ?? [{ name: 'unknown' }])

/** The text as people read it, holes as `${name}`. */
export const shownText = (text: Text): string => showText(partsOf(text))

/** Is the text one of these, letter for letter? */
export function isOneOf(text: Text, values: readonly string[]): Maybe {
  if (text.is === 'known') return values.includes(text.value)
  const parts = partsOf(text)
  const answers = values.map((value) => textEquals(parts, value))
  return answers.includes(true) || (answers.includes('unknown') && 'unknown')
}

/** Does a resource of the scan stand in the text, by reference? */
export const namesResource = (text: Text): boolean =>
  partsOf(text).some((part) => typeof part !== 'string' && part.resource !== undefined)
