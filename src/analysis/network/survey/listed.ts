import type { Entries, Fields, List, Struct, ValueOf } from '../../../model/shape.ts'
import type { Known, Read, Slot, Unknown } from '../../../model/slot.ts'
import type { World } from '../../../model/world.ts'

type ItemOf<V> = V extends List<infer T> ? T : V extends Entries<infer T> ? T : never

/** The items that a list has or may have, and what of it is not known at all. */
export interface Listed<T> {
  readonly items: readonly { readonly value: T; readonly read: Known<T>; readonly certain: boolean }[]
  readonly unknown: readonly Unknown[]
  readonly isWritten: boolean
}

/** The items of a list: where a choice is left open, those of both its sides, none of which is certain. */
export function listed<F extends Fields, K extends keyof F & string>(
  struct: Struct<F>,
  field: K,
  world: World,
): Listed<ItemOf<ValueOf<F[K]>>> {
  type T = ItemOf<ValueOf<F[K]>>
  const items: { value: T; read: Known<T>; certain: boolean }[] = []
  const unknown: Unknown[] = []
  let isWritten = false
  for (const { slot: list, certain: isCertainList } of leavesIn(struct.slots[field], world)) {
    if (list.is === 'unknown') unknown.push(list)
    if (list.is !== 'known') continue
    isWritten = true
    for (const item of (list.value as List<T>).items) {
      for (const { slot, certain } of leavesIn(item, world)) {
        if (slot.is === 'unknown') unknown.push(slot)
        else if (slot.is === 'known') items.push({ value: slot.value, read: slot, certain: certain && isCertainList })
      }
    }
  }
  return { items, unknown, isWritten }
}

/** What a field is or may be: where a choice is left open, what both its sides are, none of which is certain. */
export const alternatives = <F extends Fields, K extends keyof F & string>(
  struct: Struct<F>,
  field: K,
  world: World,
): readonly { readonly read: Read<ValueOf<F[K]>>; readonly certain: boolean }[] =>
  leavesIn<ValueOf<F[K]>>(struct.slots[field], world).map(({ slot, certain }) => ({ read: slot, certain }))

type Leaf<T> = Exclude<Slot<T>, { readonly is: 'choice' }>

/** What a slot may be in a world, one value where nothing is left open. */
function leavesIn<T>(
  slot: Slot<T> | undefined,
  world: World,
  certain = true,
): readonly { slot: Leaf<T>; certain: boolean }[] {
  if (slot === undefined) return []
  if (slot.is !== 'choice') return [{ slot, certain }]
  const answer = world.answer(slot.on)
  if (answer === undefined) return [...leavesIn(slot.yes, world, false), ...leavesIn(slot.no, world, false)]
  return leavesIn(answer ? slot.yes : slot.no, world, certain)
}
