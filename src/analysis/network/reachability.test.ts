import { expect, test } from 'vitest'
import { disagreement } from '../../../test/networks/compare.ts'
import { engineOracle } from '../../../test/networks/engine.ts'
import { boundedNetworkOf, completionOf, networkOf } from '../../../test/networks/networks.ts'

const seeds = Array.from({ length: 40 }, (_, index) => index + 1)

test.each(seeds)('the engine sees what the simulator does, seed %i', (seed) => {
  const network = networkOf(seed)
  expect(disagreement(network, network, engineOracle(network))?.says).toBeUndefined()
})

test.each(seeds)('what is open may turn out in any way, seed %i', (seed) => {
  const network = boundedNetworkOf(seed)
  const oracle = engineOracle(network)
  for (const other of [1, 2])
    expect(disagreement(network, completionOf(network, seed + other), oracle)?.says).toBeUndefined()
})
