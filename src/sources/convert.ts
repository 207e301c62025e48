import { closest } from '../model/closest.ts'
import type { Gap } from '../model/gap.ts'
import type { SourceFile } from '../model/origin.ts'
import { type Resource, type ResourceType, resourceTypes } from '../model/resource.ts'
import type { Entries, Field, Kind, List, Shape, Struct, Target } from '../model/shape.ts'
import type { Read, Slot, Unknown } from '../model/slot.ts'
import { showText, wholeText } from '../model/text.ts'
import { embeddedJson } from './embedded-json.ts'
import { fieldNameIn } from './fields.ts'
import { type MapValue, type Plain, partsOf, type Value } from './value.ts'

/** What a converter needs beside the value: the files, for places inside text, and where to report. */
export interface Conversion {
  readonly files: readonly SourceFile[]
  report(gap: Gap): void
}

/**
 * Makes a resource of the model out of what a source read: every source comes through here.
 *
 * `properties` has AWS's field names in any letter case, as CloudFormation, requests and replies write them. What the model
 * has no field for is left out; a value of the wrong type becomes unknown, with a gap.
 */
export function toResource<T extends ResourceType>(
  type: T,
  properties: Value,
  about: Pick<Resource, 'address' | 'constructPath' | 'guard' | 'place' | 'from'>,
  conversion: Conversion,
): Resource<T> {
  const { shape } = resourceTypes[type]
  const slots = toSlots(shape, properties, conversion)
  const origin = properties.is === 'choice' ? about.place : properties.origin
  return { type, ...about, shape, origin, slots } as unknown as Resource<T>
}

type Slots = Record<string, Slot<unknown>>

function toSlots(shape: Shape, value: Value, conversion: Conversion): Slots {
  const slots: Slots = {}
  if (value.is === 'map') {
    for (const [name, entry] of value.entries) {
      const isPath = name.endsWith('.$')
      const field = fieldNameIn(shape, isPath ? name.slice(0, -2) : name)
      const declared = field === undefined ? undefined : shape.fields[field]
      if (field === undefined || !declared) continue
      slots[field] = isPath ? pathAtRunTime(entry, name) : toSlot(declared, entry, conversion)
    }
    if (value.rest) {
      for (const field of Object.keys(shape.fields)) slots[field] ??= unknownOf(value.rest)
    }
  } else if (value.is !== 'nothing') {
    for (const [field, declared] of Object.entries(shape.fields))
      slots[field] = toSlot(declared, within(value, field, shape), conversion)
  }
  return slots
}

/** In a state machine `Cluster.$` takes the value from the input of the execution. */
function pathAtRunTime(value: Value, name: string): Slot<unknown> {
  if (value.is === 'choice') {
    return { ...value, yes: pathAtRunTime(value.yes, name), no: pathAtRunTime(value.no, name) }
  }
  return { is: 'unknown', why: { because: 'not-in-files', what: `the input that ${name} takes` }, origin: value.origin }
}

/** The field of a structure that is itself undecided or unknown. */
function within(value: Value, field: string, shape: Shape): Value {
  if (value.is === 'choice') {
    return { ...value, yes: within(value.yes, field, shape), no: within(value.no, field, shape) }
  }
  if (value.is === 'map') {
    const found = [...value.entries].find(([name]) => fieldNameIn(shape, name) === field)
    return found ? found[1] : (value.rest ?? { is: 'nothing', origin: value.origin })
  }
  if (value.is === 'unknown' || value.is === 'nothing') return value
  return {
    is: 'unknown',
    why: { because: 'unrecognised', expected: 'a mapping' },
    hole: { name: field },
    origin: value.origin,
  }
}

/** The entry of a mapping under the first of the names that it has. */
function entryOf({ entries }: MapValue, names: readonly string[]): Value | undefined {
  for (const wanted of names) {
    const found = [...entries].find(
      ([name, entry]) => name.toLowerCase() === wanted.toLowerCase() && entry.is !== 'nothing',
    )
    if (found) return found[1]
  }
  return undefined
}

function toSlot(field: Field<unknown>, value: Value, conversion: Conversion): Slot<unknown> {
  if (value.is === 'choice') {
    return {
      is: 'choice',
      on: value.on,
      yes: toSlot(field, value.yes, conversion),
      no: toSlot(field, value.no, conversion),
    }
  }
  if (value.is === 'nothing') return { is: 'absent', origin: value.origin }
  return converters[field.kind.is](field.kind as never, value, conversion)
}

type Converter<K extends Kind['is']> = (
  kind: Extract<Kind, { is: K }>,
  value: Plain,
  conversion: Conversion,
) => Slot<unknown>

const converters: { readonly [K in Kind['is']]: Converter<K> } = {
  text: (_kind, value, conversion) => toText(value, conversion),

  flag: (_kind, value, conversion) => {
    const read = toText(value, conversion)
    if (read.is !== 'known') return read
    const flag = flags[read.value.toLowerCase()]
    return flag === undefined ? wrong('true or false', value, conversion) : { ...read, value: flag }
  },

  number: (_kind, value, conversion) => {
    const read = toText(value, conversion)
    if (read.is !== 'known') return read
    const number = read.value.trim() === '' ? Number.NaN : Number(read.value)
    return Number.isNaN(number) ? wrong('a number', value, conversion) : { ...read, value: number }
  },

  'one-of': (kind, value, conversion) => {
    const read = toText(value, conversion)
    if (read.is !== 'known' || kind.values.includes(read.value)) return read
    return wrong(`one of ${kind.values.join(', ')}`, value, conversion, nearOne(read.value, kind.values))
  },

  reference: (kind, value, conversion) => {
    const named = value.is === 'map' && kind.inside ? entryOf(value, kind.inside) : undefined
    if (named) return toSlot({ kind }, named, conversion)
    const parts = partsOf(value)
    if (!parts) return wrongKind('a name or an ARN', value, conversion)
    const [first, ...others] = new Set(
      parts.flatMap((part) => (typeof part === 'string' || part.resource === undefined ? [] : [part.resource])),
    )
    const address = others.length === 0 ? first : undefined
    const text = wholeText(parts)
    if (address === undefined && text === undefined) return toText(value, conversion)
    const [part] = parts
    const attribute = parts.length === 1 && typeof part === 'object' ? part.attribute : undefined
    const target: Target = {
      to: kind.to,
      ...(address !== undefined && { address, name: showText(parts), ...(attribute !== undefined && { attribute }) }),
      ...(text !== undefined && { text }),
    }
    return { is: 'known', value: target, origin: value.origin }
  },

  'user-data': (_kind, value, conversion) => {
    if ((value.is === 'scalar' || value.is === 'text') && value.encoded) {
      return toText({ ...value, encoded: false }, conversion)
    }
    const read = toText(value, conversion)
    return read.is === 'known' ? { ...read, value: decoded(read.value) } : read
  },

  struct: (kind, value, conversion) => {
    const quiet = kind.loose ? { ...conversion, report: () => {} } : conversion
    const whole = unfold(value, quiet)
    const bare = kind.bare === undefined ? undefined : kind.shape.fields[kind.bare]
    if (kind.bare !== undefined && bare && (whole.is === 'scalar' || whole.is === 'text')) {
      const slots = { [kind.bare]: toSlot(bare, whole, conversion) }
      const made: Struct = { shape: kind.shape, origin: whole.origin, slots }
      return { is: 'known', value: made, origin: whole.origin }
    }
    if (whole.is === 'unknown') return unknownOf(whole)
    if (whole.is !== 'map') return wrongKind('a mapping', whole, quiet)
    const made: Struct = { shape: kind.shape, origin: whole.origin, slots: toSlots(kind.shape, whole, conversion) }
    return { is: 'known', value: made, origin: whole.origin }
  },

  list: (kind, value, conversion) => {
    const whole = unfold(value, conversion)
    if (whole.is === 'unknown') return unknownOf(whole)
    if (whole.is === 'map' && kind.inside !== undefined) {
      const inner = entryOf(whole, [kind.inside])
      if (inner) return toSlot({ kind }, inner, conversion)
      if (entryOf(whole, ['quantity'])) return { is: 'known', value: { items: [] }, origin: whole.origin }
    }
    const { kind: item } = kind.of
    if (whole.is === 'text' && item.is === 'struct' && item.bare === undefined)
      return wrongKind('a list', whole, conversion)
    if (whole.is === 'map' && !kind.single) return wrongKind('a list', whole, conversion)
    // CloudFormation takes a single text, and IAM a single statement, where a list of one is meant.
    const items = whole.is === 'list' ? whole.items : [whole]
    const made: List<unknown> = { items: items.map((item) => toSlot(kind.of, item, conversion)) }
    return { is: 'known', value: made, origin: whole.origin }
  },

  map: (kind, value, conversion) => {
    const whole = unfold(value, conversion)
    const { bare } = kind
    if (bare !== undefined && (whole.is === 'scalar' || whole.is === 'text')) {
      const made: Entries<unknown> = { entries: new Map([[bare, toSlot(kind.of, whole, conversion)]]) }
      return { is: 'known', value: made, origin: whole.origin }
    }
    if (whole.is === 'unknown') return unknownOf(whole)
    if (whole.is !== 'map') return wrongKind('a mapping', whole, conversion)
    const entries = new Map<string, Slot<unknown>>()
    for (const [name, entry] of whole.entries) entries.set(name, toSlot(kind.of, entry, conversion))
    const made: Entries<unknown> = { entries }
    return { is: 'known', value: made, origin: whole.origin }
  },
}

/** YAML 1.1, which CloudFormation follows, has more words for true and false than JSON. */
const flags: Readonly<Record<string, boolean | undefined>> = Object.assign(Object.create(null), {
  true: true,
  yes: true,
  on: true,
  false: false,
  no: false,
  off: false,
})

function toText(value: Plain, conversion: Conversion): Read<string> {
  switch (value.is) {
    case 'scalar': {
      const text = value.encoded ? Buffer.from(value.text).toString('base64') : value.text
      return { is: 'known', value: text, origin: value.origin }
    }
    case 'text':
    case 'unknown': {
      const read = unknownOf(value)
      const text = value.is === 'text' && value.encoded ? undefined : wholeText(read.parts ?? [])
      return text === undefined ? read : { is: 'known', value: text, origin: value.origin }
    }
    case 'nothing':
      return { is: 'absent', origin: value.origin }
    default:
      return wrongKind('text', value, conversion)
  }
}

function unknownOf(value: Extract<Plain, { is: 'text' | 'unknown' }>): Unknown {
  const parts = value.is === 'text' ? value.parts : [value.hole]
  return { is: 'unknown', why: value.why, origin: value.origin, parts }
}

/** JSON in a string, where AWS wants the object that it describes. */
function unfold(value: Plain, conversion: Conversion): Plain {
  if (value.is !== 'scalar' && value.is !== 'text') return value
  if (value.json) return value.json
  const first = value.is === 'scalar' ? value.text : value.parts[0]
  if (typeof first !== 'string' || !/^\s*[[{]/.test(first)) return value
  return embeddedJson(value, conversion)
}

/** The text itself may be a secret that stands in the wrong place: it is told only where it is nearly right. */
function wrong(expected: string, value: Plain, conversion: Conversion, near?: string): Unknown {
  conversion.report({ code: 'value-wrong-type', says: `Expected ${expected}.`, origin: value.origin })
  const why = { because: 'unrecognised', expected, ...(near !== undefined && { value: near }) } as const
  return { is: 'unknown', why, origin: value.origin }
}

const nearOne = (text: string, values: readonly string[]): string | undefined =>
  closest(text, values) === undefined ? undefined : text

const kindWords = {
  scalar: 'text',
  text: 'text',
  list: 'a list',
  map: 'a mapping',
  nothing: 'nothing',
  unknown: 'an unknown value',
} as const

function wrongKind(expected: string, value: Plain, conversion: Conversion): Unknown {
  const found = kindWords[value.is]
  conversion.report({ code: 'value-wrong-type', says: `Expected ${expected}, found ${found}.`, origin: value.origin })
  return { is: 'unknown', why: { because: 'wrong-kind', found, expected }, origin: value.origin }
}

/** Text out of base64; text that is not base64 is taken as it stands, as EC2's own tools do. */
function decoded(text: string): string {
  const compact = text.replace(/\s+/g, '')
  if (compact === '' || compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) return text
  return Buffer.from(compact, 'base64').toString('utf8')
}
