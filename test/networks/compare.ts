import type { Network } from '../../src/analysis/network/network.ts'
import type { Cidr } from '../../src/model/ip.ts'
import type { Client, Entrance } from './entrances.ts'
import { type Ends, flowsOf, hasSession, showFlow, type Traffic, type Truth, truthOf } from './flows.ts'
import { representatives } from './representatives.ts'

/** At least: in whatever way what is open turns out. At most: in some way. */
export interface Bound {
  readonly atLeast: boolean
  readonly atMost: boolean
}

/** `session`: answered to some client port of 1024 to 65535. */
export interface Bounds {
  readonly forward: Bound
  readonly session: Bound
}

/** What is compared with the simulator. What it has no method for is not asked. */
export interface Oracle {
  readonly between?: (from: string, to: string, traffic: Traffic) => Bounds
  readonly fromInternet?: (address: bigint, to: string, traffic: Traffic) => Bounds
  /** The ways through a load balancer or a door to targets; those that are not there may be left out. */
  readonly through?: (client: Client, entrance: Entrance, traffic: Traffic) => ReadonlyMap<string, Bound>
  /** Counts what gets out to the internet, and to the service of a gateway endpoint. */
  readonly toInternet?: (from: string, address: bigint, traffic: Traffic) => Bounds
}

/** One flow that oracle and simulator see differently. */
export interface Disagreement {
  readonly says: string
  /** Is it so in other networks, too? */
  readonly again: (network: Network, completion: Network, oracle: Oracle) => Disagreement | undefined
}

/** Throws when the oracle, asked about `network`, is wrong about what it turned out to be. Concrete: give it twice. */
export function compare(network: Network, completion: Network, oracle: Oracle): void {
  const found = disagreement(network, completion, oracle)
  if (found) throw new Error(found.says)
}

export function disagreement(network: Network, completion: Network, oracle: Oracle): Disagreement | undefined {
  // A route that is not known is taken to lead out of its VPC.
  if (network !== completion && hasInnerRoutes(completion)) return undefined
  const both = network === completion ? [network] : [network, completion]
  const { clientPorts } = representatives(...both)
  for (const [ends, traffic] of flowsOf(...both)) {
    const found = disagreementAt(network, completion, oracle, ends, traffic, clientPorts)
    if (found) return found
  }
  return undefined
}

function disagreementAt(
  network: Network,
  completion: Network,
  oracle: Oracle,
  ends: Ends,
  traffic: Traffic,
  clientPorts: readonly number[],
): Disagreement | undefined {
  const bounds = boundsOf(oracle, ends, traffic)
  if (!bounds) return undefined
  const truth = truthOf(completion, ends, traffic, clientPorts)
  const wrong =
    network === completion && !isDiverting(network)
      ? whatDiffers(bounds, truth, traffic)
      : whatIsWrong(bounds, truth, traffic)
  return wrong === undefined
    ? undefined
    : {
        says: `${showFlow(ends, traffic)}: ${wrong}\n${wayOf(truth)}`,
        again: (small, turnedOut, about) => disagreementAt(small, turnedOut, about, ends, traffic, clientPorts),
      }
}

function boundsOf(oracle: Oracle, ends: Ends, traffic: Traffic): Bounds | undefined {
  if (ends.is === 'between') return oracle.between?.(ends.from, ends.to, traffic)
  if (ends.is === 'from-internet') return oracle.fromInternet?.(ends.address, ends.to, traffic)
  return oracle.toInternet?.(ends.from, ends.address, traffic)
}

/** Does a route lead packets to something that changes or holds them, inside the network? The engine only says perhaps. */
export function isDiverting(network: Network): boolean {
  const known = diverting.get(network)
  if (known !== undefined) return known
  const targets = network.routeTables.flatMap(({ routes }) => routes.map(({ target }) => target.is))
  const is = targets.includes('nat-gateway') || hasInnerRoutes(network) || passesThrough(network)
  diverting.set(network, is)
  return is
}

const diverting = new WeakMap<Network, boolean>()

/** Does a transit gateway lead packets to a VPC that are for another one? */
const passesThrough = ({ vpcs, transitGateways }: Network): boolean =>
  transitGateways.some(({ attachments, routeTables }) =>
    routeTables
      .flatMap(({ routes }) => routes)
      .some(({ cidr, attachment }) => {
        const owner = vpcs.find(({ id }) => id === attachments.find((one) => one.id === attachment)?.vpc)
        return owner && (cidr === 'any' || !owner.cidrs.some((own) => holds(own, cidr)))
      }),
  )

/** Does a route lead to something else than the VPC for a part of it? */
export function hasInnerRoutes({ vpcs, routeTables, prefixLists }: Network): boolean {
  const own = vpcs.flatMap(({ cidrs }) => cidrs)
  return routeTables.some(({ routes }) =>
    routes.some(({ destination, target }) => {
      if (target.is === 'local' || destination.is === 'unknown') return false
      const named =
        destination.is === 'cidr'
          ? [destination.cidr]
          : (prefixLists.find(({ id }) => id === destination.id)?.cidrs ?? [])
      return named.some((cidr) => own.some((whole) => holds(whole, cidr)))
    }),
  )
}

const holds = (whole: Cidr, { version, first, prefix }: Cidr): boolean => {
  const bits = BigInt((version === 4 ? 32 : 128) - whole.prefix)
  return version === whole.version && prefix >= whole.prefix && first >> bits === whole.first >> bits
}

/** On a concrete network bounds are the truth. */
function whatDiffers({ forward, session }: Bounds, truth: Truth, traffic: Traffic): string | undefined {
  const pairs = [
    ['forward at least', forward.atLeast, truth.delivered],
    ['forward at most', forward.atMost, truth.delivered],
    ...(hasSession(traffic)
      ? ([
          ['session at least', session.atLeast, truth.answeredSometimes],
          ['session at most', session.atMost, truth.answeredSometimes],
        ] as const)
      : []),
  ] as const
  const wrong = pairs.filter(([, said, is]) => said !== is)
  if (wrong.length === 0) return undefined
  return wrong.map(([what, said, is]) => `${what} is ${said}, should be ${is}`).join('; ')
}

/** What is at least so is so; what is so is so at most. */
function whatIsWrong({ forward, session }: Bounds, truth: Truth, traffic: Traffic): string | undefined {
  const rows = [
    ['forward', forward, truth.delivered],
    ...(hasSession(traffic) ? ([['session', session, truth.answeredSometimes]] as const) : []),
  ] as const
  const wrong = rows.flatMap(([what, { atLeast, atMost }, sometimes]) => [
    ...(atLeast && !sometimes ? [`${what} is at least so, but may not be`] : []),
    ...(sometimes && !atMost ? [`${what} is not so at most, but may be`] : []),
    ...(atLeast && !atMost ? [`${what} is at least so, but not at most`] : []),
  ])
  return wrong.length === 0 ? undefined : wrong.join('; ')
}

function wayOf({ simulation }: Truth): string {
  if (!simulation) return '  an end is not there'
  const hops = [...simulation.hops.map((it) => `  ${it.kind} ${it.id}: ${it.says}`)]
  const back = simulation.answerHops.map((it) => `  back: ${it.kind} ${it.id}: ${it.says}`)
  const stop = simulation.stopped ? [`  stopped: ${simulation.stopped.code} at ${simulation.stopped.at}`] : []
  return [...hops, ...back, ...stop].join('\n')
}
