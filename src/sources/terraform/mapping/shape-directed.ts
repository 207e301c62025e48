import type { Origin } from '../../../model/origin.ts'
import type { Field, Shape } from '../../../model/shape.ts'
import { wholeText } from '../../../model/text.ts'
import { fieldNameIn, shapeIn } from '../../fields.ts'
import { type MapValue, originOf, type Plain, partsOf as partsWith, type Value } from '../../value.ts'
import { assembled, fieldAt, type Part } from './assembling.ts'
import type { Attribute, Attributes, Sent } from './attributes.ts'
import { entryOf, firstOf, isNothing, isWritten, joined, mapValue, nothing, orElse, referenceTo } from './values.ts'

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
  const provided = Object.keys(attributes).filter(
    (name) => !entries.has(name) && attributeOf(attributes, name)?.sends !== undefined,
  )
  const parts = [...entries.keys(), ...provided].flatMap((name) => {
    const attribute = attributeOf(attributes, name)
    if (!attribute) return []
    if (attribute.spread) return spreadOut(shape, entries.get(name), attribute, owner)
    const path = pathIn(shape, name, attribute)
    if (!path) return []
    const value = mapValue(entries.get(name) ?? nothing(values.origin), (plain) =>
      isFilledIn(plain, attribute, owner) ? nothing(plain.origin) : plain,
    )
    const { sends } = attribute
    const sent = sends === undefined || rest ? undefined : sentBy(owner, sends, name)
    return partsOf({ shape, path, attribute, owner, values }, value, sent)
  })
  return assembled(shape, parts, values)
}

interface Place {
  readonly shape: Shape
  readonly path: readonly string[]
  readonly attribute: Attribute
  readonly owner: Owner
  /** What the attribute is among. */
  readonly values: MapValue
}

/** What an attribute says, in one field or several. `provided` is what the provider sends where it says nothing. */
function partsOf({ shape, path, attribute, owner, values }: Place, value: Value, provided?: Value): readonly Part[] {
  const made = (): Part => {
    if (attribute.key !== undefined) return { path, value: withKey(attribute.key, value, provided) }
    if (attribute.each) {
      const counts = attribute.itself ? itself(value, attribute.itself, values, owner) : value
      return { path: path.slice(0, 1), value: eachItem(shape, path, counts) }
    }
    const counts = attribute.named ? mapValue(value, whereNamed) : value
    const field = fieldAt(shape, path)
    const inside = mapValue(counts, (plain) => inField(field, plain, attribute, owner))
    return { path, value: provided ? orElse(inside, provided) : inside }
  }
  const said = Object.entries(attribute.says ?? {}).map(([field, word]): Part => {
    const says = (plain: Plain): Value =>
      isWritten(plain) === false
        ? nothing(plain.origin)
        : { is: 'scalar', value: word, text: word, origin: plain.origin }
    return { path: field.split('.'), value: mapValue(value, says) }
  })
  return [made(), ...said]
}

/** The fields of a block that stands once, one level higher. Only those that the table names are known to be the same there. */
function spreadOut(shape: Shape, block: Value | undefined, { holds = {} }: Attribute, owner: Owner): readonly Part[] {
  if (!block) return []
  const once = mapValue(block, (plain) => {
    if (plain.is === 'list') return firstOf(plain.items, plain.origin)
    return isFilledIn(plain, {}, owner) ? nothing(plain.origin) : plain
  })
  return Object.keys(holds).flatMap((name) => {
    const attribute = attributeOf(holds, name)
    const path = attribute && pathIn(shape, name, attribute)
    if (!path) return []
    const { sends } = attribute
    const value = mapValue(once, (plain) => {
      if (plain.is !== 'map') return written(plain)
      const own = mapValue(entryOf(plain, name), (one) =>
        isFilledIn(one, attribute, owner) ? nothing(one.origin) : one,
      )
      return sends === undefined || plain.rest ? own : orElse(own, sentBy(owner, sends, name))
    })
    const values = { is: 'map', entries: new Map(), origin: originOf(block) } as const
    return partsOf({ shape, path, attribute, owner, values }, value)
  })
}

/** An item of a list of keys and values. */
function withKey(key: string, value: Value, provided: Value | undefined): Value {
  const own = mapValue(value, written)
  return mapValue(provided ? orElse(own, provided) : own, (plain) => {
    if (plain.is === 'nothing') return plain
    const name: Value = { is: 'scalar', value: key, text: key, origin: plain.origin }
    const entries = new Map<string, Value>([
      ['key', name],
      ['value', plain],
    ])
    return { is: 'list', items: [{ is: 'map', entries, origin: plain.origin }], origin: plain.origin }
  })
}

/** A list of structures that have one of the items each. */
function eachItem(shape: Shape, [name = '', ...inner]: readonly string[], value: Value): Value {
  const of = shapeIn(fieldAt(shape, [name]))
  const structure = (plain: Plain): Value => {
    const one = written(plain)
    if (one.is === 'nothing' || (one.is === 'unknown' && one.many) || !of) return one
    return assembled(of, [{ path: inner, value: one }], { origin: one.origin })
  }
  return mapValue(value, (plain) => {
    if (plain.is === 'nothing' || plain.is === 'unknown') return plain
    const items = plain.is === 'list' ? plain.items : [plain]
    if (items.length === 0) return nothing(plain.origin)
    return { is: 'list', items: items.map((item) => mapValue(item, structure)), origin: plain.origin }
  })
}

/** The resource itself, or what names it, where true is said. */
const itself = (value: Value, by: true | string, values: MapValue, { address }: Owner): Value =>
  mapValue(value, (plain) => {
    if (plain.is === 'unknown') return plain
    if (plain.is !== 'scalar' || plain.text !== 'true') return nothing(plain.origin)
    return by === true ? referenceTo(address, plain.origin) : entryOf(values, by)
  })

const whereNamed = (plain: Plain): Plain =>
  partsWith(plain)?.some((part) => typeof part !== 'string' && part.resource !== undefined)
    ? plain
    : nothing(plain.origin)

const attributeOf = (attributes: Attributes, name: string): Attribute | undefined => {
  const known = Object.hasOwn(attributes, name) ? attributes[name] : {}
  return typeof known === 'string' ? { to: known } : (known ?? undefined)
}

function pathIn(shape: Shape, name: string, { to }: Attribute): readonly string[] | undefined {
  if (to !== undefined) return to.split('.')
  const field = fieldNameIn(shape, name.replaceAll('_', ''))
  return field === undefined ? undefined : [field]
}

/** A value that only the provider knows after an apply: nobody wrote anything. */
export function isFilledIn(plain: Plain, { computed }: Attribute, { address }: Owner): boolean {
  if (computed) return plain.is === 'unknown' || (plain.is === 'text' && wholeText(plain.parts) === undefined)
  if (plain.is !== 'unknown') return false
  const { hole, why } = plain
  if (hole.resource !== undefined) return hole.resource === address
  return why.because === 'attribute' && (address === why.of || address.endsWith(`#${why.of}`))
}

function sentBy({ type, place }: Owner, value: Sent, name: string): Value {
  const source = `${type}.${name} (hashicorp/aws documentation)`
  const origin: Origin = { at: 'default', by: 'provider', source, owner: place }
  if (typeof value === 'object') return { is: 'list', items: [], origin }
  return { is: 'scalar', value, text: String(value), origin }
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
    case 'reference':
      // A block by whose fields AWS names the resource, as an instance profile.
      return plain.is === 'list' && kind.inside
        ? firstOf(plain.items, plain.origin)
        : switched(written(plain), attribute.words)
    case 'one-of':
      return switched(written(plain), kind.values.includes('ENABLED') ? enabled : attribute.words)
    default:
      return attribute.hashed ? unhashed(written(plain)) : switched(written(plain), attribute.words)
  }
}

/** To the provider an empty text is one that is not written. */
const written = (plain: Plain): Plain => (plain.is === 'scalar' && plain.text === '' ? nothing(plain.origin) : plain)

/** The provider has words of its own where AWS has others. */
function switched(plain: Plain, words: Attribute['words']): Plain {
  if (plain.is !== 'scalar') return plain
  const word = words && Object.hasOwn(words, plain.text) ? words[plain.text] : undefined
  if (word === undefined) return plain
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
