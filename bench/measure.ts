import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const inDist = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The program as it is shipped. */
export const program = inDist('../../bin/breakwater.js')

/** A smoke test: small sizes, one run each. */
export const quick = process.argv.includes('--quick')

/** A process that has ended. */
export interface Ended {
  readonly seconds: number
  /** Peak of the resident memory in MB; unknown of a process that was killed. */
  readonly peak: number | undefined
  readonly output: string
  /** What went wrong, in a few words. */
  readonly failed: string | undefined
}

/**
 * Runs Node.js with the arguments given and waits for it, `most` seconds at the most. To measure the peak of its memory
 * costs some milliseconds at the start.
 */
export function runNode(args: readonly string[], { peak: withPeak = false, most = 60 } = {}): Ended {
  const usage = withPeak ? ['--import', new URL('./report-usage.js', import.meta.url).href] : []
  const started = performance.now()
  const { stdout, stderr, status, signal, output } = spawnSync(process.execPath, [...usage, ...args], {
    encoding: 'utf8',
    maxBuffer: 1024 * 1024 * 1024,
    timeout: most * 1000,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  })
  const seconds = (performance.now() - started) / 1000
  const failed =
    status === 0
      ? undefined
      : stderr.includes('heap out of memory')
        ? 'out of memory'
        : seconds >= most
          ? `stopped after ${most} s`
          : `failed: ${signal ?? stderr.trim().slice(-200)}`
  const kibibytes = Number(output[3] ?? '')
  return { seconds, peak: kibibytes > 0 ? (kibibytes * 1024) / 1e6 : undefined, output: stdout, failed }
}

/** Runs a part of a bench script in a process of its own and gives what it prints as JSON. */
export function inChild<T>(
  script: string,
  args: readonly string[],
  { flags = [], most = 60 }: { readonly flags?: readonly string[]; readonly most?: number } = {},
): T | string {
  const ended = runNode([...flags, inDist(`./${script}.js`), 'child', ...args], { most })
  return ended.failed ?? (JSON.parse(ended.output) as T)
}

/** Is this the process that `inChild` has started? Gives its arguments. */
export function childArguments(): readonly string[] | undefined {
  return process.argv[2] === 'child' ? process.argv.slice(3) : undefined
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}

const widths = [26, 34, 40, 16] as const

/** One line of the table. Without a budget, and in a smoke test, the figure is only there to be read. */
export function line(name: string, size: string, figure: string, budget = '', within?: boolean): void {
  const cells = [name, size, figure, budget].map((cell, index) => cell.padEnd(widths[index] ?? 0))
  const verdict = within === undefined || quick ? '' : within ? 'ok' : 'over'
  console.log(`${cells.join('  ')}  ${verdict}`.trimEnd())
}

export const count = (value: number) => value.toLocaleString('en')
export const megabytes = (value: number) => (value < 10 ? value.toFixed(1) : count(Math.round(value)))
