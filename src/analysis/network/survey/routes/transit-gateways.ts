import type { Resource } from '../../../../model/resource.ts'
import type { Read } from '../../../../model/slot.ts'
import type { Maybe } from '../../../../model/text.ts'
import type { Thing, TransitGateway, TransitGatewayAttachment, TransitGatewayRouteTable } from '../../network.ts'
import type { Draft } from '../draft.ts'
import { listed } from '../listed.ts'
import { standingsIn } from '../workloads/standing.ts'
import { propagatedRoutes, propagationsShown, staticRoutesOf, vpcOf } from './transit-routes.ts'

type Gateway = Resource<'AWS::EC2::TransitGateway'>
type Attachment = Resource<'AWS::EC2::TransitGatewayAttachment' | 'AWS::EC2::TransitGatewayVpcAttachment'>

/** Transit gateways of the scan, and those that are only named but have something attached. */
export function transitGatewaysOf(draft: Draft): readonly TransitGateway[] {
  const written = draft.of('AWS::EC2::TransitGateway').map((gateway) => gatewayOf(draft.thing(gateway), gateway, draft))
  const ids = new Set(written.map(({ id }) => id))
  const named = [...draft.index(attachmentsByGateway)].flatMap(([id, [first]]) =>
    ids.has(id) || !first ? [] : [gatewayOf({ id, name: id, origin: first.place }, undefined, draft)],
  )
  return [...written, ...named]
}

function gatewayOf(thing: Thing, gateway: Gateway | undefined, draft: Draft): TransitGateway {
  const { world } = draft
  const joins = gateway && optionOf(gateway, 'defaultRouteTableAssociation', draft)
  const spreads = gateway && optionOf(gateway, 'defaultRouteTablePropagation', draft)
  const refers = gateway && optionOf(gateway, 'securityGroupReferencingSupport', draft)
  const shown = tablesOf(thing.id, draft)
  const isMade = gateway?.from === 'template'
  // A gateway that a template makes has a table of its own unless told otherwise.
  const own = isMade && joins !== 'disable' ? `default route table of ${thing.id}` : undefined
  const seen = shown.find((table) => isOn(world.read(table, 'defaultAssociationRouteTable')))?.address
  const usual = own ?? seen
  const attachments = (draft.index(attachmentsByGateway).get(thing.id) ?? []).map((attachment) =>
    attachmentOf(attachment, gateway ? usual : 'unknown', draft),
  )
  const peers = draft
    .of('AWS::EC2::TransitGatewayPeeringAttachment')
    .filter((peer) => sidesOf(peer, draft).includes(thing.id))
    .map((peer): TransitGatewayAttachment => {
      const isAvailable = availableOf(world.read(peer, 'state'), peer.from === 'reply')
      const routeTable = servingOf(peer, shown, draft) ?? (isMade && peer.from === 'template' ? usual : 'unknown')
      return {
        ...draft.thing(peer),
        vpc: undefined,
        subnets: [],
        isPeering: true,
        routeTable,
        keepsGroups: false,
        isAvailable,
      }
    })
  const whole = gateway !== undefined && isWhole(gateway, draft)
  const vpns = vpnAttachmentsOf(thing.id, gateway ? usual : 'unknown', draft)
  const vpcs = attachments.flatMap(({ vpc }) => vpc ?? [])
  const ids = [...attachments, ...peers, ...vpns].map(({ id }) => id)
  const tables = shown.map((table): TransitGatewayRouteTable => {
    const { estate } = draft
    const isSpread =
      estate.complete('AWS::EC2::TransitGatewayRouteTablePropagation', table.address) ||
      propagationsShown(table.address, draft).length > 0
    const isListed = isSpread && estate.complete('AWS::EC2::TransitGatewayRoute', table.address)
    const routes = [...staticRoutesOf(table.address, ids, draft), ...propagatedRoutes(table.address, vpcs, draft)]
    return { ...draft.thing(table), routes, whole: isListed }
  })
  if (own !== undefined) {
    const all = spreads === 'disable' ? [] : [...attachments, ...vpns].map(({ id }) => id)
    const routes = [...staticRoutesOf(own, ids, draft), ...propagatedRoutes(own, vpcs, draft, all)]
    tables.push({ ...thing, id: own, name: `default route table of ${thing.name}`, routes, whole })
  }
  return {
    ...thing,
    attachments: [...attachments, ...peers, ...vpns],
    whole,
    routeTables: tables,
    keepsGroups: refers === undefined || refers === 'unknown' ? 'unknown' : refers === 'enable',
  }
}

/** VPN connections that templates lead to a gateway: each is an attachment by itself. */
const vpnAttachmentsOf = (
  gateway: string,
  usual: TransitGatewayAttachment['routeTable'],
  draft: Draft,
): readonly TransitGatewayAttachment[] =>
  (draft.index(connectionsByGateway).get(gateway) ?? []).map((connection) => ({
    ...draft.thing(connection),
    vpc: undefined,
    subnets: [],
    routeTable: associatedOf(connection, draft) ?? usual,
    keepsGroups: false,
    isAvailable: draft.world.certainlyExists(connection) || 'unknown',
  }))

function* connectionsByGateway(
  draft: Draft,
): Iterable<readonly [gateway: string, Resource<'AWS::EC2::VPNConnection'>]> {
  for (const connection of draft.of('AWS::EC2::VPNConnection')) {
    if (connection.from === 'reply') continue
    const gateway = draft.idOf(draft.world.read(connection, 'transitGatewayId'))
    if (gateway !== undefined) yield [gateway, connection]
  }
}

/**
 * Are all its attachments shown? Whoever a gateway is shared with shows their own only, and one that accepts whatever is
 * attached is shared.
 */
function isWhole(gateway: Gateway, draft: Draft): boolean {
  const { from, address } = gateway
  const [, region, owner] = /^arn:[^:]*:ec2:([^:]*):([^:]*):/.exec(address) ?? []
  if (from === 'template') return optionOf(gateway, 'autoAcceptSharedAttachments', draft) === 'disable'
  return draft.estate.complete('AWS::EC2::TransitGatewayAttachment', `${owner}/${region}`)
}

/** The table of a gateway that serves a peering, which the gateway at the other side has one for too. */
function servingOf(
  peer: Resource<'AWS::EC2::TransitGatewayPeeringAttachment'>,
  own: readonly Resource[],
  draft: Draft,
): string | undefined {
  const { world } = draft
  const shown = listed(peer, 'associations', world).items.map(({ value }) =>
    draft.idOf(world.read(value, 'transitGatewayRouteTableId')),
  )
  const tables = [...(draft.index(associations).get(peer.address) ?? []), ...shown]
  return tables.find((table) => own.some(({ address }) => address === table))
}

/** The transit gateways at both ends of a peering, which has one id in both of their accounts. */
function sidesOf(
  peer: Resource<'AWS::EC2::TransitGatewayPeeringAttachment'>,
  draft: Draft,
): readonly (string | undefined)[] {
  const { world } = draft
  const shown = [world.read(peer, 'requesterTgwInfo'), world.read(peer, 'accepterTgwInfo')]
  return [
    draft.idOf(world.read(peer, 'transitGatewayId')),
    draft.idOf(world.read(peer, 'peerTransitGatewayId')),
    ...shown.map((side) => (side.is === 'known' ? draft.idOf(world.read(side.value, 'transitGatewayId')) : undefined)),
  ]
}

type Option =
  | 'autoAcceptSharedAttachments'
  | 'defaultRouteTableAssociation'
  | 'defaultRouteTablePropagation'
  | 'securityGroupReferencingSupport'

/** Templates write options beside the rest, replies in a structure. */
function optionOf(gateway: Gateway, field: Option, { world }: Draft): 'enable' | 'disable' | 'unknown' {
  const flat = world.read(gateway, field)
  const options = world.read(gateway, 'options')
  const read = flat.is === 'absent' && options.is === 'known' ? world.read(options.value, field) : flat
  return read.is === 'known' ? read.value : read.is === 'absent' ? (read.default ?? 'unknown') : 'unknown'
}

const tablesOf = (gateway: string, draft: Draft) =>
  draft
    .of('AWS::EC2::TransitGatewayRouteTable')
    .filter((table) => draft.idOf(draft.world.read(table, 'transitGatewayId')) === gateway)

const isOn = (read: Read<boolean>) => read.is === 'known' && read.value

/** All attachments of VPCs, VPNs and the like by their gateway. */
function* attachmentsByGateway(draft: Draft): Iterable<readonly [gateway: string, Attachment]> {
  const { world } = draft
  for (const attachment of draft.of('AWS::EC2::TransitGatewayAttachment')) {
    const gateway = draft.idOf(world.read(attachment, 'transitGatewayId'))
    if (gateway !== undefined) yield [gateway, attachment]
  }
  for (const attachment of draft.of('AWS::EC2::TransitGatewayVpcAttachment')) {
    const gateway = draft.idOf(world.read(attachment, 'transitGatewayId'))
    if (gateway !== undefined) yield [gateway, attachment]
  }
}

function attachmentOf(
  attachment: Attachment,
  usual: TransitGatewayAttachment['routeTable'],
  draft: Draft,
): TransitGatewayAttachment {
  const { world } = draft
  const kind = world.read(attachment, 'resourceType')
  const isOfVpc = kind.is !== 'known' || kind.value === 'vpc'
  const subnets = isOfVpc ? standingsIn(listed(attachment, 'subnetIds', world), draft).map(({ id }) => id) : []
  const options = world.read(attachment, 'options')
  const refers = options.is === 'known' ? world.read(options.value, 'securityGroupReferencingSupport') : options
  const shown = world.read(attachment, 'association')
  const seen = shown.is === 'known' ? draft.idOf(world.read(shown.value, 'transitGatewayRouteTableId')) : undefined
  const vpc = vpcOf(attachment, draft)
  for (const subnet of subnets) if (vpc !== undefined) draft.together.join(`vpc ${vpc}`, `subnet ${subnet}`)
  return {
    ...draft.thing(attachment),
    vpc,
    subnets,
    routeTable: associatedOf(attachment, draft) ?? seen ?? (attachment.from === 'reply' && !seen ? 'unknown' : usual),
    keepsGroups: refers.is === 'unknown' ? 'unknown' : refers.is === 'absent' || refers.value === 'enable',
    isAvailable: availableOf(world.read(attachment, 'state'), attachment.from === 'reply'),
  }
}

function availableOf(state: Read<string>, isSeen: boolean): Maybe {
  if (state.is === 'known') return state.value === 'available'
  return state.is === 'absent' && !isSeen ? true : 'unknown'
}

const associatedOf = (attachment: Resource, draft: Draft): string | undefined =>
  draft.index(associations).get(attachment.address)?.[0]

function* associations(draft: Draft): Iterable<readonly [attachment: string, table: string]> {
  const { world } = draft
  for (const one of draft.of('AWS::EC2::TransitGatewayRouteTableAssociation')) {
    const attachment = draft.idOf(world.read(one, 'transitGatewayAttachmentId'))
    const table = draft.idOf(world.read(one, 'transitGatewayRouteTableId'))
    if (attachment !== undefined && table !== undefined) yield [attachment, table]
  }
}
