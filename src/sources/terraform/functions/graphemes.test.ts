import fc from 'fast-check'
import { expect, test } from 'vitest'
import { graphemesOf } from './graphemes.ts'

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
const whole = (text: string) => Array.from(segmenter.segment(text), ({ segment }) => segment)

test('texts in pieces have the characters that they have as a whole', () => {
  const unit = fc.constantFrom('a', '\n', '\r', 'é', '\u0301', '💥', '🏽', '👩', '\u200d', '🇩', '\u1100', '\u1161')
  fc.assert(
    fc.property(
      fc.string({ unit, maxLength: 12 }),
      fc.nat(6),
      fc.string({ unit, maxLength: 800 }),
      (piece, gap, text) => {
        const long = `${'x'.repeat(490 + gap)}${piece}${text}`
        expect(graphemesOf(long)).toEqual(whole(long))
      },
    ),
    { numRuns: 500 },
  )
})

test.each([
  ['lines', '\n'.repeat(200_000), 200_000],
  ['pairs', '💥'.repeat(200_000), 200_000],
  ['one long character', `a${'\u0301'.repeat(200_000)}`, 1],
  ['flags', '🇩🇪'.repeat(50_000), 50_000],
])('a long text of %s takes little time', (_, text, count) => {
  expect(graphemesOf(text)).toHaveLength(count)
})
