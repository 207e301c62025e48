/** The major versions that a constraint leaves open, from the least to the greatest. */
export interface Majors {
  readonly from: number
  /** Undefined where every later one is allowed as well. */
  readonly to: number | undefined
}

/**
 * The major versions that a constraint allows; undefined where it is none.
 *
 * Source: Terraform documentation, "Version Constraints".
 */
export function majorsOf(constraint: string): Majors | undefined {
  let from = 0
  let to: number | undefined
  const atMost = (major: number) => {
    to = Math.min(to ?? major, major)
  }
  for (const part of constraint.split(',')) {
    const found = /^\s*(=|!=|>=?|<=?|~>)?\s*v?(\d+(?:\.\d+)*)(?:-[\w.]+)?\s*$/.exec(part)
    const numbers = found?.[2]?.split('.').map(Number)
    const [major] = numbers ?? []
    if (!numbers || major === undefined) return undefined
    const operator = found?.[1] ?? '='
    if (operator === '!=') continue
    if (operator !== '<' && operator !== '<=') from = Math.max(from, major)
    // Of one number the last is the first: `~> 5` goes on to 6.
    if (operator === '=' || operator === '<=' || (operator === '~>' && numbers.length > 1)) atMost(major)
    if (operator === '<') atMost(numbers.slice(1).some((number) => number > 0) ? major : major - 1)
  }
  return to !== undefined && to < from ? undefined : { from, to }
}
