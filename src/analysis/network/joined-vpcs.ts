import type { Network } from './network.ts'

/** Which VPCs peerings and transit gateways join, one by one or by others between: VPCs, or transit gateways that peer. */
export class JoinedVpcs {
  readonly #neighbours: Neighbours = new Map()
  readonly #beyond: Neighbours = new Map()
  readonly #joined = new Map<string, ReadonlySet<string>>()

  /** VPCs by the peering or transit gateway that is not in the scan, and that routes of theirs lead to. */
  readonly #unseen: Neighbours = new Map()

  constructor(network: Network) {
    const { peerings, transitGateways } = network
    for (const { vpcs, isActive } of peerings) if (isActive !== false) this.#join(vpcs)
    const ends = new Map<string, readonly string[]>()
    for (const { attachments } of transitGateways) {
      const own = attachments.flatMap(({ vpc }) => vpc ?? [])
      this.#join(own)
      // A peering is an attachment of both gateways.
      for (const { id, vpc } of attachments) if (vpc === undefined) ends.set(id, [...(ends.get(id) ?? []), ...own])
    }
    for (const vpcs of ends.values()) this.#join(vpcs, this.#beyond)
    for (const [link, vpc] of unseenLinks(network))
      this.#unseen.set(link, (this.#unseen.get(link) ?? new Set()).add(vpc))
    for (const vpcs of this.#unseen.values()) this.#join([...vpcs])
  }

  #join(vpcs: readonly string[], neighbours = this.#neighbours): void {
    for (const one of vpcs) {
      const known = neighbours.get(one) ?? new Set()
      for (const other of vpcs) known.add(other)
      neighbours.set(one, known)
    }
  }

  /** Those with which it has a peering or a transit gateway in common. */
  besides(vpc: string): ReadonlySet<string> {
    return this.#neighbours.get(vpc) ?? none
  }

  /** May a peering or a transit gateway that is not in the scan join the two? */
  mayJoin(link: string, one: string, other: string): boolean {
    const vpcs = this.#unseen.get(link) ?? none
    return vpcs.has(one) && vpcs.has(other)
  }

  /** With itself. */
  with(vpc: string): ReadonlySet<string> {
    const known = this.#joined.get(vpc)
    if (known) return known
    const all = new Set([vpc])
    for (const one of all) for (const next of [...this.besides(one), ...(this.#beyond.get(one) ?? none)]) all.add(next)
    for (const one of all) this.#joined.set(one, all)
    return all
  }
}

type Neighbours = Map<string, Set<string>>

const none: ReadonlySet<string> = new Set()

function* unseenLinks(network: Network): Iterable<readonly [link: string, vpc: string]> {
  const { peerings, transitGateways, routeTables, subnets } = network
  const seen = new Set([...peerings, ...transitGateways].map(({ id }) => id))
  const byTable = new Map<string, Set<string>>()
  for (const { vpc, routeTable } of subnets)
    if (routeTable !== undefined) byTable.set(routeTable, (byTable.get(routeTable) ?? new Set()).add(vpc))
  for (const { id, routes } of routeTables) {
    for (const { target } of routes) {
      if ((target.is !== 'peering' && target.is !== 'transit-gateway') || seen.has(target.id)) continue
      for (const vpc of byTable.get(id) ?? []) yield [target.id, vpc]
    }
  }
}
