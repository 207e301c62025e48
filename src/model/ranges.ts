/** A half-open range of a text. */
export interface Range {
  readonly start: number
  readonly end: number
}

/**
 * Ranges of one text that lie in each other or apart, as what is nested in a text does: which of them hold a place?
 *
 * Cost: the logarithm of their number, and how deep they are nested there.
 */
export class Ranges<T extends Range> {
  readonly #sorted: readonly T[]
  /** The index of the range around each; -1 where there is none. */
  readonly #around: Int32Array

  /** Of two that are the same the one that comes later is taken to be inside the other. */
  constructor(ranges: readonly T[]) {
    this.#sorted = [...ranges].sort((one, other) => one.start - other.start || other.end - one.end)
    this.#around = new Int32Array(ranges.length)
    const open: number[] = []
    for (const [index, { start }] of this.#sorted.entries()) {
      while (open.length > 0 && (this.#sorted[open.at(-1) ?? 0]?.end ?? 0) <= start) open.pop()
      this.#around[index] = open.at(-1) ?? -1
      open.push(index)
    }
  }

  /** The ranges that hold an offset, from within. */
  *holding(offset: number): Generator<T> {
    let low = 0
    let high = this.#sorted.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#sorted[middle]?.start ?? 0) <= offset) low = middle + 1
      else high = middle
    }
    for (let index = low - 1; index >= 0; index = this.#around[index] ?? -1) {
      const range = this.#sorted[index]
      if (range && offset < range.end) yield range
    }
  }

  /** The innermost range that holds an offset. */
  innermost(offset: number): T | undefined {
    return this.holding(offset).next().value ?? undefined
  }
}
