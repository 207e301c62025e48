import type { Origin } from '../../../model/origin.ts'
import { entryField, itemField } from '../../fields.ts'
import { type MapSyntax, type ScalarSyntax, type Syntax, scalarValue } from '../../syntax/syntax.ts'
import { type MapValue, type Plain, scalarOf, type UnknownValue, type Value } from '../../value.ts'
import type { KnownNames } from './known-names.ts'
import { sensitiveValue } from './sensitive-value.ts'
import { type Owner, type Standing, unknownValue } from './unknown-value.ts'
import { inside, ofItem, type Written } from './written.ts'

/** What a plan says of one value: the value as far as it is known, which parts are not, which are sensitive, what is written. */
interface Planned {
  readonly value: Syntax | undefined
  readonly unknown: Syntax | undefined
  readonly sensitive: readonly (Syntax | undefined)[]
  readonly written: Written
  readonly standing: Standing
}

/** What reading the values of a resource needs beside them. */
export interface About extends Owner {
  readonly names: KnownNames
  place(syntax: Syntax, field: string): Origin
  /** Hears of each value that is sensitive. */
  hide(syntax: Syntax): void
}

/** The values of a resource. */
export function readValues(planned: Omit<Planned, 'standing'>, whole: Syntax, about: About): MapValue {
  const value = readValue({ ...planned, standing: { name: '' } }, '', whole, about)
  if (value?.is === 'map') return value
  const rest = value?.is === 'unknown' ? { rest: value } : {}
  return { is: 'map', entries: new Map(), origin: about.place(whole, ''), ...rest }
}

/** Undefined where nothing is there. `whole` is what the value is in. */
function readValue(planned: Planned, field: string, whole: Syntax, about: About): Value | undefined {
  const { value, unknown, sensitive, written } = planned
  const isNull = value === undefined || (value.kind === 'scalar' && scalarValue(value) === null)
  if (isNull && isTrue(unknown)) {
    return unknownValue(written, planned.standing, about.place(unknown ?? whole, field), about)
  }
  if (value && !isNull && sensitive.some(isTrue) && !isEmpty(value)) {
    about.hide(value)
    // What is typed into the configuration is judged as it is there, and is not shown either.
    if (written.is === 'expression' && written.constant && value.kind === 'scalar')
      return readScalar(value, written, field, about)
    return sensitiveValue(value, `${about.address}.${field}`, about.place(value, field))
  }
  if (value?.kind === 'list') return readList(planned, value.items, field, value, about)
  if (value?.kind === 'map') return readMap(planned, field, value, about)
  if (value?.kind === 'scalar') return readScalar(value, written, field, about)
  if (unknown?.kind === 'list' && hasTrue(unknown)) return readList(planned, [], field, whole, about)
  if (unknown?.kind === 'map' && hasTrue(unknown)) return readMap(planned, field, whole, about)
  return undefined
}

function readList(planned: Planned, items: readonly Syntax[], field: string, whole: Syntax, about: About): Plain {
  const unknown = planned.unknown?.kind === 'list' ? planned.unknown.items : []
  const count = Math.max(items.length, unknown.length)
  const origin = about.place(whole, field)
  const list: Value[] = []
  for (let index = 0; index < count; index++) {
    const part: Planned = {
      value: items[index],
      unknown: unknown[index],
      sensitive: planned.sensitive.map((one) => (one?.kind === 'list' ? one.items[index] : undefined)),
      written: ofItem(planned.written, items[index], index, count),
      standing: { name: planned.standing.name, item: { index, count } },
    }
    list.push(readValue(part, itemField(field, index), whole, about) ?? { is: 'nothing', origin })
  }
  return { is: 'list', items: list, origin }
}

const at = (syntax: Syntax | undefined, key: string) =>
  syntax?.kind === 'map' ? syntax.entries.get(key)?.value : undefined

function readMap(planned: Planned, field: string, whole: Syntax, about: About): Plain {
  const { value, unknown, sensitive, written } = planned
  const entries = new Map<string, Value>()
  const add = (key: string) => {
    const entry = value?.kind === 'map' ? value.entries.get(key) : undefined
    const place = entryField(field, key)
    if (entry?.earlier) {
      if (sensitive.length > 0) for (const one of [entry.earlier, entry.value]) about.hide(one)
      entries.set(key, doubled(key, about.place(entry.value, place)))
      return
    }
    const part: Planned = {
      value: entry?.value,
      unknown: at(unknown, key),
      sensitive: sensitive.map((one) => at(one, key)),
      written: inside(written, key, entry?.value),
      standing: { name: key },
    }
    const read = readValue(part, place, whole, about)
    if (read) entries.set(key, read)
  }
  if (value?.kind === 'map') for (const key of value.entries.keys()) add(key)
  if (unknown?.kind === 'map') for (const key of unknown.entries.keys()) if (!entries.has(key)) add(key)
  return { is: 'map', entries, origin: about.place(whole, field) }
}

function readScalar(value: ScalarSyntax, written: Written, field: string, about: About): Plain | undefined {
  const origin = about.place(value, field)
  const scalar = scalarOf(value, origin)
  if (scalar.is === 'nothing') return undefined
  if (value.style === 'plain') return scalar
  const references = written.is === 'expression' ? written.references : []
  const hole = about.names.named(value.text, references, about)
  if (!hole) return scalar
  const why = { because: 'attribute', of: hole.resource, attribute: hole.attribute } as const
  return { is: 'text', parts: [hole], why, origin }
}

function doubled(key: string, origin: Origin): UnknownValue {
  return { is: 'unknown', why: { because: 'duplicate-key', name: key }, hole: { name: key }, origin }
}

/** To the provider an empty text is one that is not written. */
const isEmpty = (value: Syntax) => value.kind === 'scalar' && value.text === ''

const isTrue = (syntax: Syntax | undefined): boolean => syntax?.kind === 'scalar' && syntax.text === 'true'

/** Is anything in it marked? */
function hasTrue(syntax: Syntax): boolean {
  if (syntax.kind === 'scalar') return syntax.text === 'true'
  if (syntax.kind === 'list') return syntax.items.some(hasTrue)
  return [...(syntax as MapSyntax).entries.values()].some(({ value }) => hasTrue(value))
}
