import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readEstate } from '../src/sources/read-estate.ts'
import { readJson } from '../src/sources/syntax/json.ts'
import { readYaml } from '../src/sources/syntax/yaml.ts'
import { jsonTemplateOf, templateOf } from './generate.ts'
import { childArguments, inChild, line, median, megabytes, quick } from './measure.ts'
import { inFolder } from './workspace.ts'

const leastSpeed = 1.5
const mostMemory = 100

/** Below this the start of the process outweighs the input: the figures are there to be read, without a budget. */
const smallest = 500_000

/** `tree`: the text as a tree with places; `estate`: the whole way to resources. */
type Way = 'tree' | 'estate'

interface Measured {
  /** Seconds of the first reading in its process, and of later ones. */
  readonly cold: number
  readonly warm: number
  /** Bytes that what was read holds, and that reading took at the most. */
  readonly held: number
  readonly peak: number
}

/** The two ways to read a file. */
const reads: Readonly<Record<Way, (path: string, text: string) => unknown>> = {
  tree: (path, text) => (path.endsWith('.json') ? readJson(text) : readYaml(text)),
  estate: (path) => readEstate([path], { root: '.' }),
}

function measure(path: string, way: Way, runs: number): Measured {
  const text = readFileSync(path, 'utf8')
  const timed = () => {
    const started = performance.now()
    const made = reads[way](path, text)
    return { made, seconds: (performance.now() - started) / 1000 }
  }
  globalThis.gc?.()
  const heapBefore = process.memoryUsage().heapUsed
  const before = process.memoryUsage.rss()
  const first = timed()
  const peak = process.resourceUsage().maxRSS * 1024 - before
  globalThis.gc?.()
  const held = process.memoryUsage().heapUsed - heapBefore
  const warm = Array.from({ length: runs }, () => timed().seconds)
  // The first result is used here so that it is still held above.
  return { cold: first.made ? first.seconds : 0, warm: median(warm), held, peak }
}

function report(folder: string): void {
  const inputs = [
    { name: 'small.yaml', text: templateOf(1, 22) },
    { name: 'limit.yaml', text: templateOf(1, 250) },
    { name: 'large.yaml', text: templateOf(1, 1_100) },
    { name: 'limit.json', text: jsonTemplateOf(1, 140) },
  ]
  for (const { name, text } of quick ? inputs.slice(0, 1) : inputs) {
    const path = join(folder, name)
    writeFileSync(path, text)
    const size = `${megabytes(text.length / 1e6)} MB of ${name.endsWith('json') ? 'JSON' : 'YAML'}`
    for (const way of ['tree', 'estate'] as const) {
      const measured = inChild<Measured>('yaml', [path, way, quick ? '1' : '5'], { flags: ['--expose-gc'] })
      if (typeof measured === 'string') line(`reading, ${way}`, size, measured)
      else show(`reading, ${way}`, size, text.length, measured)
    }
  }
}

function show(name: string, size: string, bytes: number, { cold, warm, held, peak }: Measured): void {
  const [first, later] = [bytes / 1e6 / cold, bytes / 1e6 / warm]
  const speed = `${first.toFixed(1)} MB/s cold, ${later.toFixed(1)} MB/s warm`
  const memory = `peak ${megabytes(peak / 1e6)} MB, ${megabytes(held / 1e6)} MB held`
  if (bytes < smallest) {
    line(name, size, speed)
    line(name, size, memory)
    return
  }
  const times = peak / bytes
  line(name, size, speed, `${leastSpeed} MB/s`, first >= leastSpeed)
  line(name, size, `${memory}: ${times.toFixed(0)} x input`, `${mostMemory} x`, times <= mostMemory)
}

const given = childArguments()
if (given) {
  const [path = '', way, runs] = given
  console.log(JSON.stringify(measure(path, way === 'tree' ? 'tree' : 'estate', Number(runs))))
} else inFolder(report)
