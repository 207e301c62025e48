import type { Assumption } from '../model/choice.ts'
import type { Acceptance, Intent } from '../model/config.ts'
import type { Estate } from '../model/estate.ts'
import type { Resource, ResourceType } from '../model/resource.ts'
import { World } from '../model/world.ts'
import { type Answer, any, type Evidence, type NonEmpty, type Offence, offencesOf, type Undecided } from './answer.ts'
import { maxWorlds, verdictOf } from './every-world.ts'
import { focusOnSubjects, type Seen } from './focus.ts'
import type { Level } from './level.ts'
import { severityOf } from './offences.ts'
import type { Found, Trait } from './trait.ts'

/**
 * A trait's verdict on one subject, all worlds taken together.
 *
 * `possible`: in some worlds only, of which `when` describes one, or as far as an engine can tell.
 */
export type Verdict =
  | {
      readonly is: 'present'
      readonly certainty: 'certain' | 'possible'
      readonly severity: Level
      readonly evidence: NonEmpty<Evidence>
      /** What each by itself makes it present; left out, each piece of evidence does. */
      readonly offences?: readonly Offence[]
      readonly when: readonly string[]
      /** What may be one more, which counts once somebody accepts all that are there. */
      readonly rest?: Undecided
    }
  | { readonly is: 'absent' }
  | { readonly is: 'not-applicable'; readonly because: string }
  | Undecided

export interface Judgement {
  readonly trait: Trait
  readonly resource: Resource
  /** The container, volume or rule that is judged; empty for the resource as a whole. */
  readonly subject: string
  readonly verdict: Verdict
  /** Somebody accepts it: it stays in the report, marked, and does not count. */
  readonly accepted?: Acceptance
  /** It was there when the baseline was written: it does not count either. */
  readonly known?: true
  /** Where that is not so of all its offences alike: what holds of each (`offences.ts`). */
  readonly settled?: readonly (Settled | undefined)[]
}

/** Why an offence does not count: somebody accepts it, or it was there when the baseline was written. */
export type Settled = { readonly accepted: Acceptance } | { readonly known: true }

/** How many judgements were made that nobody has to act on. */
export interface QuietCounts {
  absent: number
  'not-applicable': number
}

/**
 * Judges every resource by every trait for its type: by address, then trait, then subject.
 *
 * Judgements are made as they are asked for, so a caller that keeps only what it needs holds no more than that. With
 * `quiet`, those that are absent or not applicable (nearly all of an estate) are counted there instead of being handed out.
 * One world serves as long as nothing has to be assumed in it, which is so for most of an estate.
 */
export function* judge(
  estate: Estate,
  traits: readonly Trait[],
  intent: Intent,
  quiet?: QuietCounts,
): Generator<Judgement> {
  const byType = new Map<ResourceType, Trait[]>()
  for (const trait of traits) {
    for (const type of [trait.resource, ...(trait.likewise ?? [])])
      byType.set(type, [...(byType.get(type) ?? []), trait])
  }
  let shared = new World(estate)
  for (const resource of estate.resources) {
    const own = byType.get(resource.type)
    if (!own) continue
    shared.forget()
    for (const trait of own) {
      const found = shared.exists(resource) ? trait.evaluate(resource, shared, intent) : []
      if (shared.isAssumed) {
        shared = new World(estate)
        for (const judgement of judgeInEveryWorld(estate, resource, trait, intent)) {
          const { is } = judgement.verdict
          if (quiet && (is === 'absent' || is === 'not-applicable')) quiet[is]++
          else yield judgement
        }
      } else {
        for (const { subject, answer } of merged(found)) {
          if (quiet && answer.is === 'no') quiet.absent++
          else if (quiet && answer.is === 'not-applicable') quiet['not-applicable']++
          else yield { trait, resource, subject, verdict: onlyVerdict(answer, trait) }
        }
      }
    }
  }
}

const absent: Verdict = { is: 'absent' }

/** The verdict where there is one world. */
function onlyVerdict(answer: Answer, trait: Trait): Verdict {
  if (answer.is === 'no') return absent
  if (answer.is !== 'yes') return answer
  const { evidence, offences, possible, rest } = answer
  const severity = severityOf(offencesOf(answer), trait)
  const certainty = possible ? 'possible' : 'certain'
  return {
    is: 'present',
    certainty,
    severity,
    evidence,
    ...(offences && { offences }),
    when: [],
    ...(rest && { rest }),
  }
}

function* judgeInEveryWorld(estate: Estate, resource: Resource, trait: Trait, intent: Intent): Generator<Judgement> {
  const subjects = new Map<string, Seen[]>()
  const worlds: (readonly Assumption[])[] = []
  const complete = World.every(
    estate,
    maxWorlds,
    (world) => (world.exists(resource) ? trait.evaluate(resource, world, intent) : []),
    (found, world) => {
      const { assumptions } = world
      worlds.push(assumptions)
      for (const { subject, answer } of merged(found)) {
        const entry = { answer, assumptions }
        const seen = subjects.get(subject)
        if (seen) seen.push(entry)
        else subjects.set(subject, [entry])
      }
    },
  )
  const focused = complete ? undefined : focusOnSubjects(estate, resource, trait, intent)
  if (focused) {
    for (const { subject, seen, worlds: own } of focused) {
      yield { trait, resource, subject, verdict: verdictOf(seen, own, trait, resource) }
    }
    return
  }
  for (const [subject, seen] of subjects) {
    yield { trait, resource, subject, verdict: verdictOf(seen, complete ? worlds : undefined, trait, resource) }
  }
}

/** One answer a subject: two containers may have one name. */
function merged(found: readonly Found[]): readonly Found[] {
  if (!found.some(({ subject }, index) => found.findIndex((other) => other.subject === subject) < index)) return found
  const answers = new Map<string, Answer[]>()
  for (const { subject, answer } of found) answers.set(subject, [...(answers.get(subject) ?? []), answer])
  return [...answers].map(([subject, same]) => ({ subject, answer: any(same) }))
}
