import type { Acceptance } from '../model/config.ts'
import { type Evidence, type NonEmpty, type Offence, offencesOf as offencesIn } from './answer.ts'
import { type Level, worse } from './level.ts'
import type { Judgement, Settled, Verdict } from './runner.ts'
import type { Trait } from './trait.ts'

/** A verdict that somebody has to act on. */
export type Open = Judgement & { readonly verdict: Extract<Verdict, { is: 'present' | 'unknown' }> }

type Present = Extract<Verdict, { is: 'present' }>

export const isOpen = (judgement: Judgement): judgement is Open =>
  judgement.verdict.is === 'present' || judgement.verdict.is === 'unknown'

/** What each by itself makes the judgement present, or keeps it from being decided. */
export function offencesOf({ verdict }: Open): readonly Offence[] {
  return verdict.is === 'unknown'
    ? offencesIn(verdict)
    : (verdict.offences ?? verdict.evidence.map((_, index) => ({ notes: [index] })))
}

/** The evidence, or what is missing, to which the indexes of offences lead. */
export const notesOf = ({ verdict }: Open): readonly Evidence[] =>
  verdict.is === 'present' ? verdict.evidence : verdict.missing

/** The worst of some offences. */
export const severityOf = (offences: readonly Offence[], { severity: usual }: Trait): Level =>
  offences.map(({ severity }) => severity ?? usual).reduce((one, other) => worse(one, other), 'info')

/** What holds of each offence of a judgement. */
export function settledOf(judgement: Open): readonly (Settled | undefined)[] {
  const { accepted, known, settled } = judgement
  if (settled) return settled
  const all = accepted ? { accepted } : known ? { known } : undefined
  return offencesOf(judgement).map(() => all)
}

/**
 * The judgement once it is known which of its offences do not count. It does not either when none is left; else its
 * severity and certainty are those of what is left.
 */
export function settle(judgement: Open, settled: readonly (Settled | undefined)[]): Open {
  const plain = withoutMarks(judgement)
  if (settled.every((one) => one === undefined)) return plain
  const first = settled.find((one) => one !== undefined && 'accepted' in one)
  const accepted = first && 'accepted' in first ? first.accepted : undefined
  const mixed = settled.some((one) => !isSame(one, settled[0])) ? { settled } : {}
  const left = offencesOf(judgement).filter((_offence, index) => settled[index] === undefined)
  if (left.length === 0) {
    const all = settled.every((one) => one && 'accepted' in one)
    return { ...plain, ...(all && accepted ? { accepted } : { known: true }), ...mixed }
  }
  const { verdict } = plain
  return {
    ...plain,
    verdict: verdict.is === 'present' ? { ...verdict, ...gradeOf(left, verdict, plain) } : verdict,
    ...mixed,
  }
}

const withoutMarks = ({ trait, resource, subject, verdict }: Open): Open => ({ trait, resource, subject, verdict })

/** How grave and how sure a verdict is for some of its offences. */
function gradeOf(offences: readonly Offence[], { certainty, when }: Present, { trait }: Open) {
  const severity = severityOf(offences, trait)
  const certain = certainty === 'certain' && offences.some((one) => !one.possible && !one.when)
  return certain
    ? { severity, certainty, when: [] }
    : { severity, certainty: 'possible' as const, when: offences[0]?.when ?? when }
}

const isSame = (one: Settled | undefined, other: Settled | undefined): boolean =>
  acceptanceIn(one) === acceptanceIn(other) && (one === undefined) === (other === undefined)

const acceptanceIn = (settled: Settled | undefined): Acceptance | undefined =>
  settled && 'accepted' in settled ? settled.accepted : undefined

/**
 * A judgement that has been marked, and beside it what may be another offence, where none of those that are there counts:
 * nobody has accepted what cannot be seen.
 */
export function* withRest(marked: Open, mark: (rest: Open) => Open): Generator<Open> {
  const { verdict, accepted, known } = marked
  if (verdict.is !== 'present' || !verdict.rest || !(accepted || known)) {
    yield marked
    return
  }
  const { rest, ...told } = verdict
  const open = mark({ ...withoutMarks(marked), verdict: rest })
  // What is known stays with what is known, for whoever writes the baseline anew.
  yield open.known ? marked : { ...marked, verdict: told }
  if (!open.accepted && !open.known) yield open
}

/** What holds of each note of a judgement: settled where every offence is that it belongs to. */
export function settledNotesOf(judgement: Open): readonly (Settled | undefined)[] {
  const { settled } = judgement
  const offences = offencesOf(judgement)
  return notesOf(judgement).map((_note, at) => {
    const own = offences.flatMap(({ notes }, index) => (notes.includes(at) ? [settled?.[index]] : []))
    return own.includes(undefined) ? undefined : own[0]
  })
}

/** A judgement, or the part of one of which all offences have the same lot. */
export type Part = Open & { readonly isPart?: true }

/**
 * The judgement in parts, each with its own notes: what counts, what each acceptance takes out of account, and what was
 * there when the baseline was written.
 */
export function partsOf(judgement: Open): readonly Part[] {
  const { settled } = judgement
  if (!settled) return [judgement]
  const parts = new Map<Acceptance | 'known' | 'open', number[]>()
  for (const [index, one] of settled.entries()) {
    const part = one === undefined ? 'open' : (acceptanceIn(one) ?? 'known')
    parts.set(part, [...(parts.get(part) ?? []), index])
  }
  return [...parts].map(([part, indexes]) => {
    const offences = offencesOf(judgement).filter((_offence, index) => indexes.includes(index))
    const whole = part === 'open' || part === 'known' ? {} : { accepted: part }
    return {
      ...only(offences, judgement),
      isPart: true as const,
      ...(part === 'known' ? { known: true as const } : whole),
    }
  })
}

/** The judgement as if it had these offences alone. */
function only(offences: readonly Offence[], judgement: Open): Open {
  const plain = withoutMarks(judgement)
  const own = new Set(offences.flatMap(({ notes }) => notes))
  const others = new Set(offencesOf(judgement).flatMap(({ notes }) => notes))
  // What belongs to no offence makes all of them graver.
  const kept = <N>(notes: NonEmpty<N>): NonEmpty<N> => {
    const [first, ...more] = notes.filter((_note, index) => own.has(index) || !others.has(index))
    return first === undefined ? notes : [first, ...more]
  }
  const { verdict } = plain
  if (verdict.is === 'unknown') return { ...plain, verdict: { is: 'unknown', missing: kept(verdict.missing) } }
  return {
    ...plain,
    verdict: { is: 'present', ...gradeOf(offences, verdict, plain), evidence: kept(verdict.evidence) },
  }
}
