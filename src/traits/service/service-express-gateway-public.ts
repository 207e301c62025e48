import { subnetRoutesOf } from '../../analysis/network/facts/subnet-routes.ts'
import { shortName } from '../../analysis/network/survey/named.ts'
import type { Origin } from '../../model/origin.ts'
import type { Resource } from '../../model/resource.ts'
import type { World } from '../../model/world.ts'
import { type Answer, any, check, no, possibly, unknown, unset, yes } from '../answer.ts'
import { someItem, whole } from '../subjects.ts'
import { trait } from '../trait.ts'

const source = 'Amazon ECS API Reference, ExpressGatewayServiceNetworkConfiguration'

export const serviceExpressGatewayPublic = trait({
  id: 'service-express-gateway-public',
  category: 'Reachability',
  resource: 'AWS::ECS::ExpressGatewayService',
  title: 'Express gateway service is public',
  why: 'Anyone on the internet reaches the program through the load balancer that the service brings along.',
  fix: 'Set subnets of networkConfiguration to private subnets, or put authentication and a web firewall in front.',
  example: {
    type: 'AWS::ECS::ExpressGatewayService',
    set: { networkConfiguration: { subnets: ['subnet-0a1b2c3d4e5f67890', 'subnet-0b2c3d4e5f678901a'] } },
  },
  responsible: { EC2: 'nobody', EXTERNAL: 'nobody', MANAGED_INSTANCES: 'nobody' },
  severity: 'medium',
  references: ['Amazon ECS API Reference, IngressPathSummary', source],
  evaluate: (service, world) => {
    const active = world.items(service, 'activeConfigurations')
    if (service.slots.activeConfigurations === undefined) return whole(bySubnets(service, world))
    return whole(
      any([
        ...active.unknown.map((read) => unknown(read, 'A part of activeConfigurations')),
        ...active.items.flatMap(({ value }) =>
          someItem(world, value, 'ingressPaths', (path) =>
            check(world, path, 'accessType', (access) => access === 'PUBLIC'),
          ),
        ),
      ]),
    )
  },
})

/**
 * Before it is deployed only its subnets say how it is reached: with public ones its load balancer faces the internet, with
 * private ones it is internal, and of both nobody says. Those of the default VPC are public unless made private.
 */
function bySubnets(service: Resource<'AWS::ECS::ExpressGatewayService'>, world: World): Answer {
  const network = world.read(service, 'networkConfiguration')
  const subnets = network.is === 'known' ? world.read(network.value, 'subnets') : network
  if (subnets.is === 'unknown') return unknown(subnets, 'subnets')
  if (subnets.is === 'absent' && service.from !== 'reply')
    return possibly(unset('subnets is not set and AWS takes those of the default VPC.', source, subnets.origin))
  const { items, unknown: unread } =
    network.is === 'known' ? world.items(network.value, 'subnets') : { items: [], unknown: [] }
  const routes = items.map(({ value }) => routeToInternet(world.estate.resolve(value), world))
  if (unread.length === 0 && routes.length > 0) {
    if (routes.every((route) => route === 'none')) return no
    const [first] = routes
    if (typeof first === 'object' && routes.every((route) => typeof route === 'object'))
      return yes(`Its subnets are public: a route leads to internet gateway ${first.to}.`, first.origin)
  }
  const says = 'Whether its way in is PUBLIC is not known: that follows from its subnets when it is deployed.'
  return { is: 'unknown', missing: [{ says, origin: subnets.origin }] }
}

type RouteToInternet = { readonly to: string; readonly origin: Origin } | 'none' | 'unknown'

/** Source: Amazon ECS Developer Guide, "Resources created by Amazon ECS Express Mode services". */
function routeToInternet(subnet: Resource<'AWS::EC2::Subnet'> | undefined, world: World): RouteToInternet {
  const table = subnet && world.exists(subnet) ? subnetRoutesOf(subnet, world) : undefined
  if (!table) return 'unknown'
  for (const { target, certain, origin } of table.routes)
    if (target.is === 'internet-gateway' && certain) return { to: shortName(target.id), origin }
  const mayLead = table.routes.some(({ target }) => target.is === 'internet-gateway' || target.is === 'unknown')
  return mayLead || !table.whole ? 'unknown' : 'none'
}
