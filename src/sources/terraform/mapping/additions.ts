import type { Address } from '../../../model/resource.ts'
import type { Shape } from '../../../model/shape.ts'
import type { Guard } from '../../../model/slot.ts'
import { type Choices, not } from '../../choices.ts'
import { type MapValue, originOf, type Value, valueIf } from '../../value.ts'
import type { Evaluated } from '../evaluated.ts'
import type { Addition, Satellite } from './attributes.ts'
import type { Named } from './named.ts'
import { inShape } from './shape-directed.ts'
import { entryOf, isNothing, itemsOf, joined, nothing } from './values.ts'

interface Added {
  readonly from: Evaluated
  readonly attributes: Addition['attributes']
  readonly guard: Guard
}

/** What satellites add to the resources that they name. */
export class Additions {
  readonly #named: Named
  readonly #choices: Choices
  readonly #byAddress = new Map<Address, Added[]>()

  constructor(named: Named, choices: Choices) {
    this.#named = named
    this.#choices = choices
  }

  add(one: Evaluated, { adds, otherwise }: Satellite): void {
    const found = this.#add(one, adds, one.guard)
    const elsewhere = this.#choices.every([one.guard, not(this.#choices.some(found) ?? true)]) ?? false
    if (elsewhere === false) return
    for (const addition of otherwise) this.#add(one, addition, elsewhere)
  }

  /** Notes an addition, and gives the conditions under which it is one. */
  #add(one: Evaluated, { of, by, attributes }: Addition, when: Guard): readonly Guard[] {
    const found = [...this.#named.in(entryOf(one.values, by), of)]
    for (const [address, named] of found) {
      const guard = this.#choices.every([when, named]) ?? when
      const added = this.#byAddress.get(address)
      if (added) added.push({ from: one, attributes, guard })
      else this.#byAddress.set(address, [{ from: one, attributes, guard }])
    }
    return found.map(([, guard]) => guard)
  }

  /** The fields of a resource with what is added to it: lists grow, the rest is joined. */
  with(own: MapValue, shape: Shape, address: Address): MapValue {
    const added = this.#byAddress.get(address)
    if (!added) return own
    const entries = new Map(own.entries)
    const lists = new Map<string, Value[]>()
    for (const { from, attributes, guard } of added) {
      for (const [name, value] of inShape(shape, from.values, attributes, from).entries) {
        const more = valueIf(guard, value, nothing(originOf(value)))
        const list = lists.get(name)
        if (list) list.push(more)
        else if (shape.fields[name]?.kind.is === 'list') lists.set(name, [more])
        else entries.set(name, joined(more, entries.get(name) ?? entryOf(own, name)))
      }
    }
    for (const [name, more] of lists) entries.set(name, grown(entries.get(name) ?? entryOf(own, name), more))
    return { ...own, entries }
  }
}

/** A list with all that is added to it. */
function grown(known: Value, added: readonly Value[]): Value {
  const more = added.flatMap(itemsOf)
  const [first] = more
  if (!first) return known
  const origin = originOf(isNothing(known) ? first : known)
  return { is: 'list', items: [...itemsOf(known), ...more], origin }
}
