import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  awsKeyId,
  base64,
  exampleKeyId,
  exampleSecretKey,
  joined,
  pem,
  random,
  webToken,
} from '../../test/secrets/made-up.ts'
import { secretsIn } from './detector.ts'

/** What was found, as `kind: text`. */
const found = (value: string, name?: string) =>
  secretsIn(value, name).map(({ kind, start, end }) => `${kind}: ${value.slice(start, end)}`)

const token = joined('gh', 'p_', random(36, 'mixed', 700))

describe('says what it is and where', () => {
  test.each<[string, string, string | undefined, readonly string[]]>([
    ['a password by its name', 'hunter2', 'DB_PASSWORD', ['password: hunter2']],
    ['a secret that was chosen', 'changeme', 'JWT_SECRET', ['secret: changeme']],
    ['a token that was issued', '0e2f7c1d77aa', 'API_KEY', ['token: 0e2f7c1d77aa']],
    ['a form in a sentence', `use ${token}, please`, 'NOTE', [`github-token: ${token}`]],
    ['the whole value where its name says so', `x ${token}`, 'DB_PASSWORD', [`github-token: x ${token}`]],
    [
      'both keys of AWS, documented ones too',
      `${exampleKeyId}:${exampleSecretKey}`,
      '',
      [`aws-access-key-id: ${exampleKeyId}`, `aws-secret-access-key: ${exampleSecretKey}`],
    ],
    ['the password of a URL', 'redis://:p%40ss@cache:6379', '', ['connection-password: p%40ss']],
    ['a password with an @', 'mysql://a:p@ss@db/x', '', ['connection-password: p@ss']],
    [
      'each URL of a list',
      'amqp://a:one1@x,amqp://b:two2@y',
      '',
      ['connection-password: one1', 'connection-password: two2'],
    ],
    ['an option', 'run --password hunter2 --port 80', '', ['password: hunter2']],
    ['a quoted option', `run --password='two words'`, '', ['password: two words']],
    ['a line of a script', 'export DB_PASSWORD=a;b&c\nPORT=80', '', ['password: a;b&c']],
    ['a member of JSON', '{"password":"a\\"b","port":80}', '', ['password: a\\"b']],
    ['JSON in JSON', '{\\"password\\":\\"hunter2\\"}', '', ['password: hunter2']],
    ['a line break that is written out', '\\nTOKEN=t0k3n-4711\\n', '', ['token: t0k3n-4711']],
    ['an entry', '{"name":"DB_PASSWORD","value":"hunter2"}', '', ['password: hunter2']],
    ['an entry, value first', '{"value":"hunter2","name":"DB_PASSWORD"}', '', ['password: hunter2']],
    ['an entry over two lines', '- Name: DB_PASSWORD\n  Value: hunter2\n', '', ['password: hunter2']],
    ['a passphrase', 'passphrase: correct horse battery staple\n', '', ['password: correct horse battery staple']],
    ['the default of a shell', 'mysql -p${PW} ${DB_PASSWORD:-hunter2}', '', ['password: hunter2']],
    ['a sentence of a report', 'DB_PASSWORD is "hunter2".', '', ['password: hunter2']],
    [
      'base64 of a script',
      `run ${base64('export DB_PASSWORD=hunter2')} now`,
      '',
      [`password: ${base64('export DB_PASSWORD=hunter2')}`],
    ],
    [
      'a key in one line',
      pem('PRIVATE KEY', { escaped: true }),
      '',
      [`private-key: ${pem('PRIVATE KEY', { escaped: true })}`],
    ],
    [
      'a key that is cut off',
      pem('PRIVATE KEY').slice(0, 100),
      '',
      [`private-key: ${pem('PRIVATE KEY').slice(0, 100)}`],
    ],
  ])('%s', (_name, value, name, expected) => {
    expect(found(value, name)).toEqual(expected)
  })
})

describe('laws', () => {
  const pieces = fc.constantFrom(
    ...[
      token,
      awsKeyId(),
      webToken(),
      pem('PRIVATE KEY'),
      'password=',
      'DB_PASSWORD: ',
      '"token":"',
      '://a:b@c',
      '\\"',
      "'",
      '"',
      '=',
      ':',
      '\n',
    ],
    ...[
      ' ',
      '${X}',
      '<x>',
      'mysql -p',
      'curl -u a:',
      '--password ',
      base64('{"password":"hunter2"}'),
      'value',
      'name',
      '‹',
    ],
  )
  const texts = fc
    .array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 12 })
    .map((all) => all.join(''))
  const names = fc.oneof(fc.constantFrom('', 'PASSWORD', 'API_KEY', 'JWT_SECRET', 'auth', 'key'), fc.string())

  test('ranges lie in the text, are sorted and apart', () => {
    fc.assert(
      fc.property(texts, names, (text, name) => {
        let last = 0
        for (const { start, end } of secretsIn(text, name)) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
          last = end
        }
      }),
      { numRuns: 500 },
    )
  })

  test('plain text around a token hides nothing', () => {
    const plain = fc
      .array(fc.constantFrom('the', 'shop', 'opens', 'at', '9', 'port', 'web-1', '/srv/app', 'info,'))
      .map((words) => words.join(' '))
    const tokens = fc.constantFrom(
      token,
      awsKeyId(),
      webToken(),
      pem('EC PRIVATE KEY'),
      'postgres://a:hunter2@db',
      'PASSWORD=hunter2',
    )
    fc.assert(
      fc.property(plain, tokens, plain, (before, secret, after) => {
        const text = `${before} ${secret} ${after}`
        const [one] = secretsIn(text)
        const [alone] = secretsIn(secret)
        expect(one && { ...one, start: one.start - before.length - 1, end: one.end - before.length - 1 }).toEqual(alone)
      }),
    )
  })

  test('a name never hides what a value shows by itself', () => {
    fc.assert(
      fc.property(texts, names, (text, name) => {
        expect(secretsIn(text, name).length > 0 || secretsIn(text).length === 0).toBe(true)
      }),
    )
  })
})

/** A million characters each. What takes more than linear time takes minutes on them. */
test.each([
  ...[
    'a',
    'password',
    '=',
    '"',
    "'",
    'password=',
    'password="',
    `password='"`,
    'token=token=',
    '--password ',
    '-----BEGIN PRIVATE KEY-----',
  ],
  ...[
    '-----BEGIN PRIVATE KEY-----AAAA',
    '://',
    'x://a:b',
    'eyJ',
    'AKIA',
    'mysql -',
    'curl -u a:',
    'YWFh',
    'secret: a ',
    '"name":"password",',
  ],
  ...[
    'value:"a",name:"',
    '\\"',
    '${',
    '{{',
    '$(',
    'password=${',
    'sk-',
    'sk-a1-',
    ':AA',
    '-us1',
    'password: a a ',
    '\\npassword=',
  ],
])('%j over and over takes no longer than it is', { timeout: 20_000 }, (piece) => {
  const long = piece.repeat(Math.ceil(1_000_000 / piece.length))
  secretsIn(long)
  secretsIn(long, 'PASSWORD')
  secretsIn(long.slice(0, 19_000), 'PASSWORD')
  secretsIn(long.slice(0, 19_000), 'API_KEY')
})
