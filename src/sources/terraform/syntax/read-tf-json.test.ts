import { describe, expect, test } from 'vitest'
import { readJson } from '../../syntax/json.ts'
import { SyntaxFault } from '../../syntax/syntax.ts'
import type { Body } from './ast.ts'
import { loadHcl } from './load-hcl.ts'
import { readTfJson } from './read-tf-json.ts'

const hcl = await loadHcl()

/** A tree without its places, for comparing. */
function bare(value: unknown): unknown {
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, inside]) => [key, bare(inside)]))
  if (Array.isArray(value)) return value.map(bare)
  if (typeof value !== 'object' || value === null) return value
  const places = ['start', 'end', 'nameStart', 'nameEnd', 'head']
  const kept = Object.entries(value).filter(([key]) => !places.includes(key))
  return Object.fromEntries(kept.map(([key, inside]) => [key, bare(inside)]))
}

const readText = (text: string): Body => readTfJson(readJson(text), hcl)

/** The same configuration in JSON and in HCL. */
test.each<[name: string, json: unknown, text: string]>([
  ['nothing', {}, ''],
  [
    'a resource',
    { resource: { aws_ecs_cluster: { shop: { name: 'shop', count: 2, force: true, none: null } } } },
    'resource aws_ecs_cluster shop {\n name = "shop"\n count = 2\n force = true\n none = null\n}',
  ],
  [
    'several of a type, and lists of pieces',
    [{ resource: { a: { b: {}, c: {} } } }, { resource: [{ a: { d: {} } }], data: { e: { f: { g: '${a.b.id}' } } } }],
    'resource a b {\n}\nresource a c {\n}\nresource a d {\n}\ndata e f {\n g = a.b.id\n}',
  ],
  [
    'blocks of resource types, which stay arguments',
    { resource: { a: { b: { setting: [{ name: 'x' }], network: { subnets: ['${var.s}'] } } } } },
    'resource a b {\n setting = [{ name = "x" }]\n network = { subnets = [var.s] }\n}',
  ],
  [
    'blocks of the language in a resource',
    {
      resource: {
        a: {
          b: {
            lifecycle: { ignore_changes: ['tags', 'x[0]'], precondition: [{ condition: '${var.a > 1}' }] },
            dynamic: { rule: { for_each: '${var.r}', content: { port: '${rule.value}' } } },
            provisioner: [{ 'local-exec': { command: 'x' } }],
            depends_on: ['aws_x.y', '${aws_x.z}'],
            provider: 'aws.west',
          },
        },
      },
    },
    `resource a b {
      lifecycle {
        ignore_changes = [tags, x[0]]
        precondition {
          condition = var.a > 1
        }
      }
      dynamic rule {
        for_each = var.r
        content {
          port = rule.value
        }
      }
      provisioner local-exec {
        command = "x"
      }
      depends_on = [aws_x.y, aws_x.z]
      provider = aws.west
    }`,
  ],
  [
    'variables, of which only types and conditions are read',
    {
      variable: {
        a: {
          type: 'list(string)',
          default: ['${x}', { '${k}': '%{y}' }],
          validation: { condition: '${length(var.a) > 0}', error_message: 'no' },
        },
      },
    },
    `variable a {
      type = list(string)
      default = ["$\${x}", { "$\${k}" = "%%{y}" }]
      validation {
        condition = length(var.a) > 0
        error_message = "no"
      }
    }`,
  ],
  [
    'modules and what else a file has',
    {
      module: { m: { source: './${m}', providers: { aws: 'aws.west' }, x: { 'a-${var.b}': '${1 + 2}' } } },
      output: { o: { value: '${module.m.x}-y' } },
      locals: { a: '${{ b = 1 }}', c: 'd' },
      provider: { aws: [{ region: 'eu-west-1' }, { alias: 'west', region: '${var.r}' }] },
      terraform: { required_version: '> 1', required_providers: { aws: { source: 'hashicorp/aws' } } },
      moved: { from: 'a.b', to: 'a.c' },
    },
    `module m {
      source = "./$\${m}"
      providers = { aws = aws.west }
      x = { "a-\${var.b}" = 1 + 2 }
    }
    output o {
      value = "\${module.m.x}-y"
    }
    locals {
      a = { b = 1 }
      c = "d"
    }
    provider aws {
      region = "eu-west-1"
    }
    provider aws {
      alias = "west"
      region = var.r
    }
    terraform {
      required_version = "> 1"
      required_providers {
        aws = { source = "hashicorp/aws" }
      }
    }
    moved {
      from = a.b
      to = a.c
    }`,
  ],
  ['comments', { '//': 'x', resource: { '//': 'y', a: { b: { '//': 'z' } } } }, 'resource a b {\n}'],
  ['an empty block', { resource: { a: { b: null, c: [] } }, locals: null }, ''],
])('%s', (_name, json, text) => {
  expect(bare(readText(JSON.stringify(json, undefined, 1)))).toEqual(bare(hcl.readFile(text)))
})

describe('places', () => {
  const text = '{"locals": {"a": "x ${b}", "c": "\\"${d}"}, "resource": {"t": {"n": {"e": 1}}}}'
  const { blocks } = readText(text)
  const part = (place: { readonly start: number; readonly end: number }) => text.slice(place.start, place.end)
  const [locals, resource] = blocks
  const template = (name: string) => {
    const value = locals?.body.attributes.get(name)?.value
    return value?.is === 'template' ? value.parts.map(part) : []
  }

  test('in a string', () => {
    expect(template('a')).toEqual(['x ', '${b}'])
  })

  test('in a string with escapes they are the whole string', () => {
    expect(template('c')).toEqual(['"\\"${d}"', '"\\"${d}"'])
  })

  test('of a block', () => {
    expect(resource && [part(resource), part(resource.head)]).toEqual(['"n": {"e": 1}', '"n"'])
  })
})

test.each<[text: string, says: string, at: string]>([
  ['{"locals": {"a": "x ${b c}"}}', 'Unexpected c', 'c}'],
  ['{"locals": {"a": "\\n ${b c}"}}', 'Unexpected c', '"\\n'],
  ['{"locals": 1}', 'A mapping is expected, of what locals holds', '1'],
  ['{"resource": {"a": "b"}}', 'A mapping is expected, of what resource holds', '"b"'],
  ['[1]', 'A mapping is expected', '1'],
  ['{"resource": {"a": {"b": {"depends_on": ["a b"]}}}}', 'Unexpected b', 'b"]'],
  ['{"locals": {"a": "${b"}}', '${ is not closed', '${'],
])('%s: %s', (text, says, at) => {
  try {
    readText(text)
    expect.unreachable()
  } catch (error) {
    if (!(error instanceof SyntaxFault)) throw error
    expect([error.code, error.message, error.offset]).toEqual(['hcl-invalid', says, text.indexOf(at)])
  }
})

test('the item of a splat stands nowhere, also where escapes make places those of the whole text', () => {
  const value = readText('{"locals": {"a": "\\n${b[*].c}"}}').blocks[0]?.body.attributes.get('a')?.value
  const splat = value?.is === 'template' ? value.parts.find((part) => part.is === 'interpolation')?.value : undefined
  const item = splat?.is === 'splat' && splat.each.is === 'attribute' ? splat.each.of : undefined
  expect(item?.is).toBe('variable')
  expect(item?.start).toBe(item?.end)
})
