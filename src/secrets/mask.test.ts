import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Mask, masked, maskOf, replaced } from './mask.ts'

test.each([
  ['hunter2', 'DB_PASSWORD', '‹password›'],
  ['hunter2', undefined, 'hunter2'],
  ['postgres://shop:hunter2@db/shop', undefined, 'postgres://shop:‹connection-password›@db/shop'],
  ['run --password hunter2 --port 80', 'command', 'run --password ‹password› --port 80'],
  ['DbPassword is "hunter2"', undefined, 'DbPassword is "‹password›"'],
  ['command has "--token=4f8a1b2c9d".', undefined, 'command has "--token=‹token›".'],
  ['privileged is true.', undefined, 'privileged is true.'],
  ['DB_PASSWORD: ‹password›', undefined, 'DB_PASSWORD: ‹password›'],
  ['TOKEN: ://a:@b@b', undefined, 'TOKEN: ‹token›'],
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
    { numRuns: 1_000 },
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

const known = new Map([
  ['zzSecret56x', 'password'],
  ['swordfish', 'password'],
])

test.each([
  // The program's own words are never hidden.
  ['AWS_SECRET_ACCESS_KEY holds an AWS access key.', 'AWS_SECRET_ACCESS_KEY holds an AWS access key.'],
  ['command, after --password, holds a password.', 'command, after --password, holds a password.'],
  ['shop/AWS_SECRET_ACCESS_KEY is not in this scan.', 'shop/AWS_SECRET_ACCESS_KEY is not in this scan.'],
  ['The password: nobody knows it.', 'The password: nobody knows it.'],
  ['It is no swordfish.', 'It is no swordfish.'],
  // What they quote is.
  ['DbPassword is "hunter2".', 'DbPassword is "‹password›".'],
  ['command has "--token=4f8a1b2c9d".', 'command has "--token=‹token›".'],
  ['user is "swordfish".', 'user is "‹password›".'],
  ['CONFIG is "{"password":"hunter2"}".', 'CONFIG is "{"password":"‹password›"}".'],
  // And so is what is known, has a form of its own, or stands behind its sign.
  ['zzSecret56x is not in this scan.', '‹password› is not in this scan.'],
  ['Mounted in password=hunter2.', 'Mounted in password=‹password›'],
  ['redis://:hunter2@cache is not declared.', 'redis://:‹connection-password›@cache is not declared.'],
])('the sentence %j is told as %j', (says, told) => {
  expect(new Mask(known).sentence(says)).toBe(told)
})

test.each([
  ['web-swordfish', 'web-‹password›'],
  ['web-zzSecret56x', 'web-‹password›'],
  ['login with password: hunter2', 'login with password: ‹password›'],
  ['the swordfish', 'the ‹password›'],
  ['web', 'web'],
])('of an input %j is shown as %j', (text, shown) => {
  expect(new Mask(known).text(text)).toBe(shown)
})

test.each([
  ['infra/password=hunter2/shop.yaml#Web', 'infra/password=‹password›/shop.yaml#Web'],
  ['zzSecret56x/shop.yaml#zzSecret56x', '‹password›/shop.yaml#‹password›'],
  ['infra/secrets/token.yaml', 'infra/secrets/token.yaml'],
])('the path %j is shown as %j', (path, shown) => {
  expect(new Mask(known).path(path)).toBe(shown)
})

test('for the same texts there is one mask', () => {
  expect(maskOf(known)).toBe(maskOf(known))
})
