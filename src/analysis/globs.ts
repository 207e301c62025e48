import type { Maybe, Part } from '../model/text.ts'

/** Stands for an unknown piece of a pattern, and fits nothing that is ever asked about. */
const unknownPiece = '\uE000'

/** Stands for any name: only a star covers it, since a name may have any length. */
export const anyName = '\uE001\uE001\uE001'

/** Does text fit a pattern of IAM, in which `*` stands for any text and `?` for any character? */
export function fits(pattern: string, text: string): boolean {
  let at = 0
  let star = -1
  let retry = 0
  let i = 0
  while (i < text.length) {
    if (pattern[at] === '*') {
      star = at++
      retry = i
    } else if (pattern[at] === '?' || pattern[at] === text[i]) {
      at++
      i++
    } else if (star !== -1) {
      at = star + 1
      i = ++retry
    } else return false
  }
  while (pattern[at] === '*') at++
  return at === pattern.length
}

/**
 * Does a pattern with holes pass a test that more stars make easier to pass?
 *
 * A hole among other text stands for a name, a Region, an account, and so for no star; only a pattern of which nothing is
 * known, and which names no resource of the scan, may be one.
 */
export function passes(parts: readonly Part[], test: (pattern: string) => boolean): Maybe {
  const pattern = parts.map((part) => (typeof part === 'string' ? part : (part.text ?? unknownPiece))).join('')
  if (test(pattern)) return true
  const [only] = parts
  return parts.length === 1 && typeof only === 'object' && only.text === undefined && only.resource === undefined
    ? 'unknown'
    : false
}
