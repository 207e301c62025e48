import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Range, Ranges } from './ranges.ts'

/** Ranges nested at random in the range given. */
const nestedIn = (start: number, end: number): fc.Arbitrary<readonly Range[]> =>
  end - start < 2
    ? fc.constant([])
    : fc
        .tuple(fc.integer({ min: start, max: end - 1 }), fc.integer({ min: start + 1, max: end }))
        .chain(([one, other]): fc.Arbitrary<readonly Range[]> => {
          const [from, to] = [Math.min(one, other), Math.max(one, other)]
          if (from === to) return fc.constant([])
          return fc
            .tuple(from === start && to === end ? fc.constant([]) : nestedIn(from, to), nestedIn(to, end))
            .map(([inside, behind]) => [{ start: from, end: to }, ...inside, ...behind])
        })

test('finds all that hold a place, from within', () => {
  fc.assert(
    fc.property(nestedIn(0, 30), fc.integer({ min: -1, max: 31 }), (ranges, offset) => {
      const found = [...new Ranges(ranges).holding(offset)]
      expect(new Set(found)).toEqual(new Set(ranges.filter(({ start, end }) => start <= offset && offset < end)))
      expect(found.map(({ start, end }) => end - start)).toEqual(
        found.map(({ start, end }) => end - start).sort((one, other) => one - other),
      )
    }),
  )
})

test('there may be none', () => {
  expect(new Ranges([]).innermost(3)).toBeUndefined()
})
