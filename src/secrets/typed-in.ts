import { secretsIn } from './detector.ts'

/** What stands where a secret will be put in. */
const placeForOne =
  /^(?:(?:please[-_ ])?(?:change|replace|update|set|fill)[-_ ]?(?:me|it|this)?|dummy|fake|example|sample|placeholder|none|null|default|temp(?:orary)?|initial|tbd|todo|to[-_ ]be[-_ ]\w+)(?:[-_ ](?:value|secret|password|later|now|please|[-_ ])+)?[\W\d_]{0,4}$/i

/** A word that no sentence has. */
const unusual = /^(?=.*[a-z])(?=.*\d)[^/]{6,40}$/

const maxWord = 40

/**
 * Did somebody type a secret in where one belongs, or leave the place for it: nothing, `changeme`, "to be filled in"?
 *
 * Here every value counts that a password may be; elsewhere `changeme` is one as well, since it works.
 */
export function isTypedIn(text: string): boolean {
  const trimmed = text.trim()
  if (placeForOne.test(trimmed)) return false
  if (secretsIn(trimmed, 'PASSWORD').length > 0) return true
  // What reads like a sentence is a note about the secret, unless one stands in it.
  const words = trimmed.split(/\s+/)
  return words.length > 1 && words.every(({ length }) => length <= maxWord) && words.some((word) => unusual.test(word))
}
