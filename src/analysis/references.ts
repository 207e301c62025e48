import type { Estate } from '../model/estate.ts'
import type { Address, ResourceType } from '../model/resource.ts'
import type { Target } from '../model/shape.ts'
import { leavesOf, type Read, type Slot } from '../model/slot.ts'

/** A field that names another resource. */
export type Named = Slot<Target<ResourceType>> | undefined

/** Who may name each resource, in whatever world; `unread`: who names something that is not known. */
export interface References<R> {
  readonly to: ReadonlyMap<Address, readonly R[]>
  readonly unread: readonly R[]
}

/** An index of the references that resources of an estate make. Made once an estate; linear in its size. */
export function referenceIndex<R>(
  resourcesIn: (estate: Estate) => readonly R[],
  slotsOf: (resource: R, estate: Estate) => readonly Named[],
): (estate: Estate) => References<R> {
  const made = new WeakMap<Estate, References<R>>()
  return (estate) => {
    const known = made.get(estate)
    if (known) return known
    const to = new Map<Address, R[]>()
    const unread: R[] = []
    for (const resource of resourcesIn(estate)) {
      for (const address of addressesIn(slotsOf(resource, estate), estate)) {
        if (address === undefined) unread.push(resource)
        else {
          const same = to.get(address)
          if (same) same.push(resource)
          else to.set(address, [resource])
        }
      }
    }
    const index = { to, unread }
    made.set(estate, index)
    return index
  }
}

/** The addresses that the fields may name, each once; undefined for what is not known. */
function addressesIn(slots: readonly Named[], estate: Estate): Iterable<Address | undefined> {
  const [only] = slots
  if (slots.length === 1 && only && only.is !== 'choice') return addressIn(only, estate)
  return new Set(slots.flatMap((slot) => leavesOf(slot).flatMap((read) => addressIn(read, estate))))
}

function addressIn(read: Read<Target<ResourceType>>, estate: Estate): readonly (Address | undefined)[] {
  if (read.is !== 'known') return read.is === 'unknown' ? notKnown : none
  const resource = estate.resolve(read.value)
  return resource ? [resource.address] : none
}

const notKnown = [undefined]
const none: readonly Address[] = []

/** The values that a field may have, in whatever world. */
export const valuesOf = <T>(slot: Slot<T> | undefined): readonly T[] =>
  leavesOf(slot).flatMap((read) => (read.is === 'known' ? [read.value] : []))
