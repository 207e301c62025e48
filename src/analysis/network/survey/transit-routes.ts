import type { Cidr } from '../../../model/ip.ts'
import type { Resource } from '../../../model/resource.ts'
import type { TransitGatewayRoute } from '../network.ts'
import { cidrOf, isCidr } from './addresses.ts'
import type { Draft } from './draft.ts'
import { listed } from './listed.ts'
import { rangesOf } from './vpcs.ts'

/** The routes of a route table of a transit gateway that are written, or that a search has shown. */
export function staticRoutesOf(table: string, draft: Draft): readonly TransitGatewayRoute[] {
  return (draft.index(routesByTable).get(table) ?? []).map((route): TransitGatewayRoute => {
    const { world } = draft
    const read = world.read(route, 'destinationCidrBlock')
    const cidr = cidrOf(read)
    if (cidr === 'impossible') draft.gap(`The destination of ${draft.thing(route).name} is no range.`, read.origin)
    const [blackhole, state, type] = [
      world.read(route, 'blackhole'),
      world.read(route, 'state'),
      world.read(route, 'type'),
    ]
    const [shown] = listed(route, 'transitGatewayAttachments', world).items
    const named = draft.idOf(world.read(route, 'transitGatewayAttachmentId'))
    const attachment = named ?? (shown && draft.idOf(world.read(shown.value, 'transitGatewayAttachmentId')))
    const isDead =
      (blackhole.is === 'known' && blackhole.value) || (state.is === 'known' && state.value === 'blackhole')
    return {
      ...draft.thing(route),
      origin: read.origin,
      cidr: isCidr(cidr) ? cidr : 'any',
      attachment: isDead ? undefined : attachment,
      isPropagated: type.is === 'known' && type.value === 'propagated',
      certain: isCidr(cidr) && world.certainlyExists(route) && (isDead || attachment !== undefined),
    }
  })
}

function* routesByTable(draft: Draft): Iterable<readonly [string, Resource<'AWS::EC2::TransitGatewayRoute'>]> {
  for (const route of draft.of('AWS::EC2::TransitGatewayRoute')) {
    const table = draft.idOf(draft.world.read(route, 'transitGatewayRouteTableId'))
    if (table !== undefined) yield [table, route]
  }
}

/** The routes to the ranges of VPCs whose attachments are propagated into a table; `more` are propagated by default. */
export function propagatedRoutes(
  table: string,
  draft: Draft,
  more: readonly string[] = [],
): readonly TransitGatewayRoute[] {
  const attachments = new Set([...(draft.index(propagations).get(table) ?? []), ...more])
  return [...attachments].flatMap((attachment) =>
    rangesBehind(attachment, draft).map(({ cidr, certain, resource }, index) => ({
      id: `${table}/${attachment}/${index}`,
      name: `propagated from ${draft.thing(resource).name}`,
      origin: resource.place,
      cidr,
      attachment,
      isPropagated: true,
      certain,
    })),
  )
}

function* propagations(draft: Draft): Iterable<readonly [table: string, attachment: string]> {
  const { world } = draft
  for (const one of draft.of('AWS::EC2::TransitGatewayRouteTablePropagation')) {
    const table = draft.idOf(world.read(one, 'transitGatewayRouteTableId'))
    const attachment = draft.idOf(world.read(one, 'transitGatewayAttachmentId'))
    // Of what is seen the routes are seen as well.
    if (one.from !== 'reply' && table !== undefined && attachment !== undefined) yield [table, attachment]
  }
}

interface Range {
  readonly cidr: Cidr | 'any'
  readonly certain: boolean
  readonly resource: Resource
}

function rangesBehind(address: string, draft: Draft): readonly Range[] {
  const resource = draft.estate.at(address)
  if (!resource) return []
  const isVpc =
    resource.type === 'AWS::EC2::TransitGatewayAttachment' || resource.type === 'AWS::EC2::TransitGatewayVpcAttachment'
  const vpc = isVpc ? draft.resource(vpcRead(resource, draft)) : undefined
  if (!vpc) return [{ cidr: 'any', certain: false, resource }]
  const { cidrs, whole } = rangesOf(vpc, draft)
  const known = cidrs.map((cidr): Range => ({ cidr, certain: draft.world.certainlyExists(resource), resource }))
  return whole ? known : [...known, { cidr: 'any', certain: false, resource }]
}

const vpcRead = (
  attachment: Resource<'AWS::EC2::TransitGatewayAttachment' | 'AWS::EC2::TransitGatewayVpcAttachment'>,
  { world }: Draft,
) => world.read(attachment, 'vpcId')
