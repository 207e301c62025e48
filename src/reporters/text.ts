import pc from 'picocolors'
import type { Estate } from '../model/estate.ts'
import type { Gap } from '../model/gap.ts'
import { type Level, levels } from '../traits/level.ts'
import type { Judgement, Verdict } from '../traits/runner.ts'
import type { Trait } from '../traits/trait.ts'
import { frameLine } from './code-frame.ts'
import { showPlace } from './places.ts'
import { printable } from './printable.ts'
import type { Report, Reporter, ReportOptions } from './report.ts'

type Colours = ReturnType<typeof pc.createColors>
type Present = Extract<Verdict, { is: 'present' }>

/** Subjects and places of one trait on one resource that are shown before the rest is counted. */
const maxShown = 5

/** The judgements of one trait on one resource. */
interface Finding {
  readonly trait: Trait
  readonly severity: Level
  readonly judgements: readonly (Judgement & { readonly verdict: Present })[]
}

/** Everything to say about one resource. */
interface Group {
  readonly resource: Judgement['resource']
  readonly findings: readonly Finding[]
  readonly practices: readonly Finding[]
  readonly undecided: readonly Judgement[]
}

/**
 * Made to be read by a person: by resource, the gravest first, each finding with its lines, why it matters and how to end
 * it; good practice and what could not be decided in a line each.
 */
export const text: Reporter = function* (report: Report, options: ReportOptions) {
  const colours = pc.createColors(options.colour)
  const { estate } = report
  const open: Judgement[] = []
  let absent = 0
  for (const judgement of report.judgements) {
    const { is } = judgement.verdict
    if (is === 'present' || is === 'unknown') open.push(judgement)
    else if (is === 'absent') absent++
  }
  const groups = groupsOf(open)
  for (const group of groups) yield* groupText(group, estate, colours)
  yield* gapsText(report.gaps(), estate, colours)
  yield* summary(groups, open, absent + report.quiet.absent, estate, colours)
}

function groupsOf(judgements: readonly Judgement[]): readonly Group[] {
  const resources = new Map<string, Judgement[]>()
  for (const judgement of judgements) {
    const { address } = judgement.resource
    const same = resources.get(address)
    if (same) same.push(judgement)
    else resources.set(address, [judgement])
  }
  return [...resources.values()].map(groupOf).sort((a, b) => rank(b) - rank(a))
}

function groupOf(judgements: readonly Judgement[]): Group {
  const byTrait = new Map<Trait, (Judgement & { readonly verdict: Present })[]>()
  const undecided: Judgement[] = []
  for (const judgement of judgements) {
    const { verdict } = judgement
    if (verdict.is !== 'present') undecided.push(judgement)
    else byTrait.set(judgement.trait, [...(byTrait.get(judgement.trait) ?? []), { ...judgement, verdict }])
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
  }
}

/** Groups are shown by their gravest finding; those of equal rank stay in order of address. */
function rank({ findings }: Group): number {
  return findings[0] ? levels.indexOf(findings[0].severity) + 1 : 0
}

function* groupText(
  { resource, findings, practices, undecided }: Group,
  estate: Estate,
  colours: Colours,
): Iterable<string> {
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
  if (undecided.length > 0) {
    yield `\n  ${colours.bold('Not decided')}\n`
    yield* undecidedText(undecided, colours)
  }
  yield '\n'
}

/** One line a trait and reason, with all subjects that share it. */
function* undecidedText(undecided: readonly Judgement[], colours: Colours): Iterable<string> {
  const lines = new Map<string, { readonly id: string; readonly why: string; readonly subjects: string[] }>()
  for (const { trait, subject, verdict } of undecided) {
    const why = verdict.is === 'unknown' ? verdict.missing[0].says : ''
    const key = `${trait.id} ${why}`
    const known = lines.get(key)
    if (known) known.subjects.push(subject)
    else lines.set(key, { id: trait.id, why, subjects: [subject] })
  }
  for (const { id, why, subjects } of lines.values())
    yield `    ${line(id, subjects)}  ${colours.dim(printable(why))}\n`
}

function* findingText({ trait, severity, judgements }: Finding, estate: Estate, colours: Colours): Iterable<string> {
  yield `\n  ${severityText(severity, colours)}  ${colours.bold(trait.title)}  ${colours.dim(trait.id)}\n`
  for (const { subject, verdict } of judgements.slice(0, maxShown)) {
    for (const { says, origin } of verdict.evidence.slice(0, maxShown)) {
      yield `    ${line(subject === '' ? says : `${subject}: ${says}`, [])}  ${colours.cyan(printable(showPlace(origin, estate)))}\n`
      const frame = frameLine(origin, estate)
      if (frame) yield `      ${colours.dim(`${frame.line} |`)} ${frame.text.trimEnd()}\n`
    }
    if (verdict.evidence.length > maxShown)
      yield `    and ${counted(verdict.evidence.length - maxShown, 'more place')}\n`
    if (verdict.certainty === 'possible') {
      const when =
        verdict.when.length > 0 ? `when ${verdict.when.map(printable).join(' and ')}` : 'as far as can be seen'
      yield `    ${colours.yellow(`possible, ${when}`)}\n`
    }
  }
  if (judgements.length > maxShown)
    yield `    and ${judgements.length - maxShown} more: ${line('', subjectsOf(judgements.slice(maxShown)))}\n`
  yield `    ${colours.dim('why')}  ${trait.why}\n`
  yield `    ${colours.dim('fix')}  ${trait.fix}\n`
}

const subjectsOf = (judgements: readonly Judgement[]) => judgements.map(({ subject }) => subject)

function line(says: string, subjects: readonly string[]): string {
  const named = subjects.filter((subject) => subject !== '')
  return printable(named.length === 0 ? says : says === '' ? named.join(', ') : `${says}: ${named.join(', ')}`)
}

function severityText(severity: Level, colours: Colours): string {
  const word = severity.toUpperCase()
  if (severity === 'critical') return colours.bold(colours.red(word))
  if (severity === 'high') return colours.red(word)
  return severity === 'medium' ? colours.yellow(word) : word
}

function* gapsText(gaps: readonly Gap[], estate: Estate, colours: Colours): Iterable<string> {
  if (gaps.length === 0) return
  yield `${colours.bold('Could not be read')}\n`
  for (const { code, says, path, origin } of gaps) {
    const place = path ?? (origin ? showPlace(origin, estate) : '')
    yield `  ${colours.cyan(printable(place))}  ${printable(says)}  ${colours.dim(code)}\n`
  }
  yield '\n'
}

function* summary(
  groups: readonly Group[],
  open: readonly Judgement[],
  absent: number,
  estate: Estate,
  colours: Colours,
): Iterable<string> {
  const findings = groups.flatMap((group) => group.findings)
  const byLevel = [...levels].reverse().flatMap((level) => {
    const count = findings.filter(({ severity }) => severity === level).length
    return count === 0 ? [] : [`${count} ${level}`]
  })
  const practices = groups.reduce((sum, group) => sum + group.practices.length, 0)
  const undecided = open.filter(({ verdict }) => verdict.is === 'unknown').length
  const judged = estate.resources.filter(({ type }) => type !== 'Breakwater::TemplateParameter').length
  if (open.length === 0 && absent === 0)
    yield `${colours.yellow('Nothing was judged')}: there is nothing of Amazon ECS to judge in what was read.\n`
  else {
    const found = byLevel.length === 0 ? colours.green('Nothing found') : `Found ${byLevel.join(', ')}`
    yield `${found}; ${practices} of good practice, ${undecided} not decided, ${absent} sound.\n`
  }
  const waitedFor = parametersIn(open)
  if (waitedFor.length > 0) {
    yield `Values for ${printable(waitedFor.join(', '))} would decide more: give them with --parameters.\n`
  }
  yield `${counted(judged, 'resource')} in ${counted(estate.files.length, 'file')}.\n`
}

/** Names of template parameters for want of which something is not decided. */
function parametersIn(open: readonly Judgement[]): readonly string[] {
  const names = open.flatMap(({ verdict }) =>
    verdict.is === 'unknown'
      ? verdict.missing.flatMap(({ why }) => (why?.because === 'parameter' ? [why.name] : []))
      : [],
  )
  return [...new Set(names)].sort()
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`
