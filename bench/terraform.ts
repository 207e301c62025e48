import { undeclared } from '../src/model/config.ts'
import { loadEstate } from '../src/sources/read-estate.ts'
import { loadHcl } from '../src/sources/terraform/syntax/load-hcl.ts'
import { traits } from '../src/traits/registry.ts'
import { judge } from '../src/traits/runner.ts'
import { terraformFiles } from './generate.ts'
import { childArguments, count, inChild, line, median, megabytes, program, quick, runNode } from './measure.ts'
import { inFolder, writeFiles } from './workspace.ts'

const mostSeconds = 1

interface Measured {
  /** Seconds to read all files into an estate, and to judge it. */
  readonly read: number
  readonly judge: number
  readonly gaps: number
}

/** What a configuration costs once the program is there and has loaded the reader of HCL. */
async function measure(folder: string): Promise<Measured> {
  await loadHcl()
  const started = performance.now()
  const { estate } = await loadEstate([folder], { root: folder })
  const read = performance.now()
  for (const _ of judge(estate, traits, undeclared)) {
    // Judged as it is asked for.
  }
  return { read: (read - started) / 1000, judge: (performance.now() - read) / 1000, gaps: estate.gaps.length }
}

function report(folder: string): void {
  const resources = quick ? 100 : 1_000
  const { bytes, files } = writeFiles(folder, terraformFiles(1, resources))
  const size = `${count(resources)} resources, ${files} files, ${megabytes(bytes / 1e6)} MB`
  const measured = Array.from({ length: quick ? 1 : 5 }, () => inChild<Measured>('terraform', [folder]))
  const broken = measured.find((one) => typeof one === 'string')
  const done = measured.flatMap((one) => (typeof one === 'string' ? [] : [one]))
  const read = median(done.map((one) => one.read))
  const judged = median(done.map((one) => one.judge))
  const figure = `${read.toFixed(2)} s to read, ${judged.toFixed(2)} s to judge, ${done[0]?.gaps} gaps`
  line('terraform', size, broken ?? figure, `${mostSeconds} s`, !broken && read + judged <= mostSeconds)
  const scan = [program, 'scan', folder, '--root', folder, '--fail-on', 'none']
  const runs = Array.from({ length: quick ? 1 : 5 }, () => runNode(scan))
  const failed = runs.find((run) => run.failed !== undefined)?.failed
  line('terraform, program', size, failed ?? `${median(runs.map(({ seconds }) => seconds)).toFixed(2)} s`)
}

const given = childArguments()
if (given) console.log(JSON.stringify(await measure(given[0] ?? '')))
else inFolder(report)
