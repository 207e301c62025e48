import type { Cidr, IpVersion } from '../../../model/ip.ts'
import type { Route, RouteTarget, Subnet, TransitGatewayRoute, TransitGatewayRouteTable } from '../network.ts'
import { type KnownNetwork, the } from './known-network.ts'
import { holds, neverForwarded } from './matching.ts'

/** A way that a table offers for an address. */
interface Candidate {
  readonly prefix: number
  /** Of two equally long prefixes the lower counts. */
  readonly rank: number
  readonly id: string
  readonly target: RouteTarget
}

const ranks = { local: 0, static: 1, prefixList: 2, propagated: 3 } as const

/**
 * Where a subnet's table sends an address: the longest prefix; of equal ones the local route, a static one, one of a prefix
 * list, a propagated one. What is propagated never takes what `local` covers. Source: VPC User Guide, "Route priority".
 */
export function routeFor(
  known: KnownNetwork,
  subnet: Subnet,
  version: IpVersion,
  address: bigint,
): { readonly id: string; readonly target: RouteTarget } | undefined {
  if (neverForwarded.some((cidr) => holds(cidr, version, address))) return undefined
  const local = the(known.vpcs, subnet.vpc)
    .cidrs.filter((cidr) => holds(cidr, version, address))
    .map(({ prefix }): Candidate => ({ prefix, rank: ranks.local, id: 'local', target: { is: 'local' } }))
  const listed = the(known.routeTables, subnet.routeTable)
    .routes.filter(({ isPropagated }) => !isPropagated || local.length === 0)
    .flatMap((route) => candidates(known, route, version, address))
  return best([...local, ...listed])
}

function candidates(known: KnownNetwork, route: Route, version: IpVersion, address: bigint): readonly Candidate[] {
  return destinationsOf(known, route)
    .filter((cidr) => holds(cidr, version, address))
    .map(({ prefix }) => ({ prefix, rank: rankOf(route), id: route.id, target: route.target }))
}

function destinationsOf(known: KnownNetwork, { destination }: Route): readonly Cidr[] {
  if (destination.is === 'cidr') return [destination.cidr]
  return destination.is === 'prefix-list' ? the(known.prefixLists, destination.id).cidrs : []
}

function rankOf({ destination, isPropagated }: Route): number {
  if (isPropagated) return ranks.propagated
  return destination.is === 'prefix-list' ? ranks.prefixList : ranks.static
}

function best<T extends { readonly prefix: number; readonly rank: number }>(all: readonly T[]): T | undefined {
  return all.toSorted((one, other) => other.prefix - one.prefix || one.rank - other.rank)[0]
}

/** Where the table of a transit gateway sends an address: the longest prefix, static over propagated. */
export function transitRouteFor(
  table: TransitGatewayRouteTable,
  version: IpVersion,
  address: bigint,
): TransitGatewayRoute | undefined {
  const fitting = table.routes
    .filter(({ cidr }) => cidr === 'any' || holds(cidr, version, address))
    .map((route) => ({
      route,
      prefix: route.cidr === 'any' ? 0 : route.cidr.prefix,
      rank: route.isPropagated ? ranks.propagated : ranks.static,
    }))
  return best(fitting)?.route
}
