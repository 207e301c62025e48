import type { TemplateSource } from './contexts.ts'

/** Stands in prepared text where a line end counts, which is between the items of a body; elsewhere it is a space. */
export const lineEnd = '\r'

/**
 * A text as the grammar reads it.
 *
 * The grammar takes every line end for a space, reads literal text one character at a time, and knows numbers and heredocs
 * only in part. So it gets a text without comments and without the literal text of templates, in which heredocs are
 * quoted, numbers are short and the items of objects have their commas. Its places lead back to the text as it was.
 */
export interface Prepared {
  readonly text: string
  /** Where the items of the file end. */
  readonly cuts: readonly number[]
  /** By where they begin in the text as it was. */
  readonly templates: ReadonlyMap<number, TemplateSource>
  /** Where a character that begins something, or ends it, stands in the text as it was. */
  startOf(offset: number): number
  endOf(offset: number): number
}

/** Puts prepared text together. */
export class PreparedText {
  readonly #pieces: string[] = []
  readonly #starts: Uint32Array
  readonly #ends: Uint32Array
  #length = 0

  constructor(size: number) {
    // No token becomes longer than it was, but for the few that are added around the text.
    this.#starts = new Uint32Array(size + 16)
    this.#ends = new Uint32Array(size + 16)
  }

  get length(): number {
    return this.#length
  }

  /** Adds what stands between two offsets of the text; where it is written in another way, all of it is that place. */
  add(token: string, start: number, end: number): void {
    const same = token.length === end - start
    for (let index = 0; index < token.length; index++) {
      this.#starts[this.#length] = same ? start + index : start
      this.#ends[this.#length] = same ? start + index + 1 : end
      this.#length++
    }
    this.#pieces.push(token)
  }

  finish(cuts: readonly number[], templates: ReadonlyMap<number, TemplateSource>): Prepared {
    const [starts, ends, length] = [this.#starts, this.#ends, this.#length]
    const last = length === 0 ? 0 : (ends[length - 1] ?? 0)
    return {
      text: this.#pieces.join(''),
      cuts,
      templates,
      startOf: (offset) => (offset < length ? (starts[offset] ?? last) : last),
      endOf: (offset) => (offset === 0 ? (starts[0] ?? 0) : (ends[offset - 1] ?? last)),
    }
  }
}
