import { isMany, type MapValue, type Plain, type UnknownValue, type Value } from '../../value.ts'
import { toText, unified, unknownText } from './conversions.ts'
import { add, compare, type Decimal, whole } from './decimal.ts'
import { includes, isEqual } from './equality.ts'
import type { CallContext } from './function.ts'
import { graphemesOf } from './graphemes.ts'
import { anyIndex, anyList, elementOf, sliceOf } from './items.ts'
import type { Maker } from './maker.ts'
import { byCodePoint, distinct, sortedEntries } from './order.ts'
import {
  anything,
  countedList,
  decimal,
  define,
  flag,
  type Group,
  index,
  known,
  list,
  listOf,
  map,
  narrowed,
  type Parameter,
  string,
  variadic,
  whatever,
} from './signature.ts'

/** A list of one type: numbers among strings are strings. Choices among the items are settled. */
export const uniform: Parameter<readonly Value[]> = { ...narrowed(list, unified), inside: true }

/** A list that is compared item by item. */
const comparable: Parameter<readonly Value[]> = { ...countedList, inside: true }

/** A list of which every item is made a string. */
const strings: Parameter<readonly Value[]> = {
  ...narrowed(list, (items) => {
    const made = items.flatMap((item) => (item.is === 'choice' ? [] : (toText(item) ?? [])))
    return made.length === items.length ? made : undefined
  }),
  inside: true,
}

/** Unless one item decides, an unknown one makes the answer unknown; nothing is skipped. */
function quantified(items: readonly Value[], decides: boolean, make: Maker): Value | undefined {
  let unknown: UnknownValue | undefined
  let decided = false
  for (const item of items) {
    const read = item.is === 'choice' ? undefined : item.is === 'nothing' ? { found: !decides } : flag.read(item)
    if (!read) return undefined
    if (!('found' in read)) unknown ??= read
    // Terraform takes nothing among the items of `alltrue` for false.
    else if (read.found === decides || (item.is === 'nothing' && !decides)) decided = true
  }
  if (decided) return make.flag(decides)
  return unknown ? make.unknown(unknown.why) : make.flag(!decides)
}

/** Is the value certainly there, nothing and the empty text being as if it were not? */
function isThere(value: Plain): boolean | 'unknown' {
  switch (value.is) {
    case 'nothing':
      return false
    case 'unknown':
      return 'unknown'
    case 'scalar':
      return value.value !== ''
    case 'text':
      return value.parts.some((part) => (typeof part === 'string' ? part : part.text) || isNamed(part)) || 'unknown'
    default:
      return true
  }
}

/** What a resource gives is not empty. */
const isNamed = (part: Value | object | string): boolean =>
  typeof part === 'object' && 'resource' in part && part.resource !== undefined

function coalesce(args: readonly Plain[], make: Maker): Value | undefined {
  const all = unified(args)
  if (!all) return undefined
  for (const [at, value] of all.entries()) {
    const arg = args[at]
    const there = arg && isThere(arg)
    if (there === 'unknown') return arg?.is === 'unknown' || arg?.is === 'text' ? make.unknown(arg.why) : undefined
    if (there) return value
  }
  return undefined
}

function coalesceList(lists: readonly (readonly Value[])[], make: Maker): Value | undefined {
  for (const items of lists) {
    const open = items.find(isMany)
    if (open && items.every(isMany)) return make.unknown(open.why)
    if (items.length > 0) return make.list(items)
  }
  return undefined
}

/** Items that may be empty stand for none or one. */
function compact(items: readonly Value[], make: Maker): Value {
  return make.list(
    items.flatMap((item): readonly Value[] => {
      const there = item.is === 'choice' ? 'unknown' : isThere(item)
      if (there !== 'unknown') return there ? [item] : []
      return item.is === 'unknown' ? [make.many(item)] : item.is === 'text' ? [make.many(unknownText(item))] : []
    }),
  )
}

/** A list, or what is unknown in its place. */
const listOrUnknown: Parameter<readonly Value[] | UnknownValue> = {
  read: (value) => {
    const read = list.read(value)
    return read && !('found' in read) ? { found: read } : read
  },
}

const itemsOf = (found: readonly Value[] | UnknownValue, make: Maker): readonly Value[] =>
  'is' in found ? [make.many(found)] : found

function flatten(items: readonly Value[], make: Maker, context: CallContext): readonly Value[] | undefined {
  if (!context.spend(items.length)) return undefined
  const made: Value[] = []
  for (const item of items) {
    if (item.is === 'unknown') made.push(make.many(item))
    else if (item.is !== 'list') made.push(item)
    else {
      const inner = flatten(item.items, make, context)
      if (!inner) return undefined
      for (const one of inner) made.push(one)
    }
  }
  return made
}

function indexOf(items: readonly Value[], wanted: Plain, make: Maker): Value | undefined {
  for (const [at, item] of items.entries()) {
    const answer = isEqual(item, wanted)
    if (answer === true) return make.number(at)
    if (answer === 'unknown') return undecided([item, wanted], make)
  }
  return undefined
}

/** The reason of the first value that is not known whole. */
export function undecided(values: readonly Value[], make: Maker): UnknownValue {
  return make.unknown(whyIn(values) ?? { because: 'too-large', what: 'a comparison in every case' })
}

function whyIn(values: readonly Value[]): UnknownValue['why'] | undefined {
  for (const value of values) {
    if (value.is === 'unknown' || value.is === 'text') return value.why
    const inside = value.is === 'list' ? value.items : value.is === 'map' ? [...value.entries.values()] : []
    const why = whyIn(inside) ?? (value.is === 'map' ? value.rest?.why : undefined)
    if (why) return why
  }
  return undefined
}

function length(value: Exclude<Plain, UnknownValue>, make: Maker): Value | undefined {
  switch (value.is) {
    case 'list': {
      const open = value.items.find(isMany)
      return open ? make.unknown(open.why) : make.number(value.items.length)
    }
    case 'map':
      return value.rest ? make.unknown(value.rest.why) : make.number(value.entries.size)
    case 'text':
      return make.unknown(value.why)
    default: {
      const read = value.is === 'scalar' && typeof value.value === 'string' ? string.read(value) : undefined
      return read && 'found' in read ? make.number(graphemesOf(read.found).length) : undefined
    }
  }
}

function lookup(from: MapValue, key: string, others: readonly Plain[], make: Maker): Value | undefined {
  if (others.length > 1) return undefined
  const found = from.entries.get(key)
  if (found) return found
  return from.rest ? make.unknown(from.rest.why) : others[0]
}

function matchKeys([values, keys, wanted]: readonly (readonly Value[])[], make: Maker): Value | undefined {
  if (!values || !keys || !wanted || values.length !== keys.length) return undefined
  const both = unified([...keys, ...wanted])
  if (!both) return undefined
  const searched = both.slice(keys.length)
  const made: Value[] = []
  for (const [at, value] of values.entries()) {
    const key = both[at]
    const answer = key && includes(searched, key)
    if (answer === true) made.push(value)
    if (answer === 'unknown') made.push(make.many(undecided([key ?? value, ...searched], make)))
  }
  return make.list(made)
}

/** A map of which more may be there hides what earlier ones say. */
function merge(maps: readonly Plain[], make: Maker): Value | undefined {
  const entries = new Map<string, Value>()
  let rest: UnknownValue | undefined
  for (const value of maps) {
    if (value.is === 'nothing') continue
    const read = map.read(value)
    if (!read) return undefined
    const open = 'found' in read ? read.found.rest : make.unknown(read.why)
    if (open) for (const key of entries.keys()) entries.set(key, make.unknown(open.why))
    rest ??= open
    if ('found' in read) for (const [key, entry] of read.found.entries) entries.set(key, entry)
  }
  return make.map(entries, rest)
}

const maxRange = 1_024

function range(numbers: readonly Decimal[], make: Maker, context: CallContext): Value | undefined {
  const [first, second, third] = numbers
  if (!first || numbers.length > 3) return undefined
  const [start, end] = second ? [first, second] : [whole(0n), first]
  const down = compare(end, start) < 0
  const step = third ?? whole(down ? -1n : 1n)
  if (step.digits === 0n || step.digits < 0n !== down) return undefined
  const made: Value[] = []
  for (let at = start; compare(at, end) * (down ? -1 : 1) < 0; at = add(at, step)) {
    if (made.length >= maxRange) return undefined
    if (!context.spend(1)) return make.tooLarge()
    const value = make.number(at)
    if (value) made.push(value)
  }
  return make.list(made)
}

/** Texts of which the order is known only where all of them are. */
function sort(items: readonly string[], make: Maker): Value {
  return make.texts(items.toSorted(byCodePoint))
}

function transpose(from: MapValue, make: Maker): Value | undefined {
  if (from.rest) return make.unknown(from.rest.why)
  const made = new Map<string, Value[]>()
  for (const [key, entry] of sortedEntries(from.entries)) {
    const read = entry.is === 'choice' ? undefined : listOf(string).read(entry)
    if (!read) return undefined
    if (!('found' in read)) return make.unknown(read.why)
    for (const text of read.found) made.set(text, [...(made.get(text) ?? []), make.text(key)])
  }
  return make.map([...made].map(([key, keys]) => [key, make.list(keys)]))
}

const inside = <T>(parameter: Parameter<T>): Parameter<T> => ({ ...parameter, inside: true })

/** Source: Terraform documentation, "Built-in Functions", Collection Functions; those on sets are in `sets.ts`. */
export const collectionFunctions: Group = {
  alltrue: define([inside(list)], ([items], make) => quantified(items, false, make)),
  anytrue: define([inside(list)], ([items], make) => quantified(items, true, make)),
  chunklist: define([narrowed(countedList, unified), index], ([items, size], make) => {
    if (size < 0) return undefined
    const step = size || Math.max(items.length, 1)
    const made: Value[] = []
    for (let at = 0; at < items.length; at += step) made.push(make.list(items.slice(at, at + step)))
    return make.list(made)
  }),
  coalesce: variadic([], whatever, (_, args, make) => coalesce(args, make)),
  coalescelist: variadic([], list, (_, lists, make) => coalesceList(lists, make)),
  compact: define([strings], ([items], make) => compact(items, make)),
  concat: variadic([listOrUnknown], listOrUnknown, ([first], others, make) =>
    make.list([first, ...others].flatMap((found) => itemsOf(found, make))),
  ),
  contains: define([inside(list), anything], ([items, wanted], make) => {
    const answer = includes(items, wanted)
    return answer === 'unknown' ? undecided([wanted, ...items], make) : make.flag(answer)
  }),
  distinct: define([uniform], ([items], make) => make.list(distinct(items))),
  element: define([anyList, anyIndex], ([items, at], make) => elementOf(items, at, make)),
  flatten: define([inside(list)], ([items], make, context) => {
    const made = flatten(items, make, context)
    return made ? make.list(made) : make.tooLarge()
  }),
  index: define([comparable, anything], ([items, wanted], make) => indexOf(items, wanted, make)),
  keys: define([map], ([from], make) =>
    make.list([
      ...sortedEntries(from.entries).map(([key]) => make.text(key)),
      ...(from.rest ? [make.many(from.rest)] : []),
    ]),
  ),
  length: define([known], ([value], make) => length(value, make)),
  lookup: variadic([map, string], whatever, ([from, key], others, make) => lookup(from, key, others, make)),
  matchkeys: define([narrowed(comparable, unified), comparable, comparable], (lists, make) => matchKeys(lists, make)),
  merge: variadic([], whatever, (_, maps, make) => merge(maps, make)),
  one: define([countedList], ([items], make) => (items.length > 1 ? undefined : (items[0] ?? make.nothing()))),
  range: variadic([], decimal, (_, numbers, make, context) => range(numbers, make, context)),
  reverse: define([list], ([items], make) => make.list(items.toReversed())),
  slice: define([anyList, index, index], ([items, from, to], make, context) => sliceOf(items, from, to, make, context)),
  sort: define([listOf(string)], ([items], make) => sort(items, make)),
  transpose: define([inside(map)], ([from], make) => transpose(from, make)),
  values: define([map], ([from], make) =>
    make.list([...sortedEntries(from.entries).map(([, entry]) => entry), ...(from.rest ? [make.many(from.rest)] : [])]),
  ),
  zipmap: define([listOf(string), countedList], ([keys, values], make) =>
    keys.length === values.length
      ? make.map(keys.flatMap((key, at) => (values[at] ? [[key, values[at]] as const] : [])))
      : undefined,
  ),
}
