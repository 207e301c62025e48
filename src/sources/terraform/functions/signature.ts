import type { Why } from '../../../model/slot.ts'
import { type Part, wholeText } from '../../../model/text.ts'
import { isMany, type MapValue, type Plain, type UnknownValue, type Value } from '../../value.ts'
import { decimalIn, isAttribute, partsIn, textIn, toBool, toNumber, toText, unknownText } from './conversions.ts'
import { type Decimal, decimalText, floor } from './decimal.ts'
import type { CallContext, TerraformFunction } from './function.ts'
import { Maker } from './maker.ts'

/** A function that does not know its name yet. */
export type Definition = (name: string) => TerraformFunction

/** The functions of one group of the documentation. */
export type Group = Readonly<Record<string, Definition>>

/** An argument as a function wants it; unknown: nothing can be said of the answer; undefined: it is not taken. */
export type Found<T> = { readonly found: T } | UnknownValue | undefined

export interface Parameter<T> {
  read(value: Plain): Found<T>
  /** It looks at the items or entries: choices among them are settled first. */
  readonly inside?: true
}

type Arguments<P> = { readonly [K in keyof P]: P[K] extends Parameter<infer T> ? T : never }

/** A function of as many arguments as there are parameters. */
export const define = <const P extends readonly Parameter<unknown>[]>(
  parameters: P,
  body: (args: Arguments<P>, make: Maker, context: CallContext) => Value | undefined,
): Definition =>
  definition(parameters, undefined, ({ found, make, context }) => body(found as Arguments<P>, make, context))

/** A function of the parameters and any number of further arguments. */
export const variadic = <const P extends readonly Parameter<unknown>[], R>(
  parameters: P,
  more: Parameter<R>,
  body: (args: Arguments<P>, more: readonly R[], make: Maker, context: CallContext) => Value | undefined,
): Definition =>
  definition(parameters, more, ({ found, make, context }) =>
    body(found as unknown as Arguments<P>, found.slice(parameters.length) as R[], make, context),
  )

interface Call {
  readonly found: readonly unknown[]
  readonly make: Maker
  readonly context: CallContext
}

function definition(
  parameters: readonly Parameter<unknown>[],
  more: Parameter<unknown> | undefined,
  body: (call: Call) => Value | undefined,
): Definition {
  return (name) => (args, context) => {
    if (args.length < parameters.length || (!more && args.length > parameters.length)) return undefined
    const make = new Maker(name, context.at)
    if (!context.spend(args.reduce((sum, arg) => sum + sizeOf(arg), 1))) return make.tooLarge()
    const parameterAt = (index: number) => parameters[index] ?? more
    return settled(args, parameterAt, make, context, (plain) => {
      const found: unknown[] = []
      let unknown: UnknownValue | undefined
      for (const [index, arg] of plain.entries()) {
        const read = parameterAt(index)?.read(arg)
        if (read === undefined) return undefined
        if ('found' in read) found.push(read.found)
        else unknown ??= read
      }
      return unknown ? make.unknown(unknown.why) : body({ found, make, context })
    })
  }
}

function sizeOf(value: Plain): number {
  if (value.is === 'list') return value.items.length
  return value.is === 'map' ? value.entries.size : value.is === 'scalar' ? value.text.length >> 6 : 1
}

/** Settles the choices that stand directly inside arguments which are looked into. */
function settled(
  args: readonly Plain[],
  parameterAt: (index: number) => Parameter<unknown> | undefined,
  make: Maker,
  context: CallContext,
  call: (plain: readonly Plain[]) => Value | undefined,
): Value | undefined {
  const open = args.flatMap((arg, index) => (parameterAt(index)?.inside ? choicesIn(arg) : []))
  if (open.length === 0) return call(args)
  const inCase = (plain: readonly Plain[]) => {
    let next = 0
    const filled = (value: Value): Value => (value.is === 'choice' ? (plain[next++] ?? value) : value)
    const known = args.map((arg, index): Plain => {
      if (!parameterAt(index)?.inside) return arg
      if (arg.is === 'list') return { ...arg, items: arg.items.map(filled) }
      if (arg.is !== 'map') return arg
      return { ...arg, entries: new Map([...arg.entries].map(([key, entry]) => [key, filled(entry)])) }
    })
    return call(known) ?? make.unknown({ because: 'intrinsic', name: make.name })
  }
  return context.inEveryBranch(open, inCase) ?? make.tooLarge()
}

function choicesIn(value: Plain): readonly Value[] {
  const inside = value.is === 'list' ? value.items : value.is === 'map' ? [...value.entries.values()] : []
  return inside.filter((item) => item.is === 'choice')
}

/** Anything at all, nothing and unknown included. */
export const whatever: Parameter<Plain> = { read: (value) => ({ found: value }) }

/** Anything but nothing. */
export const anything: Parameter<Plain> = { read: (value) => (value.is === 'nothing' ? undefined : { found: value }) }

/** Anything but nothing that is known, itself at least. */
export const known: Parameter<Exclude<Plain, UnknownValue>> = {
  read: (value) => (value.is === 'nothing' ? undefined : value.is === 'unknown' ? value : { found: value }),
}

/** A text that is known whole. */
export const string: Parameter<string> = {
  read: (value) => {
    const text = toText(value)
    if (text?.is === 'scalar') return { found: textIn(text) }
    if (text?.is === 'unknown') return text
    if (text?.is !== 'text') return undefined
    const whole = wholeText(partsIn(text))
    return whole === undefined ? unknownText(text) : { found: whole }
  },
}

/** The pieces of a text, and why the first hole is one. */
export interface Pieces {
  readonly parts: readonly Part[]
  readonly why: Why | undefined
}

/** A text that may have holes, or be one. */
export const pieces: Parameter<Pieces> = {
  read: (value) => {
    const text = toText(value)
    if (text?.is === 'scalar') return { found: { parts: [textIn(text)], why: undefined } }
    if (text?.is === 'text') return { found: { parts: partsIn(text), why: text.why } }
    return text?.is === 'unknown' ? { found: { parts: [text.hole], why: text.why } } : undefined
  },
}

export const decimal: Parameter<Decimal> = {
  read: (value) => {
    const number = toNumber(value)
    if (number?.is === 'unknown') return number
    const found = number?.is === 'scalar' ? decimalIn(number) : undefined
    return found && { found }
  },
}

/** A number as JavaScript has it. */
export const number: Parameter<number> = narrowed(decimal, (value) => Number(decimalText(value)))

/** A whole number; a fraction is not taken. */
export const integer: Parameter<bigint> = narrowed(decimal, (value) => (value.scale === 0 ? floor(value) : undefined))

/** A whole number that counts or points at something. */
export const index: Parameter<number> = narrowed(integer, (value) =>
  value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : undefined,
)

/** Something that may be an attribute of a resource, of whatever type. */
const structure: Parameter<Exclude<Plain, UnknownValue>> = {
  read: (value) => (isAttribute(value) ? unknownText(value) : known.read(value)),
}

/** A list, tuple or set. */
export const list: Parameter<readonly Value[]> = narrowed(structure, (value) =>
  value.is === 'list' ? value.items : undefined,
)

/** A list of which it is known how many items it has. */
export const countedList: Parameter<readonly Value[]> = {
  read: (value) => {
    const read = list.read(value)
    if (!read || !('found' in read)) return read
    return read.found.find(isMany) ?? read
  },
}

/** A map or object. */
export const map: Parameter<MapValue> = narrowed(structure, (value) => (value.is === 'map' ? value : undefined))

/** A list of which every item is read; choices among them are settled. */
export function listOf<T>(item: Parameter<T>): Parameter<readonly T[]> {
  return {
    inside: true,
    read: (value) => {
      const read = countedList.read(value)
      if (!read || !('found' in read)) return read
      const found: T[] = []
      let unknown: UnknownValue | undefined
      for (const one of read.found) {
        const inner = one.is === 'choice' ? undefined : item.read(one)
        if (!inner) return undefined
        if ('found' in inner) found.push(inner.found)
        else unknown ??= inner
      }
      return unknown ?? { found }
    },
  }
}

export const flag: Parameter<boolean> = {
  read: (value) => {
    const bool = toBool(value)
    if (bool?.is === 'unknown') return bool
    return bool?.is === 'scalar' && typeof bool.value === 'boolean' ? { found: bool.value } : undefined
  },
}

/** A parameter whose argument may be of a narrower kind only. */
export function narrowed<T, U>(parameter: Parameter<T>, narrow: (value: T) => U | undefined): Parameter<U> {
  return {
    ...parameter,
    read: (value) => {
      const read = parameter.read(value)
      if (!read || !('found' in read)) return read
      const found = narrow(read.found)
      return found === undefined ? undefined : { found }
    },
  }
}
