import { statSync } from 'node:fs'
import type { BaselineEntry } from '../model/baseline.ts'
import type { Estate } from '../model/estate.ts'
import { gapCodes } from '../model/gap.ts'
import { baselineText } from '../reporters/baseline.ts'
import type { Format } from '../reporters/formats.ts'
import { showPlace } from '../reporters/places.ts'
import { printable } from '../reporters/printable.ts'
import { written } from '../reporters/registry.ts'
import { gapWithoutSecrets } from '../reporters/without-secrets.ts'
import { readBaseline } from '../sources/baseline/read-baseline.ts'
import { InputError } from '../sources/input-error.ts'
import { loadEstate } from '../sources/read-estate.ts'
import { Acceptances } from '../traits/acceptances.ts'
import { Baseline, entriesOf } from '../traits/baseline.ts'
import { type Level, levels } from '../traits/level.ts'
import { traits } from '../traits/registry.ts'
import { type Judgement, judge } from '../traits/runner.ts'
import { isColourful } from './colour.ts'
import { type Output, refuseInputs } from './outputs.ts'
import { progressOn } from './progress.ts'
import { scannedBy } from './scanned.ts'
import { toolVersion } from './version.ts'
import { write } from './write.ts'

export interface ScanOptions {
  readonly root: string
  readonly format: Format
  readonly output?: string
  readonly verdicts: 'all' | 'open'
  /** Left out: what the configuration says, else `high`. */
  readonly failOn?: Level | 'none'
  readonly failOnUnknown?: boolean
  readonly strict: boolean
  readonly config?: string
  readonly baseline?: string
  readonly writeBaseline?: string
  readonly parameters?: readonly string[]
  readonly varFile?: readonly string[]
  readonly region?: string
  readonly account?: string
}

/** Scans and writes the report. Gives the exit status. */
export async function runScan(paths: readonly string[], options: ScanOptions): Promise<number> {
  const progress = progressOn(process.stderr)
  if (!statSync(options.root, { throwIfNoEntry: false })?.isDirectory()) {
    throw new InputError(`${options.root} is not a folder.`, 'Check --root.')
  }
  const known = options.baseline === undefined ? undefined : readBaseline(options.baseline)
  const { estate, recognised, config, inputs } = await loadEstate(paths, {
    root: options.root,
    region: options.region,
    account: options.account,
    parameterFiles: options.parameters,
    variableFiles: options.varFile,
    configFile: options.config,
    today: today(),
    progress: (read, of) => progress.show(`Reading ${read + 1} of ${of} files`),
  })
  progress.clear()
  refuseInputs(outputsOf(options), inputs, options.baseline)
  const unread = tellGaps(estate, recognised === 0)
  if (recognised === 0) {
    if (unread > 0) throw new InputError('Nothing could be scanned.', 'See the lines above.')
    throw new InputError(
      `No template or AWS CLI document was found in ${paths.join(', ')}.`,
      'Name a file, or a folder that holds CloudFormation templates or task definitions.',
    )
  }
  const { intent, thresholds } = config
  const { failOn = thresholds.failOn ?? 'high', failOnUnknown = thresholds.failOnUnknown ?? false } = options
  const ids = traits.map(({ id }) => id)
  const acceptances = new Acceptances([...estate.acceptances, ...config.acceptances], today(), ids)
  const scanned = scannedBy(paths, inputs, options.root)
  const baseline = known && new Baseline(known, estate, options.baseline ?? '', scanned)
  const entries: BaselineEntry[] | undefined = options.writeBaseline === undefined ? undefined : []
  const note = (judgement: Judgement) => {
    entries?.push(...entriesOf(judgement, estate))
  }
  const tally = new Tally(failOn, failOnUnknown, note)
  const quiet = { absent: 0, 'not-applicable': 0 }
  const made = acceptances.mark(judge(estate, traits, intent, options.verdicts === 'open' ? quiet : undefined))
  const report = {
    estate,
    judgements: tally.of(baseline ? baseline.mark(made) : made),
    quiet,
    gaps: () => [...estate.gaps, ...acceptances.gaps(), ...(baseline?.gaps() ?? [])],
    toolVersion,
  }
  const colour = options.output === undefined && isColourful(process.stdout)
  write(written(options.format, report, { colour }), options.output)
  if (options.writeBaseline !== undefined && entries) writeBaseline(options.writeBaseline, entries)
  if (options.strict && unread > 0) return 2
  return tally.fails && !entries ? 1 : 0
}

function outputsOf({ output, writeBaseline }: ScanOptions): readonly Output[] {
  return [
    ...(output === undefined ? [] : [{ option: '--output', path: output } as const]),
    ...(writeBaseline === undefined ? [] : [{ option: '--write-baseline', path: writeBaseline } as const]),
  ]
}

/** The day in UTC, so that a waiver ends everywhere at once. */
const today = () => new Date().toISOString().slice(0, 10)

/** Writes what is found as known from now on. That day's scan does not fail: it is what the team starts from. */
function writeBaseline(path: string, entries: readonly BaselineEntry[]): void {
  write([baselineText(entries)], path, '--write-baseline')
  if (process.stderr.isTTY) process.stderr.write(`breakwater: ${path} holds ${entries.length} entries.\n`)
}

/** Counts what decides the exit status while judgements pass on to the reporter. */
class Tally {
  fails = false
  readonly #least: number
  readonly #failOnUnknown: boolean
  readonly #note: (judgement: Judgement) => void

  /** `note` hears of each, for the baseline that is written. */
  constructor(failOn: Level | 'none', failOnUnknown: boolean, note: (judgement: Judgement) => void) {
    this.#note = note
    this.#least = failOn === 'none' ? Number.POSITIVE_INFINITY : levels.indexOf(failOn)
    this.#failOnUnknown = failOnUnknown
  }

  *of(judgements: Iterable<Judgement>): Generator<Judgement> {
    for (const judgement of judgements) {
      const { trait, verdict, accepted, known } = judgement
      if (trait.category !== 'Best Practice' && !accepted && !known) {
        if (verdict.is === 'present' && levels.indexOf(verdict.severity) >= this.#least) this.fails = true
        if (verdict.is === 'unknown' && this.#failOnUnknown) this.fails = true
      }
      this.#note(judgement)
      yield judgement
    }
  }
}

/** A line on standard error for each file that could not be read, or for every gap when there is no report; their number. */
function tellGaps(estate: Estate, all: boolean): number {
  const files = estate.gaps.filter(({ code }) => all || gapCodes[code].weakens === 'file')
  for (const gap of files) {
    const { code, says, path, origin } = gapWithoutSecrets(gap, estate)
    const place = path ?? (origin ? showPlace(origin, estate) : '')
    process.stderr.write(`breakwater: ${printable(place)}: ${printable(says)} ${gapCodes[code].todo}\n`)
  }
  return files.length
}
