import { expect, test } from 'vitest'
import { boundedNetworkOf, boundedPassagesOf, networkOf, passagesOf } from './networks.ts'
import { wrongSources } from './sources.ts'

const kinds = [
  ['networks', networkOf],
  ['networks of which something is open', boundedNetworkOf],
  ['load balancers', passagesOf],
  ['load balancers of which something is open', boundedPassagesOf],
] as const

test.each(kinds)('%s: who reaches an interface is who does pair by pair', (_, networkAt) => {
  const seeds = Array.from({ length: 40 }, (_, seed) => seed)
  expect(seeds.filter((seed) => wrongSources(networkAt(seed)).length > 0)).toEqual([])
})
