import type { Origin } from '../../../model/origin.ts'
import type { Address, Resource } from '../../../model/resource.ts'
import type { Entries, Field, List, Shape, Struct } from '../../../model/shape.ts'
import { leavesOf, type Read, type Slot } from '../../../model/slot.ts'
import { withKeys } from '../addresses.ts'

/** The resources of a configuration, as places for those of its plans. */
export class ConfigurationPlaces {
  readonly #exact = new Map<Address, Resource>()
  /** By addresses whose keys are stars: all instances of a block are written in one place. */
  readonly #blocks = new Map<Address, Resource>()
  readonly #blockOf: (address: Address) => Origin | undefined

  /** `blockOf` gives the block that makes what is not evaluated: of the resource, else of the call of the module around it. */
  constructor(resources: readonly Resource[], blockOf: (address: Address) => Origin | undefined) {
    this.#blockOf = blockOf
    for (const resource of resources) {
      this.#exact.set(resource.address, resource)
      const block = withoutKeys(resource.address)
      if (!this.#blocks.has(block)) this.#blocks.set(block, resource)
    }
  }

  /** A resource of a plan with the places of the configuration; `address` is what the configuration calls it. */
  placed(resource: Resource, address: Address): Resource {
    const like = this.#exact.get(address) ?? this.#blocks.get(withoutKeys(address))
    const around = (like?.type === resource.type ? like.place : undefined) ?? this.#blockOf(withoutKeys(address))
    if (!around) return resource
    const struct = placedStruct(resource, like?.type === resource.type ? like : undefined, around)
    return { ...resource, ...struct, place: placedAt(resource.place, around) } as Resource
  }
}

const withoutKeys = (address: Address): Address => withKeys('', address)

/** The address that a plan gives a resource, and what stands behind it of one that is split off. */
export function plannedAddress({ address, place }: Resource): Address {
  if (place.at !== 'plan') return address
  const [part = ''] = /^\.[a-z_]+/.exec(address.slice(place.address.length)) ?? []
  return place.address + part
}

/** An origin in a plan with another place in a text. */
function placedAt(origin: Origin, text: Origin): Origin {
  if (origin.at === 'plan') return { ...origin, text }
  return origin.at === 'default' ? { ...origin, owner: placedAt(origin.owner, text) } : origin
}

function placedStruct(struct: Struct, like: Struct | undefined, around: Origin): Pick<Struct, 'origin' | 'slots'> {
  const here = like?.origin.at === 'text' ? like.origin : around
  const slots = Object.entries(struct.slots).flatMap(([name, slot]) => {
    const field = (struct.shape as Shape).fields[name]
    return slot && field ? [[name, placedSlot(field, slot, like?.slots[name], around)] as const] : []
  })
  return { origin: placedAt(struct.origin, here), slots: Object.fromEntries(slots) }
}

function placedSlot(
  field: Field<unknown>,
  slot: Slot<unknown>,
  like: Slot<unknown> | undefined,
  around: Origin,
): Slot<unknown> {
  if (slot.is === 'choice') {
    return {
      ...slot,
      yes: placedSlot(field, slot.yes, like, around),
      no: placedSlot(field, slot.no, like, around),
    }
  }
  const leaves = leavesOf(like)
  const same = leaves.find((leaf) => isSame(slot, leaf))
  const found = same ?? leaves[0]
  const here = found?.origin.at === 'text' ? placeOf(found.origin, same !== undefined) : around
  const read = { ...slot, origin: placedAt(slot.origin, here) }
  return read.is === 'known' ? { ...read, value: placedValue(field, read.value, found, here) } : read
}

/** What gave the argument another value than the plan has is not where the plan has it from. */
const placeOf = (origin: Extract<Origin, { at: 'text' }>, isSameValue: boolean): Origin => {
  if (isSameValue) return origin
  const { via: _, ...place } = origin
  return place
}

const isSame = (one: Read<unknown>, other: Read<unknown>): boolean =>
  one.is === other.is &&
  (one.is !== 'known' || other.is !== 'known' || isNested(one.value) || one.value === other.value)

const isNested = (value: unknown): boolean => typeof value === 'object' && value !== null

function placedValue(field: Field<unknown>, value: unknown, like: Read<unknown> | undefined, around: Origin): unknown {
  const other = like?.is === 'known' ? like.value : undefined
  switch (field.kind.is) {
    case 'struct': {
      const struct = value as Struct
      return { ...struct, ...placedStruct(struct, other as Struct | undefined, around) }
    }
    case 'list': {
      const { of } = field.kind
      const others = (other as List<unknown> | undefined)?.items ?? []
      const { items } = value as List<unknown>
      const named = of.kind.is === 'struct' ? of.kind.shape.key?.[0] : undefined
      const likeItem = (item: Slot<unknown>, index: number) => {
        const name = nameIn(item, named)
        const inPlace = others[index]
        if (name === undefined || nameIn(inPlace, named) === name) return inPlace
        const fitting = others.find((one) => nameIn(one, named) === name)
        return fitting ?? (nameIn(inPlace, named) === undefined ? inPlace : undefined)
      }
      return { items: items.map((item, index) => placedSlot(of, item, likeItem(item, index), around)) }
    }
    case 'map': {
      const { of } = field.kind
      const others = (other as Entries<unknown> | undefined)?.entries
      const { entries } = value as Entries<unknown>
      return {
        entries: new Map([...entries].map(([name, one]) => [name, placedSlot(of, one, others?.get(name), around)])),
      }
    }
    default:
      return value
  }
}

/** What an item of a list is named by, where that is known. */
function nameIn(item: Slot<unknown> | undefined, field: string | undefined): unknown {
  const [leaf] = leavesOf(item)
  const name =
    field !== undefined && leaf?.is === 'known' ? leavesOf((leaf.value as Struct).slots[field])[0] : undefined
  return name?.is === 'known' ? name.value : undefined
}
