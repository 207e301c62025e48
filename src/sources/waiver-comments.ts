import type { Acceptance } from '../model/config.ts'
import type { Gap } from '../model/gap.ts'
import type { FileId, Origin } from '../model/origin.ts'
import type { Syntax } from './syntax/syntax.ts'

/** A comment that accepts a judgement, in YAML, HCL or JSON with comments. */
const comment = /(?:#|\/\/)[ \t]*breakwater:waive\b[ \t]*([^\r\n]*)/g

const sign = 'breakwater:waive'

/** An entry or item of a text, by the place where it begins: what a comment may stand beside. */
interface Place {
  readonly start: number
  readonly end: number
  readonly path: readonly string[]
}

/** What a comment speaks for: a resource as a whole, or a part of it. */
export interface Spoken {
  readonly address: string
  /** The comment speaks for the resource, not for the part beside which it stands. */
  readonly whole: boolean
}

/**
 * Reads the waivers in the comments of a text: `# breakwater:waive trait-id until=2027-01-31 owner=team reason…`.
 *
 * A comment speaks for what begins on its own line, else for what begins on the next line with content. `speaksFor` tells
 * which resource that is from the path of keys and indexes; where it is none the comment fits nothing, which is told later.
 */
export function waiverComments(
  text: string,
  file: FileId,
  root: Syntax,
  speaksFor: (path: readonly string[], start: number) => Spoken | undefined,
  report: (gap: Gap) => void,
): readonly Acceptance[] {
  if (!text.includes(sign)) return []
  const lines = placesByLine(root, text)
  const beside = besideIn(lines, text)
  const scalars = new Scalars(root)
  const made: Acceptance[] = []
  for (const match of text.matchAll(comment)) {
    const { index: start } = match
    if (scalars.has(start)) continue
    const origin: Origin = { at: 'text', file, start, end: start + match[0].trimEnd().length, field: '' }
    const parsed = parseWaiver(match[1] ?? '')
    if (!parsed) {
      report({ code: 'waiver-unreadable', says: 'The comment names no trait.', origin })
      continue
    }
    const place = beside(start)
    const spoken = place && speaksFor(place.path, place.start)
    const address = spoken?.address ?? '(nothing)'
    const within = place && spoken && !spoken.whole ? { within: { start: place.start, end: place.end } } : {}
    for (const trait of parsed.traits) made.push({ kind: 'waiver', trait, address, ...parsed.about, ...within, origin })
  }
  return made
}

/** `trait-id[,trait-id] [until=DATE] [owner=WHO] [subject=WHICH] reason…`; undefined where no trait is named. */
export function parseWaiver(
  text: string,
):
  | { readonly traits: readonly string[]; readonly about: Pick<Acceptance, 'until' | 'owner' | 'subject' | 'reason'> }
  | undefined {
  const [names = '', ...words] = text.trim().split(/\s+/)
  const traits = names.split(',').filter((name) => name !== '')
  if (traits.length === 0 || !traits.every((name) => /^[a-z0-9*-]+$/.test(name))) return undefined
  const about: { until?: string; owner?: string; subject?: string; reason?: string } = {}
  const reason: string[] = []
  for (const word of words) {
    const [, key, value] = /^(until|owner|subject)=(.+)$/.exec(word) ?? []
    if (key !== undefined && value !== undefined && reason.length === 0) about[key as 'until'] = value
    else reason.push(word)
  }
  if (reason.length > 0) about.reason = reason.join(' ').replace(/\*\/$/, '').trim()
  return { traits, about }
}

/** The outermost place that begins on each line, by the offset at which the line begins. */
function placesByLine(root: Syntax, text: string): ReadonlyMap<number, Place> {
  const lines = new Map<number, Place>()
  // The line of the place before is mostly that of the next too, and may be long.
  let [line, end] = [0, 0]
  const add = (place: Place) => {
    if (place.start < line || place.start > end) {
      line = text.lastIndexOf('\n', place.start - 1) + 1
      end = text.indexOf('\n', place.start)
      if (end === -1) end = text.length
    }
    if (!lines.has(line)) lines.set(line, place)
  }
  const walk = (node: Syntax, path: readonly string[]) => {
    if (node.kind === 'list') {
      for (const [index, item] of node.items.entries()) {
        const here = [...path, `[${index}]`]
        add({ start: item.start, end: item.end, path: here })
        walk(item, here)
      }
    } else if (node.kind === 'map') {
      for (const [key, { keyStart, keyEnd, value }] of node.entries) {
        const here = [...path, key]
        // The value of an alias or a merge stands elsewhere.
        add({ start: keyStart, end: Math.max(keyEnd, value.start >= keyStart ? value.end : keyEnd), path: here })
        walk(value, here)
      }
    }
  }
  walk(root, [])
  return lines
}

/** Tells what a comment stands beside, by the offset of the comment. */
function besideIn(lines: ReadonlyMap<number, Place>, text: string): (at: number) => Place | undefined {
  // All lines of a block of comments stand beside what follows the block.
  let block = { from: -1, to: -1, place: undefined as Place | undefined }
  return (at) => {
    const line = text.lastIndexOf('\n', at - 1) + 1
    const own = text.slice(line, at).trim()
    if (own !== '' && own !== '/*') return lines.get(line)
    if (line < block.from || line >= block.to) block = { from: line, ...placeAfter(line, lines, text) }
    return block.place
  }
}

/** What begins on the next line with content, and where that line begins. */
function placeAfter(line: number, lines: ReadonlyMap<number, Place>, text: string) {
  for (let next = text.indexOf('\n', line); next !== -1; next = text.indexOf('\n', next + 1)) {
    const to = next + 1
    const place = lines.get(to)
    if (place) return { to, place }
    const end = text.indexOf('\n', to)
    const content = text.slice(to, end === -1 ? text.length : end).trim()
    if (content !== '' && !/^(?:#|\/\/|[[\]{},]*$)/.test(content)) return { to, place: undefined }
  }
  return { to: text.length, place: undefined }
}

/** Where text stands that is no comment, whatever it looks like: the ranges of all scalars, by their beginning. */
class Scalars {
  readonly #ranges: (readonly [start: number, end: number])[] = []

  constructor(root: Syntax) {
    this.#collect(root)
    this.#ranges.sort(([one], [other]) => one - other)
  }

  #collect(node: Syntax): void {
    if (node.kind === 'scalar') this.#ranges.push([node.start, node.end])
    else if (node.kind === 'list') for (const item of node.items) this.#collect(item)
    else {
      for (const { keyStart, keyEnd, value } of node.entries.values()) {
        this.#ranges.push([keyStart, keyEnd])
        this.#collect(value)
      }
    }
  }

  has(at: number): boolean {
    let low = 0
    let high = this.#ranges.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#ranges[middle]?.[0] ?? 0) <= at) low = middle + 1
      else high = middle
    }
    const [, end = 0] = this.#ranges[low - 1] ?? []
    return at < end
  }
}
