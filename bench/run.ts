import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { line, quick } from './measure.ts'

const benches = [
  'start',
  'one-template',
  'yaml',
  'hcl',
  'terraform',
  'monorepo',
  'secrets',
  'plan',
  'network',
  'estate',
] as const

/** Runs the benches named, or all, one after another. Fails only where one cannot run: times are read by people. */
function run(): void {
  const asked = process.argv.slice(2).filter((argument) => !argument.startsWith('-'))
  const unknown = asked.find((name) => !benches.some((bench) => bench === name))
  if (unknown !== undefined) {
    console.error(`There is no bench ${unknown}; there are ${benches.join(', ')}.`)
    process.exitCode = 2
    return
  }
  line('bench', 'size', 'figure', 'budget')
  for (const bench of benches) {
    if (asked.length > 0 && !asked.includes(bench)) continue
    const script = fileURLToPath(new URL(`./${bench}.js`, import.meta.url))
    const { status } = spawnSync(process.execPath, [script, ...(quick ? ['--quick'] : [])], { stdio: 'inherit' })
    if (status !== 0) process.exitCode = 1
  }
}

run()
