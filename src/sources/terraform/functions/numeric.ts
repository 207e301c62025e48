import { add, compare, floor, negate, whole } from './decimal.ts'
import {
  decimal,
  define,
  type Group,
  index,
  integer,
  listOf,
  narrowed,
  number,
  string,
  variadic,
  whatever,
} from './signature.ts'

const digits = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** Digits up to base 36 may have either case, as Go's big numbers read them. */
function parseInteger(text: string, base: number): bigint | undefined {
  const match = /^([+-]?)([0-9A-Za-z]{1,1000})$/.exec(text)
  if (!match) return undefined
  const [, sign, written = ''] = match
  const wanted = BigInt(base)
  let value = 0n
  for (const character of base <= 36 ? written.toLowerCase() : written) {
    const digit = digits.indexOf(character)
    if (digit >= base) return undefined
    value = value * wanted + BigInt(digit)
  }
  return sign === '-' ? -value : value
}

/** A string that is one: a number is not taken for it. */
const written = narrowed(whatever, (value) =>
  value.is === 'scalar' && typeof value.value !== 'string' ? undefined : value,
)

const inLong = narrowed(integer, (value) => (BigInt.asIntN(64, value) === value ? value : undefined))

/** Source: Terraform documentation, "Built-in Functions", Numeric Functions. */
export const numericFunctions: Group = {
  abs: define([decimal], ([value], make) => make.number(value.digits < 0n ? negate(value) : value)),
  ceil: define([decimal], ([value], make) => make.number(-floor(negate(value)))),
  floor: define([decimal], ([value], make) => make.number(floor(value))),
  log: define([number, number], ([value, base], make) => make.number(Math.log(value) / Math.log(base))),
  max: variadic([decimal], decimal, ([first], others, make) =>
    make.number(others.reduce((best, one) => (compare(one, best) > 0 ? one : best), first)),
  ),
  min: variadic([decimal], decimal, ([first], others, make) =>
    make.number(others.reduce((best, one) => (compare(one, best) < 0 ? one : best), first)),
  ),
  parseint: define([written, index], ([value, base], make) => {
    if (base < 2 || base > 62) return undefined
    const read = string.read(value)
    if (!read) return undefined
    if (!('found' in read)) return make.unknown(read.why)
    const parsed = parseInteger(read.found, base)
    return parsed === undefined ? undefined : make.number(parsed)
  }),
  pow: define([number, number], ([value, power], make) => {
    const made = value ** power
    // Terraform writes a large power of two with fewer digits than tell it from its neighbours.
    const isRounded = Math.abs(made) > Number.MAX_SAFE_INTEGER && Number.isInteger(Math.log2(Math.abs(made)))
    return isRounded ? make.tooLarge() : make.number(made)
  }),
  signum: define([inLong], ([value], make) => make.number(value > 0n ? 1n : value < 0n ? -1n : 0n)),
  sum: define([listOf(decimal)], ([values], make) =>
    values.length === 0 ? undefined : make.number(values.reduce(add, whole(0n))),
  ),
}
