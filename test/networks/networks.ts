import fc from 'fast-check'
import type { Network } from '../../src/analysis/network/network.ts'
import { blurred } from './blurred.ts'
import { blurredPassages } from './blurred-passages.ts'
import { completedPassages } from './completed-passages.ts'
import { completion } from './completion.ts'
import { drawFrom } from './draw.ts'
import { withPeers } from './peered-gateways.ts'
import { randomNetwork } from './random-network.ts'
import { withPassages } from './random-passages.ts'

const seeds = fc.noShrink(fc.nat(2_147_483_647))

/** Of which everything is known. */
export function networkOf(seed: number): Network {
  return randomNetwork(drawFrom(seed))
}

/** Of which something is left open. */
export function boundedNetworkOf(seed: number): Network {
  const draw = drawFrom(seed)
  return blurred(draw, randomNetwork(draw))
}

/** With transit gateways that peer, of which everything is known. */
export function peeredNetworkOf(seed: number): Network {
  const draw = drawFrom(seed)
  return withPeers(draw, randomNetwork(draw))
}

/** With transit gateways that peer, of which something is left open. */
export function boundedPeeredNetworkOf(seed: number): Network {
  const draw = drawFrom(seed)
  return blurred(draw, withPeers(draw, randomNetwork(draw)))
}

/** With load balancers and doors, of which everything is known. */
export function passagesOf(seed: number): Network {
  const draw = drawFrom(seed)
  return withPassages(draw, randomNetwork(draw))
}

/** With load balancers and doors, of which something is left open. */
export function boundedPassagesOf(seed: number): Network {
  const draw = drawFrom(seed)
  return blurredPassages(draw, blurred(draw, withPassages(draw, randomNetwork(draw))))
}

/** What a network of `boundedNetworkOf` may turn out to be. */
export function completionOf(network: Network, seed: number): Network {
  const draw = drawFrom(seed)
  return completedPassages(draw, completion(draw, network))
}

/** Small networks of which everything is known. What fails is made small by `minimised`. */
export function networks(): fc.Arbitrary<Network> {
  return seeds.map((seed) => shownAs(networkOf(seed), `networkOf(${seed})`))
}

export function boundedNetworks(): fc.Arbitrary<Network> {
  return seeds.map((seed) => shownAs(boundedNetworkOf(seed), `boundedNetworkOf(${seed})`))
}

export function completions(network: Network): fc.Arbitrary<Network> {
  return seeds.map((seed) => shownAs(completionOf(network, seed), `completionOf(…, ${seed})`))
}

/** How fast-check shows what fails. */
function shownAs(network: Network, text: string): Network {
  return Object.assign(network, { [fc.toStringMethod]: () => text })
}
