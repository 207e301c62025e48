/**
 * A set of integers as sorted, disjoint, half-open ranges that do not touch: `[from, to, from, to, …]`.
 *
 * Equal sets have equal arrays. All operations are linear in the number of ranges.
 */
export type Intervals = readonly number[]

export const nothing: Intervals = []

/** The integers from `from` up to, not including, `to`. */
export const interval = (from: number, to: number): Intervals => (from < to ? [from, to] : nothing)

export const isEmpty = (set: Intervals): boolean => set.length === 0

export const sameIntervals = (one: Intervals, other: Intervals): boolean =>
  one === other || (one.length === other.length && one.every((end, index) => end === other[index]))

/** A set of ranges in any order, which may overlap. */
export function intervalsOf(ranges: Iterable<readonly [from: number, to: number]>): Intervals {
  const sorted = [...ranges].filter(([from, to]) => from < to).sort((one, other) => one[0] - other[0])
  const ends: number[] = []
  for (const [from, to] of sorted) append(ends, from, to)
  return ends
}

/** Adds a range that begins at or after the last one. */
function append(ends: number[], from: number, to: number): void {
  const last = ends.length - 1
  const end = ends[last]
  if (end === undefined || end < from) ends.push(from, to)
  else if (end < to) ends[last] = to
}

export function union(one: Intervals, other: Intervals): Intervals {
  if (one === other || other.length === 0) return one
  if (one.length === 0) return other
  const ends: number[] = []
  let [a, b] = [0, 0]
  while (a < one.length || b < other.length) {
    const isFirst = b >= other.length || (a < one.length && at(one, a) <= at(other, b))
    if (isFirst) {
      append(ends, at(one, a), at(one, a + 1))
      a += 2
    } else {
      append(ends, at(other, b), at(other, b + 1))
      b += 2
    }
  }
  return ends
}

/** The union of many sets. Cost: one sort of all their ranges. */
export function unionOf(sets: readonly Intervals[]): Intervals {
  const [first, second] = sets
  if (!first) return nothing
  if (!second) return first
  if (sets.length === 2) return union(first, second)
  return intervalsOf(sets.flatMap((set) => [...rangesOf(set)]))
}

export function intersection(one: Intervals, other: Intervals): Intervals {
  if (one === other) return one
  const ends: number[] = []
  let [a, b] = [0, 0]
  while (a < one.length && b < other.length) {
    const from = Math.max(at(one, a), at(other, b))
    const to = Math.min(at(one, a + 1), at(other, b + 1))
    if (from < to) ends.push(from, to)
    if (at(one, a + 1) < at(other, b + 1)) a += 2
    else b += 2
  }
  return ends
}

export function difference(one: Intervals, other: Intervals): Intervals {
  if (one === other) return nothing
  if (one.length === 0 || other.length === 0) return one
  const ends: number[] = []
  let b = 0
  for (let a = 0; a < one.length; a += 2) {
    let from = at(one, a)
    const to = at(one, a + 1)
    while (b < other.length && at(other, b + 1) <= from) b += 2
    for (let c = b; c < other.length && at(other, c) < to && from < to; c += 2) {
      if (from < at(other, c)) ends.push(from, at(other, c))
      from = Math.max(from, at(other, c + 1))
    }
    if (from < to) ends.push(from, to)
  }
  return ends
}

/** Do the sets have an integer in common? */
export function overlap(one: Intervals, other: Intervals): boolean {
  let [a, b] = [0, 0]
  while (a < one.length && b < other.length) {
    if (at(one, a + 1) <= at(other, b)) a += 2
    else if (at(other, b + 1) <= at(one, a)) b += 2
    else return true
  }
  return false
}

/** Is all of `part` in `whole`? */
export function isWithin(part: Intervals, whole: Intervals): boolean {
  let b = 0
  for (let a = 0; a < part.length; a += 2) {
    while (b < whole.length && at(whole, b + 1) <= at(part, a)) b += 2
    if (b >= whole.length || at(whole, b) > at(part, a) || at(whole, b + 1) < at(part, a + 1)) return false
  }
  return true
}

export const includes = (set: Intervals, value: number): boolean => overlap(set, [value, value + 1])

/** The ranges one by one. */
export function* rangesOf(set: Intervals): Generator<readonly [from: number, to: number]> {
  for (let a = 0; a < set.length; a += 2) yield [at(set, a), at(set, a + 1)]
}

/** The smallest of the integers; undefined where there is none. */
export const smallest = (set: Intervals): number | undefined => set[0]

const at = (set: Intervals, index: number): number => set[index] ?? 0
