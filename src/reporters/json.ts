import type { Acceptance } from '../model/config.ts'
import type { Estate } from '../model/estate.ts'
import type { Gap } from '../model/gap.ts'
import type { Resource } from '../model/resource.ts'
import type { Evidence, Missing } from '../traits/answer.ts'
import { isOpen, settledNotesOf } from '../traits/offences.ts'
import type { Judgement, Settled, Verdict } from '../traits/runner.ts'
import { originJson } from './places.ts'
import type { Reporter } from './report.ts'

/** Changes when a reader of the old form could misread the new one. */
const schemaVersion = '1.0'

/** The document that `docs/report.schema.json` describes; a judgement a line. */
export const json: Reporter = function* ({ estate, judgements, quiet, gaps, toolVersion }) {
  yield `{"schemaVersion":${JSON.stringify(schemaVersion)},\n`
  yield `"tool":${JSON.stringify({ name: 'breakwater', version: toolVersion })},\n"judgements":[`
  const counts: Record<Verdict['is'], number> = { present: 0, absent: 0, 'not-applicable': 0, unknown: 0 }
  let first = true
  for (const judgement of judgements) {
    counts[judgement.verdict.is]++
    yield `${first ? '' : ','}\n${JSON.stringify(judgementJson(judgement, estate))}`
    first = false
  }
  counts.absent += quiet.absent
  counts['not-applicable'] += quiet['not-applicable']
  yield `\n],\n"exposures":[],\n"gaps":[`
  for (const [index, gap] of gaps().entries()) {
    yield `${index === 0 ? '' : ','}\n${JSON.stringify(gapJson(gap, estate))}`
  }
  const resources: Record<string, number> = {}
  for (const { type } of estate.resources) resources[type] = (resources[type] ?? 0) + 1
  yield `\n],\n"estate":${JSON.stringify({ files: estate.recognised, resources: sorted(resources), verdicts: counts })}}\n`
}

function judgementJson(judgement: Judgement, estate: Estate) {
  const { trait, resource, subject, verdict, accepted, known, settled } = judgement
  // Where all of it has one lot, the judgement says so.
  const lots = settled && isOpen(judgement) ? settledNotesOf(judgement) : []
  const note = ({ says, origin }: Evidence | Missing, index: number) => ({
    says,
    origin: originJson(origin, estate),
    ...lotJson(lots[index]),
  })
  return {
    trait: trait.id,
    category: trait.category,
    severity: verdict.is === 'present' ? verdict.severity : trait.severity,
    verdict: verdict.is,
    ...(verdict.is === 'present' && { certainty: verdict.certainty, when: verdict.when }),
    ...(verdict.is === 'not-applicable' && { because: verdict.because }),
    resource: resourceJson(resource),
    subject,
    evidence: verdict.is === 'present' ? verdict.evidence.map(note) : [],
    missing: verdict.is === 'unknown' ? verdict.missing.map(note) : [],
    ...(accepted && { waived: waivedJson(accepted) }),
    ...(known && { baseline: true }),
  }
}

function resourceJson({ type, address, constructPath }: Resource) {
  return { type, address, ...(constructPath !== undefined && { constructPath }) }
}

function lotJson(lot: Settled | undefined) {
  if (!lot) return {}
  return 'accepted' in lot ? { waived: waivedJson(lot.accepted) } : { baseline: true }
}

function waivedJson({ kind, reason, owner, until }: Acceptance) {
  return {
    kind,
    ...(reason !== undefined && { reason }),
    ...(owner !== undefined && { owner }),
    ...(until !== undefined && { until }),
  }
}

function gapJson({ code, says, path, origin }: Gap, estate: Estate) {
  return { code, says, ...(path !== undefined && { file: path }), ...(origin && originJson(origin, estate)) }
}

function sorted(counts: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)))
}
