import type { Acceptance } from '../model/config.ts'
import type { FileId, Origin } from '../model/origin.ts'
import { PatternIndex } from '../model/pattern.ts'
import { type Range, Ranges } from '../model/ranges.ts'
import { notesOf, type Open } from './offences.ts'

/** Acceptances that speak for the same, in the order in which they are written. */
export interface Rule {
  readonly order: number
  readonly acceptances: Acceptance[]
}

/** Rules by address, then trait, then subject. */
class Rules {
  readonly #byAddress = new PatternIndex<PatternIndex<PatternIndex<Rule>>>()
  /** What fits the resource whose judgements come just now. */
  #last:
    | { readonly resource: Open['resource']; readonly fitting: readonly PatternIndex<PatternIndex<Rule>>[] }
    | undefined

  add(acceptance: Acceptance, order: number): void {
    const { address = '*', trait, subject = '*' } = acceptance
    const byTrait = this.#byAddress.at(address, () => new PatternIndex())
    const bySubject = byTrait.at(trait, () => new PatternIndex())
    bySubject.at(subject, () => ({ order, acceptances: [] })).acceptances.push(acceptance)
  }

  fitting({ resource, trait, subject }: Open): readonly Rule[] {
    if (this.#last?.resource !== resource) this.#last = { resource, fitting: this.#ofResource(resource) }
    return this.#last.fitting.flatMap((byTrait) =>
      byTrait.fitting(trait.id).flatMap((bySubject) => bySubject.fitting(subject)),
    )
  }

  #ofResource({ address, constructPath }: Open['resource']): readonly PatternIndex<PatternIndex<Rule>>[] {
    const found = this.#byAddress.fitting(address)
    if (constructPath === undefined) return found
    return [...new Set([...found, ...this.#byAddress.fitting(constructPath)])]
  }
}

/** A range of a file, and the rules that speak for what lies in it. */
interface Spoken extends Range {
  readonly rules: Rules
}

/** The ranges of one file. */
class OfFile {
  readonly #byPlace = new Map<string, Spoken>()
  #ranges: Ranges<Spoken> | undefined

  at({ start, end }: Range): Rules {
    const key = `${start} ${end}`
    const spoken = this.#byPlace.get(key) ?? { start, end, rules: new Rules() }
    this.#byPlace.set(key, spoken)
    this.#ranges = undefined
    return spoken.rules
  }

  holding(offset: number): readonly Spoken[] {
    this.#ranges ??= new Ranges([...this.#byPlace.values()])
    return [...this.#ranges.holding(offset)]
  }
}

/**
 * Acceptances, found by judgement.
 *
 * Cost of a judgement: what fits its resource is looked up once a resource; in it a few look-ups, and those that fit.
 */
export class AcceptanceIndex {
  readonly #whole = new Rules()
  readonly #files = new Map<FileId, OfFile>()
  #count = 0

  add(acceptance: Acceptance): void {
    const { within, origin } = acceptance
    if (!within || origin.at !== 'text') this.#whole.add(acceptance, this.#count++)
    else {
      const ranges = this.#files.get(origin.file) ?? new OfFile()
      this.#files.set(origin.file, ranges)
      ranges.at(within).add(acceptance, this.#count++)
    }
  }

  get isEmpty(): boolean {
    return this.#count === 0
  }

  /** The rules that speak for the judgement as a whole. */
  ofWhole(judgement: Open): readonly Rule[] {
    return this.#whole.fitting(judgement)
  }

  /** The rules that speak for each of the notes of a judgement because of where they lie. */
  ofNotes(judgement: Open): readonly (readonly Rule[])[] {
    if (this.#files.size === 0) return []
    return notesOf(judgement).map(({ origin }) =>
      placesOf(origin).flatMap(({ file, start }) => {
        const found = this.#files.get(file)?.holding(start) ?? []
        return found.flatMap(({ rules }) => rules.fitting(judgement))
      }),
    )
  }
}

/** The place of a value, and those that it came through: who accepts a default accepts what becomes of it. */
function placesOf(origin: Origin): readonly { readonly file: FileId; readonly start: number }[] {
  switch (origin.at) {
    case 'text':
      return [origin, ...(origin.via ?? []).flatMap(placesOf)]
    case 'default':
      return placesOf(origin.owner)
    case 'plan':
      return origin.text ? placesOf(origin.text) : []
    case 'call':
      return []
  }
}
