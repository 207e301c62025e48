import type { Why } from '../../../model/slot.ts'
import { type Hole, type Part, wholeText } from '../../../model/text.ts'
import { type MapSyntax, type ScalarSyntax, type Syntax, SyntaxFault } from '../../syntax/syntax.ts'
import { readYaml } from '../../syntax/yaml.ts'
import type { Plain, Value } from '../../value.ts'
import { numberValue } from './conversions.ts'
import { decimalOf, whole } from './decimal.ts'
import type { CallContext } from './function.ts'
import type { Maker } from './maker.ts'
import { pieces } from './signature.ts'
import { parseTime, showTime } from './time.ts'

/** Private-use characters that stand for a hole while its text is read. */
const mark = /\uE000(\d+)\uE001/

/**
 * What a YAML text says. Holes that name resources may stand in it, for those hold nothing that YAML gives a meaning.
 *
 * Source: Terraform documentation, "yamldecode Function".
 */
export function decodeYaml(value: Plain, make: Maker, context: CallContext): Value | undefined {
  const read = pieces.read(value)
  if (!read || !('found' in read)) return read
  const { parts, why } = read.found
  const holes: Hole[] = []
  const text =
    wholeText(parts) ??
    parts.map((part) => (typeof part === 'string' ? part : `\uE000${holes.push(part) - 1}\uE001`)).join('')
  const marks = text.match(/[\uE000\uE001]/g)?.length ?? 0
  // Tags of YAML's own make a string of what looks like a number; they are not kept while reading.
  const isOpen =
    holes.some(({ resource }) => resource === undefined) || marks !== holes.length * 2 || /(^|[\s[{,])!!/.test(text)
  if (isOpen) return make.unknown(why ?? { because: 'not-in-files', what: 'what this YAML says' })
  if (!context.spend(text.length >> 4)) return make.tooLarge()
  try {
    const [document, ...others] = readYaml(text)
    if (!document || others.length > 0) return undefined
    return new Reader(text, make, holes, why).value(document)
  } catch (error) {
    if (error instanceof SyntaxFault || error instanceof NotTaken) return undefined
    throw error
  }
}

/** What YAML has and Terraform does not take. */
class NotTaken extends Error {}

class Reader {
  readonly #text: string
  readonly #make: Maker
  readonly #holes: readonly Hole[]
  readonly #why: Why | undefined

  constructor(text: string, make: Maker, holes: readonly Hole[], why: Why | undefined) {
    this.#text = text
    this.#make = make
    this.#holes = holes
    this.#why = why
  }

  value(syntax: Syntax): Value {
    if (syntax.tag !== undefined) throw new NotTaken()
    switch (syntax.kind) {
      case 'list':
        return this.#make.list(syntax.items.map((item) => this.value(item)))
      case 'map':
        if (this.#mergesLate(syntax)) return this.#make.unknown({ because: 'not-in-files', what: 'what << overrides' })
        return this.#make.map(
          [...syntax.entries].map(([key, { keyStart, value }]) => [this.#key(key, keyStart), this.value(value)]),
        )
      case 'scalar':
        return this.#scalar(syntax)
    }
  }

  /** What `<<` brings overrides the keys before it, where readers of YAML otherwise let those win. */
  #mergesLate({ start, end, entries }: MapSyntax): boolean {
    const own = [...entries.values()].filter(({ keyStart }) => keyStart >= start && keyStart < end)
    for (let at = this.#text.indexOf('<<', start); at !== -1 && at < end; at = this.#text.indexOf('<<', at + 2)) {
      const isNested = own.some(({ value }) => value.start <= at && at < value.end)
      if (!isNested && own.some(({ keyStart }) => keyStart < at)) return true
    }
    return false
  }

  /** A key in plain style is converted to string from what it means: `yes` is `true`. */
  #key(key: string, start: number): string {
    if (mark.test(key)) throw new NotTaken()
    if (/["'|>]/.test(this.#text[start] ?? '')) return key
    const meant = plain(key, this.#make)
    if (meant.is === 'nothing') throw new NotTaken()
    return meant.is === 'scalar' ? meant.text : key
  }

  #scalar({ text, style }: ScalarSyntax): Value {
    const parts: Part[] = text
      .split(mark)
      .map((piece, index) => (index % 2 === 1 ? (this.#holes[Number(piece)] ?? piece) : piece))
    const [first] = parts.filter((part) => part !== '')
    if (
      parts.length === 3 &&
      typeof first === 'object' &&
      parts[0] === '' &&
      parts[2] === '' &&
      style === 'plain' &&
      this.#why
    ) {
      return { is: 'unknown', why: this.#why, hole: first, origin: this.#make.at }
    }
    if (parts.length > 1) return this.#make.parts(parts, this.#why)
    return style === 'plain' ? plain(text, this.#make) : this.#make.text(text)
  }
}

const words: ReadonlyMap<string, boolean | null> = new Map([
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...cased(['y', 'yes', 'on', 'true']).map((word) => [word, true] as const),
  ...cased(['n', 'no', 'off', 'false']).map((word) => [word, false] as const),
])

function cased(all: readonly string[]): readonly string[] {
  return all.flatMap((word) => [word, word.toUpperCase(), word.charAt(0).toUpperCase() + word.slice(1)])
}

/** What a text in plain style means to Terraform: numbers as in YAML 1.2, truth as in YAML 1.1. */
function plain(text: string, make: Maker): Plain {
  const word = words.get(text)
  if (word !== undefined) return word === null ? make.nothing() : make.flag(word)
  if (/^0(x[0-9a-fA-F]+|o[0-7]+)$/.test(text)) return numberValue(whole(BigInt(text)), make.at)
  if (/^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/.test(text)) {
    const decimal = decimalOf(text)
    return decimal ? numberValue(decimal, make.at) : make.tooLarge()
  }
  if (/^[-+]?\.(inf|Inf|INF)$|^\.(nan|NaN|NAN)$/.test(text)) throw new NotTaken()
  return make.text(timestamp(text) ?? text)
}

/** Dates become times, in which fractions of seconds are left out. */
function timestamp(text: string): string | undefined {
  const match =
    /^(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:[Tt]|[ \t]+)(\d{1,2}:\d{2}:\d{2})(?:\.\d*)?[ \t]*(Z|[-+]\d{2}:\d{2})?)?$/.exec(
      text,
    )
  if (!match) return undefined
  const [, year, month = '', day = '', clock = '00:00:00', zone = 'Z'] = match
  const time = parseTime(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T${clock.padStart(8, '0')}${zone}`)
  return time && showTime(time)
}
