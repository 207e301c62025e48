import type { Estate } from '../model/estate.ts'
import type { Gap } from '../model/gap.ts'
import type { Origin } from '../model/origin.ts'
import { levels } from '../traits/level.ts'
import type { Part } from '../traits/offences.ts'
import type { Judgement } from '../traits/runner.ts'
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
  linesOf,
  missingOf,
  nothingFound,
  partOf,
  sortedGaps,
  valuesMissing,
} from './findings.ts'
import { clipped, code, html, prose } from './markdown-text.ts'
import { showPlace, viaOf } from './places.ts'
import type { Report, Reporter } from './report.ts'

/** Whoever posts the report finds its own comment by this line, and writes over it. */
export const marker = '<!-- breakwater-report -->'

/** A comment on GitHub has 65,536 characters at the most. Findings may take so many bytes, each further part so many. */
const maxFindings = 44_000
const maxPart = 3_200

/** Subjects and places of one trait on one resource that are shown before the rest is counted. */
const maxShown = 5
/** Longest piece of text from an input. */
const maxText = 300

const short = (text: string) => clipped(text, maxText)

/**
 * A comment for a pull request: how it stands in one line, then the findings by resource, folded, then the rest. It stays
 * within what GitHub takes; the mildest findings are left out first, and counted.
 */
export const markdown: Reporter = function* (report) {
  const { estate } = report
  const gathered = gather(report)
  const { groups } = gathered
  const { unread, idle } = sortedGaps(report.gaps())
  yield `${marker}\n${summary(gathered, report)}`
  yield* findingsPart(groups, estate)
  yield* listPart('Could not be read', linesOfGaps(unread, estate))
  yield* listPart('Good practice', linesOfPractice(groups))
  yield* listPart(
    'Not decided',
    linesOfJudgements(groups, ({ undecided }) => undecided, missingOf),
  )
  yield* listPart(
    'Accepted',
    linesOfJudgements(groups, ({ accepted }) => accepted, acceptedAs),
  )
  yield* listPart(
    'Known from the baseline',
    linesOfJudgements(groups, ({ known }) => known, partOf),
  )
  yield* listPart('Waivers and baseline that do not fit', linesOfGaps(idle, estate))
}

function summary(gathered: Gathered, report: Report): string {
  const found = countedByLevel(findingsOf(gathered))
  const waitedFor = valuesMissing(gathered).flatMap(({ names }) => names)
  return [
    `## Breakwater: ${found === '' ? nothingFound(gathered).toLowerCase() : found}\n`,
    `\n${countedRest(gathered)}. ${countedEstate(report)}.\n`,
    ...(waitedFor.length > 0 ? [`Values for ${named(waitedFor)} would decide more.\n`] : []),
  ].join('')
}

/** By resource, the gravest first; as many findings as there is room for, chosen by severity over all resources. */
function* findingsPart(groups: readonly Group[], estate: Estate): Iterable<string> {
  const blocks = new Map<Finding, string>()
  const headings = new Map(groups.map((group) => [group, `\n### ${code(short(group.resource.address))}\n\n`]))
  const headed = new Set<Group>()
  let left = maxFindings
  const leftOut: Finding[] = []
  for (const level of [...levels].reverse()) {
    for (const group of groups) {
      for (const finding of group.findings.filter(({ severity }) => severity === level)) {
        const block = findingBlock(finding, estate)
        const size = bytes(block) + (headed.has(group) ? 0 : bytes(headings.get(group) ?? ''))
        // Once one is left out, so are all that are milder.
        if (leftOut.length > 0 || size > left) leftOut.push(finding)
        else {
          left -= size
          headed.add(group)
          blocks.set(finding, block)
        }
      }
    }
  }
  for (const group of groups) {
    if (!headed.has(group)) continue
    yield headings.get(group) ?? ''
    for (const finding of group.findings) yield blocks.get(finding) ?? ''
  }
  if (leftOut.length > 0) {
    yield `\n**${counted(leftOut.length, 'more finding')}** had no room here: ${countedByLevel(leftOut)}. \`breakwater scan\` shows all.\n`
  }
}

function findingBlock({ trait, severity, judgements }: Finding, estate: Estate): string {
  const lines = judgements.slice(0, maxShown).flatMap((judgement) => {
    const { subject, verdict } = judgement
    const who = subject === '' ? '' : `${code(short(subject))}: `
    const condition = conditionOf(judgement)
    return [
      ...verdict.evidence
        .slice(0, maxShown)
        .map(({ says, origin }) => `- ${who}${prose(short(says))} ${places(origin, estate)}\n`),
      ...(verdict.evidence.length > maxShown
        ? [`- ${who}and ${counted(verdict.evidence.length - maxShown, 'more place')}\n`]
        : []),
      ...(condition === '' ? [] : [`- ${who}*${prose(short(condition))}*\n`]),
    ]
  })
  const rest = judgements.slice(maxShown)
  if (rest.length > 0) lines.push(`- and ${rest.length} more: ${named(subjectsOf(rest))}\n`)
  return [
    `<details><summary><b>${severity.toUpperCase()}</b> ${html(trait.title)}${subjectsInHtml(judgements)}</summary>\n\n`,
    ...lines,
    `\n**Why:** ${prose(trait.why)}\n\n**Fix:** ${prose(trait.fix)} <sub>${trait.id}</sub>\n\n</details>\n`,
  ].join('')
}

/** Where it stands, and where the value that stands there came from. */
const places = (origin: Origin, estate: Estate) =>
  [origin, ...viaOf(origin).slice(0, maxShown)].map((each) => code(short(showPlace(each, estate)))).join(' from ')

const subjectsOf = (judgements: readonly Judgement[]) =>
  judgements.flatMap(({ subject }) => (subject === '' ? [] : [subject]))

function subjectsInHtml(judgements: readonly Judgement[]): string {
  const subjects = subjectsOf(judgements)
  if (subjects.length === 0) return ''
  const shown = subjects.slice(0, maxShown).map((subject) => `<code>${html(short(subject))}</code>`)
  return `: ${shown.join(', ')}${andMore(subjects)}`
}

/** Names from an input, the first few. */
const named = (names: readonly string[]) =>
  `${names
    .slice(0, maxShown)
    .map((name) => code(short(name)))
    .join(', ')}${andMore(names)}`

const andMore = (names: readonly string[]) => (names.length > maxShown ? ` and ${names.length - maxShown} more` : '')

/** Lines of a list, and how many things they are about. */
interface Lines {
  readonly count: number
  readonly lines: readonly string[]
}

function linesOfPractice(groups: readonly Group[]): Lines {
  const lines = groups.flatMap(({ resource, practices }) =>
    practices.map(({ trait, judgements }) => {
      const subjects = subjectsOf(judgements)
      return `- ${prose(trait.title)}${subjects.length === 0 ? '' : `: ${named(subjects)}`} in ${code(short(resource.address))}\n`
    }),
  )
  return { count: lines.length, lines }
}

function linesOfJudgements(
  groups: readonly Group[],
  pick: (group: Group) => readonly Part[],
  say: (judgement: Part) => string,
): Lines {
  const lines = groups.flatMap((group) =>
    linesOf(pick(group), say).map(({ trait, subjects, says }) => {
      const who = subjects.length === 0 ? '' : `: ${named(subjects)}`
      const where = ` in ${code(short(group.resource.address))}`
      return `- ${prose(trait.title)}${who}${where}${says === '' ? '' : `: ${prose(short(says))}`} <sub>${trait.id}</sub>\n`
    }),
  )
  return { count: groups.reduce((sum, group) => sum + pick(group).length, 0), lines }
}

function linesOfGaps(gaps: readonly Gap[], estate: Estate): Lines {
  const lines = gaps.map(({ code: id, says, path, origin }) => {
    const place = path ?? (origin ? showPlace(origin, estate) : '')
    return `- ${place === '' ? '' : `${code(short(place))}: `}${prose(short(says))} <sub>${id}</sub>\n`
  })
  return { count: gaps.length, lines }
}

/** A folded list, as much of it as there is room for. */
function* listPart(title: string, { count, lines }: Lines): Iterable<string> {
  if (lines.length === 0) return
  yield `\n<details><summary>${title} (${count})</summary>\n\n`
  let left = maxPart
  let shown = 0
  for (const line of lines) {
    left -= bytes(line)
    if (left < 0) break
    shown++
    yield line
  }
  if (shown < lines.length) yield `- and ${counted(lines.length - shown, 'more line')}\n`
  yield '\n</details>\n'
}

const bytes = (text: string) => new TextEncoder().encode(text).length
