/**
 * What the owner declares of the estate. Undeclared is unknown: a trait that needs it is neither present nor absent.
 */
export interface Intent {
  /** Workloads that must not share their kernel with others. */
  readonly strictIsolation?: boolean
}

export const undeclared: Intent = {}
