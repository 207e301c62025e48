import type { Origin } from '../../model/origin.ts'
import type { List } from '../../model/shape.ts'
import type { Known } from '../../model/slot.ts'
import type { World } from '../../model/world.ts'
import { partsOf, type Text, textsOf } from '../texts.ts'
import { type Plaintext, plaintextIn } from './plaintext-secrets.ts'

/** An item of a command, what it holds, and the option before it that it is the value of. */
export interface CommandItem {
  readonly text: Text
  readonly option: string | undefined
  readonly found: Plaintext
}

/**
 * The secrets in the items of a command: in one by itself (a script after `sh -c`, `TOKEN=…`), in the value of the option
 * before it, and in what only the whole command line tells (`mysql … -p…`).
 */
export function secretsInCommand(list: List<string>, world: World): readonly CommandItem[] {
  const items = textsOf(list, world)
  const alone = items.map((text, index): CommandItem => {
    const before = items[index - 1]
    const option = before && isOption(before) && !before.value.includes('=') ? before.value : undefined
    // An item that is an option itself is no value: `--password --verbose` has none.
    const name = option === undefined || isOption(text) ? '' : option.replace(/^-+/, '')
    const found = plaintextIn(text, name, world.estate)
    return { text, option: found.is === 'none' || !option || !isPlainOption.test(option) ? undefined : option, found }
  })
  if (alone.some(({ found }) => found.is === 'secret') || !isProgram(items[0])) return alone
  const found = plaintextIn(line(items), '', world.estate)
  if (found.is !== 'secret') return alone
  const last = items.findIndex(
    (_, index) => plaintextIn(line(items.slice(0, index + 1)), '', world.estate).is === 'secret',
  )
  return alone.map((item, index) => (index === last ? { ...item, found } : item))
}

/** An option without a value of its own, which is safe to show: `-phunter2` has one. */
const isPlainOption = /^(?:--[A-Za-z][\w.-]*|-[A-Za-z])$/

const isOption = (text: Text): text is Known<string> => text.is === 'known' && /^--?[A-Za-z]/.test(text.value)

/** A command line begins with a program; a script after `sh -c` is a text of its own. */
const isProgram = (text: Text | undefined) => text?.is === 'known' && /^[^\s-]\S*$/.test(text.value)

/** Items as one line, as a shell would have them. */
function line(items: readonly Text[]): Text {
  const parts = items.flatMap((item) => [...partsOf(item), ' '])
  const unread = items.find((item) => item.is === 'unknown')
  if (unread?.is === 'unknown') return { ...unread, parts }
  return { is: 'known', value: parts.join(''), origin: items[0]?.origin ?? nowhere }
}

const nowhere: Origin = { at: 'call', call: '', field: '' }
