import { expect, test } from 'vitest'
import { withoutEnd } from './without-end.ts'

test.each([
  ['', ''],
  ['a', 'a'],
  ['a  ', 'a'],
  ['   ', ''],
  [' a b ', ' a b'],
])('%j becomes %j', (text, expected) => {
  expect(withoutEnd(text, /\s/)).toBe(expected)
})

test('a long run that does not reach the end takes no time', () => {
  const text = `${' '.repeat(1_000_000)}x`
  expect(withoutEnd(text, /\s/)).toBe(text)
})
