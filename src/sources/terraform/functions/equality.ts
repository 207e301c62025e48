import { type Maybe, type Part, textEquals } from '../../../model/text.ts'
import type { MapValue, Plain, Value } from '../../value.ts'
import { decimalIn, partsIn, textIn } from './conversions.ts'
import { compare } from './decimal.ts'

/**
 * Are two values equal as Terraform compares them? Values of different types never are; unknown where a hole decides.
 *
 * Source: Terraform documentation, "Arithmetic and Logical Operators", Equality Operators.
 */
export function isEqual(one: Value, other: Value): Maybe {
  if (one.is === 'choice' || other.is === 'choice' || one.is === 'unknown' || other.is === 'unknown') return 'unknown'
  if (one.is === 'list' && other.is === 'list') return areEqual(one.items, other.items)
  if (one.is === 'map' && other.is === 'map') return areEqualMaps(one, other)
  if (one.is === 'nothing' || other.is === 'nothing') return one.is === other.is
  const [left, right] = [stringIn(one), stringIn(other)]
  if (left && right) return areEqualTexts(left, right)
  if (one.is !== 'scalar' || other.is !== 'scalar' || typeof one.value !== typeof other.value) return false
  const [size, otherSize] = [decimalIn(one), decimalIn(other)]
  if (size && otherSize) return compare(size, otherSize) === 0
  return one.value === other.value
}

function stringIn(value: Plain): readonly Part[] | undefined {
  if (value.is === 'text') return partsIn(value)
  return value.is === 'scalar' && typeof value.value === 'string' ? [textIn(value)] : undefined
}

function areEqualTexts(one: readonly Part[], other: readonly Part[]): Maybe {
  if (one.every(isText)) return textEquals(other, one.join(''))
  if (other.every(isText)) return textEquals(one, other.join(''))
  return one.length === other.length && one.every((part, index) => isSamePart(part, other[index])) ? true : 'unknown'
}

const isText = (part: Part): part is string => typeof part === 'string'

/** Holes are the same where they have one value: of one variable, or of one attribute of one resource. */
function isSamePart(one: Part, other: Part | undefined): boolean {
  if (typeof one === 'string' || typeof other !== 'object') return one === other
  if (one.variable !== undefined) return one.variable === other.variable
  return one.resource !== undefined && one.resource === other.resource && one.attribute === other.attribute
}

function areEqual(one: readonly Value[], other: readonly Value[]): Maybe {
  if ([...one, ...other].some((item) => item.is === 'unknown' && item.many)) return 'unknown'
  if (one.length !== other.length) return false
  return every(one.map((item, index) => isEqual(item, other[index] ?? item)))
}

function areEqualMaps(one: MapValue, other: MapValue): Maybe {
  const isOpen = one.rest !== undefined || other.rest !== undefined
  const keys = new Set([...one.entries.keys(), ...other.entries.keys()])
  const answers = [...keys].map((key): Maybe => {
    const [left, right] = [one.entries.get(key), other.entries.get(key)]
    return left && right ? isEqual(left, right) : isOpen ? 'unknown' : false
  })
  return every(isOpen ? [...answers, 'unknown'] : answers)
}

function every(answers: readonly Maybe[]): Maybe {
  if (answers.includes(false)) return false
  return answers.includes('unknown') ? 'unknown' : true
}

/** Is one of the values equal to the wanted one? */
export function includes(items: readonly Value[], wanted: Value): Maybe {
  const answers = items.map((item) => isEqual(item, wanted))
  if (answers.includes(true)) return true
  return answers.includes('unknown') ? 'unknown' : false
}
