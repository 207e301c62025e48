import fc from 'fast-check'
import { expect, test } from 'vitest'
import { concreteNetwork } from '../../src/analysis/network/concrete/concrete-network.ts'
import { isReplayed } from '../../src/analysis/network/concrete/replay.ts'
import { Reachability } from '../../src/analysis/network/engine/reachability.ts'
import { Topology } from '../../src/analysis/network/engine/topology.ts'
import type { Network } from '../../src/analysis/network/network.ts'
import { Passages } from '../../src/analysis/network/passages/passages.ts'
import type { End, Path } from '../../src/analysis/network/paths/path.ts'
import { pathsBetween } from '../../src/analysis/network/paths/reach.ts'
import { sampleOf } from '../../src/analysis/network/paths/witness.ts'
import { allServices } from '../../src/analysis/network/sets/services.ts'
import { knownNetwork } from '../../src/analysis/network/simulator/known-network.ts'
import { hasInnerRoutes } from './compare.ts'
import { boundedNetworks, networks } from './networks.ts'

/** Answers that are certain, and that the simulator does not confirm. */
function denied(network: Network): readonly string[] {
  const topology = new Topology(network)
  const reachability = new Reachability(topology)
  const passages = new Passages(reachability)
  const internet: End = { is: 'internet' }
  const each = network.interfaces.map((one): End => ({ is: 'interfaces', name: one.id, interfaces: [one] }))
  const pairs = each.flatMap((one) => [
    [internet, one] as const,
    [one, internet] as const,
    ...each.filter((other) => other !== one).map((other) => [one, other] as const),
  ])
  return pairs
    .flatMap(([from, to]) => pathsBetween(from, to, allServices, reachability, passages))
    .filter(({ verdict }) => verdict === 'reachable')
    .filter((path) => {
      const sample = sampleOf(path, topology)
      return !sample || isReplayed(path, sample, network) !== true
    })
    .map(named)
}

const named = ({ from, to, version }: Path) =>
  `${'id' in from ? from.id : 'internet'} to ${'id' in to ? to.id : 'internet'} over IPv${version}`

test('what a network is at least is concrete', () => {
  fc.assert(
    fc.property(boundedNetworks(), (network) => {
      expect(() => knownNetwork(concreteNetwork(network, 443))).not.toThrow()
    }),
    { numRuns: 300 },
  )
})

test.each([
  ['of which everything is known', networks],
  ['of which something is open', boundedNetworks],
])('the witness of a certain answer gets through in networks %s', (_name, some) => {
  fc.assert(
    fc.property(some(), (network) => {
      // AWS lets no route lead a part of a VPC to another network.
      fc.pre(!hasInnerRoutes(concreteNetwork(network, 443)))
      expect(denied(network)).toEqual([])
    }),
    { numRuns: 60 },
  )
})
