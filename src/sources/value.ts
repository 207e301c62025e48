import type { ChoiceId } from '../model/choice.ts'
import type { Origin } from '../model/origin.ts'
import type { Field, Shape } from '../model/shape.ts'
import type { Guard, Why } from '../model/slot.ts'
import { type Hole, joinParts, type Part } from '../model/text.ts'
import { entryField, fieldNameIn, itemField, shapeIn } from './fields.ts'
import { type ScalarSyntax, type Syntax, scalarValue } from './syntax/syntax.ts'

/**
 * What a source has made of a piece of its input, before the model's types are put on it: the common ground on which all
 * sources meet the converters.
 *
 * - `scalar`: `text` as it is written, `value` with its JSON type.
 * - `text`: a string of which some pieces are holes.
 * - `nothing`: as if it were not written (`AWS::NoValue`, a null).
 * - `unknown`: anything at all; `hole` names it where it becomes part of a string.
 */
export type Value = Plain | { readonly is: 'choice'; readonly on: ChoiceId; readonly yes: Value; readonly no: Value }

/** A value that is the same in every world. */
export type Plain =
  | ScalarValue
  | TextValue
  | { readonly is: 'list'; readonly items: readonly Value[]; readonly origin: Origin }
  | MapValue
  | { readonly is: 'nothing'; readonly origin: Origin }
  | UnknownValue

/** `rest` stands for what may be there beside the entries: a macro adds it. */
export interface MapValue {
  readonly is: 'map'
  readonly entries: ReadonlyMap<string, Value>
  readonly origin: Origin
  readonly rest?: UnknownValue
  /** The map is a resource of a Terraform configuration as a whole: what it has no entry for is known after an apply. */
  readonly resource?: { readonly address: string; readonly name: string }
}

export interface ScalarValue {
  readonly is: 'scalar'
  readonly value: string | number | boolean
  readonly text: string
  readonly origin: Origin
  /** The value is the base64 form of `text`. */
  readonly encoded?: boolean
  readonly written?: Written
  /** The value of which the text is the JSON form. */
  readonly json?: Plain
}

export interface TextValue {
  readonly is: 'text'
  readonly parts: readonly Part[]
  /** Why the first hole is one. */
  readonly why: Why
  readonly origin: Origin
  readonly encoded?: boolean
  readonly written?: Written
  readonly json?: Plain
}

export interface UnknownValue {
  readonly is: 'unknown'
  readonly why: Why
  readonly hole: Hole
  readonly origin: Origin
  /** Among the items of a list: it stands for any number of them. */
  readonly many?: true
}

/** Does the item stand for any number of items? */
export const isMany = (value: Value): value is UnknownValue => value.is === 'unknown' && value.many === true

/** Where the pieces of a text stand, so that places inside it can be told: `offsets[i]` is the decoded offset of piece `i`. */
export interface Written {
  readonly scalar: ScalarSyntax
  readonly offsets: readonly number[]
  /** Of a text that is known whole: what it was put together from. */
  readonly pieces?: readonly string[]
  /** The pieces that stand elsewhere and were put in here. */
  readonly inserted?: readonly boolean[]
}

const fromStart = [0]

/** The value of a scalar as a file holds it; null is nothing. */
export function scalarOf(syntax: ScalarSyntax, origin: Origin): ScalarValue | { is: 'nothing'; origin: Origin } {
  const value = scalarValue(syntax)
  if (value === null) return { is: 'nothing', origin }
  if (syntax.made) return { is: 'scalar', value, text: syntax.text, origin }
  return { is: 'scalar', value, text: syntax.text, origin, written: { scalar: syntax, offsets: fromStart } }
}

/** How a source turns places and scalars of plain data into origins and values. */
export interface DataReader {
  place(start: number, end: number, field: string): Origin
  scalar(syntax: ScalarSyntax, origin: Origin): Plain
  /** What may be there beside the entries, where a key stands for it. */
  rest?(key: string, origin: Origin): UnknownValue | undefined
}

/**
 * The value of plain data: JSON or YAML in which nothing is to be evaluated.
 *
 * With a shape, what the shape has no field for is left out at once: a reply of AWS holds several times what is judged.
 */
export function dataValue(syntax: Syntax, field: string, reader: DataReader, shape?: Shape): Plain {
  const origin = reader.place(syntax.start, syntax.end, field)
  switch (syntax.kind) {
    case 'scalar':
      return reader.scalar(syntax, origin)
    case 'list': {
      const items = syntax.items.map((item, index) => dataValue(item, itemField(field, index), reader, shape))
      return { is: 'list', items, origin }
    }
    case 'map': {
      const entries = new Map<string, Value>()
      let rest: UnknownValue | undefined
      for (const [key, { value, earlier }] of syntax.entries) {
        rest ??= reader.rest?.(key, origin)
        const name = shape && fieldNameIn(shape, key)
        if (shape && name === undefined) continue
        const inside = name === undefined ? undefined : shape?.fields[name]
        const place = entryField(field, key)
        const data = earlier
          ? doubled(key, reader.place(value.start, value.end, place))
          : dataValue(
              value,
              place,
              reader,
              inside && !(value.kind === 'map' && isWrapped(inside)) ? shapeIn(inside) : undefined,
            )
        entries.set(key, data)
      }
      return { is: 'map', entries, origin, ...(rest && { rest }) }
    }
  }
}

/** May the list lie in a field of a structure? */
const isWrapped = ({ kind }: Field<unknown>) => kind.is === 'list' && kind.inside !== undefined

/** A value whose key stands twice: which one counts is not certain. */
function doubled(key: string, origin: Origin): UnknownValue {
  return { is: 'unknown', why: { because: 'duplicate-key', name: key }, hole: { name: key }, origin }
}

/** What one value may come to, and one text: far more than anything that is deployed. */
export const maxValueSize = 20_000
export const maxTextLength = 1_000_000

/** Text counts by its length, and this much as one value. */
const textUnit = 64

/** How many values a value holds, itself included; counting stops beyond `most`. */
export function sizeOf(value: Value, most = maxValueSize): number {
  let size = 1
  const waiting: Value[] = [value]
  for (let next = waiting.pop(); next && size <= most; next = waiting.pop()) {
    if (next.is === 'choice') {
      size++
      waiting.push(next.yes, next.no)
    } else if (next.is === 'list' || next.is === 'map') {
      const inside = next.is === 'list' ? next.items : [...next.entries.values()]
      size += inside.length
      for (const one of inside.slice(0, most)) waiting.push(one)
    } else if (next.is === 'scalar') size += next.text.length / textUnit
    else if (next.is === 'text') size += next.parts.length + lengthOf(next.parts) / textUnit
  }
  return size
}

/** The letters of a text as far as they are known. */
export const lengthOf = (parts: readonly Part[]): number =>
  parts.reduce((length, part) => length + (typeof part === 'string' ? part.length : (part.text?.length ?? 0)), 0)

/** Text as a value: a scalar when none of its pieces is a hole. `why` is the reason for the first hole. */
export function textOf(
  parts: readonly Part[],
  why: Why | undefined,
  origin: Origin,
  written?: Written,
): ScalarValue | TextValue {
  const holes = parts.some((part) => typeof part !== 'string')
  const where = written && { written }
  if (holes && why) return { is: 'text', parts: written ? parts : joinParts(parts), why, origin, ...where }
  const text = parts.join('')
  const pieces = written && parts.length > 1 ? { written: { ...written, pieces: parts as readonly string[] } } : where
  return { is: 'scalar', value: text, text, origin, ...pieces }
}

/** The parts of a value that can stand in a string. */
export function partsOf(value: Plain): readonly Part[] | undefined {
  switch (value.is) {
    case 'scalar':
      return [value.encoded ? Buffer.from(value.text).toString('base64') : value.text]
    case 'text':
      return value.encoded ? [{ name: 'Fn::Base64' }] : value.parts
    case 'unknown':
      return [value.hole]
    default:
      return undefined
  }
}

/** Where a value stands; of a choice the place of its first case. */
export const originOf = (value: Value): Origin => (value.is === 'choice' ? originOf(value.yes) : value.origin)

/** A decision tree of two values: just one of them where the guard is decided. */
export function valueIf(guard: Guard, yes: Value, no: Value): Value {
  if (guard === true) return yes
  if (guard === false) return no
  return { is: 'choice', on: guard.on, yes: valueIf(guard.yes, yes, no), no: valueIf(guard.no, yes, no) }
}
