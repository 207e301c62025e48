import type { Origin } from '../../../model/origin.ts'
import type { Why } from '../../../model/slot.ts'
import type { Part } from '../../../model/text.ts'
import {
  type MapValue,
  type Plain,
  type ScalarValue,
  type TextValue,
  textOf,
  type UnknownValue,
  type Value,
} from '../../value.ts'
import { numberValue } from './conversions.ts'
import { type Decimal, decimalOfNumber, whole } from './decimal.ts'

/** A text longer than this is not made: functions inside functions could make it of very little. */
const maxText = 4_000_000
/** What a hole counts for. */
const holeLength = 100

/** Makes the values of one call, with its place. */
export class Maker {
  readonly name: string
  readonly at: Origin

  constructor(name: string, at: Origin) {
    this.name = name
    this.at = at
  }

  /** Source: Terraform documentation, "Strings and Templates": strings are kept in Unicode's normal form C. */
  text(text: string): ScalarValue {
    const normal = text.normalize('NFC')
    return { is: 'scalar', value: normal, text: normal, origin: this.at }
  }

  /** A text of pieces; `why` is the reason for the first hole. */
  parts(parts: readonly Part[], why: Why | undefined): ScalarValue | TextValue | UnknownValue {
    const length = parts.reduce((sum, part) => sum + (typeof part === 'string' ? part.length : holeLength), 0)
    if (length > maxText) return this.tooLarge()
    const made = textOf(parts, why, this.at)
    return made.is === 'scalar' ? this.text(made.text) : made
  }

  number(number: Decimal | bigint | number): ScalarValue | undefined {
    if (typeof number === 'bigint') return numberValue(whole(number), this.at)
    const decimal = typeof number === 'number' ? decimalOfNumber(number) : number
    return decimal && numberValue(decimal, this.at)
  }

  flag(value: boolean): ScalarValue {
    return { is: 'scalar', value, text: String(value), origin: this.at }
  }

  list(items: readonly Value[]): Plain {
    return { is: 'list', items, origin: this.at }
  }

  texts(texts: readonly string[]): Plain {
    return this.list(texts.map((text) => this.text(text)))
  }

  map(entries: Iterable<readonly [string, Value]>, rest?: UnknownValue): MapValue {
    return { is: 'map', entries: new Map(entries), origin: this.at, ...(rest && { rest }) }
  }

  nothing(): Plain {
    return { is: 'nothing', origin: this.at }
  }

  unknown(why: Why): UnknownValue {
    return { is: 'unknown', why, hole: { name: `${this.name}(…)` }, origin: this.at }
  }

  /** Any number of items, of which the value tells what is known. */
  many(value: UnknownValue): UnknownValue {
    return { ...value, origin: this.at, many: true }
  }

  tooLarge(): UnknownValue {
    return this.unknown({ because: 'too-large', what: `what ${this.name}() makes` })
  }

  /** What only a run of Terraform can tell. */
  byNature(): UnknownValue {
    return this.unknown({ because: 'not-in-files', what: `what ${this.name}() makes` })
  }
}
