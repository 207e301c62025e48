import fc from 'fast-check'
import { expect, test } from 'vitest'
import { masked, replaced } from './mask.ts'

test.each([
  ['hunter2', 'DB_PASSWORD', '‹password›'],
  ['hunter2', undefined, 'hunter2'],
  ['postgres://shop:hunter2@db/shop', undefined, 'postgres://shop:‹connection-password›@db/shop'],
  ['run --password hunter2 --port 80', 'command', 'run --password ‹password› --port 80'],
  ['DbPassword is "hunter2"', undefined, 'DbPassword is "‹password›"'],
  ['command has "--token=4f8a1b2c9d".', undefined, 'command has "--token=‹token›".'],
  ['privileged is true.', undefined, 'privileged is true.'],
  ['DB_PASSWORD: ‹password›', undefined, 'DB_PASSWORD: ‹password›'],
])('%j named %s is shown as %j', (text, name, shown) => {
  expect(masked(text, name)).toBe(shown)
})

test('masking twice is masking once', () => {
  const pieces = fc.constantFrom(
    'password=',
    'hunter2',
    ' ',
    '"',
    'TOKEN: ',
    'abc123def4',
    '://a:',
    '@b',
    '\n',
    'x',
    ', ',
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (all) => {
      const once = masked(all.join(''))
      expect(masked(once)).toBe(once)
    }),
  )
})

test('of a piece, what belongs to it is replaced', () => {
  const secrets = [
    { kind: 'a', start: 2, end: 5 },
    { kind: 'b', start: 8, end: 12 },
  ]
  expect(replaced('01234567890123', 0, secrets)).toBe('01‹a›567‹b›23')
  expect(replaced('345678', 3, secrets)).toBe('‹a›567‹b›')
  expect(replaced('56', 5, secrets)).toBe('56')
  expect(replaced('', 3, secrets)).toBe('')
})
