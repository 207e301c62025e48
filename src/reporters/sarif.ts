import { createHash } from 'node:crypto'
import type { Acceptance } from '../model/config.ts'
import type { Estate } from '../model/estate.ts'
import { gapCodes } from '../model/gap.ts'
import type { Origin } from '../model/origin.ts'
import { levels } from '../traits/level.ts'
import { isOpen, notesOf, partsOf } from '../traits/offences.ts'
import type { Trait } from '../traits/trait.ts'
import { acceptanceOf, conditionOf, counted, missingOf, type Present } from './findings.ts'
import { pathOf, textOrigin, viaOf } from './places.ts'
import { printable } from './printable.ts'
import type { Report, Reporter } from './report.ts'
import { messageText, type PhysicalLocation, physicalLocation, placeByAddress, uriOf } from './sarif-places.ts'
import { type NotificationId, notificationRule, ruleOf, sarifLevel, scoreOf, scores } from './sarif-rules.ts'

/** Beyond these GitHub refuses an upload (GitHub Docs, SARIF support for code scanning). */
const maxResults = 25_000
/** It takes 10 MB after compression, which makes at least six of one. */
const maxLength = 50_000_000
/** Of 1,000 that it takes it shows so many. */
const maxRelated = 100
/** Pieces of evidence that a message tells, and cases that a notification tells, before the rest is counted. */
const maxTold = 5

/**
 * SARIF 2.1.0, made for GitHub code scanning and valid for every other reader.
 *
 * Results are what is present, the gravest first, so that what is cut off for GitHub's limits is the mildest; what is
 * accepted or known comes last. What is not decided is no result, since GitHub would show it as an alert: it is a
 * notification, as gaps are. Rules are those of the traits that the run names.
 */
export const sarif: Reporter = function* (report) {
  const { estate, toolVersion } = report
  const gravest = new Gravest(maxResults)
  const undecided = new Map<Trait, Undecided>()
  for (const judgement of report.judgements) {
    const { trait, resource, subject, verdict, accepted } = judgement
    if (verdict.is === 'present') gravest.add({ ...judgement, verdict })
    else if (isOpen(judgement) && !accepted) {
      const case_ = undecided.get(trait) ?? { count: 0, told: [] }
      undecided.set(trait, case_)
      const open = partsOf(judgement).find((part) => !part.accepted && !part.known) ?? judgement
      if (case_.count++ < maxTold)
        case_.told.push(`${resource.address}${subject === '' ? '' : ` ${subject}`}: ${missingOf(open)}`)
    }
  }
  const kept = gravest.kept()
  const traits = [...new Set([...kept.map(({ trait }) => trait), ...undecided.keys()])].sort((a, b) =>
    a.id < b.id ? -1 : 1,
  )
  const notices = [...noticesOfGaps(report), ...noticesOfUndecided(undecided)]
  const driver = {
    name: 'Breakwater',
    version: toolVersion,
    semanticVersion: toolVersion,
    rules: traits.map(ruleOf),
    notifications: [...new Set<NotificationId>([...notices.map(({ descriptor }) => descriptor.id), 'left-out'])]
      .sort()
      .map(notificationRule),
  }
  yield '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{\n'
  yield `"tool":${JSON.stringify({ driver })},\n"results":[`
  const marks: Marks = {
    inFiles: new Set(estate.acceptances.map(writtenAt)),
    anyAccepted: kept.some(({ accepted }) => accepted),
    anyKnown: kept.some(({ known, settled }) => known || settled?.some((one) => one && 'known' in one)),
  }
  const ruleIndex = new Map(traits.map((trait, index) => [trait, index]))
  let written = 0
  let length = 0
  for (const judgement of kept) {
    const result = JSON.stringify(resultOf(judgement, ruleIndex.get(judgement.trait) ?? -1, marks, estate))
    length += result.length
    if (length > maxLength) break
    yield `${written++ === 0 ? '' : ','}\n${result}`
  }
  const leftOut = gravest.leftOut + kept.length - written
  const toolExecutionNotifications = [...notices, ...(leftOut > 0 ? [noticeOfRest(leftOut)] : [])]
  yield `\n],\n"invocations":${JSON.stringify([{ executionSuccessful: true, toolExecutionNotifications }])},\n`
  yield '"columnKind":"utf16CodeUnits",\n'
  yield '"originalUriBaseIds":{"%SRCROOT%":{"description":{"text":"The folder that --root names."}}}}]}\n'
}

/** The gravest judgements up to a number, whatever the order in which they come; the rest is only counted. */
class Gravest {
  leftOut = 0
  readonly #max: number
  #size = 0
  /** By what is cut off last. */
  readonly #buckets: Present[][] = Array.from({ length: 2 * levels.length + 1 }, () => [])

  constructor(max: number) {
    this.#max = max
  }

  add(judgement: Present): void {
    this.#buckets[bucketOf(judgement)]?.push(judgement)
    if (++this.#size <= this.#max) return
    this.#buckets.findLast((bucket) => bucket.length > 0)?.pop()
    this.#size--
    this.leftOut++
  }

  kept(): readonly Present[] {
    return this.#buckets.flat()
  }
}

/** Findings by severity, then good practice by severity, then what does not count. */
function bucketOf({ trait, verdict, accepted, known }: Present): number {
  if (accepted || known) return 2 * levels.length
  const mildness = levels.length - 1 - levels.indexOf(verdict.severity)
  return trait.category === 'Best Practice' ? levels.length + mildness : mildness
}

interface Marks {
  /** The places of acceptances that stand in the files themselves, not in the configuration. */
  readonly inFiles: ReadonlySet<string>
  readonly anyAccepted: boolean
  readonly anyKnown: boolean
}

function resultOf(judgement: Present, ruleIndex: number, marks: Marks, estate: Estate) {
  const { trait, resource, subject, verdict, known, settled } = judgement
  const { place, text, related } = told(judgement, estate)
  const isUpdated = !known && settled?.some((one) => one && 'known' in one)
  return {
    ruleId: trait.id,
    ruleIndex,
    level: sarifLevel(trait, verdict.severity),
    rank: scores[verdict.severity] * 10,
    message: { text },
    locations: [
      {
        physicalLocation: place,
        logicalLocations: [{ fullyQualifiedName: printable(resource.address), kind: 'resource' }],
      },
    ],
    ...(related.length > 0 && { relatedLocations: related }),
    // GitHub reads no other name. Two runs have the same one for the same case, wherever it stands in the file.
    partialFingerprints: { primaryLocationLineHash: fingerprintOf(judgement) },
    // Both stand on all results of a run or on none (SARIF 2.1.0, 3.27.23 and 3.27.24).
    ...(marks.anyAccepted && { suppressions: suppressionsOf(judgement, marks, estate) }),
    ...(marks.anyKnown && { baselineState: known ? 'unchanged' : isUpdated ? 'updated' : 'new' }),
    properties: {
      resourceType: resource.type,
      subject: printable(subject),
      certainty: verdict.certainty,
      ...scoreOf(trait, verdict.severity),
    },
  }
}

/** Of trait, address and subject, which together are unique in a report; no line, so that it survives edits elsewhere. */
function fingerprintOf({ trait, resource, subject }: Present): string {
  return createHash('sha256')
    .update(JSON.stringify([trait.id, resource.address, subject]))
    .digest('hex')
    .slice(0, 32)
}

const writtenAt = ({ origin }: Acceptance) => (origin.at === 'text' ? `${origin.file} ${origin.start}` : '')

/** A result is suppressed when nothing of it is left: by several acceptances, where each is about a part. */
function suppressionsOf({ accepted, settled = [] }: Present, { inFiles }: Marks, estate: Estate) {
  if (!accepted) return []
  const all = new Set([accepted, ...settled.flatMap((one) => (one && 'accepted' in one ? [one.accepted] : []))])
  return [...all].map((acceptance) => {
    const inSource = inFiles.has(writtenAt(acceptance))
    const place = inSource ? physicalLocation(acceptance.origin, estate) : undefined
    return {
      kind: inSource ? 'inSource' : 'external',
      status: 'accepted',
      justification: messageText(acceptanceOf({ accepted: acceptance })),
      ...(place && { location: { physicalLocation: place } }),
    }
  })
}

interface Related {
  readonly id: number
  readonly physicalLocation: PhysicalLocation
  readonly message: { readonly text: string }
}

/**
 * The message with links to all places but the first, which is the result's own. Of a result of which a part is accepted or
 * known it tells the rest, and how much more there is.
 */
function told(judgement: Present, estate: Estate) {
  const { trait, resource, subject } = judgement
  const verdict = openOf(judgement)
  const related: Related[] = []
  const link = (origin: Origin, says: string): string => {
    const place = physicalLocation(origin, estate)
    if (!place || related.length >= maxRelated) return ''
    related.push({ id: related.length + 1, physicalLocation: place, message: { text: messageText(says) } })
    return `[line ${place.region.startLine}${fileIfOther(origin, main, estate)}](${related.length})`
  }
  const main = verdict.evidence.find(({ origin }) => physicalLocation(origin, estate))?.origin ?? resource.place
  const sentences = verdict.evidence.map(({ says, origin }) => {
    const links = [
      ...(origin === main ? [] : [link(origin, says)]),
      ...viaOf(origin).map((step) => {
        const place = link(step, 'The value comes from here.')
        return place === '' ? '' : `from ${place}`
      }),
    ].filter((one) => one !== '')
    const sentence = messageText(says)
    return links.length === 0 ? sentence : `${sentence.replace(/\.$/, '')} (${links.join(', ')}).`
  })
  const more = sentences.length - maxTold
  const condition = conditionOf({ trait, resource, subject, verdict })
  const parts = [
    ...sentences.slice(0, maxTold),
    ...(more > 0 ? [`And ${counted(more, 'more place')}.`] : []),
    ...(condition === '' ? [] : [`${messageText(condition).replace(/^p/, 'P')}.`]),
    ...(verdict.severity === trait.severity ? [] : [`The severity is ${verdict.severity} here.`]),
    ...besides(judgement),
  ]
  return {
    place: physicalLocation(main, estate) ?? placeByAddress(resource.address),
    text: `${subject === '' ? '' : `${messageText(subject)}: `}${parts.join(' ')}`,
    related,
  }
}

/** What counts of a verdict; all of it where nothing does. */
function openOf(judgement: Present): Present['verdict'] {
  const open = partsOf(judgement).find(({ accepted, known }) => !accepted && !known)
  return open?.verdict.is === 'present' ? open.verdict : judgement.verdict
}

function besides(judgement: Present): readonly string[] {
  if (judgement.accepted || judgement.known) return []
  return partsOf(judgement).flatMap((part) => {
    if (!part.accepted && !part.known) return []
    const count = notesOf(part).length
    return [`${count} more ${count === 1 ? 'is' : 'are'} ${part.accepted ? 'accepted' : 'known from the baseline'}.`]
  })
}

function fileIfOther(origin: Origin, main: Origin, estate: Estate): string {
  const id = textOrigin(origin)?.file
  const file = id === undefined || id === textOrigin(main)?.file ? undefined : estate.files[id]
  return file ? ` of ${printable(pathOf(file, estate)).replace(/[[\]]/g, '_')}` : ''
}

interface Undecided {
  count: number
  readonly told: string[]
}

interface Notice {
  readonly descriptor: { readonly id: NotificationId }
  readonly level: 'warning' | 'note'
  readonly message: { readonly text: string }
  readonly associatedRule?: { readonly id: string }
  readonly locations?: readonly { readonly physicalLocation: Partial<PhysicalLocation> }[]
}

function noticesOfGaps({ gaps, estate }: Report): readonly Notice[] {
  return gaps().map(({ code, says, path, origin }) => {
    const inFile =
      path === undefined ? undefined : { artifactLocation: { uri: uriOf(path), uriBaseId: '%SRCROOT%' } as const }
    const place = origin ? physicalLocation(origin, estate) : inFile
    return {
      descriptor: { id: code },
      level: gapCodes[code].weakens === 'file' ? 'warning' : 'note',
      message: { text: messageText(says) },
      ...(place && { locations: [{ physicalLocation: place }] }),
    }
  })
}

function noticesOfUndecided(undecided: ReadonlyMap<Trait, Undecided>): readonly Notice[] {
  return [...undecided]
    .sort(([a], [b]) => (a.id < b.id ? -1 : 1))
    .map(([trait, { count, told }]) => {
      const cases = told.map((one) => `\n- ${messageText(one)}`).join('')
      const more = count > told.length ? `\n- and ${count - told.length} more` : ''
      return {
        descriptor: { id: 'not-decided' },
        level: 'note',
        message: { text: `${trait.title}: not decided for ${count}.${cases}${more}` },
        associatedRule: { id: trait.id },
      }
    })
}

const noticeOfRest = (count: number): Notice => ({
  descriptor: { id: 'left-out' },
  level: 'warning',
  message: { text: `${counted(count, 'result')} left out, the mildest: GitHub takes no more in one upload.` },
})
