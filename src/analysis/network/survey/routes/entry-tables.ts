import type { Target } from '../../../../model/shape.ts'
import type { Read } from '../../../../model/slot.ts'
import type { Draft } from '../draft.ts'
import { alternatives, listed } from '../listed.ts'
import { tableOf } from './main-tables.ts'

/** By internet gateway, and by the VPC of the table, the route table that steers what comes in. */
export function entryTableOf(
  vpc: string,
  gateway: { readonly is: string; readonly id?: string },
  draft: Draft,
): string | undefined {
  const tables = draft.index(entryTables)
  const found = (gateway.id === undefined ? undefined : tables.get(`gateway ${gateway.id}`)) ?? tables.get(`vpc ${vpc}`)
  const [first] = found ?? []
  if (!first) return undefined
  return found?.every(({ id, certain }) => certain && id === first.id) ? first.id : 'one of several'
}

type GatewayRead = Read<Target<'AWS::EC2::InternetGateway' | 'AWS::EC2::VPNGateway' | 'AWS::EC2::VPCEndpoint'>>

interface Steering {
  readonly id: string
  readonly certain: boolean
}

function* entryTables(draft: Draft): Iterable<readonly [key: string, Steering]> {
  const { world } = draft
  for (const association of draft.of('AWS::EC2::GatewayRouteTableAssociation')) {
    const table = tableOf(world.read(association, 'routeTableId'), draft)
    const steering = { id: table ?? '', certain: world.certainlyExists(association) }
    for (const { read, certain } of alternatives(association, 'gatewayId', world))
      yield* steered(read, { ...steering, certain: certain && steering.certain }, draft)
  }
  for (const table of draft.of('AWS::EC2::RouteTable'))
    for (const { value, certain } of listed(table, 'associations', world).items)
      yield* steered(
        world.read(value, 'gatewayId'),
        { id: table.address, certain: certain && world.certainlyExists(table) },
        draft,
      )
}

function* steered(read: GatewayRead, steering: Steering, draft: Draft): Iterable<readonly [key: string, Steering]> {
  const gateway = draft.idOf(read)
  if (gateway === undefined || isForVpn(read, draft)) return
  yield [`gateway ${gateway}`, steering]
  const table = draft.estate.at(steering.id)
  const vpc = table?.type === 'AWS::EC2::RouteTable' ? draft.vpc(draft.world.read(table, 'vpcId')) : undefined
  if (vpc !== undefined) yield [`vpc ${vpc}`, steering]
}

/** Virtual private gateways have tables as well. */
const isForVpn = (read: GatewayRead, draft: Draft): boolean =>
  draft.resource(read)?.type === 'AWS::EC2::VPNGateway' ||
  (read.is === 'known' && read.value.text?.startsWith('vgw-')) === true
