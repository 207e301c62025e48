import type {
  GatewayEndpoint,
  NatGateway,
  Peering,
  Route,
  RouteTable,
  RouteTarget,
  Subnet,
  TransitGateway,
  Vpc,
} from '../../src/analysis/network/network.ts'
import { showIp } from '../../src/model/ip.ts'
import { route, routeTable } from './build.ts'
import type { Draw } from './draw.ts'

/** What routes may lead to. */
export interface Gateways {
  readonly vpcs: readonly Vpc[]
  readonly subnets: readonly Subnet[]
  readonly natGateways: readonly NatGateway[]
  readonly peerings: readonly Peering[]
  readonly transitGateways: readonly TransitGateway[]
  readonly gatewayEndpoints: readonly GatewayEndpoint[]
}

export function tablesOf(vpc: string): readonly [string, string] {
  return [`rtb-${vpc}-0`, `rtb-${vpc}-1`]
}

export function someRouteTables(draw: Draw, gateways: Gateways): readonly RouteTable[] {
  return gateways.vpcs.flatMap(({ id }) =>
    tablesOf(id).map((table) => {
      const noise = draw.times(0, 3, () => someRoute(draw, id, gateways))
      const routes = unlikeRoutes([...noise, ...draw.some(usualRoutes(draw, id, gateways), 80)])
      return routeTable(
        table,
        routes.map((it, at) => ({ ...it, id: `${table} ${at}` })),
      )
    }),
  )
}

/** What makes most things reach each other. */
function usualRoutes(draw: Draw, vpc: string, gateways: Gateways): readonly Route[] {
  const nats = natsOf(vpc, gateways)
  const out = nats[0] && draw.chance(50) ? ({ is: 'nat-gateway', id: nats[0].id } as const) : gatewayOf(vpc)
  return [
    route('0.0.0.0/0', out),
    route('::/0', draw.oneOf(outwards6(vpc))),
    ...gateways.peerings
      .filter(({ vpcs }) => vpcs.includes(vpc))
      .flatMap(({ id, vpcs: [near, far] }) => {
        const other = gateways.vpcs.find((it) => it.id === (near === vpc ? far : near))
        return (other?.cidrs ?? []).map((to) =>
          route(`${showIp(to.version, to.first)}/${to.prefix}`, { is: 'peering', id }),
        )
      }),
    ...gateways.transitGateways.flatMap(({ id }) => [
      route('10.0.0.0/8', { is: 'transit-gateway', id }),
      route('2600:1f18::/40', { is: 'transit-gateway', id }),
    ]),
  ]
}

function natsOf(vpc: string, { natGateways, subnets }: Gateways): readonly NatGateway[] {
  return natGateways.filter(({ subnet }) => subnets.some((it) => it.id === subnet && it.vpc === vpc))
}

function gatewayOf(vpc: string): RouteTarget {
  return { is: 'internet-gateway', id: `igw-${vpc.slice(4)}` }
}

/** A table has one route of a kind for a destination. */
export function unlikeRoutes(routes: readonly Route[]): readonly Route[] {
  const byKey = new Map<string, Route>()
  for (const it of routes) {
    const { destination } = it
    const to =
      destination.is === 'cidr'
        ? `${destination.cidr.version} ${destination.cidr.first}/${destination.cidr.prefix} ${it.isPropagated}`
        : destination.is === 'prefix-list'
          ? destination.id
          : ''
    if (!byKey.has(to)) byKey.set(to, it)
  }
  return [...byKey.values()]
}

/** As AWS takes it: inside of the own VPC only to NAT gateways, for a whole subnet. */
export function someRoute(draw: Draw, vpc: string, gateways: Gateways): Route {
  const own = natsOf(vpc, gateways)
  const endpoints = gateways.gatewayEndpoints.filter((it) => it.vpc === vpc)
  const kind = draw.upTo(19)
  if (kind < 6) return route(draw.oneOf(farCidrs(gateways, vpc)), draw.oneOf(farTargets(vpc, gateways)))
  if (kind < 7) return route('pl-own', draw.oneOf(farTargets(vpc, gateways)))
  if (kind < 8)
    return {
      ...route('10.1.0.0/16', draw.oneOf([{ is: 'blackhole' }, ...farTargets(vpc, gateways)])),
      isPropagated: true,
    }
  if (kind < 10 && endpoints[0]) return route('pl-s3', { is: 'gateway-endpoint', id: endpoints[0].id })
  if (kind < 11) {
    const whole = draw.oneOf(gateways.subnets.filter((it) => it.vpc === vpc)).cidrs[0]
    if (own[0] && whole) return route(`${showIp(4, whole.first)}/${whole.prefix}`, { is: 'nat-gateway', id: own[0].id })
  }
  if (kind < 14) return route('::/0', draw.oneOf(outwards6(vpc)))
  return route(
    draw.oneOf(['0.0.0.0/0', '0.0.0.0/0', '0.0.0.0/0', '8.8.0.0/16', '8.8.8.0/24']),
    someWayOut(draw, vpc, own, gateways),
  )
}

function farCidrs({ vpcs }: Gateways, own: string): readonly string[] {
  const mine = vpcs.find(({ id }) => id === own)?.cidrs[0]?.first
  const far = ['10.0.0.0/16', '10.1.0.0/16', '10.2.0.0/16', '10.0.0.0/24', '10.1.0.0/24', '10.1.1.0/24', '10.1.0.11/32']
  const outside = far.filter((text) => mine === undefined || !text.startsWith(showIp(4, mine).slice(0, 5)))
  return [...outside, '10.0.0.0/8', '2600:1f18:0:100::/56', '2600:1f18::/40']
}

function farTargets(vpc: string, { peerings, transitGateways }: Gateways): readonly RouteTarget[] {
  const targets: readonly RouteTarget[] = [
    ...peerings.filter(({ vpcs }) => vpcs.includes(vpc)).map(({ id }): RouteTarget => ({ is: 'peering', id })),
    ...transitGateways.map(({ id }): RouteTarget => ({ is: 'transit-gateway', id })),
  ]
  return targets.length > 0 ? targets : [{ is: 'blackhole' }]
}

function outwards6(vpc: string): readonly RouteTarget[] {
  return [gatewayOf(vpc), gatewayOf(vpc), { is: 'egress-only-internet-gateway', id: `eigw-${vpc.slice(4)}` }]
}

function someWayOut(draw: Draw, vpc: string, nats: readonly NatGateway[], gateways: Gateways): RouteTarget {
  const gateway = gatewayOf(vpc)
  return draw.oneOf<RouteTarget>([
    gateway,
    gateway,
    gateway,
    ...nats.flatMap(({ id }): readonly RouteTarget[] => [
      { is: 'nat-gateway', id },
      { is: 'nat-gateway', id },
    ]),
    ...gateways.transitGateways.map(({ id }): RouteTarget => ({ is: 'transit-gateway', id })),
    { is: 'blackhole' },
  ])
}
