/**
 * Compares judges of networks with the simulator, on networks that are made up: `npm run fuzz:network -- [--count N]
 * [--seed S] [--completions N] [--passages]`; with the last, through load balancers and doors. The same seed gives the same networks. What a judge is wrong about is shown as small as it
 * gets.
 */
import { parseArgs } from 'node:util'
import { passageDisagreement } from '../test/networks/compare-passages.ts'
import { judge } from '../test/networks/judge.ts'
import { compareSmall } from '../test/networks/minimised.ts'
import { boundedNetworkOf, boundedPassagesOf, completionOf, networkOf, passagesOf } from '../test/networks/networks.ts'

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    completions: { type: 'string', default: '3' },
    passages: { type: 'boolean', default: false },
  },
})
const count = Number(values.count)
const first = Number(values.seed)
const started = performance.now()
let failures = 0

for (let seed = first; seed < first + count; seed++) {
  if (values.passages) {
    attemptPassages(seed)
    continue
  }
  attempt(`networkOf(${seed})`, () => {
    const network = networkOf(seed)
    compareSmall(network, network, judge)
  })
  const bounded = boundedNetworkOf(seed)
  for (let at = 0; at < Number(values.completions); at++)
    attempt(`completionOf(boundedNetworkOf(${seed}), ${at})`, () =>
      compareSmall(bounded, completionOf(bounded, at), judge),
    )
}
console.log(`${count} networks in ${((performance.now() - started) / 1_000).toFixed(0)} s, ${failures} failures`)
process.exitCode = failures > 0 ? 1 : 0

function attemptPassages(seed: number): void {
  attempt(`passagesOf(${seed})`, () => {
    const network = passagesOf(seed)
    compareSmall(network, network, judge, passageDisagreement)
  })
  const bounded = boundedPassagesOf(seed)
  for (let at = 0; at < Number(values.completions); at++)
    attempt(`completionOf(boundedPassagesOf(${seed}), ${at})`, () =>
      compareSmall(bounded, completionOf(bounded, at), judge, passageDisagreement),
    )
}

function attempt(name: string, run: () => void): void {
  try {
    run()
  } catch (error) {
    failures++
    console.log(`${name}: ${error instanceof Error ? error.message : String(error)}\n`)
  }
}
