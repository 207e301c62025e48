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
  readonly values: Syntax
}

/**
 * The names that resources of a plan or state have, so that what is known is followed as well as what is not yet: who names
 * another by its id or ARN, or by a name that the configuration takes from it.
 */
export class KnownNames {
  readonly #unique = new Map<string, { readonly address: string; readonly attribute: string } | undefined>()
  readonly #values = new Map<string, Syntax>()

  add({ address, values }: Named): void {
    this.#values.set(address, values)
    for (const attribute of ['arn', 'id']) {
      const text = textAt(values, attribute)
      if (text === undefined || !isUnique(text) || isNamedElsewhere(values, text)) continue
      const known = this.#unique.get(text)
      const isOther = this.#unique.has(text) && known?.address !== address
      this.#unique.set(text, isOther ? undefined : (known ?? { address, attribute }))
    }
  }

  /** Whose name a text is. `referred` is what the configuration takes it from. */
  named(text: string, { address, prefix }: Owner, referred: readonly Referred[] | undefined): KnownName | undefined {
    const to = (isUnique(text) ? this.#unique.get(text) : undefined) ?? this.#taken(text, referred)
    if (to?.attribute === undefined || prefix + to.address === address) return undefined
    const { attribute } = to
    return { name: `${to.address}.${attribute}`, text, resource: prefix + to.address, attribute }
  }

  #taken(text: string, referred: readonly Referred[] = []): Referred | undefined {
    const [only, ...others] = referred
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
