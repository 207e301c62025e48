/**
 * Gives parsers what is made up by their grammars, and real files with bytes broken:
 * `npm run fuzz -- [--count N] [--seed S] [--parser NAME|all] [--failures FOLDER] [FOLDER…]`, where each FOLDER holds real
 * files (left out: those of this project).
 *
 * The same seed gives the same inputs. No input may crash the program or take it more than two seconds or a gigabyte, no
 * place may lie outside of its file, no fault of syntax may end a scan of Terraform, and no report may hold a control
 * character or a planted secret. What fails is made small and saved under its parser's name.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { batchSize, inputsOf } from './fuzz/inputs.ts'
import { type Pieces, piecesIn } from './fuzz/pieces.ts'
import { type Parser, parsers } from './fuzz/soups.ts'
import type { Told, Work } from './fuzz/worker.ts'

/** What one input may take. */
const maxMilliseconds = 2_000
const maxMegabytes = 1_024

/** How the inputs are shared among the parsers: more where more can go wrong, fewer where one costs more. */
const shares: Readonly<Record<Parser, number>> = {
  yaml: 16,
  json: 16,
  template: 16,
  document: 12,
  config: 10,
  samconfig: 6,
  parameters: 8,
  baseline: 6,
  waivers: 4,
  assembly: 6,
  hcl: 16,
  terraform: 20,
  tfjson: 10,
  tfvars: 6,
  plan: 16,
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    parser: { type: 'string', default: 'all' },
    failures: { type: 'string', default: 'fuzz-failures' },
  },
})
const count = Number(values.count)
const seed = Number(values.seed)
const chosen = parsers.filter((parser) => values.parser === 'all' || values.parser === parser)
if (chosen.length === 0) throw new Error(`--parser is all or one of ${parsers.join(', ')}`)

const pieces = piecesIn(positionals.length === 0 ? ['examples', 'test', 'src'] : positionals)
const all = chosen.reduce((sum, parser) => sum + shares[parser], 0)
const started = performance.now()
let failures = 0
for (const parser of chosen) {
  const own = Math.ceil((count * shares[parser]) / all)
  const before = performance.now()
  const found = await fuzz(parser, own, pieces)
  failures += found
  const seconds = ((performance.now() - before) / 1_000).toFixed(1)
  console.log(`${parser}: ${own} inputs in ${seconds} s, seed ${seed}, ${found} kinds of failure`)
}
console.log(`${count} inputs in ${((performance.now() - started) / 1_000).toFixed(0)} s, ${failures} kinds of failure`)
process.exitCode = failures > 0 ? 1 : 0

/** Runs a worker until all inputs are tried; one that hangs or dies is followed by another, from the next input on. */
async function fuzz(parser: Parser, inputs: number, real: Pieces): Promise<number> {
  let found = 0
  let from: Work['from'] | undefined = { batch: 0, index: 0 }
  while (from) {
    const failed = await work(parser, from, inputs, real, (says, text) => save(parser, ++found, says, text))
    if (failed) {
      const { batch, index, says } = failed
      if (index < 0) throw new Error(says)
      save(parser, ++found, says, inputsOf(parser, seed, batch, real)[index]?.text ?? '')
      from = index + 1 < batchSize ? { batch, index: index + 1 } : { batch: batch + 1, index: 0 }
    } else from = undefined
  }
  return found
}

function work(
  parser: Parser,
  from: Work['from'],
  inputs: number,
  real: Pieces,
  failure: (says: string, text: string) => void,
): Promise<{ readonly batch: number; readonly index: number; readonly says: string } | undefined> {
  const at = new Int32Array(new SharedArrayBuffer(8))
  at[1] = -1
  const data: Work = { parser, seed, pieces: real, from, count: inputs, at }
  // A worker does not inherit that its thread reads TypeScript.
  const load = `import('tsx/esm/api').then(({ tsImport }) => tsImport('./fuzz/worker.ts', '${import.meta.url}'))`
  const worker = new Worker(load, {
    eval: true,
    workerData: data,
    // The stack of a worker would be several times that of the program.
    resourceLimits: { maxOldGenerationSizeMb: maxMegabytes, stackSizeMb: 1 },
  })
  return new Promise((resolve) => {
    // Time of the processor is counted, since the machine may be busy with other things.
    let [batch, index, since] = [-1, -1, process.cpuUsage()]
    const end = (says?: string) => {
      clearInterval(watch)
      void worker.terminate()
      resolve(says === undefined ? undefined : { batch: Atomics.load(at, 0), index: Atomics.load(at, 1), says })
    }
    const watch = setInterval(() => {
      const { user, system } = process.cpuUsage(since)
      if (batch !== Atomics.load(at, 0) || index !== Atomics.load(at, 1)) {
        batch = Atomics.load(at, 0)
        index = Atomics.load(at, 1)
        since = process.cpuUsage()
      } else if (index >= 0 && (user + system) / 1_000 > maxMilliseconds)
        end(`It takes more than ${maxMilliseconds} ms`)
    }, 100)
    worker.on('message', (told: Told) => {
      if (told.tells === 'failure') failure(told.says, told.text)
      else if (told.tells === 'done') end()
      else if (told.milliseconds > maxMilliseconds / 4)
        console.log(`${parser}: ${told.milliseconds.toFixed(0)} ms for input ${told.index} of batch ${told.batch}`)
    })
    worker.on('error', (error) => end(`The worker died: ${error.message}`))
  })
}

function save(parser: Parser, number: number, says: string, text: string): void {
  const path = join(values.failures, `${parser}-${number}.txt`)
  mkdirSync(values.failures, { recursive: true })
  writeFileSync(path, text)
  console.log(`${parser}: ${says}\n  ${path}: ${JSON.stringify(text.slice(0, 300))}`)
}
