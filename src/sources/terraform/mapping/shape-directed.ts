import type { Origin } from '../../../model/origin.ts'
import type { Field, Shape } from '../../../model/shape.ts'
import { wholeText } from '../../../model/text.ts'
import { fieldNameIn, shapeIn } from '../../fields.ts'
import { type MapValue, originOf, type Plain, type Value } from '../../value.ts'
import type { Attribute, Attributes } from './attributes.ts'
import { firstOf, isNothing, joined, mapValue, nothing, orElse } from './values.ts'

/** The resource whose attributes are read. */
export interface Owner {
  readonly type: string
  readonly address: string
  readonly place: Origin
}

/**
 * The provider's attributes under the model's names, as deep as the shape goes.
 *
 * Blocks become structures, mappings of tags become lists, and what the provider has on fewer levels gets its own. What the
 * shape has no field for is left out. Texts of JSON are not looked into: the converter does that.
 */
export function inShape(shape: Shape, values: MapValue, attributes: Attributes, owner: Owner): MapValue {
  const { entries, rest } = withAllTags(values)
  const parts: Part[] = []
  for (const [name, value] of entries) {
    const attribute = attributeOf(attributes, name)
    const path = attribute && pathIn(shape, name, attribute)
    if (!path) continue
    const own = mapValue(value, (plain) => (isFilledIn(plain, attribute, owner) ? nothing(plain.origin) : plain))
    const made = mapValue(own, (plain) => inField(fieldAt(shape, path), plain, attribute, owner))
    parts.push({ path, value: made })
  }
  for (const name of Object.keys(attributes)) {
    const attribute = attributeOf(attributes, name)
    const path = attribute && pathIn(shape, name, attribute)
    if (!path || attribute.sends === undefined || rest) continue
    parts.push({ path, value: sent(attribute.sends, name, owner) })
  }
  return assembled(shape, parts, values)
}

const attributeOf = (attributes: Attributes, name: string): Attribute | undefined => {
  const known = Object.hasOwn(attributes, name) ? attributes[name] : {}
  return typeof known === 'string' ? { to: known } : (known ?? undefined)
}

function pathIn(shape: Shape, name: string, { to }: Attribute): readonly string[] | undefined {
  if (to !== undefined) return to.split('.')
  const field = fieldNameIn(shape, name.replaceAll('_', ''))
  return field === undefined ? undefined : [field]
}

/** The field at the end of a path. @throws where a table names a field that is not there. */
export function fieldAt(shape: Shape, path: readonly string[]): Field<unknown> {
  const [name = '', ...rest] = path
  const field = Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined
  if (!field) throw new Error(`the shape of ${shape.source} has no field ${name}`)
  if (rest.length === 0) return field
  const inner = shapeIn(field)
  if (!inner) throw new Error(`${name} of ${shape.source} holds no structure`)
  return fieldAt(inner, rest)
}

/** A value that only the provider knows after an apply: nobody wrote anything. */
export function isFilledIn(plain: Plain, { computed }: Attribute, { address }: Owner): boolean {
  if (computed) return plain.is === 'unknown' || (plain.is === 'text' && wholeText(plain.parts) === undefined)
  if (plain.is !== 'unknown') return false
  const { hole, why } = plain
  if (hole.resource !== undefined) return hole.resource === address
  return why.because === 'attribute' && (address === why.of || address.endsWith(`#${why.of}`))
}

function sent(value: string | number | boolean, name: string, { type, place }: Owner): Value {
  const source = `${type}.${name} (hashicorp/aws documentation)`
  return { is: 'scalar', value, text: String(value), origin: { at: 'default', by: 'provider', source, owner: place } }
}

function inField(field: Field<unknown>, plain: Plain, attribute: Attribute, owner: Owner): Value {
  const { kind } = field
  switch (kind.is) {
    case 'struct':
      return structure(kind.shape, plain, attribute.holds ?? {}, owner)
    case 'list':
      return list(kind.of, plain, attribute, owner)
    case 'map':
      return plain.is === 'map' && plain.entries.size === 0 && !plain.rest ? nothing(plain.origin) : plain
    case 'one-of':
      return switched(written(plain), kind.values.includes('ENABLED') ? enabled : attribute.words)
    default:
      return attribute.hashed ? unhashed(written(plain)) : switched(written(plain), attribute.words)
  }
}

/** To the provider an empty text is one that is not written. */
const written = (plain: Plain): Plain => (plain.is === 'scalar' && plain.text === '' ? nothing(plain.origin) : plain)

/** The provider has true and false where AWS has words for them. */
function switched(plain: Plain, words: Attribute['words']): Plain {
  if (!words || plain.is !== 'scalar' || (plain.text !== 'true' && plain.text !== 'false')) return plain
  const word = words[plain.text]
  return { is: 'scalar', value: word, text: word, origin: plain.origin }
}

const enabled = { true: 'ENABLED', false: 'DISABLED' }

function unhashed(plain: Plain): Plain {
  if (plain.is !== 'scalar' || !/^[0-9a-f]{40}$/.test(plain.text)) return plain
  const why = { because: 'not-in-files', what: 'the text behind its hash' } as const
  return { is: 'unknown', why, hole: { name: 'user_data' }, origin: plain.origin }
}

/** A block that may stand once is a list; a nested attribute is a mapping. */
function structure(shape: Shape, plain: Plain, holds: Attributes, owner: Owner): Value {
  if (plain.is === 'map') return inShape(shape, plain, holds, owner)
  if (plain.is !== 'list') return written(plain)
  return mapValue(firstOf(plain.items, plain.origin), (item) => structure(shape, item, holds, owner))
}

function list(of: Field<unknown>, plain: Plain, attribute: Attribute, owner: Owner): Value {
  const { kind } = of
  if (plain.is === 'map' && kind.is === 'struct') {
    const items = isTag(kind.shape) ? tagsIn(plain) : [inField(of, plain, attribute, owner)]
    return items.length === 0 ? nothing(plain.origin) : { is: 'list', items, origin: plain.origin }
  }
  if (plain.is !== 'list') return written(plain)
  if (plain.items.length === 0) return nothing(plain.origin)
  if (kind.is !== 'struct') return plain
  const items = plain.items.map((item) => mapValue(item, (one) => inField(of, one, attribute, owner)))
  return { is: 'list', items, origin: plain.origin }
}

const isTag = ({ fields }: Shape) => Object.keys(fields).join() === 'key,value'

/** A mapping of tags as the list that AWS has. */
function tagsIn({ entries, rest }: MapValue): readonly Value[] {
  const items = [...entries].map(([key, value]): Value => {
    const name: Value = { is: 'scalar', value: key, text: key, origin: originOf(value) }
    return { is: 'map', entries: new Map([['key', name] as const, ['value', value] as const]), origin: name.origin }
  })
  return rest ? [...items, rest] : items
}

/** `tags_all` has the provider's default tags beside those of the resource; where it has none, it is filled in later. */
function withAllTags(values: MapValue): MapValue {
  const all = values.entries.get('tags_all')
  if (!all) return values
  const known = mapValue(all, (plain) =>
    plain.is === 'unknown' && plain.why.because === 'attribute' ? nothing(plain.origin) : plain,
  )
  const entries = new Map(values.entries)
  entries.delete('tags_all')
  const tags = joined(entries.get('tags') ?? nothing(values.origin), known)
  if (isNothing(tags) || (tags.is === 'map' && tags.entries.size === 0 && !tags.rest)) entries.delete('tags')
  else entries.set('tags', tags)
  return { ...values, entries }
}

interface Part {
  readonly path: readonly string[]
  readonly value: Value
}

/** Parts of a structure put together, those of inner structures first. */
function assembled(shape: Shape, parts: readonly Part[], { origin, rest }: Omit<MapValue, 'is' | 'entries'>): MapValue {
  const entries = new Map<string, Value>()
  for (const name of new Set(parts.map(({ path }) => path[0] ?? ''))) {
    const named = parts.filter(({ path }) => path[0] === name)
    const whole = named.filter(({ path }) => path.length === 1).map(({ value }) => value)
    const inner = named.filter(({ path }) => path.length > 1).map((part) => ({ ...part, path: part.path.slice(1) }))
    const direct = whole.reduceRight<Value>((other, value) => orElse(value, other), nothing(origin))
    entries.set(name, inner.length === 0 ? direct : joined(direct, around(fieldAt(shape, [name]), inner, origin)))
  }
  return { is: 'map', entries, origin, ...(rest && { rest }) }
}

/** The structure that parts of it make. It is there where one of them is. */
function around(field: Field<unknown>, parts: readonly Part[], origin: Origin): Value {
  const shape = shapeIn(field)
  const present = parts.filter(({ value }) => !isNothing(value))
  const [first] = present
  if (!shape || !first) return nothing(origin)
  const make = (some: readonly Part[]): Value => {
    const made = assembled(shape, some, { origin })
    return field.kind.is === 'list' ? { is: 'list', items: [made], origin } : made
  }
  if (present.length > 1) return make(present)
  return mapValue(first.value, (plain) => (plain.is === 'nothing' ? plain : make([{ path: first.path, value: plain }])))
}
