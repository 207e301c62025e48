import { expect, test } from 'vitest'
import { disagreement } from '../../../../test/networks/compare.ts'
import { passageDisagreement } from '../../../../test/networks/compare-passages.ts'
import { engineOracle } from '../../../../test/networks/engine.ts'
import {
  boundedNetworkOf,
  boundedPassagesOf,
  boundedPeeredNetworkOf,
  completionOf,
  networkOf,
  passagesOf,
  peeredNetworkOf,
} from '../../../../test/networks/networks.ts'

const seeds = Array.from({ length: 25 }, (_, index) => index + 1)

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

test.each(seeds)('so it does across transit gateways that peer, seed %i', (seed) => {
  const network = peeredNetworkOf(seed)
  expect(disagreement(network, network, engineOracle(network))?.says).toBeUndefined()
})

test.each(seeds)('what is open of transit gateways that peer may turn out in any way, seed %i', (seed) => {
  const network = boundedPeeredNetworkOf(seed)
  const oracle = engineOracle(network)
  for (const other of [1, 2])
    expect(disagreement(network, completionOf(network, seed + other), oracle)?.says).toBeUndefined()
})

test.each(seeds)('so it does through load balancers and doors, seed %i', (seed) => {
  const network = passagesOf(seed)
  expect(passageDisagreement(network, network, engineOracle(network))?.says).toBeUndefined()
})

test.each(seeds)('what is open of load balancers and doors may turn out in any way, seed %i', (seed) => {
  const network = boundedPassagesOf(seed)
  const oracle = engineOracle(network)
  for (const other of [1, 2])
    expect(passageDisagreement(network, completionOf(network, seed + other), oracle)?.says).toBeUndefined()
})

/** Each showed something that the engine saw wrongly once. */
const found = [5_000_223, 5_000_916, 5_004_423, 5_004_504, 5_005_962]

test.each(found)('the engine sees what the simulator does, seed %i', (seed) => {
  const network = networkOf(seed)
  expect(disagreement(network, network, engineOracle(network))?.says).toBeUndefined()
})
