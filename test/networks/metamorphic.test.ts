import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Network } from '../../src/analysis/network/network.ts'
import { compare } from './compare.ts'
import { drawFrom } from './draw.ts'
import { inHalves, inOtherOrder, withEntriesAgain, withOneMoreRule, withOtherGroupNames } from './metamorphic.ts'
import { boundedNetworks, completionOf, networks } from './networks.ts'
import { expectNoLess, expectSame, expectWider } from './relations.ts'
import { simulated } from './simulated.ts'

const same: readonly (readonly [name: string, change: (network: Network) => Network])[] = [
  ['CIDRs in halves', inHalves],
  ['entries that come again', withEntriesAgain],
  ['another order', inOtherOrder],
  ['other names of groups', withOtherGroupNames],
]

test.each(same)('%s change nothing', (_, change) => {
  fc.assert(
    fc.property(networks(), (network) => {
      expect(() => expectSame(network, simulated(network), simulated(change(network)))).not.toThrow()
    }),
    { numRuns: 3 },
  )
})

test('one more rule takes no flow away', () => {
  fc.assert(
    fc.property(networks(), fc.nat(), (network, seed) => {
      const more = withOneMoreRule(drawFrom(seed), network)
      expect(() => expectNoLess(network, simulated(network), simulated(more))).not.toThrow()
    }),
    { numRuns: 3 },
  )
})

test('nothing is certain where nothing is asked', () => {
  const open = { forward: { atLeast: false, atMost: true }, session: { atLeast: false, atMost: true } }
  const ignorant = { between: () => open, fromInternet: () => open, toInternet: () => open, through: () => new Map() }
  fc.assert(
    fc.property(boundedNetworks(), fc.nat(), (network, seed) => {
      const turnedOut = completionOf(network, seed)
      expect(() => expectWider(turnedOut, simulated(turnedOut), ignorant)).not.toThrow()
      expect(() => compare(network, turnedOut, ignorant)).not.toThrow()
    }),
    { numRuns: 3 },
  )
})
