import { expect, test } from 'vitest'
import { gapsOf, scanFiles } from '../../../test/scan-files.ts'

const lines = (count: number, entry: string) =>
  Array.from({ length: count }, (_, at) => `  N${at}: ${entry}\n`).join('')
const head = (count: number) => `Parameters:\n${lines(count, '{Type: String}')}`
const queue = '{Type: AWS::SQS::Queue}'
const one = `Resources:\n${lines(1, queue)}`

test.each<[string, string, readonly string[]]>([
  ['500 resources', `Resources:\n${lines(500, queue)}`, []],
  ['501 resources', `Resources:\n${lines(501, queue)}`, ['It has 501 resources; 500 are the most. shop.yaml:502']],
  ['200 parameters', head(200) + one, []],
  ['201 parameters', head(201) + one, ['It has 201 parameters; 200 are the most. shop.yaml:202']],
  [
    '201 mappings',
    `Mappings:\n${lines(201, '{a: {b: c}}')}${one}`,
    ['It has 201 mappings; 200 are the most. shop.yaml:202'],
  ],
  [
    '201 outputs',
    `Outputs:\n${lines(201, '{Value: a}')}${one}`,
    ['It has 201 outputs; 200 are the most. shop.yaml:202'],
  ],
  ['a megabyte', one + '#'.repeat(1_000_000 - one.length), []],
  [
    'more than a megabyte',
    one + '#'.repeat(1_000_001 - one.length),
    ['It has 1000001 bytes; 1000000 are the most. shop.yaml:1'],
  ],
  [
    'more than a megabyte in fewer letters',
    `${one}#${'é'.repeat(500_000)}`,
    [`It has ${one.length + 1_000_001} bytes; 1000000 are the most. shop.yaml:1`],
  ],
])('%s', (_name, text, says) => {
  expect(gapsOf(scanFiles({ 'shop.yaml': text }))).toEqual(says.map((each) => `template-over-limit: ${each}`))
})
