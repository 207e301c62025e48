import { type Plaintext, plaintextIn } from '../analysis/credentials/plaintext-secrets.ts'
import type { Text } from '../analysis/texts.ts'
import type { World } from '../model/world.ts'
import { type Answer, no, unknown, yes } from './answer.ts'

/** Judges a text under its name: yes where a secret stands in it, or will. `label` is what the sentence calls it. */
export function holdsSecret(text: Text, name: string, world: World, label: string): Answer {
  return answerTo(plaintextIn(text, name, world.estate), text, label)
}

/** The answer to what was found in a text. Nothing of the text itself is said. */
export function answerTo(found: Plaintext, text: Text, label: string): Answer {
  if (found.is === 'none') return no
  if (found.is === 'unknown') return unknown(found.read, label)
  const kinds = saidOf(found.kinds)
  if (!found.given) return yes(`${label} holds ${kinds}.`, text.origin)
  return yes(`${label} gets ${kinds} at deployment, which stands there in plain text from then on.`, text.origin)
}

/** Kinds of secrets as a sentence names them, e.g. `a password and an AWS access key id`. */
export const saidOf = (kinds: readonly string[]): string =>
  kinds.map((kind) => withArticle(kind.replaceAll('-', ' ').replace(/^aws /, 'AWS '))).join(' and ')

const withArticle = (words: string) => `${/^[aeio]/i.test(words) ? 'an' : 'a'} ${words}`
