import fc from 'fast-check'
import { expect, test } from 'vitest'
import { knownNetwork } from '../../src/analysis/network/simulator/known-network.ts'
import { boundedNetworks, completions, networks } from './networks.ts'

test('networks are concrete', () => {
  fc.assert(
    fc.property(networks(), (network) => {
      expect(knownNetwork(network).network).toBe(network)
    }),
  )
})

test('what bounded networks turn out to be is concrete', () => {
  const pairs = boundedNetworks().chain((network) => completions(network))
  fc.assert(
    fc.property(pairs, (network) => {
      expect(knownNetwork(network).network).toBe(network)
    }),
    { numRuns: 300 },
  )
})
