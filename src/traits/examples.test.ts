import { describe, expect, test } from 'vitest'
import { estateOf } from '../../test/trait-cases.ts'
import { undeclared } from '../model/config.ts'
import type { Estate } from '../model/estate.ts'
import { resourceTypes } from '../model/resource.ts'
import type { Kind, Shape } from '../model/shape.ts'
import { traits } from './registry.ts'
import { judge } from './runner.ts'
import type { Example, Json } from './trait.ts'

/** Each lists every failure of every trait, so that one run says all that is wrong. */
describe('examples', () => {
  test('every trait has one, and it says something', () => {
    expect(
      traits.filter(({ example }) => !example || !(example.set || example.remove?.length)).map(({ id }) => id),
    ).toEqual([])
  })

  test('set has fields, values and keys of the resource type', () => {
    expect(mistakes(({ type, set = {} }) => mistakesIn(set, rootOf(type), type))).toEqual([])
  })

  test('remove has paths of the resource type', () => {
    expect(mistakes(({ type, remove = [] }) => remove.flatMap((path) => mistakesOnPath(path, rootOf(type))))).toEqual(
      [],
    )
  })

  test('remove takes away nothing that set has', () => {
    expect(
      mistakes(({ set = {}, remove = [] }) =>
        remove.filter((path) => isSet(set, path)).map((path) => `${path} is set`),
      ),
    ).toEqual([])
  })

  test('what it sets does not have the trait', () => {
    const failures = traits.flatMap(({ example, ...trait }) => {
      const estate = example && estateFrom(example)
      if (!example || !estate) return []
      if (estate.ofType(example.type).length === 0) return [`${trait.id}: cannot be read`]
      return [...judge(estate, [trait], undeclared)].flatMap(({ subject, verdict }) =>
        verdict.is === 'present'
          ? [`${trait.id}: ${subject} ${verdict.evidence.map(({ says }) => says).join(' ')}`]
          : [],
      )
    })
    expect(failures).toEqual([])
  })
})

const mistakes = (find: (example: Example) => readonly string[]): readonly string[] =>
  traits.flatMap(({ id, example }) => (example ? find(example).map((mistake) => `${id}: ${mistake}`) : []))

const rootOf = (type: Example['type']): Kind => ({ is: 'struct', shape: resourceTypes[type].shape })

/** The estate of a resource that has just what is set; none where no file can hold it. */
function estateFrom({ type, set = {} }: Example): Estate | undefined {
  if (type === 'Breakwater::ECS::Task') return undefined
  if (type !== 'Breakwater::TemplateParameter') return estateOf(type, { properties: set })
  const { name = 'It', ...declared } = set
  return estateOf(type, {
    template: { Parameters: { [String(name)]: { Type: 'String', ...declared } }, Resources: {} },
  })
}

function mistakesIn(json: Json, kind: Kind, path: string): readonly string[] {
  const wanted = (what: string, holds: boolean) => (holds ? [] : [`${path} is ${JSON.stringify(json)}, not ${what}`])
  switch (kind.is) {
    case 'text':
    case 'reference':
    case 'user-data':
      return wanted('a text', typeof json === 'string')
    case 'flag':
      return wanted('true or false', typeof json === 'boolean')
    case 'number':
      return wanted('a number', typeof json === 'number')
    case 'one-of':
      return wanted(`one of ${kind.values.join(', ')}`, typeof json === 'string' && kind.values.includes(json))
    case 'list': {
      if (!isList(json)) return kind.single ? mistakesIn(json, kind.of.kind, path) : wanted('a list', false)
      return json.flatMap((item, index) =>
        mistakesIn(item, kind.of.kind, `${path}[${index}]`).concat(keyless(item, kind.of.kind, `${path}[${index}]`)),
      )
    }
    case 'map':
      if (!isStructure(json)) return wanted('entries by name', false)
      return Object.entries(json).flatMap(([name, value]) => mistakesIn(value, kind.of.kind, `${path}.${name}`))
    case 'struct':
      if (!isStructure(json)) return kind.loose ? [] : wanted('a structure', false)
      return Object.entries(json).flatMap(([name, value]) => {
        const field = fieldIn(kind.shape, name)
        return field ? mistakesIn(value, field, `${path}.${name}`) : [`${path} has no ${name}`]
      })
  }
}

/** An item is named by the first field of its key. */
function keyless(item: Json, kind: Kind, path: string): readonly string[] {
  const key = kind.is === 'struct' ? kind.shape.key?.[0] : undefined
  return key !== undefined && isStructure(item) && !Object.hasOwn(item, key) ? [`${path} lacks its key ${key}`] : []
}

function mistakesOnPath(path: string, root: Kind): readonly string[] {
  let here: Kind | undefined = root
  for (const { name, isItem } of stepsOf(path)) {
    if (isItem) here = here?.is === 'list' || here?.is === 'map' ? here.of.kind : undefined
    else here = here?.is === 'struct' ? fieldIn(here.shape, name) : here?.is === 'map' ? here.of.kind : undefined
    if (!here) return [`${path} leads nowhere at ${name}`]
  }
  return here === root ? ['a path is empty'] : []
}

function isSet(set: Json, path: string): boolean {
  let here: Json | undefined = set
  for (const { name, isItem } of stepsOf(path)) {
    if (here === undefined) return false
    if (isItem && isList(here)) here = here.find((item) => isNamed(item, name))
    else here = isStructure(here) ? here[name] : undefined
  }
  return here !== undefined
}

const isNamed = (item: Json, name: string): boolean =>
  isStructure(item) ? Object.values(item).some((value) => String(value) === name) : String(item) === name

const isList = (json: Json): json is readonly Json[] => Array.isArray(json)
const isStructure = (json: Json): json is { readonly [key: string]: Json } =>
  typeof json === 'object' && json !== null && !isList(json)

function fieldIn({ fields }: Shape, name: string): Kind | undefined {
  const declared = Object.hasOwn(fields, name) ? fields[name] : undefined
  return (declared ?? Object.values(fields).find(({ also }) => also?.includes(name)))?.kind
}

/** `containerDefinitions[web].privileged` in steps; what stands in brackets may have dots. */
const stepsOf = (path: string): readonly { readonly name: string; readonly isItem: boolean }[] =>
  [...path.matchAll(/([^.[\]]+)|\[([^\]]*)\]/g)].map(([, field, item]) => ({
    name: field ?? item ?? '',
    isItem: item !== undefined,
  }))
