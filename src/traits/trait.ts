import type { LaunchType } from '../analysis/workload/launch-types.ts'
import type { ChoiceId } from '../model/choice.ts'
import type { Intent } from '../model/config.ts'
import type { Resource, ResourceType } from '../model/resource.ts'
import type { World } from '../model/world.ts'
import type { Answer } from './answer.ts'
import type { Level } from './level.ts'

/** Security Hub's trait types, and good practice that is no exposure by itself. */
export const categories = [
  'Misconfiguration',
  'Reachability',
  'Vulnerability',
  'Assumability',
  'Sensitive Data',
  'Impact',
  'Best Practice',
] as const

export type Category = (typeof categories)[number]

/** What a trait finds about one part of a resource: a container, a volume, a rule; an empty subject is the whole. */
export interface Found {
  readonly subject: string
  readonly answer: Answer
  /** The choices on which this answer depends; only while a world traces them. */
  readonly on?: ReadonlySet<ChoiceId>
}

/** What is written as JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/**
 * How the fix looks, once: in AWS's API names, from which every notation is written.
 *
 * `set` are the properties as they should be; list items carry the key that names them. `remove` are paths of what has to
 * go, e.g. `pidMode`, `containerDefinitions[web].privileged`.
 */
export interface Example {
  readonly type: ResourceType
  readonly set?: { readonly [field: string]: Json }
  readonly remove?: readonly string[]
  /** The resource is not there yet: the fix makes it. */
  readonly isNew?: true
}

/**
 * Who has to see to it, where it is not the customer: AWS on launch types whose hosts it keeps, nobody on those that do not
 * have what the trait is about.
 */
export type Responsibility = Partial<Record<LaunchType, 'AWS' | 'nobody'>>

/**
 * A security deviation with a fixed id: a row of the catalogue.
 *
 * `evaluate` names every offender, each as a subject of its own, and gives at least one answer. It sees one world and
 * reads slots only through it.
 */
export interface Trait<T extends ResourceType = ResourceType> {
  readonly id: string
  readonly category: Category
  readonly resource: T
  /** Types that the row judges likewise, each with judgements of its own. */
  readonly likewise?: readonly T[]
  readonly title: string
  /** What an attacker gains, in one sentence. */
  readonly why: string
  /** The smallest change that ends it, in one sentence. */
  readonly fix: string
  readonly example?: Example
  readonly responsible?: Responsibility
  readonly severity: Level
  /** Titles of the pages that say so. */
  readonly references: readonly [string, ...string[]]
  evaluate(resource: Resource<T>, world: World, intent: Intent): readonly Found[]
}

/** Declares a trait; its resource types fix what `evaluate` gets. */
export const trait = <const T extends ResourceType>(declared: Trait<T>): Trait<T> => declared
