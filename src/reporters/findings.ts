import type { Gap } from '../model/gap.ts'
import { type Level, levels } from '../traits/level.ts'
import { isOpen, notesOf, type Part, partsOf } from '../traits/offences.ts'
import type { Judgement, Verdict } from '../traits/runner.ts'
import type { Trait } from '../traits/trait.ts'
import type { Report } from './report.ts'

export type Present = Judgement & { readonly verdict: Extract<Verdict, { is: 'present' }> }

/** The judgements of one trait on one resource that somebody has to act on: what a reader counts as one finding. */
export interface Finding {
  readonly trait: Trait
  /** Of the gravest of them. */
  readonly severity: Level
  readonly judgements: readonly Present[]
}

/** Everything to say about one resource. */
export interface Group {
  readonly resource: Judgement['resource']
  readonly findings: readonly Finding[]
  readonly practices: readonly Finding[]
  readonly undecided: readonly Part[]
  /** Somebody accepts these, present or not decided. */
  readonly accepted: readonly Part[]
  /** These were there when the baseline was written. */
  readonly known: readonly Part[]
}

/** A report as a person reads it: by resource, the one with the gravest finding first. */
export interface Gathered {
  readonly groups: readonly Group[]
  /** Judgements that found nothing. */
  readonly sound: number
}

/** Walks the judgements once and keeps those that are present or not decided, in parts where parts are accepted. */
export function gather(report: Report): Gathered {
  const resources = new Map<string, Part[]>()
  let sound = 0
  for (const judgement of report.judgements) {
    if (judgement.verdict.is === 'absent') sound++
    if (!isOpen(judgement)) continue
    const { address } = judgement.resource
    const same = resources.get(address)
    if (same) same.push(...partsOf(judgement))
    else resources.set(address, [...partsOf(judgement)])
  }
  // Those of equal rank stay in order of address.
  const groups = [...resources.values()].map(groupOf).sort((a, b) => rank(b) - rank(a))
  return { groups, sound: sound + report.quiet.absent }
}

function rank({ findings }: Group): number {
  return findings[0] ? levels.indexOf(findings[0].severity) + 1 : 0
}

function groupOf(judgements: readonly Part[]): Group {
  const byTrait = new Map<Trait, Present[]>()
  const undecided: Part[] = []
  const accepted: Part[] = []
  const known: Part[] = []
  for (const judgement of judgements) {
    const { trait, verdict } = judgement
    if (judgement.accepted) accepted.push(judgement)
    else if (judgement.known) known.push(judgement)
    else if (verdict.is !== 'present') undecided.push(judgement)
    else {
      const same = byTrait.get(trait)
      if (same) same.push({ ...judgement, verdict })
      else byTrait.set(trait, [{ ...judgement, verdict }])
    }
  }
  const all = [...byTrait].map(([trait, same]): Finding => {
    const severity =
      levels.findLast((level) => same.some(({ verdict }) => verdict.severity === level)) ?? trait.severity
    return { trait, severity, judgements: same }
  })
  all.sort((a, b) => levels.indexOf(b.severity) - levels.indexOf(a.severity))
  const [one] = judgements
  if (!one) throw new Error('a group has at least one judgement')
  return {
    resource: one.resource,
    findings: all.filter(({ trait }) => trait.category !== 'Best Practice'),
    practices: all.filter(({ trait }) => trait.category === 'Best Practice'),
    undecided,
    accepted,
    known,
  }
}

export const findingsOf = ({ groups }: Gathered): readonly Finding[] => groups.flatMap(({ findings }) => findings)

/** What was found in a few words, e.g. `2 high, 1 low`; empty where nothing was. */
export function countedByLevel(findings: readonly Finding[]): string {
  return [...levels]
    .reverse()
    .flatMap((level) => {
      const count = findings.filter(({ severity }) => severity === level).length
      return count === 0 ? [] : [`${count} ${level}`]
    })
    .join(', ')
}

/** What to say where there is no finding: what is accepted or known was found all the same. */
export function nothingFound({ groups, sound }: Gathered): string {
  if (groups.length === 0 && sound === 0) return 'Nothing was judged'
  const beyond = groups.some(({ accepted, known }) => accepted.length > 0 || known.length > 0)
  return beyond ? 'Nothing found beyond what is accepted or known' : 'Nothing found'
}

/** Gaps of the files, and apart from them what is wrong with waivers and the baseline. */
export function sortedGaps(gaps: readonly Gap[]): { readonly unread: readonly Gap[]; readonly idle: readonly Gap[] } {
  const isIdle = ({ code }: Gap) => code.startsWith('waiver-') || code.startsWith('baseline-')
  return { unread: gaps.filter((gap) => !isIdle(gap)), idle: gaps.filter(isIdle) }
}

/** What was not found in a few words; what there is none of is left out, but for what is not decided and what is sound. */
export function countedRest({ groups, sound }: Gathered): string {
  const count = (of: (group: Group) => readonly unknown[]) => groups.reduce((sum, group) => sum + of(group).length, 0)
  const practices = count((group) => group.practices)
  const accepted = count((group) => group.accepted)
  const known = count((group) => group.known)
  return [
    ...(practices > 0 ? [`${practices} of good practice`] : []),
    `${count((group) => group.undecided)} not decided`,
    ...(accepted > 0 ? [`${accepted} accepted`] : []),
    ...(known > 0 ? [`${known} known from the baseline`] : []),
    `${sound} sound`,
  ].join(', ')
}

/** Traits that are not decided about one resource for one reason. */
export interface Reason {
  readonly says: string
  readonly traits: readonly Trait[]
  readonly subjects: readonly string[]
}

/** Something else than good practice. */
export const isPressing = ({ trait }: Judgement): boolean => trait.category !== 'Best Practice'

/** A reason, and all that waits for it; the one for which most waits first. Good practice is only counted. */
export function reasonsOf(undecided: readonly Judgement[]): {
  readonly reasons: readonly Reason[]
  readonly practices: number
} {
  const reasons = new Map<
    string,
    { readonly says: string; readonly traits: Set<Trait>; readonly subjects: Set<string> }
  >()
  let practices = 0
  for (const judgement of undecided) {
    const { trait, subject } = judgement
    if (!isPressing(judgement)) {
      practices++
      continue
    }
    const says = missingOf(judgement)
    const known = reasons.get(says) ?? { says, traits: new Set(), subjects: new Set() }
    reasons.set(says, known)
    known.traits.add(trait)
    if (subject !== '') known.subjects.add(subject)
  }
  const sorted = [...reasons.values()].sort((one, other) => other.traits.size - one.traits.size)
  return {
    reasons: sorted.map(({ says, traits, subjects }) => ({ says, traits: [...traits], subjects: [...subjects] })),
    practices,
  }
}

/** Judgements of one trait about one resource that have the same to say, with their subjects. */
export interface Line {
  readonly trait: Trait
  readonly says: string
  readonly subjects: readonly string[]
}

/** A line for each trait and for what `say` gives. */
export function linesOf(judgements: readonly Part[], say: (judgement: Part) => string): readonly Line[] {
  const lines = new Map<string, { readonly trait: Trait; readonly says: string; readonly subjects: string[] }>()
  for (const judgement of judgements) {
    const { trait, subject } = judgement
    const says = say(judgement)
    const key = `${trait.id} ${says}`
    const line = lines.get(key) ?? { trait, says, subjects: [] }
    lines.set(key, line)
    if (subject !== '') line.subjects.push(subject)
  }
  return [...lines.values()]
}

/** Why it is not decided. */
export const missingOf = ({ verdict }: Judgement): string => (verdict.is === 'unknown' ? verdict.missing[0].says : '')

/** Pieces of evidence that a line names before the rest is counted. */
const maxNamed = 3

/** Which of several offences a part is about; nothing where it is the whole. */
export function partOf(part: Part): string {
  if (!part.isPart) return ''
  const notes = notesOf(part)
  const named = notes.slice(0, maxNamed).map(({ says }) => says.replace(/\.$/, ''))
  return [...named, ...(notes.length > maxNamed ? [`${notes.length - maxNamed} more`] : [])].join('; ')
}

/** Who accepts it until when, why, and what of it where that is not the whole. */
export function acceptedAs(part: Part): string {
  const what = partOf(part)
  return what === '' ? acceptanceOf(part) : `${acceptanceOf(part)} (${what})`
}

/** Who accepts it until when, and why, e.g. `by platform until 2027-01-31: the build agent needs it`. */
export function acceptanceOf({ accepted }: Pick<Judgement, 'accepted'>): string {
  if (!accepted) return ''
  const { kind, owner, until, reason } = accepted
  const by = owner === undefined ? '' : ` by ${owner}`
  const ends = until === undefined ? '' : kind === 'waiver' ? ` until ${until}` : `, to be reviewed by ${until}`
  const what = kind === 'waiver' ? 'waived' : 'decided'
  return `${what}${by}${ends}${reason === undefined ? '' : `: ${reason}`}`
}

/** On what a verdict that is not certain depends; empty where it is certain. */
export function conditionOf({ verdict }: Present): string {
  if (verdict.certainty === 'certain') return ''
  return verdict.when.length > 0 ? `possible, when ${verdict.when.join(' and ')}` : 'possible, as far as can be seen'
}

/** Values for want of which something is not decided, and the option that gives them. */
interface Missing {
  readonly names: readonly string[]
  readonly option: '--parameters' | '--var-file'
}

/** Names of template parameters and of Terraform's variables for want of which something is not decided. */
export function valuesMissing({ groups }: Gathered): readonly Missing[] {
  const names = groups
    .flatMap(({ undecided }) => undecided)
    .flatMap(({ verdict }) =>
      verdict.is === 'unknown'
        ? verdict.missing.flatMap(({ why }) => (why?.because === 'parameter' ? [why.name] : []))
        : [],
    )
  const sorted = [...new Set(names)].sort()
  // The name of a template parameter has no dot in it.
  const isVariable = (name: string) => name.startsWith('var.')
  const missing: readonly Missing[] = [
    { names: sorted.filter((name) => !isVariable(name)), option: '--parameters' },
    { names: sorted.filter(isVariable), option: '--var-file' },
  ]
  return missing.filter((one) => one.names.length > 0)
}

/** How many resources were read; a template's parameters are none. */
export function countedEstate({ estate }: Report): string {
  const resources = estate.resources.filter(({ type }) => type !== 'Breakwater::TemplateParameter').length
  return `${counted(resources, 'resource')} in ${counted(estate.recognised, 'file')}`
}

export const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`
