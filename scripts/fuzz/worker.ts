import { parentPort, workerData } from 'node:worker_threads'
import { batchSize, inputsOf } from './inputs.ts'
import { minimised } from './minimise.ts'
import type { Pieces } from './pieces.ts'
import { run } from './run.ts'
import type { Parser } from './soups.ts'

/** What a worker is to do, and where it says how far it is: batch and input, for the one who watches. */
export interface Work {
  readonly parser: Parser
  readonly seed: number
  readonly pieces: Pieces
  readonly from: { readonly batch: number; readonly index: number }
  readonly count: number
  readonly at: Int32Array
}

export type Told =
  | { readonly tells: 'failure'; readonly says: string; readonly text: string }
  | { readonly tells: 'slow'; readonly milliseconds: number; readonly batch: number; readonly index: number }
  | { readonly tells: 'done' }

const tell = (told: Told) => parentPort?.postMessage(told)

const { parser, seed, pieces, from, count, at }: Work = workerData
const seen = new Set<string>()
let slowest = 0

for (let batch = from.batch; batch * batchSize < count; batch++) {
  Atomics.store(at, 0, batch)
  Atomics.store(at, 1, -1)
  const inputs = inputsOf(parser, seed, batch, pieces).slice(0, count - batch * batchSize)
  for (const [index, input] of inputs.entries()) {
    if (batch === from.batch && index < from.index) continue
    Atomics.store(at, 1, index)
    const before = performance.now()
    const says = run(parser, input)
    const milliseconds = performance.now() - before
    if (milliseconds > slowest * 1.5 + 50) {
      slowest = milliseconds
      tell({ tells: 'slow', milliseconds, batch, index })
    }
    if (says === undefined || seen.has(says)) continue
    seen.add(says)
    // Making it smaller takes many runs, which is no hang.
    Atomics.store(at, 1, -1)
    tell({ tells: 'failure', says, text: minimised(input.text, (text) => run(parser, { ...input, text }) === says) })
  }
}
tell({ tells: 'done' })
