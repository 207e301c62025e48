import { lengthOf, maxValueSize, type Value } from '../../value.ts'

/** How much a value holds. */
interface Measure {
  /** Values in it, with those that it holds several times counted each time. */
  readonly size: number
  /** Values inside values. */
  readonly depth: number
}

/** Text counts by its length, and this much as one value. */
const textUnit = 64

/** Values inside values: as many as a text may have, and those that are put around them. */
const maxValueDepth = 300

const known = new WeakMap<Value, Measure>()

/** Each value is looked at once, so what doubles from one local value to the next is told in no time. */
function measureOf(value: Value): Measure {
  if (value.is === 'scalar') return { size: 1 + value.text.length / textUnit, depth: 1 }
  if (value.is === 'nothing' || value.is === 'unknown') return single
  const before = known.get(value)
  if (before) return before
  let size = value.is === 'text' ? value.parts.length + lengthOf(value.parts) / textUnit : 1
  let depth = 0
  for (const inner of insideOf(value)) {
    const measure = measureOf(inner)
    size += measure.size
    depth = Math.max(depth, measure.depth)
  }
  const made = { size, depth: depth + 1 }
  if (size > worthKnowing) known.set(value, made)
  return made
}

/** Smaller ones are looked at again in less time than it takes to look them up. */
const worthKnowing = 16

const single: Measure = { size: 1, depth: 1 }

function insideOf(value: Value): Iterable<Value> {
  if (value.is === 'choice') return [value.yes, value.no]
  if (value.is === 'list') return value.items
  return value.is === 'map' ? value.entries.values() : []
}

export const sizeOf = (value: Value): number => measureOf(value).size

/** Is the value larger than any that is deployed, so that nothing is to be made of it? */
export function isTooLarge(value: Value): boolean {
  const { size, depth } = measureOf(value)
  return size > maxValueSize || depth > maxValueDepth
}

/** The steps that it takes to go through values. */
export const stepsThrough = (values: readonly Value[]): number =>
  values.reduce((sum, value) => sum + sizeOf(value) / valuesPerStep, 1)

const valuesPerStep = 8
