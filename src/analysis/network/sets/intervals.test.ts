import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  difference,
  type Intervals,
  includes,
  intersection,
  intervalsOf,
  isWithin,
  overlap,
  rangesOf,
  sameIntervals,
  union,
  unionOf,
} from './intervals.ts'

const size = 24
const range = fc.tuple(fc.nat(size), fc.nat(size))
const intervals = fc.array(range, { maxLength: 6 }).map((ranges) => intervalsOf(ranges))
const members = (set: Intervals) => Array.from({ length: size }, (_, value) => value).filter((v) => includes(set, v))

/** Sorted ends, no range empty, no two that touch: so equal sets are equal arrays. */
const isCanonical = (set: Intervals) => set.every((end, index) => index === 0 || (set[index - 1] ?? end) < end)

const operations = [
  ['union', union, (one: boolean, other: boolean) => one || other],
  ['intersection', intersection, (one: boolean, other: boolean) => one && other],
  ['difference', difference, (one: boolean, other: boolean) => one && !other],
] as const

test.each(operations)('%s is what it is of sets', (_, operation, holds) => {
  fc.assert(
    fc.property(intervals, intervals, (one, other) => {
      const result = operation(one, other)
      expect(isCanonical(result)).toBe(true)
      const [mine, its] = [new Set(members(one)), new Set(members(other))]
      const wanted = Array.from({ length: size }, (__, value) => value).filter((v) => holds(mine.has(v), its.has(v)))
      expect(members(result)).toEqual(wanted)
    }),
  )
})

test('ranges in any order become a set', () => {
  fc.assert(
    fc.property(fc.array(range, { maxLength: 8 }), (ranges) => {
      const set = intervalsOf(ranges)
      expect(isCanonical(set)).toBe(true)
      expect(intervalsOf(rangesOf(set))).toEqual(set)
      const wanted = Array.from({ length: size }, (_, value) => value).filter((v) =>
        ranges.some(([from, to]) => from <= v && v < to),
      )
      expect(members(set)).toEqual(wanted)
    }),
  )
})

test('many are united as one by one', () => {
  fc.assert(
    fc.property(fc.array(intervals, { maxLength: 5 }), (sets) => {
      expect(unionOf(sets)).toEqual(sets.reduce((all, one) => union(all, one), []))
    }),
  )
})

test('sets are compared as their differences say', () => {
  fc.assert(
    fc.property(intervals, intervals, (one, other) => {
      expect(isWithin(one, other)).toBe(difference(one, other).length === 0)
      expect(overlap(one, other)).toBe(intersection(one, other).length > 0)
      expect(sameIntervals(one, other)).toBe(difference(one, other).length + difference(other, one).length === 0)
    }),
  )
})
