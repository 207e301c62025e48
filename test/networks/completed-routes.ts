import type { Network, Route, RouteTable } from '../../src/analysis/network/network.ts'
import type { Draw } from './draw.ts'
import { someRoute, unlikeRoutes } from './random-routes.ts'

/** With what is open in the words that AWS takes: see `someRoute`. */
export function completedRouteTable(draw: Draw, table: RouteTable, network: Network): RouteTable {
  const vpc = network.vpcs.find(({ id }) => table.id.startsWith(`rtb-${id}-`))?.id ?? ''
  const listed = table.routes
    .filter(({ certain }) => certain || draw.chance(50))
    .map((it) => completedRoute(draw, it, vpc, network))
  const more = draw.times(0, table.whole ? 0 : 3, () => someRoute(draw, vpc, network))
  const routes = unlikeRoutes([...listed, ...more.map((it) => ({ ...it, id: `${table.id} more ${it.id}` }))])
  return { ...table, routes, whole: true }
}

function completedRoute(draw: Draw, route: Route, vpc: string, network: Network): Route {
  const known = { ...route, certain: true }
  if (route.destination.is === 'unknown') return { ...known, destination: someRoute(draw, vpc, network).destination }
  if (route.target.is !== 'unknown') return known
  const like = Array.from({ length: 8 }, () => someRoute(draw, vpc, network).target)
  return { ...known, target: draw.oneOf(like) }
}
