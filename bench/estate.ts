import { join } from 'node:path'
import { undeclared } from '../src/model/config.ts'
import { readEstate } from '../src/sources/read-estate.ts'
import { traits } from '../src/traits/registry.ts'
import { judge } from '../src/traits/runner.ts'
import { estateFiles } from './generate.ts'
import { childArguments, count, inChild, line, megabytes, program, quick, runNode } from './measure.ts'
import { inFolder, writeFiles } from './workspace.ts'

/** The budgets of 10,000 services: seconds to judge, and of the whole program with its memory in MB. */
const perTenThousand = { judge: 1, program: 15 }
const memoryOf = (services: number) => (services > 10_000 ? 6_000 : 2_000)

/** Seconds after which a process is stopped: some four times what it may take. */
const mostOf = (services: number) => 60 + services / 160

interface Measured {
  readonly files: number
  readonly resources: number
  readonly judgements: number
  readonly present: number
  readonly unknown: number
  readonly readSeconds: number
  readonly judgeSeconds: number
  /** Seconds of processor time, those of the collector's and the compiler's threads among them. */
  readonly readProcessor: number
  readonly judgeProcessor: number
  /** Bytes: on the heap after reading, and of the process at the most. */
  readonly heap: number
  readonly peak: number
}

function processorSeconds(since?: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1e6
}

function measure(folder: string): Measured {
  const started = performance.now()
  const cpu = process.cpuUsage()
  const { estate } = readEstate([folder], { root: folder })
  const readSeconds = (performance.now() - started) / 1000
  const readProcessor = processorSeconds(cpu)
  globalThis.gc?.()
  const heap = process.memoryUsage().heapUsed
  const judging = performance.now()
  const judgingCpu = process.cpuUsage()
  const verdicts = { present: 0, absent: 0, 'not-applicable': 0, unknown: 0 }
  for (const { verdict } of judge(estate, traits, undeclared, verdicts)) verdicts[verdict.is]++
  const judgeSeconds = (performance.now() - judging) / 1000
  const judgeProcessor = processorSeconds(judgingCpu)
  return {
    files: estate.files.length,
    resources: estate.resources.length,
    judgements: Object.values(verdicts).reduce((sum, some) => sum + some),
    present: verdicts.present,
    unknown: verdicts.unknown,
    readSeconds,
    judgeSeconds,
    readProcessor,
    judgeProcessor,
    heap,
    peak: process.resourceUsage().maxRSS * 1024,
  }
}

function report(services: number, folder: string): void {
  const { bytes } = writeFiles(join(folder, 'estate'), estateFiles(1, services))
  const size = `${count(services)} services, ${megabytes(bytes / 1e6)} MB`
  reportParts(services, size, bytes, join(folder, 'estate'))
  reportProgram(services, size, folder)
}

/** Prints a figure with its budget, which is for 10,000 services and grows with them; smaller estates have none. */
function judged(
  name: string,
  size: string,
  figure: string,
  services: number,
  value: number,
  ofTenThousand: number,
): void {
  const budget = (ofTenThousand * services) / 10_000
  if (services < 10_000) line(name, size, figure)
  else line(name, size, figure, `${budget} s`, value <= budget)
}

function reportParts(services: number, size: string, bytes: number, folder: string): void {
  const memory = memoryOf(services)
  const flags = ['--expose-gc', `--max-old-space-size=${memory}`]
  const measured = inChild<Measured>('estate', [folder], { flags, most: mostOf(services) })
  if (typeof measured === 'string') {
    judged(
      'estate',
      size,
      `${measured} (${count(memory)} MB)`,
      services,
      Number.POSITIVE_INFINITY,
      perTenThousand.judge,
    )
    return
  }
  const { readSeconds, judgeSeconds, readProcessor, judgeProcessor, heap, peak, judgements } = measured
  const speed = bytes / 1e6 / readSeconds
  line(
    'estate, reading',
    size,
    `${readSeconds.toFixed(2)} s (${readProcessor.toFixed(1)} of processor), ${speed.toFixed(1)} MB/s`,
  )
  line('estate, memory', size, `${megabytes(heap / 1e6)} MB held, peak ${megabytes(peak / 1e6)} MB`)
  const figure = `${judgeSeconds.toFixed(2)} s (${judgeProcessor.toFixed(1)} of processor), ${count(judgements)} judgements`
  judged(`estate, ${traits.length} traits`, size, figure, services, judgeSeconds, perTenThousand.judge)
}

function reportProgram(services: number, size: string, folder: string): void {
  const memory = memoryOf(services)
  const scan = [program, 'scan', join(folder, 'estate'), '--format', 'json', '--fail-on', 'none']
  const args = [`--max-old-space-size=${memory}`, ...scan, '--output', join(folder, 'report.json')]
  const { seconds, peak, failed } = runNode(args, { peak: true, most: mostOf(services) })
  const time = failed === undefined ? seconds : Number.POSITIVE_INFINITY
  judged('program, seconds', size, failed ?? `${seconds.toFixed(1)} s`, services, time, perTenThousand.program)
  const figure = failed ?? `peak ${megabytes(peak ?? 0)} MB`
  line('program, memory', size, figure, `${count(memory)} MB`, failed === undefined && (peak ?? 0) <= memory)
}

const given = childArguments()
if (given) console.log(JSON.stringify(measure(given[0] ?? '')))
else {
  const asked = process.argv.slice(2).map(Number).filter(Number.isInteger)
  const sizes = asked.length > 0 ? asked : quick ? [100] : [1_000, 10_000, 100_000]
  for (const services of sizes) inFolder((folder) => report(services, folder))
}
