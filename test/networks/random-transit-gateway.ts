import type { Subnet, TransitGateway, TransitGatewayRoute, Vpc } from '../../src/analysis/network/network.ts'
import { attachment, transitGateway, transitRoute } from './build.ts'
import type { Draw } from './draw.ts'

/** One gateway with two tables, or none. */
export function someTransitGateways(
  draw: Draw,
  vpcs: readonly Vpc[],
  subnets: readonly Subnet[],
): readonly TransitGateway[] {
  if (vpcs.length < 2 || draw.chance(30)) return []
  const attachments = vpcs
    .filter(() => draw.chance(90))
    .map(({ id }) =>
      attachment(
        `tgw-attach-${id}`,
        id,
        onePerZone(
          draw,
          subnets.filter((it) => it.vpc === id),
        ),
        draw.oneOf(['tgw-rtb-0', 'tgw-rtb-0', 'tgw-rtb-0', 'tgw-rtb-0', 'tgw-rtb-1', 'tgw-rtb-1', undefined]),
        { keepsGroups: draw.chance(80), isAvailable: draw.chance(95) },
      ),
    )
  const tables = {
    'tgw-rtb-0': someTransitRoutes(
      draw,
      'tgw-rtb-0',
      attachments.map(({ id }) => id),
    ),
    'tgw-rtb-1': someTransitRoutes(
      draw,
      'tgw-rtb-1',
      attachments.map(({ id }) => id),
    ),
  }
  return [transitGateway('tgw', attachments, tables, { keepsGroups: draw.chance(50) })]
}

/** The zone's first subnet, or another one of it. */
function onePerZone(draw: Draw, subnets: readonly Subnet[]): readonly string[] {
  const zones = ['a', 'b'].flatMap((zone) => {
    const inside = subnets.filter((it) => it.zone === zone)
    return inside.length > 0 ? [draw.oneOf(inside).id] : []
  })
  return zones.length === 2 && draw.chance(30) ? zones.slice(0, 1) : zones
}

export function someTransitRoutes(
  draw: Draw,
  table: string,
  attachments: readonly string[],
): readonly TransitGatewayRoute[] {
  const byKey = new Map<string, TransitGatewayRoute>()
  for (const id of attachments) {
    const index = id.slice(-1)
    const cidrs = [`10.${index}.0.0/16`, `2600:1f18:0:${index}00::/56`]
    for (const to of draw.some(cidrs, 75)) byKey.set(to, transitRoute(to, id, true))
  }
  const more = ['10.1.0.0/16', '10.0.0.0/24', '10.1.0.0/24', '10.1.0.11/32', '0.0.0.0/0']
  for (const to of draw.some(more, 15))
    byKey.set(`${to} static`, transitRoute(to, draw.oneOf([...attachments, undefined])))
  return [...byKey.values()].map((it, at) => ({ ...it, id: `${table} ${at}` }))
}
