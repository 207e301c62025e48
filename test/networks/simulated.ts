import type { Network } from '../../src/analysis/network/network.ts'
import type { Bounds, Oracle } from './compare.ts'
import { waysIn } from './entrances.ts'
import { type Ends, type Traffic, truthOf } from './flows.ts'
import { representatives } from './representatives.ts'

/** The simulator as its own oracle, on a concrete network. */
export function simulated(network: Network): Required<Oracle> {
  const { clientPorts } = representatives(network)
  const bounds = (ends: Ends, traffic: Traffic): Bounds => {
    const { delivered, answeredAlways, answeredSometimes } = truthOf(network, ends, traffic, clientPorts)
    return {
      forward: { atLeast: delivered, atMost: delivered },
      session: { atLeast: answeredAlways, atMost: answeredSometimes },
    }
  }
  return {
    between: (from, to, traffic) => bounds({ is: 'between', from, to }, traffic),
    fromInternet: (address, to, traffic) => bounds({ is: 'from-internet', address, to }, traffic),
    through: (client, entrance, traffic) => {
      const ways = waysIn(network, client, entrance, traffic, clientPorts)
      return new Map([...ways].map(([way, { always, sometimes }]) => [way, { atLeast: always, atMost: sometimes }]))
    },
    toInternet: (from, address, traffic) => bounds({ is: 'to-internet', from, address }, traffic),
  }
}
