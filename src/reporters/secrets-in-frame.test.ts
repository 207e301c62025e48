import { expect, test } from 'vitest'
import { Estate } from '../model/estate.ts'
import { secretsAt } from './secrets-in-frame.ts'

const at = (value: string, field: string) => {
  const text = `SecretString: ${value}\n`
  const estate = new Estate({ files: [{ path: 'shop.yaml', text }], choices: [], gaps: [], resources: [] })
  const start = text.indexOf(value)
  const found = secretsAt({ at: 'text', file: 0, start, end: start + value.length, field }, estate)
  return found.map((secret) => text.slice(secret.start, secret.end))
}

test.each([
  [`'{"user":"shop","k":"horse-77"}'`],
  [`!Sub '{"host":"\${Db.Endpoint.Address}","k":"horse-77"}'`],
  ['"horse-77\\nand a battery"'],
])('what a secret is made of is one: %s', (value) => {
  expect(at(value, 'Resources.Db.Properties.SecretString')).toEqual([value])
})

test('what its logical id calls a secret, and what is joined into one', () => {
  expect(at('correct-horse-7', 'Resources.MailPassword.Properties.Value')).toEqual(['correct-horse-7'])
  expect(at('correct-horse-7', 'Resources.MailHost.Properties.Value')).toEqual([])
  const joined = "!Join ['', [correctHorse7, !Ref AWS::Region]]"
  expect(at(joined, 'Resources.Db.Properties.MasterUserPassword')).toEqual([joined])
})

test.each(['!Ref DbPassword', '{"Ref": "DbPassword"}'])('what it refers to is none: %s', (value) => {
  expect(at(value, 'Resources.Db.Properties.SecretString')).toEqual([])
})
