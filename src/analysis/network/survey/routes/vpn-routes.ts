import type { Resource } from '../../../../model/resource.ts'
import type { Read } from '../../../../model/slot.ts'
import type { Draft } from '../draft.ts'
import { listed } from '../listed.ts'

type Connection = Resource<'AWS::EC2::VPNConnection'>

/** A static route of a VPN connection. */
export interface VpnRoute {
  readonly read: Read<string>
  readonly certain: boolean
}

/**
 * The routes that a virtual private gateway propagates; undefined where its other side may announce more.
 *
 * Source: AWS Site-to-Site VPN User Guide, "Static and dynamic routing".
 */
export function vpnRoutesOf(gateway: string, draft: Draft): readonly VpnRoute[] | undefined {
  const connections = draft.index(connectionsByGateway).get(gateway) ?? []
  const isMade = draft.estate.at(gateway)?.from === 'template'
  if (!isMade || connections.length === 0 || !connections.every((one) => isStatic(one, draft))) return undefined
  const all = connections.map((one) => routesOf(one, draft))
  return all.every((routes) => routes !== undefined) ? all.flat() : undefined
}

/** Replies have it among the options. */
function isStatic(connection: Connection, { world }: Draft): boolean {
  const own = world.read(connection, 'staticRoutesOnly')
  const options = world.read(connection, 'options')
  const read = own.is === 'absent' && options.is === 'known' ? world.read(options.value, 'staticRoutesOnly') : own
  return read.is === 'known' && read.value
}

function routesOf(connection: Connection, draft: Draft): readonly VpnRoute[] | undefined {
  const { world } = draft
  const inline = listed(connection, 'routes', world)
  if (inline.unknown.length > 0) return undefined
  const isThere = world.certainlyExists(connection)
  return [
    ...inline.items.map(({ value, certain }) => ({
      read: world.read(value, 'destinationCidrBlock'),
      certain: isThere && certain,
    })),
    ...(draft.index(routesByConnection).get(connection.address) ?? []).map((route) => ({
      read: world.read(route, 'destinationCidrBlock'),
      certain: isThere && world.certainlyExists(route),
    })),
  ]
}

function* connectionsByGateway(draft: Draft): Iterable<readonly [gateway: string, Connection]> {
  for (const connection of draft.of('AWS::EC2::VPNConnection')) {
    const gateway = draft.idOf(draft.world.read(connection, 'vpnGatewayId'))
    if (gateway !== undefined) yield [gateway, connection]
  }
}

function* routesByConnection(
  draft: Draft,
): Iterable<readonly [connection: string, Resource<'AWS::EC2::VPNConnectionRoute'>]> {
  for (const route of draft.of('AWS::EC2::VPNConnectionRoute')) {
    const connection = draft.idOf(draft.world.read(route, 'vpnConnectionId'))
    if (connection !== undefined) yield [connection, route]
  }
}
