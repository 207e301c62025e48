import type { Address } from '../../../model/resource.ts'
import type { Guard } from '../../../model/slot.ts'
import { wholeText } from '../../../model/text.ts'
import type { Choices } from '../../choices.ts'
import { partsOf, type Value } from '../../value.ts'
import type { Evaluated } from '../evaluated.ts'
import { entryOf } from './values.ts'

/** The attributes that others name a resource by when they do it with a text. */
const names = ['id', 'arn', 'name', 'bucket', 'family'] as const

/** Finds the resources that values name: by address, or by a name that one resource of its type has. */
export class Named {
  readonly #byAddress = new Map<Address, Evaluated>()
  readonly #byName = new Map<string, Address | 'several'>()
  readonly #choices: Choices

  constructor(evaluated: readonly Evaluated[], choices: Choices) {
    this.#choices = choices
    for (const one of evaluated) {
      if (one.mode === 'data') continue
      this.#byAddress.set(one.address, one)
      for (const name of names) {
        for (const text of textsIn(entryOf(one.values, name))) this.#addName(`${one.type} ${text}`, one.address)
      }
    }
  }

  #addName(name: string, address: Address): void {
    const known = this.#byName.get(name)
    this.#byName.set(name, known === undefined || known === address ? address : 'several')
  }

  /** The resources of a type that a value names, each with the condition under which it does. */
  in(value: Value, type: string): ReadonlyMap<Address, Guard> {
    if (value.is === 'choice') {
      const [yes, no] = [this.in(value.yes, type), this.in(value.no, type)]
      const guards = [...new Set([...yes.keys(), ...no.keys()])].map((address) => {
        const [one, other] = [yes.get(address) ?? false, no.get(address) ?? false]
        return [address, one === other ? one : ({ is: 'choice', on: value.on, yes: one, no: other } as const)] as const
      })
      return new Map(guards)
    }
    if (value.is === 'list') {
      const found = new Map<Address, Guard>()
      for (const item of value.items) {
        for (const [address, guard] of this.in(item, type))
          found.set(address, this.#choices.some([found.get(address) ?? false, guard]) ?? true)
      }
      return found
    }
    const parts = partsOf(value) ?? []
    const holes = parts.flatMap((part) => (typeof part === 'string' ? [] : (part.resource ?? [])))
    const [address, ...others] = new Set(holes)
    if (address !== undefined && others.length === 0 && this.#byAddress.get(address)?.type === type)
      return new Map([[address, true]])
    const text = wholeText(parts)
    const named = text ? this.#byName.get(`${type} ${text}`) : undefined
    return named && named !== 'several' ? new Map([[named, true]]) : new Map()
  }
}

/** The texts that a value may be, in whatever world. */
function textsIn(value: Value): readonly string[] {
  if (value.is === 'choice') return [...textsIn(value.yes), ...textsIn(value.no)]
  const text = value.is === 'scalar' || value.is === 'text' ? wholeText(partsOf(value) ?? []) : undefined
  return text ? [text] : []
}
