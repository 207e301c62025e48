import { type Hole, type Maybe, type Part, textStartsWith } from '../../../model/text.ts'
import type { Pieces } from './signature.ts'

/** What can be done to texts that have holes in them without knowing what the holes hide. */

/** Ids, names and ARNs of resources hold neither space nor comma, and are never empty. */
const isBare = ({ resource }: Hole): boolean => resource !== undefined

/** The text in the hole where it is known. */
const known = (part: Part): string | Hole => (typeof part === 'string' ? part : (part.text ?? part))

/** Pieces with every hole filled whose text is known; a hole that stays hides something. */
export const filled = (parts: readonly Part[]): readonly Part[] => {
  const joined: Part[] = []
  for (const part of parts.map(known)) {
    const last = joined.at(-1)
    if (typeof part === 'string' && typeof last === 'string') joined[joined.length - 1] = last + part
    else if (part !== '') joined.push(part)
  }
  return joined
}

/** A hole whose text was changed: it no longer names what it hides. */
export const changed = (hole: Hole, name: string): Hole => ({ name: `${name}(${hole.name})` })

/** Where may the wanted text stand? Each literal on its own; nowhere else if `apart`; `inHoles`: within a hole too. */
export function whereFound(parts: readonly Part[], wanted: string): 'apart' | 'in-holes' | 'anywhere' {
  if (wanted === '') return 'anywhere'
  const barred = /[,\s]/.test(wanted)
  let inHoles = false
  for (const [index, part] of parts.entries()) {
    if (typeof part === 'string') continue
    if (!isBare(part) || !barred) inHoles = true
    if (reaches(parts[index - 1], part, wanted) || reachesBack(part, parts[index + 1], wanted)) return 'anywhere'
  }
  return inHoles ? 'in-holes' : 'apart'
}

/** May the wanted text begin before the hole and go on in it? */
function reaches(before: Part | undefined, hole: Hole, wanted: string): boolean {
  for (let length = 1; length < wanted.length; length++) {
    const isBefore = typeof before === 'string' ? before.endsWith(wanted.slice(0, length)) : before !== undefined
    if (isBefore && !(isBare(hole) && /^[,\s]/.test(wanted.slice(length)))) return true
  }
  return false
}

/** May the wanted text begin in the hole and go on behind it? */
function reachesBack(hole: Hole, behind: Part | undefined, wanted: string): boolean {
  for (let length = 1; length < wanted.length; length++) {
    const isBehind = typeof behind === 'string' ? behind.startsWith(wanted.slice(length)) : behind !== undefined
    if (isBehind && !(isBare(hole) && /[,\s]$/.test(wanted.slice(0, length)))) return true
  }
  return false
}

/** The pieces between separators; undefined where a hole may hold one. */
export function splitParts(parts: readonly Part[], separator: string): readonly (readonly Part[])[] | undefined {
  const whole = filled(parts)
  if (whereFound(whole, separator) !== 'apart') return undefined
  const items: Part[][] = [[]]
  for (const part of whole) {
    const [first = '', ...others] = typeof part === 'string' ? part.split(separator) : [part]
    items.at(-1)?.push(first)
    for (const other of others) items.push([other])
  }
  return items.map((item) => item.filter((part) => part !== ''))
}

/** The literals with something done to each; a hole is marked as changed. */
export const eachLiteral = (parts: readonly Part[], name: string, change: (text: string) => string): readonly Part[] =>
  filled(parts).map((part) => (typeof part === 'string' ? change(part) : changed(part, name)))

/** The pieces without what is cut off one end; undefined where a hole may lose something. */
export function trimmed(
  { parts, why }: Pieces,
  cut: (text: string, end: 'start' | 'end' | 'both') => string,
  ends: { readonly start: boolean; readonly end: boolean },
  cutsBare: boolean,
): Pieces | undefined {
  const whole = [...filled(parts)]
  const [first] = whole
  if (whole.length === 1 && typeof first === 'string') {
    return { parts: [cut(first, ends.start && ends.end ? 'both' : ends.start ? 'start' : 'end')], why }
  }
  for (const end of ['start', 'end'] as const) {
    if (!ends[end]) continue
    const at = end === 'start' ? 0 : whole.length - 1
    const part = whole[at]
    const short = typeof part === 'string' ? cut(part, end) : ''
    const hole = typeof part === 'string' ? whole[end === 'start' ? 1 : whole.length - 2] : part
    if (short === '' && typeof hole === 'object' && (cutsBare || !isBare(hole))) return undefined
    if (typeof part === 'string') whole[at] = short
  }
  return { parts: whole.filter((part) => part !== ''), why }
}

/** Does the text end with `suffix`? */
export function textEndsWith(parts: readonly Part[], suffix: string): Maybe {
  return textStartsWith(
    filled(parts)
      .toReversed()
      .map((part) => (typeof part === 'string' ? backwards(part) : part)),
    backwards(suffix),
  )
}

/** Code units suffice: both sides are turned in the same way. */
const backwards = (text: string): string => text.split('').reverse().join('')
