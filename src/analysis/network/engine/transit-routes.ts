import type { TransitGateway, TransitGatewayAttachment, TransitGatewayRoute } from '../network.ts'
import type { AddressSpace } from '../sets/address-space.ts'
import type { Bounds } from '../sets/bounds.ts'
import { difference, intersection, isEmpty, nothing, union } from '../sets/intervals.ts'
import type { Addresses } from '../sets/traffic.ts'

/** The addresses that the route table of an attachment sends to another attachment. */
export interface TransitLead {
  readonly attachment: TransitGatewayAttachment
  readonly addresses: Bounds<Addresses>
}

/**
 * Where a transit gateway sends what comes in by an attachment: longest prefix first, static before propagated.
 *
 * Source: AWS Transit Gateway Guide, "Route evaluation order".
 */
export function transitLeads(
  gateway: TransitGateway,
  into: TransitGatewayAttachment,
  space: AddressSpace,
): readonly TransitLead[] {
  if (into.routeTable === undefined) return []
  const table = gateway.routeTables.find(({ id }) => id === into.routeTable)
  if (!table) return gateway.attachments.map((attachment) => ({ attachment, addresses: unknown(space) }))
  const routes = [...table.routes].sort(
    (one, other) => prefixOf(other) - prefixOf(one) || Number(one.isPropagated) - Number(other.isPropagated),
  )
  const leads = new Map<string, { least: Addresses; most: Addresses }>()
  let open: Addresses = space.all
  let contested: Addresses = table.whole ? nothing : space.all
  for (const { cidr, except, attachment, certain } of routes) {
    const named = cidr === 'any' ? difference(space.all, space.ofCidrs(except ?? [])) : space.ofCidr(cidr)
    const here = intersection(named, open)
    if (isEmpty(here)) continue
    const lead = leads.get(attachment ?? '') ?? { least: nothing, most: nothing }
    leads.set(attachment ?? '', lead)
    lead.most = union(lead.most, here)
    if (certain) {
      lead.least = union(lead.least, difference(here, contested))
      open = difference(open, here)
    } else contested = union(contested, here)
  }
  const listed = new Set(gateway.attachments.map(({ id }) => id))
  const unlisted = [...leads.keys()].filter((id) => id !== '' && !listed.has(id)).map((id) => notListed(id, into))
  return [...gateway.attachments, ...unlisted].flatMap((attachment) => {
    const found = leads.get(attachment.id)
    if (!table.whole) return [{ attachment, addresses: { least: found?.least ?? nothing, most: space.all } }]
    return found ? [{ attachment, addresses: found }] : []
  })
}

/** An attachment that routes name and nothing shows. */
const notListed = (id: string, { origin }: TransitGatewayAttachment): TransitGatewayAttachment => ({
  id,
  name: id,
  origin,
  vpc: undefined,
  subnets: [],
  routeTable: 'unknown',
  keepsGroups: 'unknown',
  isAvailable: 'unknown',
})

/** What is not known may be more specific than all that is. */
const prefixOf = ({ cidr, certain }: TransitGatewayRoute) => (cidr === 'any' ? 129 : cidr.prefix + (certain ? 0 : 0.5))

const unknown = (space: AddressSpace): Bounds<Addresses> => ({ least: nothing, most: space.all })
