import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matches, PatternIndex } from './pattern.ts'

test.each([
  ['*', 'anything', true],
  ['services/*.yaml#Web', 'services/web/task.yaml#Web', true],
  ['services/*.yaml#Web', 'services/web/task.yaml#Worker', false],
  ['web', 'web', true],
  ['web', 'web2', false],
  ['a.c', 'abc', false],
  ['*web*', 'the web', true],
  ['a*b*c', 'aXbYc', true],
  ['a*b*c', 'aXcYb', false],
  ['(*)', '(x)', true],
])('%s and %s: %s', (pattern, text, answer) => {
  expect(matches(pattern, text)).toBe(answer)
})

test('a pattern with its stars filled in fits', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.string({ unit: 'grapheme' }).filter((piece) => !piece.includes('*')),
        { minLength: 1 },
      ),
      fc.string(),
      (pieces, filling) => {
        expect(matches(pieces.join('*'), pieces.join(filling))).toBe(true)
      },
    ),
  )
})

test('many stars are no trouble', () => {
  expect(matches(`${'*a'.repeat(20)}b`, 'a'.repeat(2_000))).toBe(false)
})

test('an index finds the patterns that a text fits, and no others', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '/', '#', '*'), maxLength: 8 })
  fc.assert(
    fc.property(fc.uniqueArray(letters), fc.array(letters), (patterns, texts) => {
      const index = new PatternIndex<string>()
      for (const pattern of patterns) expect(index.at(pattern, () => pattern)).toBe(pattern)
      for (const text of texts) {
        expect([...index.fitting(text)].sort()).toEqual(patterns.filter((pattern) => matches(pattern, text)).sort())
      }
    }),
  )
})
