import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from 'vitest'
import type { Value } from '../../value.ts'
import { type Exception, exceptions } from './cases/exceptions.ts'
import type { CallContext } from './function.ts'
import { evaluateCall } from './literal-calls.ts'

const files: ReadonlyMap<string, string> = new Map([
  ['shop/orders.txt', 'orders\n'],
  ['shop/mail.tftpl', 'Hello, ${name}!\n'],
  ['shop/a.json', '{"a":1}'],
  ['shop/cafe.txt', 'Zoë ☕\n'],
  ['shop/web/index.html', 'x\n'],
  ['shop/web/css/main.css', 'y\n'],
  ['shop/web/.hidden', 'z\n'],
])

const context: CallContext = {
  at: { at: 'call', call: 'test', field: '' },
  folder: '',
  readText: (path) => files.get(join(path)),
  list: (folder) => {
    const below = folder === '.' ? '' : `${folder}/`
    return [...files.keys()].flatMap((path) => (path.startsWith(below) ? [path.slice(below.length)] : []))
  },
  template: () => ({ is: 'nothing', origin: context.at }),
  inEveryBranch: () => undefined,
  spend: () => true,
}

/** The value as JSON has it; undefined where something of it is unknown. */
function toJson(value: Value): unknown {
  switch (value.is) {
    case 'scalar':
      if (value.encoded) return Buffer.from(value.text).toString('base64')
      return value.value
    case 'list':
      return value.items.map(toJson)
    case 'map':
      return Object.fromEntries([...value.entries].map(([key, entry]) => [key, toJson(entry)]))
    case 'nothing':
      return null
    default:
      return undefined
  }
}

interface Cases {
  readonly terraform: string
  readonly cases: readonly (readonly [expression: string, answer: unknown])[]
}

const folder = join(import.meta.dirname, 'cases')
const error = { error: true }

describe.each(readdirSync(folder).filter((file) => file.endsWith('.json')))('%s', (file) => {
  const { terraform, cases }: Cases = JSON.parse(readFileSync(join(folder, file), 'utf8'))

  test.each(cases)(`Terraform ${terraform}: %s`, (expression, answer) => {
    const value = evaluateCall(expression, context)
    const found = value === undefined ? error : toJson(value)
    const exception = exceptions.find(({ of }) => of.includes(expression))
    if (!exception) expect(found).toEqual(answer)
    else expect(kindOf(found, answer)).toBe(exception.is)
  })
})

function kindOf(found: unknown, answer: unknown): Exception['is'] | 'equal' {
  if (isDeepStrictEqual(found, answer)) return 'equal'
  if (found === undefined || found === error) return 'unsaid'
  return isDeepStrictEqual(answer, error) ? 'lenient' : 'different'
}

test('exceptions are cases', () => {
  const asked = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => (JSON.parse(readFileSync(join(folder, file), 'utf8')) as Cases).cases.map(([text]) => text))
  const listed = exceptions.flatMap(({ of }) => of)
  expect(listed.filter((text) => !asked.includes(text))).toEqual([])
  expect(new Set(listed).size).toBe(listed.length)
})
