import type { Network, TransitGateway } from '../../src/analysis/network/network.ts'
import { attachment } from './build.ts'
import type { Draw } from './draw.ts'

/** The same, but the last attachment of each transit gateway belongs to another one, and a peering joins the two. */
export function withPeers(draw: Draw, network: Network): Network {
  const moved = new Map<string, ReadonlySet<string>>()
  const transitGateways = network.transitGateways.flatMap((gateway) => {
    const both = halves(draw, gateway)
    moved.set(gateway.id, new Set(both[1].attachments.flatMap(({ vpc }) => vpc ?? [])))
    return both
  })
  const vpcsOf = (table: string) => network.subnets.filter(({ routeTable }) => routeTable === table)
  const routeTables = network.routeTables.map((table) => ({
    ...table,
    routes: table.routes.map((route) => {
      const { target } = route
      const isFar = (gateway: string) => vpcsOf(table.id).some(({ vpc }) => moved.get(gateway)?.has(vpc))
      if (target.is !== 'transit-gateway' || !isFar(target.id)) return route
      return { ...route, target: { ...target, id: far(target.id) } }
    }),
  }))
  return { ...network, transitGateways, routeTables }
}

const far = (id: string) => `${id} far`

/** What one side has routes to by an attachment of the other it sends over the peering. */
function halves(draw: Draw, gateway: TransitGateway): readonly [TransitGateway, TransitGateway] {
  const last = gateway.attachments.slice(-1)
  const peer = `tgw-peer-${last[0]?.id.slice(-1) ?? '0'}`
  const side = (own: TransitGateway['attachments'], name: (id: string) => string): TransitGateway => {
    const ids = new Set(own.map(({ id }) => id))
    const tables = gateway.routeTables.map(({ id }) => name(id))
    const peering = attachment(peer, undefined, [], draw.oneOf([...tables, ...tables, undefined]), {
      keepsGroups: false,
      isAvailable: draw.chance(95),
    })
    return {
      ...gateway,
      id: name(gateway.id),
      attachments: [
        ...own.map((one) => ({ ...one, routeTable: one.routeTable === undefined ? undefined : name(one.routeTable) })),
        peering,
      ],
      routeTables: gateway.routeTables.map((table) => ({
        ...table,
        id: name(table.id),
        routes: table.routes.map((route) => ({
          ...route,
          id: name(route.id),
          ...(route.attachment !== undefined &&
            !ids.has(route.attachment) && { attachment: peer, isPropagated: false }),
        })),
      })),
    }
  }
  return [side(gateway.attachments.slice(0, -1), (id) => id), side(last, far)]
}
