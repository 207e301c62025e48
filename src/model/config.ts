import type { Origin } from './origin.ts'

/** Which resources a rule of the configuration is about: an address or construct path in which `*` stands for any text. */
export type Pattern = string

/** A declaration about some resources. */
export interface Declared<T> {
  readonly match: Pattern
  readonly value: T
}

/**
 * What the owner declares of the estate, which no file or API shows. Undeclared is unknown: a trait that needs it is neither
 * present nor absent.
 */
export interface Intent {
  /** Classes of data that workloads hold, e.g. `cardholder`. */
  readonly dataClasses?: readonly Declared<readonly string[]>[]
  /** The key of the tag that names a data class. */
  readonly dataClassTag?: string
  /** Tiers that workloads belong to, e.g. `web`, `data`. */
  readonly tiers?: readonly Declared<string>[]
  /** Who is meant to use services or network load balancers. */
  readonly intendedClients?: readonly Declared<readonly string[]>[]
  readonly criticality?: readonly Declared<'low' | 'medium' | 'high'>[]
  /** Address ranges from which traffic is expected. */
  readonly trustedNetworks?: readonly string[]
  /** The widest range of public IPv4 addresses that is not too wide, as `/20`; `/16` where it is not declared. */
  readonly widestPublicRange?: string
  readonly trustedAccounts?: readonly string[]
  /** Hosts of registries that images may come from. */
  readonly registries?: readonly string[]
  readonly organisation?: string
  /** No internet gateway may be in these VPCs. */
  readonly noInternetGateway?: readonly Pattern[]
  /** VPCs from which calls of AWS must go through endpoints: all of them, none, or those that match. */
  readonly privateCalls?: boolean | readonly Pattern[]
  readonly proxy?: boolean
  readonly fips?: boolean
  /** Workloads that must not share their kernel with others: all of them, none, or those that match. */
  readonly strictIsolation?: boolean | readonly Pattern[]
  readonly securityHub?: boolean
  /** Workloads whose traffic must be encrypted up to the task: all of them, none, or those that match. */
  readonly endToEndEncryption?: boolean | readonly Pattern[]
}

export const undeclared: Intent = {}

/**
 * A judgement that somebody accepts: a waiver until a date, a decision until it is reviewed. Trait and subject are patterns
 * too; an address or subject that is left out means every one.
 */
export interface Acceptance {
  readonly kind: 'waiver' | 'decision'
  readonly trait: Pattern
  readonly address?: Pattern
  readonly subject?: Pattern
  readonly reason?: string
  readonly owner?: string
  /** The last day on which it holds, as `YYYY-MM-DD`. */
  readonly until?: string
  /** Where it is written. */
  readonly origin: Origin
  /** A comment in a file speaks only for evidence in this range of it. */
  readonly within?: { readonly start: number; readonly end: number }
}

export interface Thresholds {
  readonly failOn?: 'critical' | 'high' | 'medium' | 'low' | 'none'
  readonly failOnUnknown?: boolean
}

/** The whole of `breakwater.yaml`. */
export interface Config {
  readonly intent: Intent
  readonly acceptances: readonly Acceptance[]
  readonly thresholds: Thresholds
}
