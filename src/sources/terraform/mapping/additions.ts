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
    for (const { from, attributes, guard } of added) {
      for (const [name, value] of inShape(shape, from.values, attributes, from).entries) {
        const known = entries.get(name) ?? entryOf(own, name)
        entries.set(
          name,
          shape.fields[name]?.kind.is === 'list' ? grown(known, value, guard) : withMore(known, value, guard),
        )
      }
    }
    return { ...own, entries }
  }
}

function grown(known: Value, value: Value, guard: Guard): Value {
  const origin = originOf(isNothing(known) ? value : known)
  const more = itemsOf(value).map((item) => valueIf(guard, item, nothing(origin)))
  return more.length === 0 ? known : { is: 'list', items: [...itemsOf(known), ...more], origin }
}

const withMore = (known: Value, value: Value, guard: Guard): Value =>
  joined(valueIf(guard, value, nothing(originOf(value))), known)
