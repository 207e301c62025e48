import { type Assumption, decisive, sayAssumption } from '../model/choice.ts'
import type { Origin } from '../model/origin.ts'
import type { Resource } from '../model/resource.ts'
import { type NonEmpty, type Offence, offencesOf, type Undecided, undecidedIn } from './answer.ts'
import type { Seen } from './focus.ts'
import { worse } from './level.ts'
import { severityOf } from './offences.ts'
import type { Verdict } from './runner.ts'
import type { Trait } from './trait.ts'

/** Worlds that are looked at for a resource as a whole; beyond them its parts are judged one by one. */
export const maxWorlds = 64

type Assumptions = readonly Assumption[]

/**
 * One verdict of the answers about a subject in every world: what one world shows is not lost because another shows more.
 *
 * `worlds` are all of them, also those in which there is no such subject; undefined where there are too many.
 */
export function verdictOf(
  answers: readonly Seen[],
  worlds: readonly Assumptions[] | undefined,
  trait: Trait,
  resource: Resource,
): Verdict {
  const present = answers.flatMap(({ answer, assumptions }) =>
    answer.is === 'yes'
      ? [{ notes: answer.evidence, offences: offencesOf(answer), assumptions, possible: answer.possible }]
      : [],
  )
  const rest = undecidedOf(answers, trait)
  const [first, ...others] = present
  if (first) {
    const { always, when } = conditionOf(present, worlds)
    const certain = always && present.every(({ possible }) => !possible)
    const { notes, offences } = joined([first, ...others], trait, worlds)
    const severity = severityOf(offences, trait)
    const certainty = certain ? 'certain' : 'possible'
    return { is: 'present', certainty, severity, evidence: notes, offences, when, ...(rest && { rest }) }
  }
  if (rest) return rest
  if (!worlds) {
    const says = `It depends on more than ${maxWorlds} combinations of conditions.`
    return { is: 'unknown', missing: [{ says, origin: resource.place }] }
  }
  const outside = answers.find(({ answer }) => answer.is === 'not-applicable')?.answer
  const applies = answers.some(({ answer }) => answer.is === 'no')
  return outside?.is === 'not-applicable' && !applies
    ? { is: 'not-applicable', because: outside.because }
    : { is: 'absent' }
}

/** What is not decided in some world or other. */
function undecidedOf(answers: readonly Seen[], trait: Trait): Undecided | undefined {
  const [first, ...others] = answers.flatMap(({ answer, assumptions }) => {
    const open = undecidedIn(answer)
    return open ? [{ notes: open.missing, offences: offencesOf(open), assumptions }] : []
  })
  if (!first) return undefined
  const { notes, offences } = joined([first, ...others], trait)
  return { is: 'unknown', missing: notes, offences }
}

interface InWorld<N> {
  readonly notes: NonEmpty<N>
  readonly offences: readonly Offence[]
  readonly assumptions: Assumptions
}

/** Whether what was seen in some worlds is so in all of them, and else what the first of them assumes. */
function conditionOf(
  seen: readonly { readonly assumptions: Assumptions }[],
  worlds: readonly Assumptions[] | undefined,
): { readonly always: boolean; readonly when: readonly string[] } {
  // Where not every world was looked at, nobody can say which assumptions matter.
  if (!worlds || seen.length === worlds.length) return { always: worlds !== undefined, when: [] }
  const others = worlds.filter((world) => !seen.some(({ assumptions }) => assumptions === world))
  return { always: false, when: decisive(seen[0]?.assumptions ?? [], others).map(sayAssumption) }
}

/** The notes of all worlds and their offences, each once. `worlds` where it matters in which of them an offence is. */
function joined<N extends { readonly says: string; readonly origin: Origin }>(
  seen: NonEmpty<InWorld<N>>,
  { severity: usual }: Trait,
  worlds?: readonly Assumptions[],
): { readonly notes: NonEmpty<N>; readonly offences: readonly Offence[] } {
  const [{ notes: first }] = seen
  const notes: [N, ...N[]] = [...first]
  const indexes = new Map(notes.map((note, index) => [keyOf(note), index]))
  const indexOf = (note: N): number => {
    const key = keyOf(note)
    const index = indexes.get(key) ?? notes.push(note) - 1
    indexes.set(key, index)
    return index
  }
  const offences = new Map<string, Offence & { readonly seen: InWorld<N>[] }>()
  for (const world of seen) {
    const own = world.notes.map(indexOf)
    for (const { notes: of, severity, possible } of world.offences) {
      const places = of.flatMap((index) => own[index] ?? [])
      const before = offences.get(places.join())
      const gravest =
        before && (severity || before.severity) ? worse(severity ?? usual, before.severity ?? usual) : severity
      offences.set(places.join(), {
        notes: places,
        seen: [...(before?.seen ?? []), world],
        ...(gravest && { severity: gravest }),
        ...((possible || before?.possible) && { possible: true as const }),
      })
    }
  }
  return {
    notes,
    offences: [...offences.values()].map(({ seen: there, ...offence }) => {
      const { when } = conditionOf(there, worlds)
      return when.length > 0 ? { ...offence, when } : offence
    }),
  }
}

const keyOf = ({ says, origin }: { readonly says: string; readonly origin: Origin }) => JSON.stringify([says, origin])
