import { type Flow, noFlow, Reachability } from '../../src/analysis/network/engine/reachability.ts'
import { Sources } from '../../src/analysis/network/engine/sources.ts'
import { Topology } from '../../src/analysis/network/engine/topology.ts'
import type { Network } from '../../src/analysis/network/network.ts'
import { isEmpty, sameIntervals } from '../../src/analysis/network/sets/intervals.ts'
import type { Services } from '../../src/analysis/network/sets/services.ts'

/** Where those that are said to reach an interface are not those that, pair by pair, do. */
export function wrongSources(network: Network): readonly string[] {
  const topology = new Topology(network)
  const sources = new Sources(new Reachability(topology))
  const pairs = new Reachability(topology)
  return ([4, 6] as const).flatMap((version) =>
    network.interfaces.flatMap((to) => {
      const flows = new Map<string, Flow<Services>>()
      for (const { interfaces, flow } of sources.reaching(to, version))
        for (const { id } of interfaces) flows.set(id, flow)
      return network.interfaces
        .filter((from) => from !== to && !isSame(flows.get(from.id) ?? noFlow, pairs.between(from, to, version)))
        .map((from) => `IPv${version} from ${from.id} to ${to.id}`)
    }),
  )
}

const isSame = (one: Flow<Services>, other: Flow<Services>): boolean =>
  isEmpty(one.forward.most)
    ? isEmpty(other.forward.most)
    : (['forward', 'session'] as const).every(
        (part) => sameIntervals(one[part].least, other[part].least) && sameIntervals(one[part].most, other[part].most),
      )
