import type { ChoiceId } from './choice.ts'
import type { Origin } from './origin.ts'
import type { Part } from './text.ts'

/**
 * Why a value is not known. Each kind has its own words in `sayWhy`.
 */
export type Why =
  | { readonly because: 'parameter'; readonly name: string }
  | { readonly because: 'no-echo'; readonly name: string }
  /** Terraform knows it and marks it so that it is not shown. */
  | { readonly because: 'sensitive'; readonly name: string }
  | { readonly because: 'previous-value'; readonly name: string }
  | { readonly because: 'pseudo-parameter'; readonly name: string }
  | { readonly because: 'attribute'; readonly of: string; readonly attribute: string }
  /** Terraform knows it once a plan is applied. */
  | { readonly because: 'planned'; readonly name: string }
  | { readonly because: 'import'; readonly name: string; readonly several?: true }
  | { readonly because: 'dynamic-reference'; readonly service: string }
  | { readonly because: 'intrinsic'; readonly name: string }
  | { readonly because: 'undeclared'; readonly name: string }
  | { readonly because: 'cycle'; readonly name: string }
  | { readonly because: 'duplicate-key'; readonly name: string }
  /** `value` only where it is near to what is expected: anything else may be a secret in the wrong place. */
  | { readonly because: 'unrecognised'; readonly value?: string; readonly expected: string }
  | { readonly because: 'wrong-kind'; readonly found: string; readonly expected: string }
  | { readonly because: 'placeholder'; readonly name: string }
  | { readonly because: 'not-scanned'; readonly name: string }
  | { readonly because: 'not-in-files'; readonly what: string }
  | { readonly because: 'too-large'; readonly what: string }
  /** A choice decides it that is left open; `says` is what yes would mean. */
  | { readonly because: 'undecided'; readonly says: string }

/** A reason in words that stand after "because". */
export function sayWhy(why: Why): string {
  switch (why.because) {
    case 'parameter':
      return `parameter ${why.name} has no default and no value was given`
    case 'no-echo':
      return `parameter ${why.name} is NoEcho`
    case 'sensitive':
      return `${why.name} is sensitive`
    case 'previous-value':
      return `parameter ${why.name} keeps the value that it has`
    case 'pseudo-parameter':
      return `${why.name} is known only at deployment`
    case 'attribute':
      return `${why.of}.${why.attribute} is known only after deployment`
    case 'planned':
      return `${why.name} is known only after the plan is applied`
    case 'import':
      return why.several
        ? `several templates of the scan export ${why.name}`
        : `the export ${why.name} is not in this scan`
    case 'dynamic-reference':
      return `the value is fetched from ${why.service} at deployment`
    case 'intrinsic':
      return `${why.name} cannot be evaluated here`
    case 'undeclared':
      return `${why.name} is not declared`
    case 'cycle':
      return `${why.name} refers to itself`
    case 'duplicate-key':
      return `the key ${why.name} stands twice`
    case 'unrecognised':
      return `${why.value === undefined ? 'what is written' : `"${shortened(why.value)}"`} is not ${why.expected}`
    case 'wrong-kind':
      return `${why.found} stands where ${why.expected} belongs`
    case 'placeholder':
      return `${why.name} is a placeholder that is filled in before use`
    case 'not-scanned':
      return `${why.name} is not in this scan`
    case 'not-in-files':
      return `${why.what} cannot be seen in files`
    case 'too-large':
      return `${why.what} is too large to evaluate`
    case 'undecided':
      return `it is not decided whether ${why.says}`
  }
}

/** Characters of a value that a sentence quotes. */
const maxQuoted = 60

const shortened = (text: string) => (text.length > maxQuoted ? `${text.slice(0, maxQuoted)}…` : text)

/**
 * What is seen inside one world.
 *
 * `absent`: nothing was written and `default`, where AWS has one, applies; `origin` is the owner, where it would be written.
 * `unknown`: `parts` are the pieces of a string that are known all the same.
 */
export type Read<T> = Known<T> | Absent<T> | Unknown

export interface Known<T> {
  readonly is: 'known'
  readonly value: T
  readonly origin: Origin
}

export interface Absent<T> {
  readonly is: 'absent'
  readonly default?: T | undefined
  readonly origin: Origin
}

export interface Unknown {
  readonly is: 'unknown'
  readonly why: Why
  readonly origin: Origin
  readonly parts?: readonly Part[]
}

/** A value that may differ from world to world: a decision tree over choices. */
export type Slot<T> =
  | Read<T>
  | { readonly is: 'choice'; readonly on: ChoiceId; readonly yes: Slot<T>; readonly no: Slot<T> }

/** Whether something exists: a decision tree over choices. */
export type Guard = boolean | { readonly is: 'choice'; readonly on: ChoiceId; readonly yes: Guard; readonly no: Guard }

/** Every value that the slot may have, whatever the world; reads that are impossible together are all listed. */
export function leavesOf<T>(slot: Slot<T> | undefined): readonly Read<T>[] {
  if (slot === undefined) return []
  return slot.is === 'choice' ? [...leavesOf(slot.yes), ...leavesOf(slot.no)] : [slot]
}
