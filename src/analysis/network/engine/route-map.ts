import type { Route, RouteTable, RouteTarget, Vpc } from '../network.ts'
import type { AddressSpace } from '../sets/address-space.ts'
import type { Bounds } from '../sets/bounds.ts'
import { difference, type Intervals, intersection, isEmpty, nothing, overlap, union } from '../sets/intervals.ts'
import type { Addresses } from '../sets/traffic.ts'
import type { Filters } from './filters.ts'

/** Where one target of a route table leads: the addresses that go there. */
export interface Lead {
  readonly target: RouteTarget
  readonly addresses: Bounds<Addresses>
  /** The routes that lead there, most specific first, each with the addresses that it is asked for. */
  readonly routes: readonly { readonly route: Route; readonly addresses: Addresses }[]
}

/** The route of a target that addresses are sent to it by. */
export const routeFor = ({ routes }: Lead, place: Addresses): Route | undefined =>
  (routes.find(({ addresses }) => overlap(addresses, place)) ?? routes[0])?.route

interface Candidate {
  readonly key: string
  readonly target: RouteTarget
  readonly addresses: Addresses
  readonly prefix: number
  readonly rank: number
  readonly certain: boolean
  readonly route?: Route
  /** Takes nothing away from other targets, although it may have any address. */
  readonly isApart?: boolean
}

/**
 * Which addresses each target of a route table gets: longest prefix first, of equal prefixes what is static before what is
 * propagated, and a CIDR before a prefix list.
 *
 * Source: Amazon VPC User Guide, "Route priority".
 */
export function leadsOf(
  table: RouteTable | undefined,
  vpc: Vpc | undefined,
  space: AddressSpace,
  filters: Filters,
): readonly Lead[] {
  const candidates = candidatesIn(table, vpc, space, filters).sort(
    (one, other) => other.prefix - one.prefix || one.rank - other.rank,
  )
  const leads = new Map<
    string,
    { target: RouteTarget; least: Addresses; most: Addresses; routes: Lead['routes'][number][] }
  >()
  const contested: { readonly key: string; readonly addresses: Addresses }[] = []
  let open: Addresses = space.all
  for (const { key, target, addresses, certain, route, isApart } of candidates) {
    const here = intersection(addresses, open)
    if (isEmpty(here)) continue
    const lead = leads.get(key) ?? { target, least: nothing, most: nothing, routes: [] }
    leads.set(key, lead)
    if (route) lead.routes.push({ route, addresses: here })
    lead.most = union(lead.most, here)
    if (certain) {
      const doubtful = contested.filter((one) => one.key !== key)
      lead.least = union(
        lead.least,
        doubtful.reduce((rest: Intervals, one) => difference(rest, one.addresses), here),
      )
      open = difference(open, here)
    } else if (!isApart) contested.push({ key, addresses: here })
  }
  return [...leads.values()].map(({ target, least, most, routes }) => ({ target, addresses: { least, most }, routes }))
}

/** More specific than any route: nobody can tell how specific what is not known may be. */
const unknownPrefix = 129

function candidatesIn(
  table: RouteTable | undefined,
  vpc: Vpc | undefined,
  space: AddressSpace,
  filters: Filters,
): Candidate[] {
  const local: Candidate[] = (vpc?.cidrs ?? []).flatMap((cidr) =>
    cidr.version === space.version
      ? [
          {
            key: 'local',
            target: { is: 'local' },
            addresses: space.ofCidr(cidr),
            prefix: cidr.prefix,
            rank: -1,
            certain: true,
          },
        ]
      : [],
  )
  const unseen: Candidate[] = table?.whole
    ? []
    : [
        {
          key: 'unknown',
          target: { is: 'unknown' },
          addresses: space.all,
          prefix: unknownPrefix,
          rank: 0,
          certain: false,
        },
      ]
  return [...local, ...unseen, ...(table?.routes ?? []).flatMap((route) => candidatesOf(route, space, filters))]
}

function candidatesOf(route: Route, space: AddressSpace, filters: Filters): readonly Candidate[] {
  const { destination, target, certain } = route
  const key = keyOf(target)
  const known = { key, target, route, certain: certain && target.is !== 'unknown' }
  // A prefix list comes before what is propagated, and after a range of its own length.
  const rank = (route.isPropagated ? 2 : 0) + (destination.is === 'prefix-list' ? 1 : 0)
  switch (destination.is) {
    case 'cidr': {
      const addresses = space.ofCidr(destination.cidr)
      return isEmpty(addresses) ? [] : [{ ...known, addresses, prefix: destination.cidr.prefix, rank }]
    }
    case 'prefix-list': {
      const { cidrs, whole } = filters.prefixListOf(destination.id)
      // What AWS keeps behind an endpoint is its own services: nobody else has such an address.
      const isApart = target.is === 'gateway-endpoint'
      const listed = cidrs.flatMap((cidr) => {
        const addresses = space.ofCidr(cidr)
        return isEmpty(addresses) ? [] : [{ ...known, addresses, prefix: cidr.prefix, rank }]
      })
      return whole
        ? listed
        : [...listed, { ...known, addresses: space.all, prefix: unknownPrefix, rank, certain: false, isApart }]
    }
    case 'unknown':
      return [{ ...known, addresses: space.all, prefix: unknownPrefix, rank, certain: false }]
  }
}

export function keyOf(target: RouteTarget): string {
  switch (target.is) {
    case 'local':
    case 'blackhole':
    case 'unknown':
      return target.is
    case 'not-modelled':
      return `not-modelled ${target.what}`
    default:
      return `${target.is} ${target.id}`
  }
}
