import pc from 'picocolors'
import type { Estate } from '../model/estate.ts'
import type { Gap } from '../model/gap.ts'
import type { Origin } from '../model/origin.ts'
import type { Level } from '../traits/level.ts'
import type { Part } from '../traits/offences.ts'
import type { Judgement } from '../traits/runner.ts'
import { frameLine } from './code-frame.ts'
import {
  acceptedAs,
  conditionOf,
  counted,
  countedByLevel,
  countedEstate,
  countedRest,
  type Finding,
  findingsOf,
  type Gathered,
  type Group,
  gather,
  isPressing,
  linesOf,
  nothingFound,
  partOf,
  reasonsOf,
  sortedGaps,
  valuesMissing,
} from './findings.ts'
import { showPlace, viaOf } from './places.ts'
import { printable } from './printable.ts'
import type { Report, Reporter, ReportOptions } from './report.ts'

export type Colours = ReturnType<typeof pc.createColors>

/** Subjects and places of one trait on one resource that are shown before the rest is counted. */
const maxShown = 5

/**
 * Made to be read by a person: by resource, the gravest first, each finding with its lines, why it matters and how to end
 * it; good practice, what could not be decided and what somebody accepts in a line each.
 */
export const text: Reporter = function* (report: Report, options: ReportOptions) {
  const colours = pc.createColors(options.colour)
  const gathered = gather(report)
  for (const group of gathered.groups) {
    if (hasNews(group)) yield* groupText(group, report.estate, colours)
  }
  const { unread, idle } = sortedGaps(report.gaps())
  yield* gapsText('About the input', unread, report.estate, colours)
  yield* gapsText('Waivers and baseline', idle, report.estate, colours)
  yield* summary(gathered, report, colours)
}

/** Is there more to say of a resource than that good practice is not decided? That is counted at the end. */
const hasNews = ({ findings, practices, undecided, accepted, known }: Group): boolean =>
  [findings, practices, accepted, known].some(({ length }) => length > 0) || undecided.some(isPressing)

function* groupText(group: Group, estate: Estate, colours: Colours): Iterable<string> {
  const { resource, findings, practices, undecided, accepted, known } = group
  const { address, constructPath, type } = resource
  const construct = constructPath === undefined ? '' : `  (${printable(constructPath)})`
  yield `${colours.bold(colours.underline(printable(address)))}${construct}  ${colours.dim(type)}\n`
  for (const finding of findings) yield* findingText(finding, estate, colours)
  if (practices.length > 0) {
    yield `\n  ${colours.bold('Good practice')}\n`
    for (const { trait, judgements } of practices) {
      const possible = judgements.every(({ verdict }) => verdict.certainty === 'possible')
        ? colours.yellow('  possible')
        : ''
      yield `    ${line(trait.title, subjectsOf(judgements))}${possible}  ${colours.dim(trait.id)}\n`
    }
  }
  yield* undecidedText(undecided, colours)
  yield* linesText('Accepted', accepted, acceptedAs, colours)
  yield* linesText('Known from the baseline', known, partOf, colours)
  yield '\n'
}

/** A line a reason, with what waits for it: one missing value may leave twenty traits open. */
function* undecidedText(undecided: readonly Judgement[], colours: Colours): Iterable<string> {
  if (undecided.length === 0) return
  yield `\n  ${colours.bold('Not decided')}\n`
  const { reasons, practices } = reasonsOf(undecided)
  for (const { says, traits, subjects } of reasons) {
    const ids = traits.slice(0, maxShown).map(({ id }) => id)
    const more = traits.length > maxShown ? ` and ${traits.length - maxShown} more` : ''
    const where = subjects.length > 0 ? `${shownSome(subjects)}: ` : ''
    yield `    ${printable(where + says)}  ${colours.dim(ids.join(', ') + more)}\n`
  }
  if (practices > 0) yield `    ${colours.dim(`${counted(practices, 'question')} of good practice`)}\n`
}

const shownSome = (subjects: readonly string[]) =>
  subjects.length > maxShown
    ? `${subjects.slice(0, maxShown).join(', ')} and ${subjects.length - maxShown} more`
    : subjects.join(', ')

/** One line a trait and what there is to say, with all subjects that share it. */
function* linesText(
  title: string,
  judgements: readonly Part[],
  say: (judgement: Part) => string,
  colours: Colours,
): Iterable<string> {
  if (judgements.length === 0) return
  yield `\n  ${colours.bold(title)}\n`
  for (const { trait, says, subjects } of linesOf(judgements, say)) {
    const what = line(trait.id, subjects)
    yield says === '' ? `    ${what}\n` : `    ${what}  ${colours.dim(printable(says))}\n`
  }
}

function* findingText({ trait, severity, judgements }: Finding, estate: Estate, colours: Colours): Iterable<string> {
  yield `\n  ${severityText(severity, colours)}  ${colours.bold(trait.title)}  ${colours.dim(trait.id)}\n`
  for (const judgement of judgements.slice(0, maxShown)) {
    const { subject, verdict } = judgement
    for (const { says, origin } of verdict.evidence.slice(0, maxShown)) {
      yield `    ${line(subject === '' ? says : `${subject}: ${says}`, [])}  ${placesText(origin, estate, colours)}\n`
      const frame = frameLine(origin, trait, estate)
      if (frame) yield `      ${colours.dim(`${frame.line} |`)} ${frame.text.trimEnd()}\n`
    }
    if (verdict.evidence.length > maxShown)
      yield `    and ${counted(verdict.evidence.length - maxShown, 'more place')}\n`
    const condition = conditionOf(judgement)
    if (condition !== '') yield `    ${colours.yellow(printable(condition))}\n`
  }
  if (judgements.length > maxShown)
    yield `    and ${judgements.length - maxShown} more: ${line('', subjectsOf(judgements.slice(maxShown)))}\n`
  yield `    ${colours.dim('why')}  ${trait.why}\n`
  yield `    ${colours.dim('fix')}  ${trait.fix}\n`
}

/** Where it stands, and where the value that stands there came from. */
function placesText(origin: Origin, estate: Estate, colours: Colours): string {
  return [origin, ...viaOf(origin)].map((each) => colours.cyan(printable(showPlace(each, estate)))).join(' from ')
}

const subjectsOf = (judgements: readonly Judgement[]) =>
  judgements.flatMap(({ subject }) => (subject === '' ? [] : [subject]))

function line(says: string, subjects: readonly string[]): string {
  return printable(subjects.length === 0 ? says : says === '' ? subjects.join(', ') : `${says}: ${subjects.join(', ')}`)
}

export function severityText(severity: Level, colours: Colours): string {
  const word = severity.toUpperCase()
  if (severity === 'critical') return colours.bold(colours.red(word))
  if (severity === 'high') return colours.red(word)
  return severity === 'medium' ? colours.yellow(word) : word
}

function* gapsText(title: string, gaps: readonly Gap[], estate: Estate, colours: Colours): Iterable<string> {
  if (gaps.length === 0) return
  yield `${colours.bold(title)}\n`
  for (const { code, says, path, origin } of gaps) {
    const place = path ?? (origin ? showPlace(origin, estate) : '')
    yield `  ${colours.cyan(printable(place))}  ${printable(says)}  ${colours.dim(code)}\n`
  }
  yield '\n'
}

function* summary(gathered: Gathered, report: Report, colours: Colours): Iterable<string> {
  const { groups, sound } = gathered
  if (groups.length === 0 && sound === 0)
    yield `${colours.yellow(nothingFound(gathered))}: there is nothing of Amazon ECS to judge in what was read.\n`
  else {
    const found = countedByLevel(findingsOf(gathered))
    yield `${found === '' ? colours.green(nothingFound(gathered)) : `Found ${found}`}; ${countedRest(gathered)}.\n`
  }
  for (const { names, option } of valuesMissing(gathered)) {
    yield `Values for ${printable(names.join(', '))} would decide more: give them with ${option}.\n`
  }
  yield `${countedEstate(report)}.\n`
}
