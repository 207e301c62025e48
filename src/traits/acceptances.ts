import { closest } from '../model/closest.ts'
import type { Acceptance } from '../model/config.ts'
import type { Gap, GapCode } from '../model/gap.ts'
import type { Origin } from '../model/origin.ts'
import { matches, names } from '../model/pattern.ts'
import type { Judgement } from './runner.ts'

/** The acceptances of one trait, by the address or construct path that they name; those with a pattern for an address apart. */
interface OfTrait {
  readonly byAddress: Map<string, Acceptance[]>
  readonly patterns: Acceptance[]
}

/**
 * Marks the judgements that somebody accepts. An acceptance without a reason, past its date or about a trait that does not
 * exist does not hold; each of these, and one that fits no judgement, is told by `gaps` afterwards.
 *
 * Cost: for each judgement the acceptances of its trait that name it or have a pattern.
 */
export class Acceptances {
  readonly #traits = new Map<string, OfTrait>()
  readonly #everyTrait: Acceptance[] = []
  readonly #holding: Acceptance[] = []
  readonly #used = new Set<Acceptance>()
  readonly #gaps: Gap[] = []

  /** `today` is `YYYY-MM-DD`; `known` are the ids of traits. */
  constructor(acceptances: readonly Acceptance[], today: string, known: readonly string[]) {
    const ids = new Set(known)
    const seen = new Map<string, Acceptance>()
    for (const acceptance of acceptances) {
      const { kind, trait, until, reason, origin } = acceptance
      if (!trait.includes('*') && !ids.has(trait)) {
        const meant = closest(trait, known)
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
        const key = JSON.stringify([trait, acceptance.address, acceptance.subject, acceptance.within])
        const other = seen.get(key)
        if (other && (other.kind !== kind || other.until !== until)) {
          this.#tell(
            'waiver-contradictory',
            `Another ${other.kind} of ${trait} says otherwise about the same; the first holds.`,
            origin,
          )
        }
        if (!other) seen.set(key, acceptance)
        this.#add(acceptance)
      }
    }
  }

  #tell(code: GapCode, says: string, origin: Origin): void {
    this.#gaps.push({ code, says, origin })
  }

  #add(acceptance: Acceptance): void {
    this.#holding.push(acceptance)
    if (acceptance.trait.includes('*')) {
      this.#everyTrait.push(acceptance)
      return
    }
    let ofTrait = this.#traits.get(acceptance.trait)
    if (!ofTrait) {
      ofTrait = { byAddress: new Map(), patterns: [] }
      this.#traits.set(acceptance.trait, ofTrait)
    }
    const { address } = acceptance
    if (address === undefined || address.includes('*')) ofTrait.patterns.push(acceptance)
    else {
      const same = ofTrait.byAddress.get(address)
      if (same) same.push(acceptance)
      else ofTrait.byAddress.set(address, [acceptance])
    }
  }

  /** The judgements, those that are accepted marked with the first acceptance that fits. */
  *mark(judgements: Iterable<Judgement>): Generator<Judgement> {
    for (const judgement of judgements) {
      const accepted = this.#holding.length === 0 ? undefined : this.#find(judgement)
      yield accepted ? { ...judgement, accepted } : judgement
    }
  }

  #find(judgement: Judgement): Acceptance | undefined {
    const { is } = judgement.verdict
    if (is !== 'present' && is !== 'unknown') return undefined
    const ofTrait = this.#traits.get(judgement.trait.id)
    const { address, constructPath } = judgement.resource
    const candidates = [
      ...(ofTrait?.byAddress.get(address) ?? []),
      ...((constructPath !== undefined && ofTrait?.byAddress.get(constructPath)) || []),
      ...(ofTrait?.patterns ?? []),
      ...this.#everyTrait,
    ]
    let first: Acceptance | undefined
    for (const acceptance of candidates) {
      if (!fits(acceptance, judgement)) continue
      this.#used.add(acceptance)
      first ??= acceptance
    }
    return first
  }

  /** What is wrong with the acceptances; complete once all judgements have been marked. */
  gaps(): readonly Gap[] {
    const idle = this.#holding.filter((acceptance) => !this.#used.has(acceptance))
    return [
      ...this.#gaps,
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

function fits(
  { trait, address, subject, within, origin }: Acceptance,
  { trait: { id }, resource, subject: found, verdict }: Judgement,
): boolean {
  if (!matches(trait, id)) return false
  if (address !== undefined && !names(address, resource)) return false
  if (subject !== undefined && !matches(subject, found)) return false
  if (!within) return true
  const notes = verdict.is === 'present' ? verdict.evidence : verdict.is === 'unknown' ? verdict.missing : []
  return notes.some((note) => isWithin(note.origin, origin, within))
}

/** Does a place, or one that a value came through to it, lie in the range of the file in which the comment stands? */
function isWithin(
  place: Origin,
  comment: Origin,
  { start, end }: { readonly start: number; readonly end: number },
): boolean {
  if (place.at === 'default') return isWithin(place.owner, comment, { start, end })
  if (place.at !== 'text' || comment.at !== 'text') return false
  if (place.file === comment.file && place.start >= start && place.start < end) return true
  return place.via?.some((step) => isWithin(step, comment, { start, end })) ?? false
}
