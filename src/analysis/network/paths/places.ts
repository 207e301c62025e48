import type { Topology } from '../engine/topology.ts'
import type { Interface } from '../network.ts'
import { intersection, isEmpty, nothing, union } from '../sets/intervals.ts'
import type { Services } from '../sets/services.ts'
import type { Check } from './checks.ts'
import type { End, Path } from './path.ts'

/**
 * What tells that something stands in one of several places, of which not every one gets through for sure; undefined where each
 * does, or there is one only.
 */
export function placesMissed(from: End, to: End, paths: readonly Path[], topology: Topology): Check | undefined {
  const [starts, goals] = [placesOf(from), placesOf(to)]
  if (!starts && !goals) return undefined
  const through = new Map<string, Services>()
  for (const { from: start, to: goal, flow } of paths) {
    const key = `${placeAt(starts, start)} ${placeAt(goals, goal)}`
    through.set(key, union(through.get(key) ?? nothing, flow.session.least))
  }
  const count = countOf(starts) * countOf(goals)
  const [first = nothing, ...rest] = [...through.values()]
  const everywhere = through.size < count ? nothing : rest.reduce((sum, one) => intersection(sum, one), first)
  if (!isEmpty(everywhere)) return undefined
  const [end] = [to, from].filter(placesOf)
  if (end?.is !== 'interfaces') return undefined
  const [one] = end.interfaces
  return {
    kind: end === to ? 'destination' : 'source',
    id: one?.owner.id ?? end.name,
    says: `${end.name} stands in one of ${sayPlaces(end.interfaces, topology)}, and not in each of them does all of this hold.`,
    passes: 'unknown',
    ...(one && { origin: one.origin }),
  }
}

type Places = ReadonlyMap<string, string> | undefined

const placesOf = (end: End): Places => (end.is === 'interfaces' ? end.places : undefined)

const placeAt = (places: Places, end: Path['from']): string => ('id' in end ? (places?.get(end.id) ?? '') : '')

const countOf = (places: Places): number => (places ? new Set(places.values()).size : 1)

function sayPlaces(interfaces: readonly Interface[], { subnets }: Topology): string {
  const names = [...new Set(interfaces.map(({ subnet }) => subnets.get(subnet)?.name ?? subnet))]
  return names.length === 1 ? `several places in ${names[0]}` : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
