import { closest } from '../model/closest.ts'
import type { Acceptance } from '../model/config.ts'
import type { Gap, GapCode } from '../model/gap.ts'
import type { Origin } from '../model/origin.ts'
import { AcceptanceIndex, type Rule } from './acceptance-index.ts'
import { isOpen, type Open, offencesOf, settle, withRest } from './offences.ts'
import type { Judgement } from './runner.ts'

/**
 * Marks the judgements that somebody accepts, or of which somebody accepts a part: a comment that stands beside a part of a
 * resource speaks for the offences that lie there. An acceptance without a reason, past its date or about a trait that does
 * not exist does not hold; each of these, and one that fits no judgement, is told by `gaps` afterwards.
 */
export class Acceptances {
  readonly #index = new AcceptanceIndex()
  readonly #holding: Acceptance[] = []
  readonly #used = new Set<Acceptance>()
  /** Beside which others each rule has fitted, by their kind and date. */
  readonly #beside = new Map<Rule, Set<string>>()
  /** What is contradicted by another that holds. */
  readonly #contradicted = new Map<Acceptance, Acceptance>()
  readonly #gaps: Gap[] = []

  /** `today` is `YYYY-MM-DD`; `known` are the ids of traits. */
  constructor(acceptances: readonly Acceptance[], today: string, known: readonly string[]) {
    const ids = new Set(known)
    const nearest = new Map<string, string | undefined>()
    for (const acceptance of acceptances) {
      const { kind, trait, until, reason, origin } = acceptance
      if (!trait.includes('*') && !ids.has(trait)) {
        if (!nearest.has(trait)) nearest.set(trait, closest(trait, known))
        const meant = nearest.get(trait)
        this.#tell(
          'waiver-unknown-trait',
          `There is no trait ${trait}${meant === undefined ? '' : `; ${meant} is near`}.`,
          origin,
        )
      } else if (reason === undefined || reason.trim() === '') {
        this.#tell('waiver-without-reason', `The ${kind} of ${trait} has no reason, so it does not hold.`, origin)
      } else if (until !== undefined && until < today) {
        const what = kind === 'waiver' ? `ended on ${until}` : `was to be reviewed by ${until}`
        this.#tell('waiver-expired', `The ${kind} of ${trait} ${what}, so it does not hold.`, origin)
      } else {
        this.#holding.push(acceptance)
        this.#index.add(acceptance)
      }
    }
  }

  #tell(code: GapCode, says: string, origin: Origin): void {
    this.#gaps.push({ code, says, origin })
  }

  /** The judgements, those that are accepted marked with the first acceptance that fits. */
  *mark(judgements: Iterable<Judgement>): Generator<Judgement> {
    for (const judgement of judgements) {
      if (this.#index.isEmpty || !isOpen(judgement)) yield judgement
      else yield* withRest(this.#marked(judgement), (rest) => this.#marked(rest))
    }
  }

  #marked(judgement: Open): Open {
    const ofWhole = this.#index.ofWhole(judgement)
    const ofNotes = this.#index.ofNotes(judgement)
    if (ofWhole.length === 0 && ofNotes.every((rules) => rules.length === 0)) return judgement
    const settled = offencesOf(judgement).map(({ notes }) => {
      const accepted = this.#first([...ofWhole, ...notes.flatMap((index) => ofNotes[index] ?? [])])
      return accepted && { accepted }
    })
    return settle(judgement, settled)
  }

  /** Of what speaks for one offence the first that is written; all of it has been of use. */
  #first(rules: readonly Rule[]): Acceptance | undefined {
    let first: Rule | undefined
    for (const rule of rules) if (!first || rule.order < first.order) first = rule
    const [holds] = first?.acceptances ?? []
    if (!holds) return undefined
    for (const rule of rules) this.#use(rule, holds)
    return holds
  }

  #use(rule: Rule, holds: Acceptance): void {
    const { kind, until = '' } = holds
    const seen = this.#beside.get(rule) ?? new Set()
    this.#beside.set(rule, seen)
    if (seen.has(kind + until)) return
    seen.add(kind + until)
    for (const acceptance of rule.acceptances) {
      this.#used.add(acceptance)
      if (acceptance.kind === kind && acceptance.until === holds.until) continue
      if (!this.#contradicted.has(acceptance)) this.#contradicted.set(acceptance, holds)
    }
  }

  /** What is wrong with the acceptances; complete once all judgements have been marked. */
  gaps(): readonly Gap[] {
    const idle = this.#holding.filter((acceptance) => !this.#used.has(acceptance))
    return [
      ...this.#gaps,
      ...[...this.#contradicted].map(
        ([{ trait, origin }, { kind }]): Gap => ({
          code: 'waiver-contradictory',
          says: `Another ${kind} of ${trait} says otherwise about the same; the first holds.`,
          origin,
        }),
      ),
      ...idle.map(
        ({ kind, trait, origin }): Gap => ({
          code: 'waiver-unused',
          says: `The ${kind} of ${trait} fits nothing that was found.`,
          origin,
        }),
      ),
    ]
  }
}
