import type { Acceptance } from '../model/config.ts'
import type { Estate } from '../model/estate.ts'
import type { Gap } from '../model/gap.ts'
import type { Origin } from '../model/origin.ts'
import type { ReachAnswer, ReachGap, ReachMatrix, ReachRow, ReachStep } from '../model/reach-answer.ts'
import type { Resource } from '../model/resource.ts'
import type { Why } from '../model/slot.ts'
import { type Mask, maskOf } from '../secrets/mask.ts'
import type { Evidence, NonEmpty } from '../traits/answer.ts'
import type { Judgement, Settled, Verdict } from '../traits/runner.ts'
import type { Report } from './report.ts'

/**
 * The report without the secrets of the inputs: every sentence, subject, address, assumption, reason and path in it has its
 * secrets masked.
 *
 * Every report passes here before any format gets it (`registry.ts`), so that no format can forget it. What else a format
 * may show of an input comes through `code-frame.ts` and `places.ts`, which mask too; the text of files is nothing for
 * formats to read. Masking here and not where evidence is made has two reasons: sentences are made in some hundred places,
 * gaps and acceptances in others, and what is never shown need not be searched.
 */
export function withoutSecrets(report: Report): Report {
  const clean = new Cleaner(report.estate)
  return {
    ...report,
    judgements: clean.judgements(report.judgements),
    gaps: () => report.gaps().map((gap) => clean.gap(gap)),
  }
}

/** A gap without the secrets of the inputs, for whoever tells it outside of a report. */
export const gapWithoutSecrets = (gap: Gap, estate: Estate): Gap => new Cleaner(estate).gap(gap)

/** The answer without the secrets of the inputs; `reach.ts` has every answer pass here before any format gets it. */
export const answerWithoutSecrets = (answer: ReachAnswer, estate: Estate): ReachAnswer =>
  new Cleaner(estate).answer(answer)

/** The answers of a matrix, as they are asked for. */
export function matrixWithoutSecrets(matrix: ReachMatrix, estate: Estate): ReachMatrix {
  const cleaner = new Cleaner(estate)
  return {
    names: matrix.names.map((name) => cleaner.name(name)),
    verdict: (from, to) => matrix.verdict(from, to),
    row: (from, to) => cleaner.row(matrix.row(from, to)),
    gaps: matrix.gaps.map((gap) => cleaner.told(gap)),
    left: matrix.left.map((gap) => cleaner.told(gap)),
  }
}

class Cleaner {
  readonly #mask: Mask

  constructor({ secrets }: Estate) {
    this.#mask = maskOf(secrets.texts)
  }

  gap(gap: Gap): Gap {
    const { says, path, origin } = gap
    return {
      ...gap,
      says: this.#mask.sentence(says),
      ...(path !== undefined && { path: this.#mask.path(path) }),
      ...(origin && { origin: this.#origin(origin) }),
    }
  }

  answer(answer: ReachAnswer): ReachAnswer {
    const { hops, gaps } = answer
    return {
      ...answer,
      ...this.row(answer),
      hops: hops.map((step) => this.#step(step)),
      gaps: gaps.map((gap) => this.told(gap)),
    }
  }

  name(name: string): string {
    return this.#mask.path(name)
  }

  row(row: ReachRow): ReachRow {
    const { from, to, witness, blockers } = row
    return {
      ...row,
      from: this.name(from),
      to: this.name(to),
      ...(witness && {
        witness: { ...witness, source: this.name(witness.source), destination: this.name(witness.destination) },
      }),
      blockers: blockers.map((step) => this.#step(step)),
    }
  }

  #step(step: ReachStep): ReachStep {
    const { id, says, origin } = step
    return {
      ...step,
      id: this.#mask.path(id),
      says: this.#mask.sentence(says),
      ...(origin && { origin: this.#origin(origin) }),
    }
  }

  told({ says, origin }: ReachGap): ReachGap {
    return { says: this.#mask.sentence(says), origin: this.#origin(origin) }
  }

  *judgements(judgements: Iterable<Judgement>): Generator<Judgement> {
    for (const judgement of judgements) yield this.#judgement(judgement)
  }

  #judgement(judgement: Judgement): Judgement {
    const { resource, subject, verdict, accepted, settled } = judgement
    return {
      ...judgement,
      resource: this.#resource(resource),
      subject: this.#mask.text(subject),
      verdict: this.#verdict(verdict),
      ...(accepted && { accepted: this.#acceptance(accepted) }),
      ...(settled && { settled: this.#settled(settled) }),
    }
  }

  /** One acceptance stays one, for whoever tells them apart. */
  #settled(settled: readonly (Settled | undefined)[]): readonly (Settled | undefined)[] {
    const clean = new Map<Acceptance, Settled>()
    return settled.map((one) => {
      if (!one || !('accepted' in one)) return one
      const found = clean.get(one.accepted) ?? { accepted: this.#acceptance(one.accepted) }
      clean.set(one.accepted, found)
      return found
    })
  }

  #resource(resource: Resource): Resource {
    const address = this.#mask.path(resource.address)
    const constructPath = resource.constructPath === undefined ? undefined : this.#mask.path(resource.constructPath)
    if (address === resource.address && constructPath === resource.constructPath) return resource
    return { ...resource, address, ...(constructPath !== undefined && { constructPath }) }
  }

  #verdict(verdict: Verdict): Verdict {
    switch (verdict.is) {
      case 'present': {
        // What may be one more is nothing that a report tells.
        const { rest: _, ...told } = verdict
        return {
          ...told,
          evidence: this.#notes(verdict.evidence),
          when: verdict.when.map((text) => this.#mask.sentence(text)),
        }
      }
      case 'unknown': {
        const [first, ...others] = this.#notes(verdict.missing)
        return { ...verdict, missing: [this.#named(first), ...others.map((each) => this.#named(each))] }
      }
      case 'not-applicable':
        return { ...verdict, because: this.#mask.sentence(verdict.because) }
      case 'absent':
        return verdict
    }
  }

  #notes<N extends Evidence>([first, ...others]: NonEmpty<N>): NonEmpty<N> {
    const note = (each: N): N => ({ ...each, says: this.#mask.sentence(each.says), origin: this.#origin(each.origin) })
    return [note(first), ...others.map(note)]
  }

  #named<N extends { readonly why?: Why }>(missing: N): N {
    const { why } = missing
    return why && 'name' in why ? { ...missing, why: { ...why, name: this.#mask.text(why.name) } } : missing
  }

  #acceptance(acceptance: Acceptance): Acceptance {
    const { reason, owner } = acceptance
    return {
      ...acceptance,
      ...(reason !== undefined && { reason: this.#mask.text(reason) }),
      ...(owner !== undefined && { owner: this.#mask.text(owner) }),
    }
  }

  /** The field of an origin is a path of keys, and keys are written by people. */
  #origin(origin: Origin): Origin {
    switch (origin.at) {
      case 'text':
        return {
          ...origin,
          field: this.#mask.text(origin.field),
          ...(origin.via && { via: origin.via.map((step) => this.#origin(step)) }),
        }
      case 'call':
        return { ...origin, field: this.#mask.text(origin.field) }
      case 'plan':
        return {
          ...origin,
          address: this.#mask.path(origin.address),
          field: this.#mask.text(origin.field),
          ...(origin.text && { text: this.#origin(origin.text) }),
        }
      case 'default':
        return { ...origin, owner: this.#origin(origin.owner) }
    }
  }
}
