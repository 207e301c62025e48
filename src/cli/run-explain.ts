import { closest } from '../model/closest.ts'
import { explainAsJson, explainAsMarkdown, explainAsText } from '../reporters/explain.ts'
import { InputError } from '../sources/input-error.ts'
import { traits } from '../traits/registry.ts'
import type { Trait } from '../traits/trait.ts'
import { isColourful } from './colour.ts'

export type ExplainFormat = 'text' | 'markdown' | 'json'

/** Suggestions for an id that is only part of one. */
const maxSuggested = 3

/** What each of the traits is, in the order in which they are named. Throws where there is none of that id. */
export function explain(ids: readonly string[], format: ExplainFormat): string {
  const wanted = [...new Set(ids)].map(traitOf)
  switch (format) {
    case 'json':
      return `${JSON.stringify(wanted.map(explainAsJson), null, 2)}\n`
    case 'markdown':
      return wanted.map((trait) => `## ${trait.id}\n\n${explainAsMarkdown(trait, { folded: false })}`).join('\n')
    case 'text':
      return wanted.map((trait) => explainAsText(trait, { colour: isColourful(process.stdout) })).join('\n')
  }
}

function traitOf(id: string): Trait {
  const found = traits.find((trait) => trait.id === id)
  if (found) return found
  const near = suggestionsFor(id)
  throw new InputError(
    `There is no trait ${id}.`,
    near.length > 0 ? `Did you mean ${near.join(' or ')}?` : 'breakwater traits lists what there is.',
  )
}

function suggestionsFor(id: string): readonly string[] {
  const ids = traits.map((trait) => trait.id)
  const nearest = closest(id, ids)
  if (nearest !== undefined) return [nearest]
  const word = id.toLowerCase()
  return word.length < 3 ? [] : ids.filter((one) => one.includes(word)).slice(0, maxSuggested)
}
