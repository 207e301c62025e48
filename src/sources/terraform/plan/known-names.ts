import { type Syntax, textAt } from '../../syntax/syntax.ts'
import type { Referred } from './references.ts'
import type { Owner } from './unknown-value.ts'

/** A hole whose text is known: a name that the plan says, and the resource that has it. */
export interface KnownName {
  readonly name: string
  readonly text: string
  readonly resource: string
  readonly attribute: string
}

/** An id or ARN as AWS gives it: no other resource has it. */
const isUnique = (text: string) =>
  text.length < 2_048 && (text.startsWith('arn:') || /^[a-z]+-[0-9a-f]{8,32}$/.test(text))

interface Named {
  readonly address: string
  readonly attribute: string
  /** The name has the id of the resource in it, as its own ARN has. */
  readonly own: boolean
}

/**
 * The names that resources of a plan or state have, so that what is known is followed as well as what is not yet: who names
 * another by its id or ARN, or by a name that the configuration takes from it.
 */
export class KnownNames {
  readonly #unique = new Map<string, readonly Named[]>()
  readonly #values = new Map<string, Syntax>()

  add(address: string, values: Syntax): void {
    this.#values.set(address, values)
    const id = textAt(values, 'id')
    for (const attribute of ['arn', 'id']) {
      const text = textAt(values, attribute)
      if (text === undefined || !isUnique(text) || isNamedElsewhere(values, text)) continue
      const known = this.#unique.get(text) ?? []
      if (known.some((one) => one.address === address)) continue
      this.#unique.set(text, [...known, { address, attribute, own: id !== undefined && text.includes(id) }])
    }
  }

  /** Whose name a text is. `references` are what the configuration makes it of. */
  named(text: string, references: readonly string[], owner: Owner): KnownName | undefined {
    const to = this.#whose(text) ?? this.#taken(text, references, owner)
    if (to?.attribute === undefined || owner.prefix + to.address === owner.address) return undefined
    const { attribute } = to
    return { name: `${to.address}.${attribute}`, text, resource: owner.prefix + to.address, attribute }
  }

  #whose(text: string): Named | undefined {
    const known = isUnique(text) ? (this.#unique.get(text) ?? []) : []
    const [only, ...others] = known.length > 1 ? known.filter(({ own }) => own) : known
    return others.length === 0 ? only : undefined
  }

  #taken(text: string, references: readonly string[], owner: Owner): Referred | undefined {
    const [only, ...others] = owner.references.resolve(references, owner.instance) ?? []
    if (!only || others.length > 0 || only.attribute === undefined) return undefined
    return textAt(this.#values.get(only.address), only.attribute) === text ? only : undefined
  }
}

/** What belongs to another resource has the other's id as its own, and names it besides. */
function isNamedElsewhere(values: Syntax, text: string): boolean {
  if (values.kind !== 'map') return false
  return [...values.entries].some(
    ([key, { value }]) => key !== 'id' && key !== 'arn' && value.kind === 'scalar' && value.text === text,
  )
}
