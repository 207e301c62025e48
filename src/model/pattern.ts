/** Does a resource fit a pattern, by its address or by the path of the construct that made it? */
export const names = (
  pattern: string,
  { address, constructPath }: { readonly address: string; readonly constructPath?: string },
): boolean => matches(pattern, address) || (constructPath !== undefined && matches(pattern, constructPath))

/** Does a text fit a pattern, in which `*` stands for any text? Linear in the text. */
export const matches = (pattern: string, text: string): boolean => matchesPieces(pattern.split('*'), text)

/** `pieces` are what stands between the stars. */
function matchesPieces(pieces: readonly string[], text: string): boolean {
  const first = pieces[0] ?? ''
  if (pieces.length === 1) return first === text
  const last = pieces.at(-1) ?? ''
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false
  let from = first.length
  const to = text.length - last.length
  for (let index = 1; index < pieces.length - 1; index++) {
    const piece = pieces[index] ?? ''
    const at = text.indexOf(piece, from)
    if (at === -1 || at + piece.length > to) return false
    from = at + piece.length
  }
  return true
}

/** A pattern with stars, split, and what is filed under it. */
interface Filed<T> {
  readonly pieces: readonly string[]
  readonly value: T
}

/** What is filed under a text that fitting texts have in a place, by the length of that text. */
type ByLength<T> = Map<string, Map<string, Filed<T>[]>>

/**
 * Values under patterns, found by the texts that fit.
 *
 * A pattern is filed under its ends, or under its longest piece where that is longer. A text costs a look-up for each pair
 * of lengths that ends have, and one at each of its places for each length of a piece; there are few of either.
 */
export class PatternIndex<T> {
  readonly #values = new Map<string, T>()
  readonly #exact = new Map<string, T>()
  readonly #ends: ByLength<T> = new Map()
  readonly #pieces: ByLength<T> = new Map()

  /** What is filed under a pattern; `make` gives what is to be, where nothing is. */
  at(pattern: string, make: () => T): T {
    const found = this.#values.get(pattern)
    if (found !== undefined) return found
    const value = make()
    this.#values.set(pattern, value)
    const pieces = pattern.split('*')
    if (pieces.length === 1) this.#exact.set(pattern, value)
    else this.#file({ pieces, value })
    return value
  }

  #file(filed: Filed<T>): void {
    const { pieces } = filed
    const [first, last] = [pieces[0] ?? '', pieces.at(-1) ?? '']
    const longest = pieces.slice(1, -1).reduce((one, other) => (other.length > one.length ? other : one), '')
    if (longest.length > first.length + last.length) file(this.#pieces, `${longest.length}`, longest, filed)
    else file(this.#ends, `${first.length} ${last.length}`, `${first}*${last}`, filed)
  }

  /** What is filed under the patterns that the text fits. */
  fitting(text: string): readonly T[] {
    const exact = this.#exact.get(text)
    const found: T[] = exact === undefined ? [] : [exact]
    const take = (filed: readonly Filed<T>[] | undefined) => {
      for (const { pieces, value } of filed ?? []) if (matchesPieces(pieces, text)) found.push(value)
    }
    for (const [lengths, ends] of this.#ends) {
      const [first = 0, last = 0] = lengths.split(' ').map(Number)
      if (first + last <= text.length) take(ends.get(`${text.slice(0, first)}*${text.slice(text.length - last)}`))
    }
    for (const [length, pieces] of this.#pieces) {
      const size = Number(length)
      const seen = new Set<string>()
      for (let at = 0; at + size <= text.length; at++) {
        const piece = text.slice(at, at + size)
        if (!seen.has(piece)) take(pieces.get(piece))
        seen.add(piece)
      }
    }
    return found
  }
}

function file<T>(into: ByLength<T>, length: string, key: string, filed: Filed<T>): void {
  const keys = into.get(length) ?? new Map<string, Filed<T>[]>()
  into.set(length, keys)
  const same = keys.get(key)
  if (same) same.push(filed)
  else keys.set(key, [filed])
}
