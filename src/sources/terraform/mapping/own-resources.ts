import type { Guard } from '../../../model/slot.ts'
import { wholeText } from '../../../model/text.ts'
import { type Choices, not } from '../../choices.ts'
import { partsOf, type Value } from '../../value.ts'
import type { Evaluated } from '../evaluated.ts'
import type { Alternatives, OwnResource } from './attributes.ts'
import { mappings } from './registry.ts'
import { isFilledIn } from './shape-directed.ts'
import { entryOf, isWritten, mapValue, nothing } from './values.ts'

/** What a resource of the provider is in the model, with the conditions under which it is. */
export function ownResources(one: Evaluated, choices: Choices): readonly (readonly [Guard, OwnResource])[] {
  const mapping = mappings.get(one.mode === 'data' ? `data.${one.type}` : one.type)
  if (mapping?.is === 'resource') return [[true, mapping]]
  return mapping?.is === 'alternatives' ? alternatives(one, mapping, choices) : []
}

function alternatives(one: Evaluated, { by, where, otherwise }: Alternatives, choices: Choices) {
  const value = mapValue(entryOf(one.values, by), (plain) =>
    isFilledIn(plain, {}, one) ? nothing(plain.origin) : plain,
  )
  const says = (word: string) =>
    word === 'written' ? isWritten(value) : guardOf(value, word, `${one.address}.${by}`, Object.keys(where), choices)
  const found = Object.entries(where).map(([word, own]) => [says(word), own] as const)
  if (!otherwise) return found
  return [...found, [not(choices.some(found.map(([guard]) => guard)) ?? false), otherwise] as const]
}

/** Does the value say the word? What is not known is one of the words that there are. */
function guardOf(value: Value, word: string, name: string, words: readonly string[], choices: Choices): Guard {
  if (value.is === 'choice') {
    const [yes, no] = [value.yes, value.no].map((one) => guardOf(one, word, name, words, choices))
    return { ...value, yes: yes ?? false, no: no ?? false }
  }
  const text = wholeText(partsOf(value) ?? [])
  if (text !== undefined) return text === word
  if (value.is !== 'unknown' && value.is !== 'text') return false
  return { is: 'choice', on: choices.equals(`terraform ${name}`, name, word, words), yes: true, no: false }
}
