import type { Assumption, ChoiceId } from '../model/choice.ts'
import type { Intent } from '../model/config.ts'
import type { Estate } from '../model/estate.ts'
import type { Resource } from '../model/resource.ts'
import { World } from '../model/world.ts'
import type { Answer } from './answer.ts'
import type { Trait } from './trait.ts'

/** What was found about one subject in one world. */
export interface Seen {
  readonly answer: Answer
  readonly assumptions: readonly Assumption[]
}

/** What was found about a subject in all worlds that differ for it. */
export interface Focused {
  readonly subject: string
  readonly seen: readonly Seen[]
  /** What was assumed in each world that was looked at, the subject there or not. */
  readonly worlds: readonly (readonly Assumption[])[]
}

/** Choices of one subject beyond which it is given up, and runs in all. */
const maxChoices = 6
const maxRuns = 2_000

/**
 * Judges subject by subject, each in the worlds that differ for it alone: for a resource whose parts depend on many choices
 * between them, but each on few.
 *
 * Undefined where that is not so either: a subject depends on too many, or the trait judges the resource as a whole.
 */
export function focusOnSubjects(
  estate: Estate,
  resource: Resource,
  trait: Trait,
  intent: Intent,
): readonly Focused[] | undefined {
  let runs = 0
  const look = (answers: ReadonlyMap<ChoiceId, boolean>) => {
    runs++
    const world = World.with(estate, answers)
    return { found: world.exists(resource) ? trait.evaluate(resource, world, intent) : [], world }
  }

  // What depends on what: first with every choice yes, then with each of the choices met no.
  const dependsOn = new Map<string, Set<ChoiceId>>()
  const met = new Set<ChoiceId>()
  const waiting: (ChoiceId | undefined)[] = [undefined]
  for (let next = waiting.shift(), first = true; first || next !== undefined; next = waiting.shift(), first = false) {
    const { found, world } = look(new Map(next === undefined ? [] : [[next, false]]))
    for (const id of world.choicesRead) {
      if (!met.has(id)) waiting.push(id)
      met.add(id)
    }
    for (const { subject, on } of found) {
      if (!on) return undefined
      const known = dependsOn.get(subject) ?? new Set()
      dependsOn.set(subject, known)
      for (const id of on) known.add(id)
      if (known.size > maxChoices) return undefined
    }
    if (runs > maxRuns) return undefined
  }

  const focused: Focused[] = []
  for (const [subject, choices] of dependsOn) {
    const ids = [...choices]
    const seen: Seen[] = []
    const worlds: (readonly Assumption[])[] = []
    for (let bits = 0; bits < 1 << ids.length; bits++) {
      if (runs > maxRuns) return undefined
      const { found, world } = look(new Map(ids.map((id, index) => [id, ((bits >> index) & 1) === 0])))
      const here = found.find((one) => one.subject === subject)
      const assumptions = world.assumptionsAbout(ids)
      worlds.push(assumptions)
      if (here) seen.push({ answer: here.answer, assumptions })
    }
    focused.push({ subject, seen, worlds })
  }
  return focused
}
