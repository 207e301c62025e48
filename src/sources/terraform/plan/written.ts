import { type MapSyntax, type Syntax, scalarValue } from '../../syntax/syntax.ts'
import { referencesIn } from './configuration.ts'

/**
 * What the configuration says of a value of a plan.
 *
 * - `expression`: it is written, and the plan lists what it refers to; `constant` where it is written out, `shared` where
 *   the expression makes more than this value, as that of the routes of a table makes every target of theirs.
 * - `block`: it is a block; what is written inside is under its keys.
 * - `no`: nobody wrote it: the provider fills it in.
 * - `unseen`: the plan does not say, as of all that a `dynamic` block makes.
 */
export type Written =
  | {
      readonly is: 'expression'
      readonly references: readonly string[]
      readonly constant: boolean
      readonly shared?: true
    }
  | { readonly is: 'block'; readonly syntax: MapSyntax }
  | { readonly is: 'blocks'; readonly items: readonly Syntax[] }
  | { readonly is: 'no' }
  | { readonly is: 'unseen' }

const no: Written = { is: 'no' }
const unseen: Written = { is: 'unseen' }

/** What is written of a resource as a whole. */
export const ofResource = (resource: MapSyntax | undefined): Written => {
  const expressions = resource?.entries.get('expressions')?.value
  if (!resource) return unseen
  return expressions?.kind === 'map' ? { is: 'block', syntax: expressions } : { is: 'block', syntax: nothingWritten }
}

const nothingWritten: MapSyntax = { kind: 'map', entries: new Map(), start: 0, end: 0 }

/** What is written under a key. The value under it tells a block that a `dynamic` one made from what nobody wrote. */
export function inside(written: Written, key: string, value: Syntax | undefined): Written {
  // What one expression makes is all written by it.
  if (written.is === 'expression') return { ...written, shared: true }
  if (written.is !== 'block') return written
  const found = written.syntax.entries.get(key)?.value
  if (found === undefined) return isBlocks(value) ? unseen : no
  if (found.kind === 'list') return { is: 'blocks', items: found.items }
  if (found.kind !== 'map') return unseen
  return isExpression(found)
    ? { is: 'expression', references: referencesIn(found) ?? [], constant: found.entries.has('constant_value') }
    : { is: 'block', syntax: found }
}

/**
 * What is written of an item. Blocks of a set stand in another order than they are written, so a block is found by what is
 * constant in it; `count` is how many items there are.
 */
export function ofItem(written: Written, item: Syntax | undefined, index: number, count: number): Written {
  if (written.is !== 'blocks') return written
  const fitting = written.items.filter((block) => item === undefined || fits(block, item))
  const here = written.items[index]
  const inPlace = written.items.length === count && here && fitting.includes(here) ? here : undefined
  const block = fitting.length === 1 ? fitting[0] : inPlace
  return block?.kind === 'map' ? { is: 'block', syntax: block } : unseen
}

const isBlocks = (value: Syntax | undefined) =>
  value?.kind === 'list' && value.items.length > 0 && value.items.every(({ kind }) => kind === 'map')

/** A call of a function that refers to nothing is an expression of which the plan says nothing. */
const isExpression = ({ entries }: MapSyntax) =>
  entries.size === 0 || entries.has('constant_value') || entries.get('references')?.value.kind === 'list'

/** May the item be what the block makes: is what is constant in the block the same in it? */
function fits(block: Syntax, item: Syntax): boolean {
  if (block.kind !== 'map' || item.kind !== 'map') return false
  return [...block.entries].every(([key, { value }]) => {
    const planned = item.entries.get(key)?.value
    const constant = value.kind === 'map' ? value.entries.get('constant_value')?.value : undefined
    if (constant?.kind !== 'scalar') return true
    return planned?.kind === 'scalar' && String(scalarValue(planned)) === String(scalarValue(constant))
  })
}
