import type { Network } from '../network.ts'

/** Which VPCs peerings and transit gateways join, one by one or by others between: VPCs, or transit gateways that peer. */
export class JoinedVpcs {
  readonly #neighbours: Neighbours = new Map()
  readonly #beyond: Neighbours = new Map()
  readonly #joined = new Map<string, ReadonlySet<string>>()

  /** VPCs by the peering or transit gateway that is not in the scan, and that routes of theirs lead to. */
  readonly #unseen: Neighbours = new Map()

  /** VPCs of transit gateways that peer with one that is not in the scan, and those with routes to such. */
  readonly #peering = new Set<string>()
  readonly #beyondPeering = new Set<string>()

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
    for (const { is, id, vpc } of unseenLinks(network)) {
      this.#unseen.set(id, (this.#unseen.get(id) ?? new Set()).add(vpc))
      if (is === 'transit-gateway') this.#beyondPeering.add(vpc)
    }
    for (const vpcs of this.#unseen.values()) this.#join([...vpcs])
    this.#join(vpcsUnseen(network))
    for (const vpc of vpcsThatPeer(transitGateways)) this.#peering.add(vpc)
    if (this.#peering.size > 0) this.#join([...this.#peering, ...this.#beyondPeering], this.#beyond)
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

  /** May a peering of transit gateways join the two, of which one gateway is not in the scan? */
  mayPeer(one: string, other: string): boolean {
    const [near, far] = [this.#peering, this.#beyondPeering]
    return (near.has(one) && far.has(other)) || (near.has(other) && far.has(one))
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

function vpcsThatPeer(gateways: Network['transitGateways']): readonly string[] {
  const sides = new Map<string, number>()
  for (const { attachments } of gateways) for (const { id } of attachments) sides.set(id, (sides.get(id) ?? 0) + 1)
  return gateways.flatMap(({ attachments }) =>
    attachments.some(({ id, isPeering }) => isPeering && sides.get(id) === 1)
      ? attachments.flatMap(({ vpc }) => vpc ?? [])
      : [],
  )
}

/** VPCs of which neither the routes nor what joins them to others is known. */
function vpcsUnseen({ vpcs, subnets, routeTables }: Network): readonly string[] {
  const open = new Set(vpcs.flatMap(({ id, mayBeJoined }) => (mayBeJoined ? [id] : [])))
  if (open.size < 2) return []
  const seen = new Set(routeTables.flatMap(({ id, whole }) => (whole ? [id] : [])))
  const unseen = subnets.filter(({ vpc, routeTable }) => open.has(vpc) && !seen.has(routeTable ?? ''))
  return [...new Set(unseen.map(({ vpc }) => vpc))]
}

interface UnseenLink {
  readonly is: 'peering' | 'transit-gateway'
  readonly id: string
  readonly vpc: string
}

function* unseenLinks(network: Network): Iterable<UnseenLink> {
  const { peerings, transitGateways, routeTables, subnets } = network
  const seen = new Set([...peerings, ...transitGateways].map(({ id }) => id))
  const byTable = new Map<string, Set<string>>()
  for (const { vpc, routeTable } of subnets)
    if (routeTable !== undefined) byTable.set(routeTable, (byTable.get(routeTable) ?? new Set()).add(vpc))
  for (const { id, routes } of routeTables) {
    for (const { target } of routes) {
      if ((target.is !== 'peering' && target.is !== 'transit-gateway') || seen.has(target.id)) continue
      for (const vpc of byTable.get(id) ?? []) yield { is: target.is, id: target.id, vpc }
    }
  }
}
