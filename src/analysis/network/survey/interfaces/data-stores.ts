import type { Draft } from '../draft.ts'
import { addOwned } from './owned-interfaces.ts'
import { likelyInterfaces } from './store-interfaces.ts'
import { type Store, storesByAddress } from './stores.ts'

/** Interfaces of databases, caches and search domains that the scan does not show. */
export function addDataStores(draft: Draft): void {
  for (const stores of draft.index(storesByAddress).values()) {
    for (const store of stores) addOwned({ ...whereItStands(store, draft), kind: 'data-store' }, draft)
  }
}

/** What has nodes stands where they do, and with their groups where it has none; else where one of its interfaces may be. */
function whereItStands(store: Store, draft: Draft): Store {
  const nodes = draft.index(nodesByStore).get(store.resource.address) ?? []
  const ids = new Set(nodes.flatMap(({ resource }) => draft.ownedBy(resource.address)))
  const seen = draft.index(likelyInterfaces).get(store.resource.address) ?? []
  const subnets = new Set([
    ...draft.interfaces.flatMap(({ id, subnet }) => (ids.has(id) ? [subnet] : [])),
    ...seen.map(({ subnet }) => subnet),
  ])
  const [node] = nodes
  const isBare = node !== undefined && !store.groups.isWritten
  const standings = isBare ? nodes.flatMap((one) => one.standings) : store.standings
  const distinct = [...new Map(standings.map((standing) => [standing.id, standing])).values()]
  const there = distinct.filter(({ id }) => subnets.has(id))
  return { ...store, groups: isBare ? node.groups : store.groups, standings: there.length > 0 ? there : distinct }
}

function* nodesByStore(draft: Draft): Iterable<readonly [store: string, node: Store]> {
  for (const stores of draft.index(storesByAddress).values())
    for (const store of stores) if (store.memberOf !== undefined) yield [store.memberOf, store]
}
