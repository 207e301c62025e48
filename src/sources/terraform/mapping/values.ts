import type { Origin } from '../../../model/origin.ts'
import type { Guard } from '../../../model/slot.ts'
import type { Hole } from '../../../model/text.ts'
import type { MapValue, Plain, Value } from '../../value.ts'

/**
 * Applies a function to everything that a value may be: a decision tree keeps its form, and only its ends are made anew.
 */
export function mapValue(value: Value, make: (plain: Plain) => Value): Value {
  if (value.is !== 'choice') return make(value)
  return { ...value, yes: mapValue(value.yes, make), no: mapValue(value.no, make) }
}

export const nothing = (origin: Origin): Plain => ({ is: 'nothing', origin })

/** Is nothing written, whatever the world? */
export const isNothing = (value: Value): boolean =>
  value.is === 'choice' ? isNothing(value.yes) && isNothing(value.no) : value.is === 'nothing'

/** The condition under which anything is written; an empty text is nothing to the provider, and so is false. */
export function isWritten(value: Value): Guard {
  if (value.is === 'choice') return { ...value, yes: isWritten(value.yes), no: isWritten(value.no) }
  if (value.is === 'list') return value.items.length > 0
  return value.is !== 'nothing' && !(value.is === 'scalar' && (value.text === '' || value.value === false))
}

/** An entry of a mapping: nothing where it is not written, unknown where more than is seen may be. */
export const entryOf = (map: MapValue, name: string): Value => map.entries.get(name) ?? map.rest ?? nothing(map.origin)

/** The first value, and where it is nothing the second. */
export const orElse = (value: Value, other: Value): Value =>
  mapValue(value, (plain) => (plain.is === 'nothing' ? other : plain))

/** A reference to a resource of the scan by its id. */
export function referenceTo(address: string, origin: Origin): Plain {
  const hole = { name: `${address}.id`, resource: address, attribute: 'id' }
  return { is: 'text', parts: [hole], why: { because: 'attribute', of: address, attribute: 'id' }, origin }
}

/** The first item of a list that is there: of a block that may stand once. */
export const firstOf = (items: readonly Value[], origin: Origin): Value =>
  items.reduceRight<Value>((rest, item) => orElse(item, rest), nothing(origin))

/** What a list holds, a value by itself being one item. What is there in some worlds only is nothing in the others. */
export function itemsOf(value: Value): readonly Value[] {
  return Array.from({ length: lengthOf(value) }, (_, index) =>
    mapValue(value, (plain) => {
      if (plain.is === 'list') return plain.items[index] ?? nothing(plain.origin)
      return index === 0 ? plain : nothing(plain.origin)
    }),
  )
}

function lengthOf(value: Value): number {
  if (value.is === 'choice') return Math.max(lengthOf(value.yes), lengthOf(value.no))
  if (value.is === 'list') return value.items.length
  return value.is === 'nothing' ? 0 : 1
}

/** Two mappings as one. The first one's entries count where both have one, and mappings inside are joined in the same way. */
export function joined(first: Value, second: Value): Value {
  return mapValue(first, (one) => mapValue(second, (other) => joinedPlain(one, other)))
}

function joinedPlain(one: Plain, other: Plain): Value {
  if (one.is === 'nothing') return other
  if (other.is === 'nothing') return one
  if (one.is === 'map' && other.is === 'map') {
    const entries = new Map(other.entries)
    for (const [name, value] of one.entries) {
      const known = other.entries.get(name)
      entries.set(name, known ? joined(value, known) : value)
    }
    const rest = one.rest ?? other.rest
    return { is: 'map', entries, origin: one.origin, ...(rest && { rest }) }
  }
  if (one.is === 'map' && other.is === 'unknown') return { ...one, rest: one.rest ?? other }
  if (one.is === 'unknown' && other.is === 'map') return { ...other, rest: other.rest ?? one }
  return one
}

/** The value with each of its holes as `make` gives it, wherever it stands. */
function withHoles(value: Value, make: (hole: Hole) => Hole): Value {
  if (value.is !== 'choice') return plainWithHoles(value, make)
  return { ...value, yes: withHoles(value.yes, make), no: withHoles(value.no, make) }
}

function plainWithHoles(value: Plain, make: (hole: Hole) => Hole): Plain {
  const inside = (one: Value) => withHoles(one, make)
  switch (value.is) {
    case 'unknown':
      return { ...value, hole: make(value.hole) }
    case 'scalar':
      return value.json ? { ...value, json: plainWithHoles(value.json, make) } : value
    case 'text': {
      const parts = value.parts.map((part) => (typeof part === 'string' ? part : make(part)))
      return { ...value, parts, ...(value.json && { json: plainWithHoles(value.json, make) }) }
    }
    case 'list':
      return { ...value, items: value.items.map(inside) }
    case 'map':
      return inEveryEntry(value, make)
    case 'nothing':
      return value
  }
}

/** A mapping with each of the holes in it as `make` gives it. */
export function inEveryEntry(map: MapValue, make: (hole: Hole) => Hole): MapValue {
  return { ...map, entries: new Map([...map.entries].map(([name, entry]) => [name, withHoles(entry, make)])) }
}
