import type { Network } from '../../src/analysis/network/network.ts'
import { type Bound, type Disagreement, hasInnerRoutes, isDiverting, type Oracle } from './compare.ts'
import { type Client, comingOf, type Entrance, showComing, type TrueWay, waysIn } from './entrances.ts'
import type { Traffic } from './flows.ts'
import { representatives } from './representatives.ts'

/** As `disagreement`, about load balancers and doors. */
export function passageDisagreement(network: Network, completion: Network, oracle: Oracle): Disagreement | undefined {
  // A route that is not known is taken to lead out of its VPC.
  if (network !== completion && hasInnerRoutes(completion)) return undefined
  const both = network === completion ? [network] : [network, completion]
  const { clientPorts } = representatives(...both)
  for (const [client, entrance, traffic] of comingOf(...both)) {
    const found = disagreementAt(network, completion, oracle, client, entrance, traffic, clientPorts)
    if (found) return found
  }
  return undefined
}

function disagreementAt(
  network: Network,
  completion: Network,
  oracle: Oracle,
  client: Client,
  entrance: Entrance,
  traffic: Traffic,
  clientPorts: readonly number[],
): Disagreement | undefined {
  const said = oracle.through?.(client, entrance, traffic)
  if (!said) return undefined
  const truth = waysIn(completion, client, entrance, traffic, clientPorts)
  const isExact = network === completion && !isDiverting(network) && isSeenAsOne(network, entrance)
  for (const way of new Set([...said.keys(), ...truth.keys()])) {
    const wrong = whatIsWrong(said.get(way) ?? never, truth.get(way), isExact)
    if (wrong)
      return {
        says: `${showComing(client, entrance, traffic)}, by ${way}: ${wrong}\n${hopsOf(truth.get(way))}`,
        again: (small, turnedOut, about) =>
          disagreementAt(small, turnedOut, about, client, entrance, traffic, clientPorts),
      }
  }
  return undefined
}

const never: Bound = { atLeast: false, atMost: false }

/** Does everybody behind a door know whom they see? Behind PrivateLink nobody does; lists and interfaces may be many. */
function isSeenAsOne({ doors }: Network, { id }: Entrance): boolean {
  const door = doors.find((it) => it.id === id)
  return !door || door.seenAs.is === 'client' || (door.seenAs.is === 'interfaces' && door.seenAs.ids.length === 1)
}

function whatIsWrong({ atLeast, atMost }: Bound, truth: TrueWay | undefined, isExact: boolean): string | undefined {
  const sometimes = truth?.sometimes ?? false
  if (atLeast && !truth?.always) return 'is at least so, but may not be'
  if (sometimes && !atMost) return 'is not so at most, but may be'
  if (isExact && atMost !== sometimes) return `at most is ${atMost}, should be ${sometimes}`
  return isExact && atLeast !== sometimes ? `at least is ${atLeast}, should be ${sometimes}` : undefined
}

function hopsOf(truth: TrueWay | undefined): string {
  if (!truth) return '  there is no such way'
  const { hops, answerHops, stopped } = truth.example
  return [
    ...hops.map((it) => `  ${it.kind} ${it.id}: ${it.says}`),
    ...answerHops.map((it) => `  back: ${it.kind} ${it.id}: ${it.says}`),
    ...(stopped ? [`  stopped: ${stopped.code} at ${stopped.at}`] : []),
  ].join('\n')
}
