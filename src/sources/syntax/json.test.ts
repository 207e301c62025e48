import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readJson, readJsonSequence } from './json.ts'
import { type Syntax, SyntaxFault, scalarValue } from './syntax.ts'

function plain(node: Syntax): unknown {
  switch (node.kind) {
    case 'scalar':
      return scalarValue(node)
    case 'list':
      return node.items.map(plain)
    case 'map':
      return [...node.entries].map(([key, { value }]) => [key, plain(value)])
  }
}

const fault = (text: string): SyntaxFault | undefined => {
  try {
    readJson(text)
    return undefined
  } catch (error) {
    if (error instanceof SyntaxFault) return error
    throw error
  }
}

/** JSON.parse's result in the same form. */
function entriesOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(entriesOf)
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).map(([key, item]) => [key, entriesOf(item)])
  return value
}

describe('readJson', () => {
  test('reads what JSON.parse reads', () => {
    // Object.entries puts keys that look like indexes first, whatever the text says.
    const words = fc.dictionary(
      fc.string().filter((key) => !/^\d+$/.test(key)),
      fc.jsonValue(),
    )
    fc.assert(
      fc.property(words, fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, undefined, indent)
        expect(plain(readJson(text))).toEqual(entriesOf(JSON.parse(text)))
      }),
    )
  })

  test('accepts the comments and trailing commas that people leave', () => {
    expect(plain(readJson('// web\n{"a": [1, 2,], /* b */ "b": null,}'))).toEqual([
      ['a', [1, 2]],
      ['b', null],
    ])
  })

  test('every place leads to the text of its node', () => {
    const text = '{\n  "name": "web",\n  "ports": [80, {"host": "8\\u0030"}]\n}'
    const check = (node: Syntax): void => {
      const written = text.slice(node.start, node.end)
      if (node.kind === 'scalar') expect(JSON.parse(written)).toEqual(scalarValue(node))
      else expect(JSON.parse(written)).toBeTypeOf('object')
      if (node.kind === 'list') node.items.forEach(check)
      if (node.kind === 'map') for (const { value } of node.entries.values()) check(value)
    }
    check(readJson(text))
  })

  test('marks a key that stands twice', () => {
    const root = readJson('{"a": 1, "a": 2}')
    expect(root.kind === 'map' && root.entries.get('a')).toMatchObject({ duplicate: true, value: { text: '2' } })
  })

  test('keys such as __proto__ are keys like others', () => {
    const root = readJson('{"__proto__": {"polluted": true}}')
    expect(root.kind === 'map' && [...root.entries.keys()]).toEqual(['__proto__'])
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })

  test.each([
    ['an empty text', '', 'json-invalid', 0],
    ['a missing comma', '{"a": 1 "b": 2}', 'json-invalid', 8],
    ['a missing value', '{"a": }', 'json-invalid', 6],
    ['a string over two lines', '{"a": "b\nc"}', 'json-invalid', 6],
    ['text behind the end', '{} {}', 'json-invalid', 3],
    ['an unclosed brace', '{"a": 1', 'json-invalid', 7],
    ['brackets beyond all depth', '['.repeat(10_000), 'nesting-too-deep', 200],
  ])('refuses %s', (_name, text, code, offset) => {
    expect(fault(text)).toMatchObject({ code, offset })
  })
})

describe('readJsonSequence', () => {
  test.each([
    ['lines', '{"a": 1}\n{"a": 2}\n', 2],
    ['values over several lines, with comments', '{\n"a": 1}\n// next\n[1,\n2]', 2],
    ['one value', '{"a": 1}', 1],
  ])('reads %s', (_name, text, count) => {
    const roots = readJsonSequence(text)
    expect(roots).toHaveLength(count)
    const scalars = roots.flatMap((root) => (root.kind === 'map' ? [...root.entries.values()] : []))
    for (const { keyStart, keyEnd, value } of scalars) {
      expect(text.slice(keyStart, keyEnd)).toBe('"a"')
      expect(value).toMatchObject({ text: text.slice(value.start, value.end) })
    }
  })

  test.each([
    ['text behind the end', '{} x', 3],
    ['a second value that breaks off', '{} {"a": ', 9],
  ])('refuses %s', (_name, text, offset) => {
    expect(() => readJsonSequence(text)).toThrow(expect.objectContaining({ code: 'json-invalid', offset }))
  })
})
