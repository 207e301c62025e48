import type { Origin } from '../../../model/origin.ts'
import type { Hole, Part } from '../../../model/text.ts'
import type { Plain, ScalarValue, TextValue, UnknownValue, Value } from '../../value.ts'
import { type Decimal, decimalOf, decimalOfNumber, decimalText } from './decimal.ts'

/** The number that a scalar is, exact where its text is. */
export function decimalIn({ value, text }: ScalarValue): Decimal | undefined {
  return typeof value === 'number' ? (decimalOf(text) ?? decimalOfNumber(value)) : undefined
}

/** A number as a value. */
export function numberValue(decimal: Decimal, origin: Origin): ScalarValue {
  const text = decimalText(decimal)
  return { is: 'scalar', value: Number(text), text, origin }
}

/** The text of a scalar; what is kept decoded is encoded. */
export function textIn(scalar: ScalarValue): string {
  if (scalar.encoded) return Buffer.from(scalar.text).toString('base64')
  if (typeof scalar.value === 'string') return scalar.text
  const decimal = decimalIn(scalar)
  return decimal ? decimalText(decimal) : String(scalar.value)
}

/** The pieces of a text; one that is kept decoded is a hole as a whole. */
export const partsIn = ({ encoded, parts }: TextValue): readonly Part[] =>
  encoded ? [{ name: 'base64encode(…)' }] : parts

/**
 * As Terraform converts to string. Nothing stays nothing, unknown stays unknown; undefined is what is not converted.
 *
 * Source: Terraform documentation, "Types and Values", Type Conversion.
 */
export function toText(value: Plain): Plain | undefined {
  switch (value.is) {
    case 'scalar': {
      if (typeof value.value === 'string') return value
      const text = textIn(value)
      return { is: 'scalar', value: text, text, origin: value.origin }
    }
    case 'text':
    case 'unknown':
    case 'nothing':
      return value
    default:
      return undefined
  }
}

/** As Terraform converts to number; a text with holes is unknown. */
export function toNumber(value: Plain): Plain | undefined {
  if (value.is === 'nothing' || value.is === 'unknown') return value
  if (value.is === 'text') return unknownText(value)
  if (value.is !== 'scalar' || typeof value.value === 'boolean') return undefined
  if (typeof value.value === 'number') return value
  const decimal = decimalOf(textIn(value))
  return decimal && numberValue(decimal, value.origin)
}

const flags = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
])

/** As Terraform converts to bool: `true`, `false`, and their texts; a text with holes is unknown. */
export function toBool(value: Plain): Plain | undefined {
  if (value.is === 'nothing' || value.is === 'unknown') return value
  if (value.is === 'text') return unknownText(value)
  if (value.is !== 'scalar' || typeof value.value === 'number') return undefined
  if (typeof value.value === 'boolean') return value
  const flag = flags.get(textIn(value))
  return flag === undefined ? undefined : { is: 'scalar', value: flag, text: String(flag), origin: value.origin }
}

/** A text of which something must be known that its holes hide. */
export function unknownText(value: TextValue): UnknownValue {
  const [only] = value.parts
  const hole: Hole = value.parts.length === 1 && typeof only === 'object' ? only : { name: 'text' }
  return { is: 'unknown', why: value.why, hole, origin: value.origin }
}

/** Is it what a resource gives, as a whole? It stands as a text, and may be a list or a map just as well. */
export const isAttribute = (value: Value): value is TextValue =>
  value.is === 'text' &&
  !value.encoded &&
  value.parts.length === 1 &&
  value.parts.every((part) => typeof part === 'object' && part.resource !== undefined && part.text === undefined)

/** The value with each of its cases converted; undefined where one cannot be. */
function eachCase(value: Value, convert: (plain: Plain) => Plain | undefined): Value | undefined {
  if (value.is !== 'choice') return convert(value)
  const yes = eachCase(value.yes, convert)
  const no = eachCase(value.no, convert)
  return yes && no && { ...value, yes, no }
}

/**
 * The values as Terraform has them in one list, set or map: numbers and bools among strings become strings, inside tuples
 * and objects too. Undefined where they have no type in common.
 *
 * Source: Terraform documentation, "Type Constraints", Conversion of Complex Types.
 */
export function unified(values: readonly Value[]): readonly Value[] | undefined {
  const plain = values.flatMap(casesOf).filter((value) => value.is !== 'nothing' && value.is !== 'unknown')
  const kinds = new Set(plain.map((value) => (value.is === 'text' ? 'scalar' : value.is)))
  if (kinds.size > 1) return undefined
  if (kinds.has('scalar')) return unifiedScalars(values, plain)
  if (values.some((value) => value.is === 'choice')) return values
  if (kinds.has('list')) return unifiedLists(values)
  return kinds.has('map') ? unifiedMaps(values) : values
}

function casesOf(value: Value): readonly Plain[] {
  return value.is === 'choice' ? [...casesOf(value.yes), ...casesOf(value.no)] : [value]
}

function unifiedScalars(values: readonly Value[], plain: readonly Plain[]): readonly Value[] | undefined {
  const types = new Set(plain.map((value) => (value.is === 'scalar' ? typeof value.value : 'string')))
  if (types.size === 1) return values
  return types.has('string') ? every(values, (value) => eachCase(value, toText)) : undefined
}

function unifiedLists(values: readonly Value[]): readonly Value[] | undefined {
  const lists = values.filter((value) => value.is === 'list')
  const [first] = lists
  const sameLength = lists.every(({ items }) => items.length === first?.items.length)
  const rows = lists.map(({ items }) => items)
  const made = sameLength ? transposed(rows) : regrouped(rows)
  let next = 0
  return made && values.map((value) => (value.is === 'list' ? { ...value, items: made[next++] ?? [] } : value))
}

function unifiedMaps(values: readonly Value[]): readonly Value[] | undefined {
  const maps = values.filter((value) => value.is === 'map')
  const keys = maps.map(({ entries }) => [...entries.keys()].sort())
  const sameKeys = new Set(keys.map((names) => JSON.stringify(names))).size === 1
  const rows = maps.map(({ entries }, index) => (keys[index] ?? []).flatMap((key) => entries.get(key) ?? []))
  const made = sameKeys ? transposed(rows) : regrouped(rows)
  let next = 0
  return (
    made &&
    values.map((value) => {
      if (value.is !== 'map') return value
      const row = new Map(keys[next]?.map((key, index) => [key, made[next]?.[index]]))
      next++
      const entries = [...value.entries].map(([key, entry]) => [key, row.get(key) ?? entry] as const)
      return { ...value, entries: new Map(entries) }
    })
  )
}

/** Each column has a type of its own. */
function transposed(rows: readonly (readonly Value[])[]): readonly (readonly Value[])[] | undefined {
  const columns = every(rows[0] ?? [], (_, index) => unified(rows.flatMap((row) => row[index] ?? [])))
  return columns && rows.map((_, at) => columns.flatMap((column) => column[at] ?? []))
}

/** All have one type. */
function regrouped(rows: readonly (readonly Value[])[]): readonly (readonly Value[])[] | undefined {
  const all = unified(rows.flat())
  let from = 0
  return (
    all &&
    rows.map((row) => {
      from += row.length
      return all.slice(from - row.length, from)
    })
  )
}

/** What is made of every one; undefined where one cannot be made. */
function every<T, U>(all: readonly T[], make: (one: T, index: number) => U | undefined): readonly U[] | undefined {
  const made: U[] = []
  for (const [index, one] of all.entries()) {
    const value = make(one, index)
    if (value === undefined) return undefined
    made.push(value)
  }
  return made
}
