import { closest } from '../model/closest.ts'
import type { Acceptance } from '../model/config.ts'
import type { Gap } from '../model/gap.ts'
import type { FileId, Origin } from '../model/origin.ts'
import { type Range, Ranges } from '../model/ranges.ts'
import type { Syntax } from './syntax/syntax.ts'
import { Places } from './waiver-places.ts'
import { readWaiver, sayFault } from './waiver-text.ts'

/** What the word before a waiver may have been meant as; the word itself is tested by `isMeant`. */
const sign = /breakwater[ \t]*([:_-]?)[ \t]*([a-z]+)/gi

/** How a comment begins in YAML, HCL or JSON with comments, up to its first word. */
const opening = /(?:#+|\/\/+|\/\*[*\s]*)[ \t]*$/

/** What other tools write to the same end. */
const likewise = ['accept', 'allow', 'disable', 'except', 'ignore', 'skip', 'suppress']

/** What a comment speaks for: a resource as a whole, or a part of it. */
export interface Spoken {
  readonly address: string
  /** The comment speaks for the resource, not for the part beside which it stands. */
  readonly whole: boolean
}

interface Comment {
  readonly start: number
  readonly end: number
  /** What stands behind its first word. */
  readonly text: string
  /** It is written as a waiver is; otherwise it may be meant as one. */
  readonly isExact: boolean
}

/** A text that has comments, in whatever syntax. */
export interface Commented {
  readonly text: string
  readonly file: FileId
  /** The part of the text of which the comments are read. */
  readonly from: number
  readonly to: number
  /** Where text stands that is no comment, whatever it looks like. Asked for only where a waiver may be. */
  texts(): readonly Range[]
}

/** What a waiver speaks for. */
export type SpokenFor = Pick<Acceptance, 'address' | 'within'>

/**
 * Reads the waivers in the comments of a document: `# breakwater:waive trait-id until=2027-01-31 owner=team reason…`.
 *
 * A comment speaks for what it stands beside (`waiver-places.ts`). `speaksFor` tells which resource that is from the path of
 * keys and indexes; where it is none the comment fits nothing, which is told later.
 */
export function waiverComments(
  text: string,
  file: FileId,
  root: Syntax,
  speaksFor: (path: readonly string[], start: number) => Spoken | undefined,
  report: (gap: Gap) => void,
): readonly Acceptance[] {
  const [from, to] = documentAround(root, text)
  let places: Places | undefined
  const spokenFor = (at: number): SpokenFor => {
    places ??= new Places(root, text)
    const place = places.beside(at)
    const spoken = place && speaksFor(place.path, place.start)
    const isPart = place !== undefined && spoken?.whole === false
    return {
      address: spoken?.address ?? fitsNothing,
      ...(isPart && { within: { start: place.start, end: place.end } }),
    }
  }
  return waiversIn({ text, file, from, to, texts: () => scalarsOf(root) }, spokenFor, report)
}

/** The address of what a comment speaks for that stands beside nothing. */
export const fitsNothing = '(nothing)'

/** The waivers in the comments of a text; `spokenFor` tells what the comment speaks for that begins at an offset. */
export function waiversIn(
  source: Commented,
  spokenFor: (start: number) => SpokenFor,
  report: (gap: Gap) => void,
): readonly Acceptance[] {
  return commentsIn(source).flatMap(({ start, end, text: said, isExact }) => {
    const origin: Origin = { at: 'text', file: source.file, start, end, field: '' }
    const wrong = (says: string) => {
      report({ code: 'waiver-unreadable', says, origin })
      return []
    }
    if (!isExact) return wrong('The comment is no waiver: breakwater:waive is near.')
    const waiver = readWaiver(said)
    if ('wrong' in waiver) return wrong(sayFault('The comment', waiver))
    const about = { ...spokenFor(start), ...waiver.about, origin }
    return waiver.traits.map((trait): Acceptance => ({ kind: 'waiver', trait, ...about }))
  })
}

/** The comments that are waivers, or are meant as such. */
function commentsIn({ text, from, to, texts }: Commented): readonly Comment[] {
  const found: Comment[] = []
  let behind = from
  let ranges: Ranges<Range> | undefined
  for (const { 0: written, 1: between = '', 2: word = '', index } of text.matchAll(sign)) {
    if (index < behind || index >= to || !isMeant(between, word)) continue
    const before = text.slice(Math.max(behind, index - 200), index)
    const opener = opening.exec(before)
    if (!opener) continue
    const start = index - before.length + opener.index
    ranges ??= new Ranges(texts())
    if (ranges.innermost(start)) continue
    const end = opener[0].startsWith('/*') ? endOfBlock(text, index) : endOfLine(text, index, text.length)
    const said = text.slice(index + written.length, end).trimEnd()
    const isExact = written === 'breakwater:waive' && !/^[\w-]/.test(said)
    const close = text.startsWith('*/', end) ? end + 2 : index + written.length + said.length
    found.push({ start, end: close, text: said, isExact })
    behind = end
  }
  return found
}

function isMeant(between: string, word: string): boolean {
  const said = word.toLowerCase()
  if (between === '') return said === 'waive'
  return likewise.includes(said) || (said.startsWith('w') && closest(said, ['waive']) !== undefined)
}

/** Where a comment that closes ends, or its first line: one line may hold many such comments. */
function endOfBlock(text: string, from: number): number {
  const close = text.indexOf('*/', from)
  return endOfLine(text, from, close === -1 ? text.length : close)
}

function endOfLine(text: string, from: number, most: number): number {
  const end = text.slice(from, most).indexOf('\n')
  return end === -1 ? most : from + end
}

/** The document of a file of several, with the comments before and behind what it holds. */
function documentAround(root: Syntax, text: string): readonly [start: number, end: number] {
  const start = root.start === 0 ? -1 : text.lastIndexOf('\n---', root.start - 1)
  const end = text.indexOf('\n---', Math.max(root.end - 1, 0))
  return [start + 1, end === -1 ? text.length : end]
}

/** Where the scalars and keys of a document stand. */
function scalarsOf(node: Syntax): readonly Range[] {
  const found: Range[] = []
  const collect = (each: Syntax) => {
    if (each.kind === 'scalar') found.push(each)
    else if (each.kind === 'list') each.items.forEach(collect)
    else {
      for (const { keyStart, keyEnd, value } of each.entries.values()) {
        found.push({ start: keyStart, end: keyEnd })
        collect(value)
      }
    }
  }
  collect(node)
  return found
}
