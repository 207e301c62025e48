import { describe, expect, test } from 'vitest'
import { FoundSecrets } from './found-secrets.ts'
import { SecretSearch } from './secret-search.ts'
import { readYaml } from './syntax/yaml.ts'

function search(...documents: readonly string[]) {
  const found = new FoundSecrets()
  const searching = new SecretSearch(found)
  for (const [file, text] of documents.entries()) for (const root of readYaml(text)) searching.look(root, file)
  return { found, searching }
}

function textsIn(...documents: readonly string[]): readonly string[] {
  const { found, searching } = search(...documents)
  searching.finish()
  return [...found.texts.keys()]
}

const parameters = (declared: string, rest = '') => `Parameters:\n  Mode: ${declared}\n${rest}`

describe('what is known as a secret', () => {
  test.each([
    ['by its key', 'DbPassword: hunter-22'],
    ['by the name beside it', '- {Name: DB_PASSWORD, Value: hunter-22}'],
    ['by the name behind it', '- {Value: hunter-22, Name: DB_PASSWORD}'],
    ['by a name with a comment and a break', '- Name: DB_PASSWORD # a { b\n\n  Value:\n    hunter-22'],
    ['by a name that a function makes', "- {Name: !Sub '${AWS::StackName}_PASSWORD', Value: hunter-22}"],
    ['by a name in pieces', "- {Name: !Join ['_', [DB, PASSWORD]], Value: hunter-22}"],
    [
      'by a name that a function with a long name makes',
      '- {"Name": {"Fn::Sub": "DB_PASSWORD"}, "Value": "hunter-22"}',
    ],
    ['by the key of a tag or parameter', '- {ParameterKey: DbPassword, ParameterValue: hunter-22}'],
    ['by the logical id', 'DbPassword: {Type: "AWS::SSM::Parameter", Properties: {Type: String, Value: hunter-22}}'],
    ['by the option before it', 'Command: [serve, --password, hunter-22]'],
    ['by the option before a function', "Command: [serve, --password, !Sub 'hunter-22']"],
    ['in a text', 'UserData: "export DB_PASSWORD=hunter-22"'],
    ['in a key', '"password=hunter-22": {}'],
    ['in a condition', '- {Name: DB_PASSWORD, Value: !If [IsProd, hunter-22, !Ref "AWS::NoValue"]}'],
    ['among others', '- {Name: DB_PASSWORD, Value: !Select [0, [hunter-22]]}'],
    ['beside a hole', "- {Name: DB_PASSWORD, Value: !Sub 'hunter-22${Stage}'}"],
    ['in a URL in pieces', "Url: !Join ['', ['postgres://shop:', hunter-22, '@', !Ref Host]]"],
    ['as a default', 'Parameters: {DbPassword: {Type: String, Default: hunter-22}}'],
    [
      'as a default that is used as one',
      parameters('{Default: hunter-22}', '- {Name: DB_PASSWORD, Value: !Ref Mode}'.replace(/^/, 'Env:\n  ')),
    ],
    [
      'as a default that a text is made of',
      parameters('{Default: hunter-22}', "Env:\n  - {Name: DB_PASSWORD, Value: !Sub '${Mode}'}"),
    ],
    ['as a default that is NoEcho', parameters('{NoEcho: true, Default: hunter-22}')],
    ['as what is compared with one', parameters("{NoEcho: 'true'}", 'Conditions: {A: !Equals [!Ref Mode, hunter-22]}')],
    ['as what is given to one', `${parameters('{NoEcho: true}')}---\nProperties: {Parameters: {Mode: hunter-22}}`],
  ])('%s', (_name, text) => {
    expect(textsIn(text)).toContain('hunter-22')
  })

  test.each([
    ['what no name tells of', 'Family: hunter-22'],
    ['the name of a parameter', '- {Name: DB_PASSWORD, Value: !Ref hunter-22}'],
    ['an attribute', '- {Name: DB_PASSWORD, Value: !GetAtt hunter-22.Secret}'],
    ['a condition', '- {Name: DB_PASSWORD, Value: !If [hunter-22, a, b]}'],
    ['where a secret is kept', '- {Name: DB_PASSWORD, ValueFrom: hunter-22}'],
    ['what is written of a parameter that is shown', parameters('{Default: hunter-22}')],
    ['what an entry is called', '- {Key: hunter.http2.enabled-22, Value: x}'],
    ['what says about a password', 'PasswordPolicyName: hunter-22'],
  ])('not %s', (_name, text) => {
    expect(textsIn(text)).toEqual([])
  })

  test('a word that everybody guesses, or that stands in the open elsewhere, is none', () => {
    expect(textsIn('DbPassword: postgres')).toEqual([])
    expect(textsIn('DbPassword: swordfish')).toEqual(['swordfish'])
    expect(textsIn('DbPassword: swordfish\nFamily: swordfish')).toEqual([])
    expect(textsIn('DbPassword: short')).toEqual([])
  })

  test('in lower case too', () => {
    expect(textsIn('DbPassword: Hunter-22')).toEqual(['Hunter-22', 'hunter-22'])
  })
})

test('values that are given for a parameter are known with their place', () => {
  const { found, searching } = search(parameters('{NoEcho: true}'))
  searching.given('Mode', 'low tide', { at: 'text', file: 1, start: 4, end: 12, field: 'Mode' })
  searching.given('GivenPassword', 'hunter-22', { at: 'call', call: 'x', field: 'y' })
  searching.finish()
  expect([...found.texts]).toEqual([
    ['low tide', 'no-echo'],
    ['hunter-22', 'password'],
  ])
  expect(found.in(1)).toEqual([{ kind: 'no-echo', start: 4, end: 12 }])
})

test('values that are secrets as a whole have their places, short ones too', () => {
  const text = 'A: {DbPassword: abc}\nB: "TOKEN=4f8a1b2c9d"\nC: {ApiToken: "4f8a1b2c9d"}\n'
  const { found } = search(text)
  expect(found.in(0).map(({ start, end }) => text.slice(start, end))).toEqual(['abc', '"4f8a1b2c9d"'])
})
