import type { Reachability } from '../../src/analysis/network/engine/reachability.ts'
import { type Passage, Passages } from '../../src/analysis/network/passages/passages.ts'
import { includes } from '../../src/analysis/network/sets/intervals.ts'
import { allServices, serviceAt } from '../../src/analysis/network/sets/services.ts'
import { servicesAt } from '../../src/analysis/network/sets/traffic.ts'
import type { Bound, Oracle } from './compare.ts'
import { type Client, showWay } from './entrances.ts'

/** The engine, asked about ways through load balancers and doors. */
export function throughEngine(reachability: Reachability): NonNullable<Oracle['through']> {
  const { topology } = reachability
  const passages = new Passages(reachability)
  const known = new Map<string, readonly (readonly [way: string, passage: Passage])[]>()
  const all = (client: Client, version: 4 | 6) => {
    const key = `${version} ${client.is === 'internet' ? '' : client.id}`
    const before = known.get(key)
    if (before) return before
    const who = client.is === 'internet' ? 'internet' : topology.interfaces.get(client.id)
    const made = topology.network.interfaces.flatMap((end) =>
      who === undefined
        ? []
        : passages.to(end, allServices, who, version).map((passage) => [wayOf(passage, end.id), passage] as const),
    )
    known.set(key, made)
    return made
  }
  return (client, entrance, { version, protocol, port }) => {
    const service = serviceAt(protocol, port)
    const atom = client.is === 'internet' ? topology.space(version).atomOf(client.address) : undefined
    const one = client.is === 'internet' ? undefined : topology.interfaces.get(client.id)
    const place = atom === undefined ? one && topology.placeOf(one, version) : [atom, atom + 1]
    const found = new Map<string, Bound>()
    for (const [way, { steps, clients }] of place ? all(client, version) : []) {
      const [first] = steps
      const isHere = first?.is === 'door' ? first.door.id === entrance.id : first?.loadBalancer.id === entrance.id
      if (!isHere || first?.is !== entrance.is) continue
      const { least, most } = servicesAt(clients, place ?? [])
      const before = found.get(way)
      found.set(way, {
        atLeast: before?.atLeast === true || includes(least, service),
        atMost: before?.atMost === true || includes(most, service),
      })
    }
    return found
  }
}

function wayOf({ steps }: Passage, target: string): string {
  return showWay(
    steps.flatMap((step) => (step.is === 'door' ? [] : [[step.by.id, step.listener.id, step.targetGroup.id] as const])),
    target,
  )
}
