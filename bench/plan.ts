import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Reading } from '../src/sources/reading.ts'
import { readPlanFile } from '../src/sources/terraform/plan/plan-file.ts'
import { terraformPlan } from './generate/terraform-plan.ts'
import { childArguments, count, inChild, line, megabytes, quick } from './measure.ts'
import { inFolder } from './workspace.ts'

/** The budgets of a plan of 50 MB: seconds, and the memory of the whole process in MB. */
const mostSeconds = 3
const mostMemory = 1_000

interface Measured {
  readonly resources: number
  readonly seconds: number
  /** Seconds of processor time: what others use the machine for does not count. */
  readonly processor: number
  /** Bytes: of what was read on the heap, and of the process at the most. */
  readonly held: number
  readonly peak: number
}

function measure(path: string): Measured {
  const text = readFileSync(path, 'utf8')
  const reading = new Reading({ region: undefined, account: undefined })
  const before = process.cpuUsage()
  const started = performance.now()
  const evaluated = readPlanFile(text, path, reading)?.evaluated
  const seconds = (performance.now() - started) / 1000
  const { user, system } = process.cpuUsage(before)
  const peak = process.resourceUsage().maxRSS * 1024
  globalThis.gc?.()
  return {
    resources: evaluated?.length ?? 0,
    seconds,
    processor: (user + system) / 1e6,
    held: process.memoryUsage().heapUsed,
    peak,
  }
}

function report(folder: string): void {
  for (const kind of ['create', 'update'] as const) {
    const one = terraformPlan(10, kind).length / 10
    const text = terraformPlan(Math.round((quick ? 500_000 : 50_000_000) / one), kind)
    const path = join(folder, `${kind}.json`)
    writeFileSync(path, text)
    const measured = inChild<Measured>('plan', [path], { flags: ['--expose-gc'] })
    const name = `plan, ${kind}`
    const size = `${megabytes(text.length / 1e6)} MB`
    if (typeof measured === 'string') line(name, size, measured)
    else {
      const { resources, seconds, processor, held, peak } = measured
      const figure = `${seconds.toFixed(1)} s, ${processor.toFixed(1)} of processor, ${count(resources)} resources`
      line(name, size, figure, `${mostSeconds} s`, seconds <= mostSeconds)
      const memory = `peak ${megabytes(peak / 1e6)} MB, ${megabytes(held / 1e6)} MB held`
      line(name, size, memory, `${count(mostMemory)} MB`, peak / 1e6 <= mostMemory)
    }
  }
}

const given = childArguments()
if (given) console.log(JSON.stringify(measure(given[0] ?? '')))
else inFolder(report)
