import { closeSync, openSync, writeSync } from 'node:fs'
import { undeclared } from '../model/config.ts'
import type { Estate } from '../model/estate.ts'
import { gapCodes } from '../model/gap.ts'
import type { Format } from '../reporters/formats.ts'
import { showPlace } from '../reporters/places.ts'
import { printable } from '../reporters/printable.ts'
import { written } from '../reporters/registry.ts'
import { gapWithoutSecrets } from '../reporters/without-secrets.ts'
import { InputError } from '../sources/input-error.ts'
import { readEstate } from '../sources/read-estate.ts'
import { type Level, levels } from '../traits/level.ts'
import { traits } from '../traits/registry.ts'
import { type Judgement, judge } from '../traits/runner.ts'
import { progressOn } from './progress.ts'
import { toolVersion } from './version.ts'

export interface ScanOptions {
  readonly root: string
  readonly format: Format
  readonly output?: string
  readonly verdicts: 'all' | 'open'
  readonly failOn: Level | 'none'
  readonly failOnUnknown: boolean
  readonly strict: boolean
  readonly parameters?: string
  readonly region?: string
  readonly account?: string
}

/** Scans and writes the report. Gives the exit status. */
export function runScan(paths: readonly string[], options: ScanOptions): number {
  const progress = progressOn(process.stderr)
  const { estate, recognised } = readEstate(paths, {
    root: options.root,
    region: options.region,
    account: options.account,
    parameterFile: options.parameters,
    progress: (read, of) => progress.show(`Reading ${read + 1} of ${of} files`),
  })
  progress.clear()
  const unread = tellGaps(estate)
  if (recognised === 0) {
    if (unread > 0) throw new InputError('Nothing could be scanned.', 'See the lines above.')
    throw new InputError(
      `No template or AWS CLI document was found in ${paths.join(', ')}.`,
      'Name a file, or a folder that holds CloudFormation templates or task definitions.',
    )
  }
  const tally = new Tally(options)
  const quiet = { absent: 0, 'not-applicable': 0 }
  const made = judge(estate, traits, undeclared, options.verdicts === 'open' ? quiet : undefined)
  const report = { estate, judgements: tally.of(made), quiet, gaps: () => estate.gaps, toolVersion }
  const colour = options.output === undefined && isColourful(process.stdout)
  write(written(options.format, report, { colour }), options.output)
  if (options.strict && unread > 0) return 2
  return tally.fails ? 1 : 0
}

/** Counts what decides the exit status while judgements pass on to the reporter. */
class Tally {
  fails = false
  readonly #options: ScanOptions

  constructor(options: ScanOptions) {
    this.#options = options
  }

  *of(judgements: Iterable<Judgement>): Generator<Judgement> {
    const { failOn, failOnUnknown } = this.#options
    const least = failOn === 'none' ? Number.POSITIVE_INFINITY : levels.indexOf(failOn)
    for (const judgement of judgements) {
      const { trait, verdict } = judgement
      if (trait.category !== 'Best Practice') {
        if (verdict.is === 'present' && levels.indexOf(verdict.severity) >= least) this.fails = true
        if (verdict.is === 'unknown' && failOnUnknown) this.fails = true
      }
      yield judgement
    }
  }
}

/** A line on standard error for each file that could not be read; their number. */
function tellGaps(estate: Estate): number {
  const files = estate.gaps.filter(({ code }) => gapCodes[code].weakens === 'file')
  for (const { code, says, path, origin } of files.map(gapWithoutSecrets)) {
    const place = path ?? (origin ? showPlace(origin, estate) : '')
    process.stderr.write(`breakwater: ${printable(place)}: ${printable(says)} ${gapCodes[code].todo}\n`)
  }
  return files.length
}

function isColourful(stream: NodeJS.WriteStream): boolean {
  const { NO_COLOR, TERM } = process.env
  return stream.isTTY === true && (NO_COLOR === undefined || NO_COLOR === '') && TERM !== 'dumb'
}

/** Writes in pieces of a size that keeps memory low and calls few. */
function write(pieces: Iterable<string>, path: string | undefined): void {
  const target = path === undefined ? 1 : openOutput(path)
  let waiting = ''
  for (const piece of pieces) {
    waiting += piece
    if (waiting.length > 65_536) {
      writeAll(target, waiting)
      waiting = ''
    }
  }
  writeAll(target, waiting)
  if (path !== undefined) closeSync(target)
}

function openOutput(path: string): number {
  try {
    return openSync(path, 'w')
  } catch (error) {
    throw new InputError(
      `${path} cannot be written: ${error instanceof Error ? error.message : error}.`,
      'Check --output.',
    )
  }
}

/** Writes everything, also to a pipe that is full for the moment. */
function writeAll(target: number, text: string): void {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(target, bytes, at)
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined
      if (code === 'EPIPE') process.exit(0)
      if (code !== 'EAGAIN') throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
    }
  }
}
