import fc from 'fast-check'
import { expect, test } from 'vitest'
import { printable } from './printable.ts'

test('plain text stays as it is', () => {
  expect(printable('web: Größe "1" — 日本 🐳')).toBe('web: Größe "1" — 日本 🐳')
})

test('nothing that a terminal obeys is left', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
      expect(printable(text)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/)
    }),
  )
})

test.each([
  ['\u001b[2J', '\\u{1b}[2J'],
  ['a\tb', 'a  b'],
  ['a\r\nb', 'a\\u{d}\\u{a}b'],
  ['\u202eevil', '\\u{202e}evil'],
])('%j is written out', (text, shown) => {
  expect(printable(text)).toBe(shown)
})
