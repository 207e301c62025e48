import type { Network } from '../../src/analysis/network/network.ts'
import type { Oracle } from './compare.ts'
import { engineOracle } from './engine.ts'

/** Who is compared with the simulator. */
export const judge = (network: Network): Oracle => engineOracle(network)
