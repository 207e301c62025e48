import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadHcl } from '../src/sources/terraform/syntax/load-hcl.ts'
import { terraformFiles } from './generate.ts'
import { childArguments, count, inChild, line, megabytes, quick } from './measure.ts'
import { inFolder, writeFiles } from './workspace.ts'

const mostSeconds = 1

interface Measured {
  /** Seconds to load the reader, and to read all files with it. */
  readonly load: number
  readonly read: number
  /** Bytes that reading took at the most. */
  readonly peak: number
  readonly blocks: number
}

async function measure(folder: string): Promise<Measured> {
  const before = process.memoryUsage.rss()
  const started = performance.now()
  const hcl = await loadHcl()
  const loaded = performance.now()
  let blocks = 0
  const names = readdirSync(folder).filter((name) => name.endsWith('.tf'))
  for (const name of names) blocks += hcl.readFile(readFileSync(join(folder, name), 'utf8')).blocks.length
  const read = (performance.now() - loaded) / 1000
  const peak = process.resourceUsage().maxRSS * 1024 - before
  return { load: (loaded - started) / 1000, read, peak, blocks }
}

function report(folder: string): void {
  const resources = quick ? 100 : 1_000
  const { bytes, files } = writeFiles(folder, terraformFiles(1, resources))
  const size = `${count(resources)} resources, ${files} files, ${megabytes(bytes / 1e6)} MB`
  const measured = inChild<Measured>('hcl', [folder])
  if (typeof measured === 'string') {
    line('reading HCL', size, measured)
    return
  }
  const { load, read, peak } = measured
  const speed = `${read.toFixed(2)} s, ${(bytes / 1e6 / read).toFixed(1)} MB/s`
  line('reading HCL', size, speed, `${mostSeconds} s`, read <= mostSeconds)
  line('reading HCL', size, `${(load * 1000).toFixed(0)} ms to load, peak ${megabytes(peak / 1e6)} MB`)
}

const given = childArguments()
if (given) console.log(JSON.stringify(await measure(given[0] ?? '')))
else inFolder(report)
