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
  /** By what it is known again in a later scan; left out, by its sentence. For what the sentence says that may change. */
  readonly key?: string
}

/** What would have to be known for a verdict, and why it is not where one value is concerned. */
export interface Missing {
  readonly says: string
  readonly origin: Origin
  readonly why?: Why
  readonly key?: string
}

/**
 * What makes a verdict by itself: one piece of evidence or of what is missing, or several that only together do.
 *
 * `notes` are indexes into the evidence or what is missing, which may hold more: what only makes it graver.
 */
export interface Offence {
  readonly notes: readonly number[]
  /** Where it is graver or milder than the trait usually is. */
  readonly severity?: Level
  readonly possible?: true
  /** The assumptions of a world in which it is there, where there are others in which it is not. */
  readonly when?: readonly string[]
}

/**
 * What a trait finds about one subject in one world.
 *
 * Without `offences`, each piece of evidence is one. `severity` stands where the case is graver or milder than the trait
 * usually is; `possible` where the engine behind it can only say that it may be so.
 */
export type Answer = Yes | { readonly is: 'no' } | Undecided | NotApplicable

export interface Yes {
  readonly is: 'yes'
  readonly evidence: NonEmpty<Evidence>
  readonly offences?: readonly Offence[]
  readonly severity?: Level
  readonly possible?: true
  /** What may be another offence: nothing to tell beside one, but of weight once somebody accepts all that are there. */
  readonly rest?: Undecided
}

export interface Undecided {
  readonly is: 'unknown'
  readonly missing: NonEmpty<Missing>
  readonly offences?: readonly Offence[]
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
  if (answer.is !== 'yes') return answer
  return { ...answer, severity, offences: offencesOf(answer).map((offence) => ({ ...offence, severity })) }
}

/** The same answer, not certain where it is yes. */
export function possibly(answer: Answer): Answer {
  if (answer.is !== 'yes') return answer
  return { ...answer, possible: true, offences: offencesOf(answer).map((offence) => ({ ...offence, possible: true })) }
}

/** The same answer, known again by `key` where its only piece of evidence says what may change from day to day. */
export function knownBy(key: string, answer: Answer): Answer {
  if (answer.is !== 'yes' || answer.evidence.length > 1) return answer
  return { ...answer, evidence: [{ ...answer.evidence[0], key }] }
}

/** What each by itself makes the answer yes, or unknown. */
export function offencesOf(answer: Yes | Undecided): readonly Offence[] {
  if (answer.offences) return answer.offences
  if (answer.is === 'unknown') return answer.missing.map((_, index) => ({ notes: [index] }))
  const { evidence, severity, possible } = answer
  return evidence.map((_, index) => ({ notes: [index], ...(severity && { severity }), ...(possible && { possible }) }))
}

/** What an answer leaves undecided. */
export function undecidedIn(answer: Answer): Undecided | undefined {
  if (answer.is === 'yes') return answer.rest
  return answer.is === 'unknown' ? answer : undefined
}

/** The offences as they are where their notes stand behind others. */
const behind = (count: number, offences: readonly Offence[]): readonly Offence[] =>
  count === 0 ? offences : offences.map((each) => ({ ...each, notes: each.notes.map((index) => index + count) }))

/**
 * Yes if one is; all that are yes give their evidence. Unknown if none is yes but one may be; not applicable if none
 * applies.
 */
export function any(answers: readonly Answer[]): Answer {
  const [only] = answers
  if (answers.length < 2) return only ?? no
  const evidence: Evidence[] = []
  const missing: Missing[] = []
  const offences: Offence[] = []
  const unread: Offence[] = []
  let severity: Level | undefined
  let certain = false
  for (const answer of answers) {
    if (answer.is === 'yes') {
      offences.push(...behind(evidence.length, offencesOf(answer)))
      evidence.push(...answer.evidence)
      if (!answer.possible) certain = true
      if (answer.severity) severity = severity ? worse(severity, answer.severity) : answer.severity
    }
    const open = undecidedIn(answer)
    if (open) {
      unread.push(...behind(missing.length, offencesOf(open)))
      missing.push(...open.missing)
    }
  }
  const rest = isNonEmpty(missing) ? ({ is: 'unknown', missing, offences: unread } as const) : undefined
  if (isNonEmpty(evidence)) {
    return {
      is: 'yes',
      evidence,
      offences,
      ...(severity && { severity }),
      ...(!certain && { possible: true as const }),
      ...(rest && { rest }),
    }
  }
  if (rest) return rest
  const outside = answers.find((answer) => answer.is === 'not-applicable')
  return outside && answers.every((answer) => answer.is === 'not-applicable') ? outside : no
}

/**
 * Yes if all are, with the evidence of all: an offence of each together make one. No if one is not; unknown if none is not
 * but one is unknown.
 */
export function all(answers: readonly Answer[]): Answer {
  const evidence: Evidence[] = []
  const missing: Missing[] = []
  let offences: readonly Offence[] = [{ notes: [] }]
  let unread: readonly Offence[] = [{ notes: [] }]
  for (const answer of answers) {
    if (answer.is === 'no' || answer.is === 'not-applicable') return answer
    if (answer.is === 'unknown') {
      unread = together(unread, behind(missing.length, offencesOf(answer)))
      missing.push(...answer.missing)
    } else {
      offences = together(offences, behind(evidence.length, offencesOf(answer)))
      evidence.push(...answer.evidence)
    }
  }
  if (isNonEmpty(missing)) return { is: 'unknown', missing, offences: unread }
  if (!isNonEmpty(evidence)) return no
  const possible = answers.some((answer) => answer.is === 'yes' && answer.possible)
  const severity = offences.reduce<Level | undefined>((worst, each) => worseOf(worst, each.severity), undefined)
  return { is: 'yes', evidence, offences, ...(severity && { severity }), ...(possible && { possible: true as const }) }
}

/** Beyond so many nobody tells them apart: those of the longer list stand for all. */
const maxOffences = 1_000

/** Each of the first with each of the second. */
function together(ones: readonly Offence[], others: readonly Offence[]): readonly Offence[] {
  if (ones.length * others.length > maxOffences) return ones.length < others.length ? others : ones
  return ones.flatMap((one) =>
    others.map((other) => {
      const severity = worseOf(one.severity, other.severity)
      const possible = one.possible ?? other.possible
      return { notes: [...one.notes, ...other.notes], ...(severity && { severity }), ...(possible && { possible }) }
    }),
  )
}

const worseOf = (one: Level | undefined, other: Level | undefined) =>
  one && other ? worse(one, other) : (one ?? other)

/** The first answer, graver where the second is yes too: its evidence is told, but is no offence by itself. */
export function worsened(answer: Answer, graver: Answer, severity: Level): Answer {
  if (answer.is !== 'yes' || graver.is !== 'yes') return answer
  const { evidence, ...rest } = answer
  const [first, ...others] = evidence
  return graded({ ...rest, offences: offencesOf(answer), evidence: [first, ...others, ...graver.evidence] }, severity)
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
  const taken = unset(`${field} is not set and AWS takes ${value}.`, `${field} ${value} (${source})`, read.origin)
  // Whoever writes the default has changed nothing.
  return knownBy(says?.(read.default) ?? `${field} is ${value}.`, taken)
}

function shown(value: unknown): string {
  return typeof value === 'string' ? `"${value}"` : typeof value === 'object' ? 'set' : String(value)
}
