import type { Resource } from '../../../../model/resource.ts'
import type { internetGateway } from '../../../../model/resources/gateways.ts'
import type { Struct } from '../../../../model/shape.ts'
import type { Maybe } from '../../../../model/text.ts'
import type { Draft } from '../draft.ts'
import { listed } from '../listed.ts'
import { resourceAt } from '../named.ts'

type Gateway = Resource<'AWS::EC2::InternetGateway'>

/**
 * Is an internet gateway attached to a VPC? A route to one that is not cannot be made, and passes nothing once it is taken
 * away. Of a template whatever attaches it is in the scan; replies show where it is attached.
 *
 * Source: Amazon VPC User Guide, "Configure route tables", route states.
 */
export function isAttachedTo(gateway: Gateway, vpc: string | undefined, draft: Draft): Maybe {
  const { world, estate } = draft
  const inside = listed(gateway, 'attachments', world)
  const beside = draft.index(vpcsByGateway).get(gateway.address) ?? []
  const vpcs = [...vpcsAttachedTo(gateway, draft), ...beside]
  if (vpc !== undefined && vpcs.includes(vpc)) return true
  const isListed =
    gateway.from === 'reply' ? inside.isWritten : estate.complete('AWS::EC2::VPCGatewayAttachment', gateway.address)
  if (!isListed || inside.unknown.length > 0 || draft.index(vpcsByGateway).has('')) return 'unknown'
  return vpcs.every((id) => vpc !== undefined && isAnother(id, vpc, draft)) ? false : 'unknown'
}

/** What is only named, by a parameter, may be the VPC that is meant. */
function isAnother(one: string, other: string, { estate }: Draft): boolean {
  const [first, second] = [one, other].map(
    (id) => resourceAt(id, estate)?.from ?? (isId.test(id) ? 'reply' : undefined),
  )
  return first !== undefined && first === second
}

const isId = /^vpc-[0-9a-f]+$/

/** The VPCs that an internet gateway itself says it is attached to. */
export function vpcsAttachedTo(
  gateway: Struct<Pick<(typeof internetGateway)['fields'], 'attachments'>>,
  draft: Draft,
): readonly string[] {
  const { world } = draft
  return listed(gateway, 'attachments', world).items.flatMap(({ value }) => {
    const state = world.read(value, 'state')
    const isGone = state.is === 'known' && /^detach/.test(state.value)
    const vpc = isGone ? undefined : draft.vpc(world.read(value, 'vpcId'))
    return vpc === undefined ? [] : [vpc]
  })
}

/** The VPCs that each gateway is attached to from outside; of one that is not known under the empty text. */
function* vpcsByGateway(draft: Draft): Iterable<readonly [gateway: string, vpc: string]> {
  const { world } = draft
  for (const attachment of draft.of('AWS::EC2::VPCGatewayAttachment')) {
    const read = world.read(attachment, 'internetGatewayId')
    const vpc = draft.vpc(world.read(attachment, 'vpcId'))
    if (read.is === 'absent' || vpc === undefined) continue
    yield [draft.resource(read)?.address ?? '', vpc]
  }
}
