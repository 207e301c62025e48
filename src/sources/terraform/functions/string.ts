import { type Part, textIncludes, textStartsWith, wholeText } from '../../../model/text.ts'
import { isMany, type Plain, type Value } from '../../value.ts'
import { isAttribute } from './conversions.ts'
import { formatted } from './format.ts'
import type { CallContext } from './function.ts'
import { graphemesOf } from './graphemes.ts'
import { lower, title, upper } from './letter-case.ts'
import type { Maker } from './maker.ts'
import { changed, eachLiteral, filled, splitParts, textEndsWith, trimmed, whereFound } from './partly-known.ts'
import { allMatches, firstMatch, replaced } from './regex/regex.ts'
import {
  define,
  type Group,
  index,
  list,
  listOf,
  type Parameter,
  type Pieces,
  pieces,
  string,
  variadic,
  whatever,
} from './signature.ts'

const mayBe = (answer: boolean | 'unknown', text: Pieces, make: Maker): Value =>
  answer === 'unknown' && text.why ? make.unknown(text.why) : make.flag(answer === true)

const textOrUnknown = (made: Pieces | undefined, { why }: Pieces, make: Maker): Value | undefined =>
  made ? make.parts(made.parts, made.why) : why && make.unknown(why)

const whiteSpace = '[\\t\\n\\v\\f\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]'

type Cut = (text: string, end: 'start' | 'end' | 'both') => string

/** Cuts off one character after the other: patterns that look for a run at the end take ages where it is not there. */
function cutting(isCut: (character: string) => boolean): Cut {
  return (text, end) => {
    const characters = [...text]
    let from = 0
    let to = characters.length
    if (end !== 'end') while (from < to && isCut(characters[from] ?? '')) from++
    if (end !== 'start') while (to > from && isCut(characters[to - 1] ?? '')) to--
    return characters.slice(from, to).join('')
  }
}

const space = new RegExp(`^${whiteSpace}$`)
const cutSpace = cutting((character) => space.test(character))
const cutLines = cutting((character) => character === '\n' || character === '\r')

/** More is no indentation of a configuration. */
const maxIndent = 10_000

function substring(text: string, offset: number, length: number): string {
  const characters = graphemesOf(text)
  const from = offset < 0 ? Math.max(characters.length + offset, 0) : offset
  return characters.slice(from, length < 0 ? undefined : from + length).join('')
}

/** A piece of a text with holes: what stands before the first one is known. */
function substringOfParts(text: Pieces, offset: number, length: number, make: Maker): Value | undefined {
  const [first, ...others] = filled(text.parts)
  const known = typeof first === 'string' ? first : ''
  if (others.length === 0 && typeof first !== 'object') return make.text(substring(known, offset, length))
  // The last character may have more of it in the hole.
  const isKnown = offset >= 0 && length >= 0 && offset + length < graphemesOf(known).length
  if (length === 0 || isKnown) return make.text(substring(known, offset, length))
  return text.why && make.unknown(text.why)
}

function split(separator: string, text: Pieces, make: Maker): Value | undefined {
  const whole = wholeText(text.parts)
  if (whole !== undefined && separator === '') return make.texts([...whole])
  const items = splitParts(text.parts, separator)
  if (!items) return text.why && make.unknown(text.why)
  return make.list(items.map((item) => make.parts(item, text.why)))
}

function replace(text: Pieces, wanted: string, by: Pieces, make: Maker, context: CallContext): Value | undefined {
  const whole = wholeText(text.parts)
  if (wanted.length > 1 && wanted.startsWith('/') && wanted.endsWith('/')) {
    const known = wholeText(by.parts)
    if (whole !== undefined && known !== undefined) return replaced(wanted.slice(1, -1), whole, known, make, context)
    const why = text.why ?? by.why
    return why && make.unknown(why)
  }
  if (wanted === '') {
    if (whole === undefined) return text.why && make.unknown(text.why)
    return joined(
      ['', ...whole, ''].map((piece) => [piece]),
      by,
      undefined,
      make,
    )
  }
  const parts = filled(text.parts)
  const where = whereFound(parts, wanted)
  if (where === 'anywhere') return text.why && make.unknown(text.why)
  const items = parts.flatMap((part) => {
    if (typeof part === 'string')
      return interleaved(
        part.split(wanted).map((piece) => [piece]),
        by.parts,
      )
    return where === 'apart' ? [part] : [changed(part, 'replace')]
  })
  return make.parts(items, text.why ?? by.why)
}

function interleaved<T>(rows: readonly (readonly T[])[], between: readonly T[]): readonly T[] {
  return rows.flatMap((row, index) => (index === 0 ? row : [...between, ...row]))
}

const joined = (rows: readonly Pieces['parts'][], between: Pieces, why: Pieces['why'], make: Maker): Value =>
  make.parts(interleaved(rows, between.parts), why ?? between.why)

/** The texts of a list; an item that stands for many is one hole. */
const texts: Parameter<readonly Pieces[]> = {
  inside: true,
  read: (value) => {
    const read = list.read(value)
    if (!read || !('found' in read)) return read
    const items = read.found.map(
      (item): Value =>
        isMany(item) ? { is: 'unknown', why: item.why, hole: { name: 'items' }, origin: item.origin } : item,
    )
    return listOf(pieces).read({ is: 'list', items, origin: value.origin })
  },
}

/** One argument of `formatlist`: a list with choices in it is settled. */
const column: Parameter<Plain> = {
  inside: true,
  read: (value) => (value.is === 'nothing' ? undefined : whatever.read(value)),
}

function formatList(format: string, args: readonly Plain[], make: Maker): Value | undefined {
  const lists = args.filter((arg) => arg.is === 'list')
  for (const arg of args) {
    if (arg.is === 'unknown') return make.unknown(arg.why)
    const many = arg.is === 'list' ? arg.items.find(isMany) : undefined
    if (many) return make.unknown(many.why)
  }
  const attribute = lists.length === 0 ? args.find(isAttribute) : undefined
  if (attribute) return make.unknown(attribute.why)
  const count = lists[0]?.items.length ?? 1
  if (lists.some(({ items }) => items.length !== count)) return undefined
  const made: Value[] = []
  for (let row = 0; row < count; row++) {
    const values = args.map((arg) => (arg.is === 'list' ? arg.items[row] : arg))
    const plain = values.flatMap((value) => (value && value.is !== 'choice' ? [value] : []))
    const text = plain.length === args.length ? formatted(format, plain) : undefined
    if (!text) return undefined
    made.push(make.parts(text.parts, text.why))
  }
  return make.list(made)
}

/** Source: Terraform documentation, "Built-in Functions", String Functions. */
export const stringFunctions: Group = {
  chomp: define([pieces], ([text], make) =>
    textOrUnknown(trimmed(text, cutLines, { start: false, end: true }, false), text, make),
  ),
  endswith: define([pieces, string], ([text, suffix], make) => mayBe(textEndsWith(text.parts, suffix), text, make)),
  format: variadic([string], whatever, ([pattern], args, make) => {
    const made = formatted(pattern, args)
    return made && make.parts(made.parts, made.why)
  }),
  formatlist: variadic([string], column, ([pattern], args, make) => formatList(pattern, args, make)),
  indent: define([index, pieces], ([spaces, text], make) => {
    if (spaces < 0 || spaces > maxIndent) return undefined
    const between = [`\n${' '.repeat(spaces)}`]
    const lines = (piece: string): readonly Part[] =>
      interleaved(
        piece.split('\n').map((line) => [line]),
        between,
      )
    const isKnown = whereFound(filled(text.parts), '\n') === 'apart'
    const parts = filled(text.parts).flatMap((part): readonly Part[] =>
      typeof part === 'string' ? lines(part) : [isKnown ? part : changed(part, 'indent')],
    )
    return make.parts(parts, text.why)
  }),
  join: variadic([pieces, texts], texts, ([between, first], others, make) => {
    const rows = [first, ...others].flat()
    return joined(
      rows.map(({ parts }) => parts),
      between,
      rows.find(({ why }) => why)?.why,
      make,
    )
  }),
  lower: define([pieces], ([text], make) => make.parts(eachLiteral(text.parts, 'lower', lower), text.why)),
  regex: define([string, string], ([pattern, text], make, context) => firstMatch(pattern, text, make, context)),
  regexall: define([string, string], ([pattern, text], make, context) => allMatches(pattern, text, make, context)),
  replace: define([pieces, string, pieces], ([text, wanted, by], make, context) =>
    replace(text, wanted, by, make, context),
  ),
  split: define([string, pieces], ([separator, text], make) => split(separator, text, make)),
  startswith: define([pieces, string], ([text, prefix], make) => mayBe(textStartsWith(text.parts, prefix), text, make)),
  strcontains: define([pieces, string], ([text, wanted], make) => mayBe(textIncludes(text.parts, wanted), text, make)),
  strrev: define([string], ([text], make) => make.text(graphemesOf(text).toReversed().join(''))),
  substr: define([pieces, index, index], ([text, offset, length], make) =>
    substringOfParts(text, offset, length, make),
  ),
  title: define([string], ([text], make) => make.text(title(text))),
  trim: define([pieces, string], ([text, set], make) => {
    const characters = new Set(set)
    const cutsBare = [...characters].some((character) => !/[,\s]/.test(character))
    const cut = cutting((character) => characters.has(character))
    return textOrUnknown(trimmed(text, cut, { start: true, end: true }, cutsBare), text, make)
  }),
  trimprefix: define([pieces, string], ([text, prefix], make) => {
    const [first = '', ...others] = filled(text.parts)
    if (typeof first === 'string' && first.startsWith(prefix))
      return make.parts([first.slice(prefix.length), ...others], text.why)
    return textOrUnknown(textStartsWith(text.parts, prefix) === 'unknown' ? undefined : text, text, make)
  }),
  trimsuffix: define([pieces, string], ([text, suffix], make) => {
    const parts = filled(text.parts)
    const last = parts.at(-1) ?? ''
    if (typeof last === 'string' && last.endsWith(suffix)) {
      return make.parts([...parts.slice(0, -1), last.slice(0, last.length - suffix.length)], text.why)
    }
    return textOrUnknown(textEndsWith(text.parts, suffix) === 'unknown' ? undefined : text, text, make)
  }),
  trimspace: define([pieces], ([text], make) =>
    textOrUnknown(trimmed(text, cutSpace, { start: true, end: true }, false), text, make),
  ),
  upper: define([pieces], ([text], make) => make.parts(eachLiteral(text.parts, 'upper', upper), text.why)),
}
