import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { cloudFormation } from '../src/reporters/notations/cloudformation.ts'
import { cloudFormationName } from '../src/reporters/notations/cloudformation-names.ts'
import { notations } from '../src/reporters/notations/registry.ts'
import { plain, treeOf } from '../src/reporters/notations/tree.ts'
import { readEstate } from '../src/sources/read-estate.ts'
import { traits } from '../src/traits/registry.ts'
import type { Example, Json } from '../src/traits/trait.ts'
import { inFolder } from './folder.ts'

const examples = traits.flatMap(({ id, example }) => (example ? [[id, example] as const] : []))

/** What our own source reads in a template, without places. */
function readBack(template: string): unknown {
  return inFolder({ 'template.yaml': template }, (folder) => {
    const { estate } = readEstate([folder], { root: folder })
    expect(estate.gaps).toEqual([])
    return estate.resources.map(({ type, slots }) => ({ type, slots: known(slots) }))
  })
}

/** Values alone: no origins, and nothing that is empty. */
function known(value: unknown): unknown {
  if (value instanceof Map) return known(Object.fromEntries(value))
  if (Array.isArray(value)) return value.map(known)
  if (typeof value !== 'object' || value === null) return value
  if ('is' in value) return value.is === 'known' && 'value' in value ? known(value.value) : undefined
  if ('slots' in value) return known(value.slots)
  if ('items' in value) return known(value.items)
  if ('entries' in value) return known(value.entries)
  const entries = Object.entries(value).map(([name, field]) => [name, known(field)] as const)
  return Object.fromEntries(entries.filter(([, field]) => !isEmpty(field)))
}

const isEmpty = (value: unknown) =>
  value === undefined || (typeof value === 'object' && value !== null && Object.keys(value).length === 0)

/** The same resource in the API's own names, which our source reads as well. */
function inApiNames(example: Example): string {
  const { fields } = treeOf(example)
  const named = [...fields].filter(([name]) => cloudFormationName(example.type, [name]) !== undefined)
  const properties = plain({ is: 'struct', fields: new Map(named) }, (name) => name)
  if (example.type !== 'Breakwater::TemplateParameter') {
    return JSON.stringify({ Resources: { It: { Type: example.type, Properties: properties } } })
  }
  const { name = 'DbPassword', noEcho, type = 'String' } = properties as { readonly [field: string]: Json }
  return JSON.stringify({
    Resources: {},
    AWSTemplateFormatVersion: '2010-09-09',
    Parameters: { [`${name}`]: { Type: type, NoEcho: noEcho } },
  })
}

describe.each(notations)('$name', ({ write }) => {
  test.each(examples)('%s is written', (_id, example) => {
    const snippet = write(example)
    expect(snippet).not.toMatch(/\bundefined\b|\[object |NaN/)
    expect(snippet).not.toMatch(/^\s*$/)
    for (const line of snippet.split('\n')) expect(line).toBe(line.trimEnd())
  })
})

test.each(examples)('%s: what CloudFormation would make has the values of the example', (_id, example) => {
  const template = cloudFormation(example)
  if (template.startsWith('#')) return
  expect(parse(template)).toBeTypeOf('object')
  const whole = template.startsWith('Parameters:')
    ? `${template}\nResources: {}\nAWSTemplateFormatVersion: "2010-09-09"`
    : template
  expect(readBack(whole)).toEqual(readBack(inApiNames(example)))
})
