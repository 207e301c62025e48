import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compare, type Oracle } from './compare.ts'
import { compareSmall } from './minimised.ts'
import { networkOf, networks } from './networks.ts'
import { simulated } from './simulated.ts'

test('the simulator agrees with itself', () => {
  fc.assert(
    fc.property(networks(), (network) => {
      expect(() => compare(network, network, simulated(network))).not.toThrow()
    }),
    { numRuns: 10 },
  )
})

const never = { atLeast: false, atMost: false }
const always = { atLeast: true, atMost: true }
const yes = { forward: always, session: always }

const wrong: readonly (readonly [name: string, oracle: Oracle])[] = [
  ['nothing is reached', { between: () => ({ forward: never, session: never }) }],
  ['everything is reached', { between: () => yes }],
  ['everything comes in', { fromInternet: () => yes }],
  ['everything gets out', { toInternet: () => yes }],
  ['every answer comes', { between: () => ({ forward: { atLeast: false, atMost: true }, session: always }) }],
]

test.each(wrong)('that %s is wrong, and the smallest network shows it', (_, oracle) => {
  const network = networkOf(7)
  expect(() => compareSmall(network, network, () => oracle)).toThrow(/should be/)
})
