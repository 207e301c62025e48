import { flag, list, number, oneOf, reference, shape, struct, text } from '../shape.ts'
import { subnetReference, vpcReference } from './network-references.ts'
import { tags } from './tags.ts'

const page = (name: string) => `Amazon EC2 API Reference, ${name}`

const enabled = ['enable', 'disable'] as const
const transitGatewayId = reference('AWS::EC2::TransitGateway')
const transitGatewayRouteTableId = reference('AWS::EC2::TransitGatewayRouteTable')
const transitGatewayAttachmentId = reference([
  'AWS::EC2::TransitGatewayAttachment',
  'AWS::EC2::TransitGatewayVpcAttachment',
  'AWS::EC2::TransitGatewayPeeringAttachment',
  // Of a VPN there is an attachment that has no resource of its own.
  'AWS::EC2::VPNConnection',
])

const options = {
  amazonSideAsn: number(),
  autoAcceptSharedAttachments: oneOf(enabled, { default: 'disable' }),
  defaultRouteTableAssociation: oneOf(enabled, { default: 'enable' }),
  defaultRouteTablePropagation: oneOf(enabled, { default: 'enable' }),
  associationDefaultRouteTableId: transitGatewayRouteTableId,
  propagationDefaultRouteTableId: transitGatewayRouteTableId,
  dnsSupport: oneOf(enabled, { default: 'enable' }),
  vpnEcmpSupport: oneOf(enabled, { default: 'enable' }),
  multicastSupport: oneOf(enabled, { default: 'disable' }),
  securityGroupReferencingSupport: oneOf(enabled, { default: 'disable' }),
  transitGatewayCidrBlocks: list(text()),
}

/** Templates write what replies have inside `options`. */
export const transitGateway = shape(page('CreateTransitGateway'), {
  transitGatewayId: text(),
  transitGatewayArn: text(),
  ownerId: text(),
  state: text(),
  ...options,
  options: struct(shape(page('TransitGatewayOptions'), options)),
  tags,
})

const association = struct(
  shape(page('TransitGatewayAttachmentAssociation'), { transitGatewayRouteTableId, state: text() }),
)

/** Of whatever kind: `resourceType` and `resourceId` tell in replies. Of a VPC unless they say otherwise. */
export const transitGatewayAttachment = shape(page('CreateTransitGatewayVpcAttachment'), {
  transitGatewayAttachmentId: text(),
  transitGatewayId,
  vpcId: vpcReference,
  vpcOwnerId: text(),
  subnetIds: list(subnetReference),
  options: struct(
    shape(page('CreateTransitGatewayVpcAttachmentRequestOptions'), {
      applianceModeSupport: oneOf(enabled, { default: 'disable' }),
      dnsSupport: oneOf(enabled, { default: 'enable' }),
      ipv6Support: oneOf(enabled, { default: 'disable' }),
      securityGroupReferencingSupport: oneOf(enabled),
    }),
  ),
  resourceType: text({ default: 'vpc' }),
  resourceId: reference(['AWS::EC2::VPC', 'AWS::EC2::VPNConnection', 'AWS::EC2::TransitGateway']),
  resourceOwnerId: text(),
  association,
  state: text(),
  tags,
})

/** The other side, in replies. */
const side = struct(
  shape(page('PeeringTgwInfo'), { transitGatewayId, ownerId: text(), region: text(), coreNetworkId: text() }),
)

/** `associations` stand in replies, one a side. */
export const transitGatewayPeeringAttachment = shape(page('CreateTransitGatewayPeeringAttachment'), {
  transitGatewayAttachmentId: text(),
  transitGatewayId,
  peerTransitGatewayId: { ...transitGatewayId, also: ['resourceId'] },
  peerAccountId: text(),
  peerRegion: text(),
  requesterTgwInfo: side,
  accepterTgwInfo: side,
  associations: list(association),
  state: text(),
  tags,
})

export const transitGatewayRouteTable = shape(page('CreateTransitGatewayRouteTable'), {
  transitGatewayRouteTableId: text(),
  transitGatewayId,
  defaultAssociationRouteTable: flag(),
  defaultPropagationRouteTable: flag(),
  state: text(),
  tags,
})

/** `transitGatewayAttachments`, `type` (`static`, `propagated`) and `state` (`active`, `blackhole`) stand in replies. */
export const transitGatewayRoute = shape(page('CreateTransitGatewayRoute'), {
  transitGatewayRouteTableId,
  destinationCidrBlock: text(),
  prefixListId: reference('AWS::EC2::PrefixList'),
  transitGatewayAttachmentId,
  transitGatewayAttachments: list(
    struct(
      shape(
        page('TransitGatewayRouteAttachment'),
        { transitGatewayAttachmentId, resourceId: text(), resourceType: text() },
        ['transitGatewayAttachmentId'],
      ),
    ),
  ),
  blackhole: flag({ default: false }),
  type: text(),
  state: text(),
})

/** Which table serves an attachment, and into which its routes are propagated. */
export const transitGatewayRouteTableMember = shape(page('AssociateTransitGatewayRouteTable'), {
  transitGatewayRouteTableId,
  transitGatewayAttachmentId,
  resourceId: text(),
  resourceType: text(),
  state: text(),
})
