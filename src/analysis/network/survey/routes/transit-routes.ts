import type { Cidr } from '../../../../model/ip.ts'
import type { Resource } from '../../../../model/resource.ts'
import type { TransitGatewayRoute } from '../../network.ts'
import { cidrOf, isCidr } from '../addresses.ts'
import type { Draft } from '../draft.ts'
import { listed } from '../listed.ts'
import { resourceAt } from '../named.ts'
import { rangesOf } from '../vpcs.ts'

type Attachment = Resource<'AWS::EC2::TransitGatewayAttachment' | 'AWS::EC2::TransitGatewayVpcAttachment'>

/**
 * The routes of a route table of a transit gateway that are written, or that a search has shown. One of which nobody can tell
 * where it leads may lead to any of `attachments`, those of the gateway.
 */
export function staticRoutesOf(
  table: string,
  attachments: readonly string[],
  draft: Draft,
): readonly TransitGatewayRoute[] {
  const { world } = draft
  return (draft.index(routesByTable).get(table) ?? []).flatMap((route): readonly TransitGatewayRoute[] => {
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
    const status = state.is === 'known' ? state.value : undefined
    if (status === 'deleting' || status === 'deleted') return []
    const isDead = (blackhole.is === 'known' && blackhole.value) || status === 'blackhole'
    const made = {
      ...draft.thing(route),
      origin: read.origin,
      cidr: isCidr(cidr) ? cidr : ('any' as const),
      isPropagated: type.is === 'known' && type.value === 'propagated',
      certain: isCidr(cidr) && world.certainlyExists(route),
    }
    if (isDead) return [{ ...made, attachment: undefined }]
    if (attachment !== undefined) return [{ ...made, attachment }]
    return attachments.map((one) => ({ ...made, id: `${made.id}/${one}`, attachment: one, certain: false }))
  })
}

function* routesByTable(draft: Draft): Iterable<readonly [string, Resource<'AWS::EC2::TransitGatewayRoute'>]> {
  for (const route of draft.of('AWS::EC2::TransitGatewayRoute')) {
    const table = draft.idOf(draft.world.read(route, 'transitGatewayRouteTableId'))
    if (table !== undefined) yield [table, route]
  }
}

/**
 * The routes to the ranges of VPCs whose attachments are propagated into a table; `more` are propagated by default. Where ranges
 * of two VPCs overlap, those of one are not propagated. What others propagate is not known, but it takes nothing from `vpcs`,
 * which are attached to the gateway.
 *
 * Source: AWS Transit Gateway Guide, "Amazon VPC attachments in AWS Transit Gateway".
 */
export function propagatedRoutes(
  table: string,
  vpcs: readonly string[],
  draft: Draft,
  more: readonly string[] = [],
): readonly TransitGatewayRoute[] {
  const attachments = new Set([...(draft.index(propagations).get(table) ?? []), ...more])
  const seen = new Set(propagationsShown(table, draft))
  // A search that shows what is propagated shows all of it.
  if (seen.size > 0 && draft.estate.complete('AWS::EC2::TransitGatewayRoute', table)) return []
  const except = vpcs.flatMap((id) => {
    const vpc = draft.estate.at(id)
    return vpc?.type === 'AWS::EC2::VPC' ? rangesOf(vpc, draft).cidrs : []
  })
  const routes = [...attachments].flatMap((attachment) =>
    seen.has(attachment)
      ? []
      : rangesBehind(attachment, draft).map(({ cidr, certain, resource }, index) => ({
          id: `${table}/${attachment}/${index}`,
          name: `propagated from ${draft.thing(resource).name}`,
          origin: resource.place,
          cidr,
          ...(cidr === 'any' && { except }),
          attachment,
          isPropagated: true,
          certain,
        })),
  )
  return routes.map((route) => {
    const clashes = routes.some(({ attachment, cidr }) => attachment !== route.attachment && overlap(cidr, route.cidr))
    return clashes ? { ...route, certain: false } : route
  })
}

function overlap(one: Cidr | 'any', other: Cidr | 'any'): boolean {
  if (one === 'any' || other === 'any' || one.version !== other.version) return false
  const bits = BigInt((one.version === 4 ? 32 : 128) - Math.min(one.prefix, other.prefix))
  return one.first >> bits === other.first >> bits
}

/** The attachments whose propagated routes a search has shown. Many searches ask for static routes alone. */
export const propagationsShown = (table: string, draft: Draft): readonly string[] =>
  staticRoutesOf(table, [], draft).flatMap(({ isPropagated, attachment }) =>
    isPropagated && attachment !== undefined ? [attachment] : [],
  )

function* propagations(draft: Draft): Iterable<readonly [table: string, attachment: string]> {
  const { world } = draft
  for (const one of draft.of('AWS::EC2::TransitGatewayRouteTablePropagation')) {
    const table = draft.idOf(world.read(one, 'transitGatewayRouteTableId'))
    const attachment = draft.idOf(world.read(one, 'transitGatewayAttachmentId'))
    const state = world.read(one, 'state')
    const isOff = state.is === 'known' && /^disabl/.test(state.value)
    if (!isOff && table !== undefined && attachment !== undefined) yield [table, attachment]
  }
}

interface Range {
  readonly cidr: Cidr | 'any'
  readonly certain: boolean
  readonly resource: Resource
}

function rangesBehind(address: string, draft: Draft): readonly Range[] {
  const resource = resourceAt(address, draft.estate)
  if (!resource) return []
  const isVpc =
    resource.type === 'AWS::EC2::TransitGatewayAttachment' || resource.type === 'AWS::EC2::TransitGatewayVpcAttachment'
  const vpc = isVpc ? draft.estate.at(vpcOf(resource, draft) ?? '') : undefined
  if (vpc?.type !== 'AWS::EC2::VPC') return [{ cidr: 'any', certain: false, resource }]
  const { cidrs, whole } = rangesOf(vpc, draft)
  const known = cidrs.map((cidr): Range => ({ cidr, certain: draft.world.certainlyExists(resource), resource }))
  return whole ? known : [...known, { cidr: 'any', certain: false, resource }]
}

/** The VPC of an attachment: some replies name it as the resource that is attached. */
export function vpcOf(attachment: Attachment, draft: Draft): string | undefined {
  const { world } = draft
  const own = draft.vpc(world.read(attachment, 'vpcId'))
  if (own !== undefined) return own
  const read = world.read(attachment, 'resourceId')
  const found = draft.resource(read)
  return found?.type === 'AWS::EC2::VPC' ? found.address : undefined
}
