import { Ranges } from '../model/ranges.ts'
import type { Syntax } from './syntax/syntax.ts'

/** An entry or item of a text, by the place where it begins: what a comment may stand beside. */
export interface Place {
  readonly start: number
  readonly end: number
  readonly path: readonly string[]
}

/** Dashes of lists in lists before a comment, with their spaces. */
const maxDashes = 100

/** A line of a text: where it begins, and its first character that is no space. */
interface Line {
  readonly start: number
  readonly first: number
  readonly isContent: boolean
  /** The outermost place that begins on it. */
  readonly place: Place | undefined
  /** The nearest line above on which a place begins further left. */
  readonly above: number
}

/**
 * What the comments of a text stand beside. Made once for a text with waivers; each is then a few look-ups.
 */
export class Places {
  readonly #text: string
  readonly #lines: readonly Line[]
  /** The next line with content behind each. */
  readonly #next: Int32Array
  readonly #all: Ranges<Place>
  /** What stands in brackets, where indentation means nothing. */
  readonly #bracketed: Ranges<Syntax>

  constructor(root: Syntax, text: string) {
    this.#text = text
    const { places, bracketed } = collect(root, text)
    this.#all = new Ranges(places)
    this.#bracketed = new Ranges(bracketed)
    this.#lines = linesOf(text, places, bracketed.includes(root))
    this.#next = new Int32Array(this.#lines.length)
    let next = this.#lines.length
    for (let index = this.#lines.length - 1; index >= 0; index--) {
      this.#next[index] = next
      if (this.#lines[index]?.isContent) next = index
    }
  }

  /**
   * What a comment that begins at an offset speaks for: what begins on its own line, else what begins on the next line with
   * content. A comment that stands deeper than that, or before the bracket that closes, is the last in what is around it.
   */
  beside(offset: number): Place | undefined {
    const index = this.#lineAt(offset)
    const line = this.#lines[index]
    if (!line) return undefined
    const next = this.#lines[this.#next[index] ?? -1]
    if (line.first < offset) {
      // The item that a dash begins stands below the comment.
      if (/^[-\s]*$/.test(this.#text.slice(line.first, Math.min(offset, line.first + maxDashes)))) return next?.place
      return line.place ?? this.#all.innermost(line.first)
    }
    const brackets = this.#bracketed.innermost(offset)
    if (brackets) {
      return next && next.first < brackets.end - 1 ? this.#begunOn(next) : this.#all.innermost(offset)
    }
    const column = offset - line.start
    if (next && column <= next.first - next.start) return this.#begunOn(next)
    return this.#enclosing(index, column)
  }

  #begunOn(line: Line): Place | undefined {
    return line.place ?? this.#all.innermost(line.first)
  }

  /** The entry or item in whose lines a comment is the last, by its indentation. */
  #enclosing(below: number, column: number): Place | undefined {
    let index = below - 1
    while (index >= 0 && !this.#lines[index]?.place) index = this.#lines[index]?.above ?? -1
    for (;;) {
      const line = this.#lines[index]
      if (!line) return undefined
      if (line.place && line.first - line.start < column) return line.place
      index = line.above
    }
  }

  #lineAt(offset: number): number {
    let low = 0
    let high = this.#lines.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#lines[middle]?.start ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return low
  }
}

/** The entries and items of a tree, and the whole of it, and what stands in brackets. */
function collect(root: Syntax, text: string): { readonly places: readonly Place[]; readonly bracketed: Syntax[] } {
  const places = new Map<string, Place>()
  const bracketed = new Set<Syntax>()
  const add = (place: Place) => {
    const key = `${place.start} ${place.end}`
    // An alias leads to what stands elsewhere, under the path that it has there.
    if (!places.has(key)) places.set(key, place)
  }
  const walk = (node: Syntax, path: readonly string[]) => {
    if (node.kind === 'scalar') return
    if (/[[{]/.test(text[node.start] ?? '')) bracketed.add(node)
    if (node.kind === 'list') {
      for (const [index, item] of node.items.entries()) {
        const here = [...path, `[${index}]`]
        add({ start: item.start, end: item.end, path: here })
        walk(item, here)
      }
    } else {
      for (const [key, { keyStart, keyEnd, value }] of node.entries) {
        const here = [...path, key]
        // The value of an alias or a merge stands elsewhere.
        add({ start: keyStart, end: Math.max(keyEnd, value.start >= keyStart ? value.end : keyEnd), path: here })
        walk(value, here)
      }
    }
  }
  walk(root, [])
  add({ start: root.start, end: root.end, path: [] })
  return { places: [...places.values()], bracketed: [...bracketed] }
}

function linesOf(text: string, places: readonly Place[], isJson: boolean): readonly Line[] {
  // Outermost first, and each line takes the first that begins on it.
  const sorted = places.filter(({ path }) => path.length > 0).sort((a, b) => a.start - b.start || b.end - a.end)
  let at = 0
  const comment = isJson ? /#|\/\/|\/\*|\*/y : /#/y
  const lines: Line[] = []
  const indents: { readonly index: number; readonly column: number }[] = []
  for (let start = 0; start <= text.length; ) {
    const newline = text.indexOf('\n', start)
    const end = newline === -1 ? text.length : newline
    let first = start
    while (first < end && /\s/.test(text[first] ?? '')) first++
    comment.lastIndex = first
    const begun = sorted[at]
    const place = begun && begun.start <= end ? begun : undefined
    while ((sorted[at]?.start ?? text.length + 1) <= end) at++
    const column = first - start
    if (place) while (indents.length > 0 && (indents.at(-1)?.column ?? 0) >= column) indents.pop()
    const above = indents.at(-1)?.index ?? -1
    lines.push({ start, first, isContent: first < end && !comment.test(text), place, above })
    if (place) indents.push({ index: lines.length - 1, column })
    start = end + 1
  }
  return lines
}
