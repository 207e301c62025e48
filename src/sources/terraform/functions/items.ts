import { isMany, type UnknownValue, type Value } from '../../value.ts'
import type { CallContext } from './function.ts'
import type { Maker } from './maker.ts'
import { index, list, type Parameter } from './signature.ts'

/** More are no part of a list that somebody would want. */
const maxItems = 10_000

type Items = readonly Value[] | UnknownValue

/** A list, or what is known of one that is not. */
export const anyList: Parameter<Items> = {
  read: (value) => {
    const read = list.read(value)
    return read && !('found' in read) ? { found: read } : read
  },
}

/** Where in a list; or why that is not known. */
export const anyIndex: Parameter<number | UnknownValue> = {
  read: (value) => {
    const read = index.read(value)
    return read && !('found' in read) ? { found: read } : read
  },
}

/** Where more items than are seen begin; undefined where all are. */
function openIn(items: Items): { readonly at: number; readonly many: UnknownValue } | undefined {
  if ('is' in items) return { at: 0, many: items }
  const many = items.find(isMany)
  return many && { at: items.indexOf(many), many }
}

/** An item of what has one value per deployment has one too; `named` says how it is written. */
function itemOf({ why, hole: { name, variable } }: UnknownValue, named: (list: string) => string, make: Maker): Value {
  const hole = { name: named(name), ...(variable !== undefined && { variable: named(variable) }) }
  return { ...make.unknown(why), hole }
}

/** An index goes round at the end, which is not known of a list that may be longer: only the first item is the first. */
export function elementOf(items: Items, at: number | UnknownValue, make: Maker): Value | undefined {
  // Of one item, or of all instances of one resource together, it is that one whatever the index.
  if (typeof at !== 'number') {
    const [only] = 'length' in items ? items : []
    return only && 'length' in items && items.length === 1 && !isMany(only) ? only : make.unknown(at.why)
  }
  if (at < 0 || ('length' in items && items.length === 0)) return undefined
  const open = openIn(items)
  if ('length' in items && (!open || at < open.at)) return items[at % items.length]
  if (!open) return undefined
  const isWhole = !('length' in items)
  return itemOf(open.many, (list) => (isWhole && at === 0 ? `${list}[0]` : `element(${list}, ${at})`), make)
}

/** Where a list is shorter Terraform fails, so that a part of one that is not known has as many items as are asked for. */
export function sliceOf(items: Items, from: number, to: number, make: Maker, context: CallContext): Value | undefined {
  const open = openIn(items)
  if (from < 0 || from > to || (!open && 'length' in items && to > items.length)) return undefined
  if (to - from > maxItems || !context.spend(to - from)) return make.tooLarge()
  const itemAt = (at: number): Value => {
    const item = 'length' in items && (!open || at < open.at) ? items[at] : undefined
    return item ?? (open ? itemOf(open.many, (list) => `${list}[${at}]`, make) : make.nothing())
  }
  return make.list(Array.from({ length: to - from }, (_, index) => itemAt(from + index)))
}
