import type { Origin } from '../../../../model/origin.ts'
import type { Resource, ResourceType } from '../../../../model/resource.ts'
import type { route as routeShape } from '../../../../model/resources/routing.ts'
import type { Struct, Target } from '../../../../model/shape.ts'
import type { Read } from '../../../../model/slot.ts'
import type { Maybe } from '../../../../model/text.ts'
import type { Route, RouteDestination, RouteTable, RouteTarget } from '../../network.ts'
import { cidrOf, isCidr } from '../addresses.ts'
import type { Draft } from '../draft.ts'
import { primaryOf } from '../interfaces/instance-interfaces.ts'
import { type Listed, listed } from '../listed.ts'
import { isAttachedTo } from './attachments.ts'
import { endpointRoutesOf } from './gateway-endpoints.ts'
import { mainTableOf, mainTables, tableOf } from './main-tables.ts'
import { vpnRoutesOf } from './vpn-routes.ts'

type Table = Resource<'AWS::EC2::RouteTable'>
type Routing = Struct<Omit<(typeof routeShape)['fields'], 'routeTableId'>>

/** The route tables of the scan, and the main ones that come with VPCs of templates. */
export function routeTablesOf(draft: Draft): readonly RouteTable[] {
  const written = draft.of('AWS::EC2::RouteTable').map((table) => routeTableOf(table, draft))
  const main = draft.of('AWS::EC2::VPC').flatMap((vpc): readonly RouteTable[] => {
    const id = mainTableOf(vpc, draft)
    if (id === undefined || draft.index(mainTables).get(vpc.address)) return []
    const name = `main route table of ${draft.thing(vpc).name}`
    return [{ id, name, origin: vpc.place, routes: routesBesideOf(id, vpc.address, draft), whole: true }]
  })
  return [...written, ...main]
}

function routeTableOf(table: Table, draft: Draft): RouteTable {
  const { world } = draft
  const inline = listed(table, 'routes', world)
  const vpc = draft.idOf(world.read(table, 'vpcId'))
  const isListed = table.from === 'reply' ? inline.isWritten : draft.estate.complete('AWS::EC2::Route', table.address)
  const routes = [
    ...inline.items.flatMap(({ value, certain }, index) =>
      routesOf(`${table.address}/${index}`, undefined, value, { certain, vpc }, draft),
    ),
    ...(table.from === 'reply' ? [] : propagatedBy(listed(table, 'propagatingVgws', world).items, table, draft)),
    ...routesBesideOf(table.address, vpc, draft),
  ]
  return {
    ...draft.thing(table),
    routes,
    whole: isListed && inline.unknown.length === 0 && !draft.estate.isHandedOn(table.address),
  }
}

/** What stands outside a table and belongs into it. */
const routesBesideOf = (table: string, vpc: string | undefined, draft: Draft): readonly Route[] => [
  ...(draft.index(routesBeside).get(table) ?? []).flatMap((route) =>
    routesOf(
      route.address,
      draft.thing(route).name,
      route,
      { certain: draft.world.certainlyExists(route), vpc },
      draft,
    ),
  ),
  ...(draft.index(propagations).get(table) ?? []),
  ...endpointRoutesOf(table, draft),
]

function* routesBeside(draft: Draft): Iterable<readonly [table: string, Resource<'AWS::EC2::Route'>]> {
  for (const route of draft.of('AWS::EC2::Route')) {
    const read = draft.world.read(route, 'routeTableId')
    const table = tableOf(read, draft)
    if (table !== undefined) yield [table, route]
    else draft.gap(`The route table of ${draft.thing(route).name} is not known.`, read.origin)
  }
}

function* propagations(draft: Draft): Iterable<readonly [table: string, route: Route]> {
  const { world } = draft
  for (const propagation of draft.of('AWS::EC2::VPNGatewayRoutePropagation')) {
    const gateway = draft.idOf(world.read(propagation, 'vpnGatewayId'))
    for (const { read } of listed(propagation, 'routeTableIds', world).items) {
      const table = tableOf(read, draft)
      if (table === undefined || gateway === undefined) continue
      for (const route of propagated(table, gateway, propagation.place, draft)) yield [table, route]
    }
  }
}

const propagatedBy = (items: Listed<Target<'AWS::EC2::VPNGateway'>>['items'], table: Table, draft: Draft) =>
  items.flatMap(({ read }) => {
    const gateway = draft.idOf(read)
    return gateway === undefined ? [] : propagated(table.address, gateway, read.origin, draft)
  })

/** Replies list the routes that are propagated; elsewhere it is known only of VPN connections with static routes. */
function propagated(table: string, gateway: string, origin: Origin, draft: Draft): readonly Route[] {
  const route = { origin, target: { is: 'vpn-gateway', id: gateway }, isPropagated: true } as const
  const id = `${table}/${gateway}`
  const routes = vpnRoutesOf(gateway, draft)
  if (!routes) return [{ ...route, id, name: 'propagated routes', destination: { is: 'unknown' }, certain: false }]
  return routes.flatMap(({ read, certain }, index) => {
    const cidr = cidrOf(read)
    if (cidr === 'impossible') return []
    const destination: RouteDestination = isCidr(cidr) ? { is: 'cidr', cidr } : { is: 'unknown' }
    const name = isCidr(cidr) ? `${textOf(read)}, propagated` : 'propagated routes'
    return [{ ...route, id: `${id}/${index}`, name, destination, certain: certain && isCidr(cidr) }]
  })
}

function routesOf(
  id: string,
  name: string | undefined,
  route: Routing,
  { certain, vpc }: { readonly certain: boolean; readonly vpc: string | undefined },
  draft: Draft,
): readonly Route[] {
  const { world } = draft
  const origin = world.read(route, 'origin')
  const isPropagated = origin.is === 'known' && origin.value === 'EnableVgwRoutePropagation'
  const destinations = destinationsOf(route, draft)
  return destinations.map(({ destination, says, read }, index) => ({
    id: index === 0 ? id : `${id}/${index}`,
    name: name ?? says,
    origin: read.origin,
    destination,
    target: targetOf(route, destination, vpc, draft),
    isPropagated,
    certain: certain && destination.is !== 'unknown',
  }))
}

interface Destination {
  readonly destination: RouteDestination
  readonly says: string
  readonly read: Read<unknown>
}

function destinationsOf(route: Routing, draft: Draft): readonly Destination[] {
  const { world } = draft
  const found: Destination[] = []
  for (const field of ['destinationCidrBlock', 'destinationIpv6CidrBlock'] as const) {
    const read = world.read(route, field)
    const cidr = cidrOf(read)
    if (isCidr(cidr)) found.push({ destination: { is: 'cidr', cidr }, says: textOf(read), read })
    else if (cidr === 'unknown') found.push({ destination: { is: 'unknown' }, says: 'a route', read })
    else if (cidr === 'impossible') draft.gap(`The destination ${textOf(read)} of a route is no range.`, read.origin)
  }
  const list = world.read(route, 'destinationPrefixListId')
  const id = draft.prefixList(list)
  if (id !== undefined) found.push({ destination: { is: 'prefix-list', id }, says: id, read: list })
  return found
}

const textOf = (read: Read<string>) => (read.is === 'known' ? read.value : '')

function targetOf(route: Routing, destination: RouteDestination, vpc: string | undefined, draft: Draft): RouteTarget {
  const { world } = draft
  const state = world.read(route, 'state')
  if (state.is === 'known' && state.value === 'blackhole') return { is: 'blackhole' }
  const gateway = world.read(route, 'gatewayId')
  if (gateway.is !== 'absent') return behindGateway(gateway, destination, vpc, draft)
  const nat = draft.idOf(world.read(route, 'natGatewayId'))
  if (nat !== undefined) return { is: 'nat-gateway', id: nat }
  const outbound = draft.idOf(world.read(route, 'egressOnlyInternetGatewayId'))
  if (outbound !== undefined) return { is: 'egress-only-internet-gateway', id: outbound }
  const peering = draft.idOf(world.read(route, 'vpcPeeringConnectionId'))
  if (peering !== undefined) return { is: 'peering', id: peering }
  const transit = draft.idOf(world.read(route, 'transitGatewayId'))
  if (transit !== undefined) return { is: 'transit-gateway', id: transit }
  const endpoint = draft.idOf(world.read(route, 'vpcEndpointId'))
  if (endpoint !== undefined) return { is: 'appliance', id: endpoint, forwards: true }
  const appliance = applianceOf(route, draft)
  if (appliance) return appliance
  for (const field of ['localGatewayId', 'carrierGatewayId', 'coreNetworkArn', 'odbNetworkArn'] as const)
    if (world.read(route, field).is !== 'absent') return { is: 'not-modelled', what: notModelled[field] }
  return { is: 'unknown' }
}

const notModelled = {
  localGatewayId: 'a local gateway',
  carrierGatewayId: 'a carrier gateway',
  coreNetworkArn: 'a core network',
  odbNetworkArn: 'an ODB network',
}

/** Replies give ids of several kinds in one field. */
function behindGateway(
  read: Read<Target<'AWS::EC2::InternetGateway' | 'AWS::EC2::VPNGateway' | 'AWS::EC2::VPCEndpoint'>>,
  destination: RouteDestination,
  vpc: string | undefined,
  draft: Draft,
): RouteTarget {
  const found = draft.resource(read)
  const id = draft.idOf(read)
  if (id === undefined) return { is: 'unknown' }
  const kind = found ? kinds[found.type] : kindOf(read)
  if (kind === 'vpc-endpoint')
    return destination.is === 'prefix-list' ? { is: 'gateway-endpoint', id } : { is: 'appliance', id, forwards: true }
  if (kind === 'local') return { is: 'local' }
  if (found?.type === 'AWS::EC2::InternetGateway' && isAttachedTo(found, vpc, draft) === false)
    return { is: 'blackhole' }
  return kind === undefined ? { is: 'unknown' } : { is: kind, id }
}

type GatewayKind = 'internet-gateway' | 'vpn-gateway' | 'vpc-endpoint' | 'local'

const kinds: { readonly [T in ResourceType]?: GatewayKind } = {
  'AWS::EC2::InternetGateway': 'internet-gateway',
  'AWS::EC2::VPNGateway': 'vpn-gateway',
  'AWS::EC2::VPCEndpoint': 'vpc-endpoint',
}

function kindOf(read: Read<Target>): GatewayKind | undefined {
  const text = read.is === 'known' ? read.value.text : undefined
  if (text === 'local') return 'local'
  if (text?.startsWith('igw-')) return 'internet-gateway'
  if (text?.startsWith('vgw-')) return 'vpn-gateway'
  return text?.startsWith('vpce-') ? 'vpc-endpoint' : undefined
}

function applianceOf(route: Routing, draft: Draft): RouteTarget | undefined {
  const { world } = draft
  const ofInterface = world.read(route, 'networkInterfaceId')
  const ofInstance = world.read(route, 'instanceId')
  const id = draft.idOf(ofInterface) ?? draft.idOf(ofInstance)
  if (id === undefined) return undefined
  const standing = draft.resource(ofInterface)
  if (standing) return { is: 'appliance', id, forwards: forwards(world.read(standing, 'sourceDestCheck')) }
  const instance = draft.resource(ofInstance)
  if (!instance) return { is: 'appliance', id, forwards: 'unknown' }
  return {
    is: 'appliance',
    id: primaryOf(instance, draft),
    forwards: forwards(world.read(instance, 'sourceDestCheck')),
  }
}

/** What checks that it is the source or destination drops what it would forward. */
function forwards(check: Read<boolean>): Maybe {
  return check.is === 'known' ? !check.value : check.is === 'unknown' && 'unknown'
}
