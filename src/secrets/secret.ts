/** A secret in a text: what it is, and where, half-open as every range. */
export interface Secret {
  /** E.g. `aws-access-key-id`, `password`: the form, or what the name says. */
  readonly kind: string
  readonly start: number
  readonly end: number
}
