import { expect, test } from 'vitest'
import type { Network } from '../../src/analysis/network/network.ts'
import { compare, hasInnerRoutes } from './compare.ts'
import { drawFrom } from './draw.ts'
import { engineOracle } from './engine.ts'
import {
  inHalves,
  inOtherOrder,
  withEntriesAgain,
  withLessKnown,
  withOneMoreRule,
  withOtherGroupNames,
} from './metamorphic.ts'
import { boundedNetworkOf, boundedPassagesOf, completionOf, passagesOf } from './networks.ts'
import { expectNoLess, expectSame, expectWider } from './relations.ts'
import { simulated } from './simulated.ts'

const same: readonly (readonly [name: string, change: (network: Network) => Network])[] = [
  ['CIDRs in halves', inHalves],
  ['entries that come again', withEntriesAgain],
  ['another order', inOtherOrder],
  ['other names of groups', withOtherGroupNames],
]
const judges = [
  ['the simulator', simulated, 2],
  ['the engine', engineOracle, 12],
] as const

const seeds = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

const changes = judges.flatMap(([judge, oracleOf, count]) =>
  same.map(([name, change]) => ({ judge, oracleOf, count, name, change })),
)

test.each(changes)('$judge: $name change nothing', ({ oracleOf, count, change }) => {
  for (const seed of seeds(count)) {
    const network = passagesOf(seed)
    expect(() => expectSame(network, oracleOf(network), oracleOf(change(network)))).not.toThrow()
  }
})

test.each(judges)('%s: one more rule takes no flow away', (_, judge, count) => {
  for (const seed of seeds(count)) {
    const network = passagesOf(seed)
    const more = withOneMoreRule(drawFrom(seed), network)
    expect(() => expectNoLess(network, judge(network), judge(more))).not.toThrow()
  }
})

test.each([
  ['all is known', passagesOf],
  ['something is open', boundedPassagesOf],
] as const)('where %s, to know less makes nothing certain and nothing impossible', (_, networkAt) => {
  for (const seed of seeds(25)) {
    const network = networkAt(seed)
    // A route that is not known is taken to lead out of its VPC.
    if (hasInnerRoutes(network)) continue
    const wide = engineOracle(withLessKnown(drawFrom(seed), network))
    expect(() => expectWider(network, engineOracle(network), wide)).not.toThrow()
  }
})

test('nothing is certain where nothing is asked', () => {
  const open = { forward: { atLeast: false, atMost: true }, session: { atLeast: false, atMost: true } }
  const ignorant = { between: () => open, fromInternet: () => open, toInternet: () => open }
  for (const seed of seeds(3)) {
    const network = boundedNetworkOf(seed)
    expect(() => compare(network, completionOf(network, seed), ignorant)).not.toThrow()
  }
})
