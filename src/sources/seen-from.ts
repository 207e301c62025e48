import type { Origin } from '../model/origin.ts'
import type { Value } from './value.ts'

/** The same value seen from the place that uses it: the place where it stands becomes part of the way it came. */
export function seenFrom(value: Value, at: Origin): Value {
  switch (value.is) {
    case 'choice':
      return { ...value, yes: seenFrom(value.yes, at), no: seenFrom(value.no, at) }
    case 'list':
      return { ...value, items: value.items.map((item) => seenFrom(item, at)), origin: through(at, value.origin) }
    case 'map': {
      const entries = new Map([...value.entries].map(([key, entry]) => [key, seenFrom(entry, at)]))
      return { ...value, entries, origin: through(at, value.origin) }
    }
    case 'scalar':
    case 'text': {
      const { written: _, ...rest } = value
      return { ...rest, origin: through(at, value.origin) }
    }
    default:
      return { ...value, origin: through(at, value.origin) }
  }
}

/** Places on a way beyond which those in its middle are left out: the first ones and the last are what is looked for. */
const longestWay = 30

function through(at: Origin, from: Origin): Origin {
  if (at.at !== 'text') return at
  const before = from.at === 'text' ? (from.via ?? []) : []
  // What is made where it is used came no way.
  if (from.at === 'text' && from.file === at.file && from.start === at.start && from.end === at.end) return from
  const { via: _, ...place } = from.at === 'text' ? from : { ...from, via: undefined }
  const [last] = before.slice(-1)
  const way = before.length < longestWay || !last ? before : [...before.slice(0, longestWay - 2), last]
  return { ...at, via: [place as Origin, ...way] }
}
