import type { Origin } from './origin.ts'

/** What is surely so and what may be so: an answer of an engine that could not see everything. */
export interface Between<S> {
  readonly atLeast: S
  readonly atMost: S
  /** What could not be seen; empty where both are the same. */
  readonly because: readonly Origin[]
}
