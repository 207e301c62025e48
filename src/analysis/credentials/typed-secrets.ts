import type { Estate } from '../../model/estate.ts'
import type { Hole } from '../../model/text.ts'
import { secretsIn } from '../../secrets/detector.ts'
import { isTypedIn } from '../../secrets/typed-in.ts'
import { partsOf, type Text } from '../texts.ts'
import { anyText, filledIn, parameterOf, plaintextIn } from './plaintext-secrets.ts'

/** What of a text is typed into a template: kinds of secrets, and NoEcho parameters that give one by their default. */
export interface Typed {
  readonly kinds: readonly string[]
  readonly defaults: readonly string[]
}

/**
 * What is typed into a text that is a secret because of where it stands: any value, whatever it looks like. What deployment
 * puts in was not typed; in JSON each value is judged under its key, and what stands beside the secret is none.
 */
export function typedIn(text: Text, estate: Estate): Typed {
  return typed(text, estate, (shown) => {
    const json = jsonIn(shown)
    if (json !== undefined) return kindsIn(json, '')
    if (shown.includes(filledIn)) return writtenIn(text, 'PASSWORD', estate)
    if (!isTypedIn(shown)) return []
    const found = secretsIn(shown, 'PASSWORD').map(({ kind }) => kind)
    return found.length > 0 ? found : ['secret']
  })
}

/** What is typed into a text that is a secret only where its name or its form says so. */
export const typedUnder = (name: string, text: Text, estate: Estate): Typed =>
  typed(text, estate, (shown) => {
    if (shown.includes(anyText)) return secretsIn(shown, name).map(({ kind }) => kind)
    return text.is === 'known' && !isTypedIn(shown) ? [] : writtenIn(text, name, estate)
  })

function typed(text: Text, estate: Estate, kindsOf: (shown: string) => readonly string[]): Typed {
  const kinds = [...new Set(kindsOf(shownWith(text)))]
  if (kinds.length > 0 || text.is === 'known') return { kinds, defaults: [] }
  const holes = partsOf(text).filter((part) => typeof part !== 'string')
  const given = holes.filter((hole) => hasDefault(hole, text, estate) && kindsOf(shownWith(text, hole)).length > 0)
  return { kinds, defaults: given.map(({ name }) => name) }
}

/** A text with its holes filled in: one as with a secret, the others with what is none. */
const shownWith = (text: Text, secret?: Hole): string =>
  partsOf(text)
    .map((part) => (typeof part === 'string' ? part : part === secret ? anyText : (part.text ?? filledIn)))
    .join('')

function hasDefault(hole: Hole, text: Text, estate: Estate): boolean {
  const { noEcho, hasDefault: declared } = parameterOf(hole, text, estate)?.slots ?? {}
  return noEcho?.is === 'known' && noEcho.value && declared?.is === 'known' && declared.value
}

function writtenIn(text: Text, name: string, estate: Estate): readonly string[] {
  const found = plaintextIn(text, name, estate)
  return found.is === 'secret' && !found.given ? found.kinds : []
}

/** Keys of what stands beside a secret, by their end. */
const plainKey =
  /(?:^|[a-z]|[-_. ])(?:user(?:_?name)?|login|e?mail|host(?:_?name)?|server|address|ip|port|engine|db(?:_?name)?|database|schema|region|ur[il]|endpoint|domain|id|identifier|account|name|type|kind|version|env(?:ironment)?|stage|mode|level|protocol|ssl|arn|bucket|path|project|description|comment)$/i

/** A value that nobody guesses: no host, address or version, no Region, no word. */
const telling = /^(?=.*[a-z])(?=.*\d)(?!(?:[\w-]+\.)+[\w-]+(?::\d+)?$)(?![a-z]{2}(?:-[a-z]+){1,3}-\d$)\S{6,}$/i

/** How deep a secret may be nested; nobody nests deeper. */
const maxDepth = 32

function kindsIn(json: unknown, key: string, depth = 0): readonly string[] {
  if (depth > maxDepth) return []
  if (typeof json === 'object' && json !== null) {
    return Array.isArray(json)
      ? json.flatMap((item) => kindsIn(item, key, depth + 1))
      : Object.entries(json).flatMap(([name, value]) => kindsIn(value, name, depth + 1))
  }
  const text = typeof json === 'string' || typeof json === 'number' ? String(json) : ''
  if (!text.includes(filledIn) && !isTypedIn(text)) return []
  const found = secretsIn(text, key).map(({ kind }) => kind)
  if (found.length > 0 || text.includes(filledIn) || plainKey.test(key)) return found
  return telling.test(text) ? ['secret'] : []
}

/** The object or list that a text is; a hole that stands there without quotes is a value as well. */
function jsonIn(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined
  try {
    return JSON.parse(text.replace(/([:[,]\s*)\$\{value\}/g, '$1null'))
  } catch {
    return undefined
  }
}
