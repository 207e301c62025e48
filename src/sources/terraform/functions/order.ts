import type { Value } from '../../value.ts'
import { decimalIn, textIn } from './conversions.ts'
import { compare } from './decimal.ts'
import { isEqual } from './equality.ts'

/** The order of strings in Terraform: by code point, where JavaScript's is by UTF-16 code unit. */
export function byCodePoint(one: string, other: string): number {
  const length = Math.min(one.length, other.length)
  for (let at = 0; at < length; at++) {
    const [left, right] = [one.charCodeAt(at), other.charCodeAt(at)]
    if (left !== right) return isSurrogate(left) === isSurrogate(right) ? left - right : isSurrogate(left) ? 1 : -1
  }
  return one.length - other.length
}

const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit < 0xe000

/** The entries of a map in the order in which Terraform has them. */
export const sortedEntries = (entries: ReadonlyMap<string, Value>): readonly (readonly [string, Value])[] =>
  [...entries].sort(([one], [other]) => byCodePoint(one, other))

/** Numbers by size, strings by code point, false before true; all else as it stands, then what is nothing. */
function byValue(one: Value, other: Value): number {
  const rank = rankOf(one) - rankOf(other)
  if (rank !== 0 || one.is !== 'scalar' || other.is !== 'scalar') return rank
  const [left, right] = [decimalIn(one), decimalIn(other)]
  if (left && right) return compare(left, right)
  return byCodePoint(textIn(one), textIn(other))
}

function rankOf(value: Value): number {
  if (value.is === 'scalar') return 0
  return value.is === 'nothing' ? 2 : 1
}

/**
 * The items as a set: sorted and without doubles. Items of which something is unknown are kept, for they may be others.
 *
 * Terraform sorts structures by a checksum; here they stand in the order in which they came.
 */
export function asSet(items: readonly Value[]): readonly Value[] {
  return distinct(items).toSorted(byValue)
}

/** The items without those that are equal to one before. */
export function distinct(items: readonly Value[]): readonly Value[] {
  const seen = new Set<string>()
  const found: Value[] = []
  for (const item of items) {
    if (item.is === 'scalar') {
      const key = `${typeof item.value} ${textIn(item)}`
      if (seen.has(key)) continue
      seen.add(key)
    } else if (found.some((other) => isEqual(item, other) === true)) continue
    found.push(item)
  }
  return found
}
