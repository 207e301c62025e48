import type { Shape } from '../../model/shape.ts'
import { fieldNameIn } from '../fields.ts'
import type { MapValue, UnknownValue, Value } from '../value.ts'
import { isPart, type Part } from './described.ts'
import { inOrder } from './listed.ts'

/**
 * The fields of a resource out of all that describes it. What only another call says is unknown; where nothing but a part is
 * there, so is all the rest.
 */
export function joinedFields(parts: readonly Part[], main: Part, shape: Shape): MapValue {
  const { origin } = main.value
  const entries = new Map<string, Value>()
  const told = parts.filter((part) => !isPart(part))
  const add = (name: string, value: Value) => {
    const field = fieldNameIn(shape, name)
    if (field !== undefined && !entries.has(field)) entries.set(field, value)
  }
  for (const field of told.flatMap(({ found }) => found.kind?.gathers ?? [])) {
    const [first, ...rest] = told.flatMap((part) => listAt(part, field))
    if (first) add(field, { ...first, items: [first, ...rest].flatMap(({ items }) => items) })
  }
  for (const part of [main, ...told]) {
    if (part.found.kind?.part === undefined) for (const [name, value] of part.value.entries) add(name, value)
  }
  for (const [name, value] of versioned(parts.filter(({ found }) => found.kind?.part === true))) add(name, value)
  for (const [name, value] of continued(parts)) add(name, value)
  for (const field of main.found.kind?.lacks ?? []) {
    if (told.every(({ found }) => found.kind?.lacks?.includes(field)) && !entries.has(field)) {
      entries.set(field, elsewhere(field, main))
    }
  }
  const rest = isPart(main) || main.found.partial ? elsewhere('The rest of it', main) : undefined
  return { is: 'map', entries, origin, ...(rest && { rest }) }
}

function listAt({ value: { entries } }: Part, field: string) {
  for (const [name, value] of entries)
    if (name.toLowerCase() === field.toLowerCase() && value.is === 'list') return [value]
  return []
}

/**
 * The fields of the version that counts: the only one in the scan, else the newest where it is the default too. Which of
 * several is used is written elsewhere.
 */
function versioned(parts: readonly Part[]): Iterable<readonly [string, Value]> {
  const [first] = parts
  if (!first) return []
  const numbers = new Set(parts.map(({ found }) => found.version?.number))
  const newest = parts.reduce((one, other) =>
    (other.found.version?.number ?? 0) > (one.found.version?.number ?? 0) ? other : one,
  )
  if (numbers.size === 1 || newest.found.version?.isDefault) return newest.value.entries
  return [...newest.value.entries].map(([name, value]) => {
    const isVersioned = value.is === 'map'
    return [name, isVersioned ? elsewhere('Which of its versions is used', newest) : value]
  })
}

/** The lists that stand in replies of their own, their pages put together. */
function continued(parts: readonly Part[]): ReadonlyMap<string, Value> {
  const lists = new Map<string, Value>()
  const pages = parts.filter(({ found }) => typeof found.kind?.part === 'object')
  for (const page of inOrder(pages)) {
    for (const [name, value] of page.value.entries) {
      const before = lists.get(name)
      const items = value.is === 'list' ? value.items : []
      const more: UnknownValue | undefined = page.found.page?.next && {
        ...elsewhere('A further page', page),
        many: true,
      }
      const all = [...(before?.is === 'list' ? before.items.filter((item) => !isMore(item)) : []), ...items]
      lists.set(name, value.is === 'list' ? { ...value, items: more ? [...all, more] : all } : value)
    }
  }
  return lists
}

const isMore = (item: Value) => item.is === 'unknown' && item.many === true

const elsewhere = (what: string, { found, value: { origin } }: Part): UnknownValue => ({
  is: 'unknown',
  why: { because: 'not-scanned', name: what },
  hole: { name: found.type },
  origin,
})
