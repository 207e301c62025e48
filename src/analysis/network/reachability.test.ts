import { expect, test } from 'vitest'
import { disagreement } from '../../../test/networks/compare.ts'
import { drawFrom } from '../../../test/networks/draw.ts'
import { engineOracle } from '../../../test/networks/engine.ts'
import { randomNetwork } from '../../../test/networks/random-network.ts'

const seeds = Array.from({ length: 60 }, (_, index) => index + 1)

test.each(seeds)('the engine sees what the simulator does, seed %i', (seed) => {
  const network = randomNetwork(drawFrom(seed))
  const { toInternet: _, ...oracle } = engineOracle(network)
  expect(disagreement(network, network, oracle)?.says).toBeUndefined()
})
