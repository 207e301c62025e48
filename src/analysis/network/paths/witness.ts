import type { Topology } from '../engine/topology.ts'
import { publicExamples } from '../sets/address-space.ts'
import { includes, intersection, isEmpty, smallest } from '../sets/intervals.ts'
import { bestKnown, portOf, protocolOf } from '../sets/services.ts'
import type { Traffic } from '../sets/traffic.ts'
import type { Path } from './path.ts'

/** One packet that gets through on a path, as far as any does. */
export interface Sample {
  readonly protocol: number
  /** That the sender speaks to. */
  readonly port: number
  /** That the destination is asked for, behind load balancers perhaps. */
  readonly portOfTarget: number
  /** At the end that is no interface. */
  readonly address?: bigint
}

const bounds = [
  ['session', 'least'],
  ['session', 'most'],
  ['forward', 'least'],
  ['forward', 'most'],
] as const

export function sampleOf(path: Path, topology: Topology): Sample | undefined {
  const { flow, peers, passage, from, to } = path
  const open = bounds.find(([way, bound]) => !isEmpty(flow[way][bound]))
  if (!open) return undefined
  const [way, bound] = open
  const service = bestKnown(flow[way][bound])
  if (service === undefined) return undefined
  const front = passage && frontOf(passage.clients[bound])
  const outside = 'place' in from ? from.place : 'place' in to ? to.place : undefined
  const spoken = front ? (bestKnown([front.from, front.to]) ?? service) : service
  const having = front?.addresses ?? (peers && addressesOf(peers[way][bound], service))
  const place = outside && having ? intersection(outside, having) : outside
  const address = place && addressIn(place, path, topology)
  return {
    protocol: protocolOf(spoken),
    port: portOf(spoken),
    portOfTarget: portOf(service),
    ...(address !== undefined && { address }),
  }
}

/** What clients speak to the first door or load balancer. */
function frontOf({ parts }: Traffic) {
  const best = bestKnown(parts.flatMap(({ from, to }) => [from, to]))
  return parts.find(({ from, to }) => best !== undefined && from <= best && best < to)
}

const addressesOf = ({ parts }: Traffic, service: number) =>
  parts.find(({ from, to }) => from <= service && service < to)?.addresses

/** A well-known address where the set holds one, else its first. */
function addressIn(place: NonNullable<ReturnType<typeof addressesOf>>, { version }: Path, topology: Topology) {
  const space = topology.space(version)
  const example = publicExamples[version]
  if (includes(place, space.atomOf(example))) return example
  const atom = smallest(place)
  return atom === undefined ? undefined : space.addressOf(atom)
}
