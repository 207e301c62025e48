import type { Origin } from '../model/origin.ts'
import type { Fields, Struct, ValueOf } from '../model/shape.ts'
import { type Read, sayWhy, type Unknown, type Why } from '../model/slot.ts'
import type { World } from '../model/world.ts'
import { type Level, worse } from './level.ts'

export type NonEmpty<T> = readonly [T, ...T[]]

/** A sentence about one place. */
export interface Evidence {
  readonly says: string
  readonly origin: Origin
}

/** What would have to be known for a verdict, and why it is not where one value is concerned. */
export interface Missing {
  readonly says: string
  readonly origin: Origin
  readonly why?: Why
}

/**
 * What a trait finds about one subject in one world.
 *
 * `severity` stands where the case is graver or milder than the trait usually is; `possible` where the engine behind it
 * can only say that it may be so.
 */
export type Answer =
  | { readonly is: 'yes'; readonly evidence: NonEmpty<Evidence>; readonly severity?: Level; readonly possible?: true }
  | { readonly is: 'no' }
  | Undecided
  | NotApplicable

export interface Undecided {
  readonly is: 'unknown'
  readonly missing: NonEmpty<Missing>
}

export interface NotApplicable {
  readonly is: 'not-applicable'
  readonly because: string
}

export const no: Answer = { is: 'no' }

export const yes = (says: string, origin: Origin): Answer => ({ is: 'yes', evidence: [{ says, origin }] })

/** Yes because nothing is written where something should be; `owner` is where it would stand, `source` AWS's default. */
export const unset = (says: string, source: string, owner: Origin): Answer =>
  yes(says, { at: 'default', by: 'aws', source, owner })

export const notApplicable = (because: string): NotApplicable => ({ is: 'not-applicable', because })

/** An answer that waits for a value that could not be read. */
export const unknown = (read: Unknown, what: string): Undecided => ({
  is: 'unknown',
  missing: [{ says: `${what} is not known: ${sayWhy(read.why)}.`, origin: read.origin, why: read.why }],
})

/** The same answer, with another severity where it is yes. */
export function graded(answer: Answer, severity: Level): Answer {
  return answer.is === 'yes' ? { ...answer, severity } : answer
}

/** The same answer, not certain where it is yes. */
export function possibly(answer: Answer): Answer {
  return answer.is === 'yes' ? { ...answer, possible: true } : answer
}

/**
 * Yes if one is; all that are yes give their evidence. Unknown if none is yes but one may be; not applicable if none
 * applies.
 */
export function any(answers: readonly Answer[]): Answer {
  const [only] = answers
  if (answers.length < 2) return only ?? no
  const evidence: Evidence[] = []
  const missing: Missing[] = []
  let severity: Level | undefined
  let certain = false
  for (const answer of answers) {
    if (answer.is === 'yes') {
      evidence.push(...answer.evidence)
      if (!answer.possible) certain = true
      if (answer.severity) severity = severity ? worse(severity, answer.severity) : answer.severity
    } else if (answer.is === 'unknown') missing.push(...answer.missing)
  }
  if (isNonEmpty(evidence)) {
    return { is: 'yes', evidence, ...(severity && { severity }), ...(!certain && { possible: true as const }) }
  }
  if (isNonEmpty(missing)) return { is: 'unknown', missing }
  const outside = answers.find((answer) => answer.is === 'not-applicable')
  return outside && answers.every((answer) => answer.is === 'not-applicable') ? outside : no
}

/** Yes if all are, with the evidence of all. No if one is not; unknown if none is not but one is unknown. */
export function all(answers: readonly Answer[]): Answer {
  const evidence: Evidence[] = []
  const missing: Missing[] = []
  for (const answer of answers) {
    if (answer.is === 'no' || answer.is === 'not-applicable') return answer
    if (answer.is === 'unknown') missing.push(...answer.missing)
    else evidence.push(...answer.evidence)
  }
  if (isNonEmpty(missing)) return { is: 'unknown', missing }
  const possible = answers.some((answer) => answer.is === 'yes' && answer.possible)
  return isNonEmpty(evidence) ? { is: 'yes', evidence, ...(possible && { possible: true as const }) } : no
}

function isNonEmpty<T>(items: readonly T[]): items is NonEmpty<T> {
  return items.length > 0
}

/**
 * Judges one field: yes where `holds` is true of its value, or of AWS's default where nothing is written (undefined where
 * AWS has none). The sentence names the field and the value, unless `says` gives a better one.
 */
export function check<F extends Fields, K extends keyof F & string>(
  world: World,
  struct: Struct<F>,
  field: K,
  holds: (value: ValueOf<F[K]> | undefined) => boolean,
  says?: (value: ValueOf<F[K]>) => string,
): Answer {
  const read: Read<ValueOf<F[K]>> = world.read(struct, field)
  if (read.is === 'unknown') return unknown(read, field)
  if (read.is === 'known') {
    return holds(read.value) ? yes(says?.(read.value) ?? `${field} is ${shown(read.value)}.`, read.origin) : no
  }
  if (!holds(read.default)) return no
  const { source } = struct.shape
  if (read.default === undefined) return unset(`${field} is not set.`, source, read.origin)
  const value = shown(read.default)
  return unset(`${field} is not set and AWS takes ${value}.`, `${field} ${value} (${source})`, read.origin)
}

function shown(value: unknown): string {
  return typeof value === 'string' ? `"${value}"` : typeof value === 'object' ? 'set' : String(value)
}
