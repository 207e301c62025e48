import { flag, list, number, oneOf, reference, shape, struct, text } from '../shape.ts'
import { vpcReference } from './network-references.ts'
import { tags } from './tags.ts'

const page = (name: string) => `Amazon EC2 API Reference, ${name}`

/** In replies; in templates an attachment is a resource of its own. `state` is `available` or `attached`. */
const attachments = list(
  struct(shape(page('InternetGatewayAttachment'), { vpcId: vpcReference, state: text() }, ['vpcId'])),
  { also: ['vpcAttachments'] },
)

export const internetGateway = shape(page('CreateInternetGateway'), {
  internetGatewayId: text(),
  ownerId: text(),
  attachments,
  tags,
})

export const egressOnlyInternetGateway = shape(page('CreateEgressOnlyInternetGateway'), {
  egressOnlyInternetGatewayId: text(),
  vpcId: vpcReference,
  attachments,
  tags,
})

export const vpcGatewayAttachment = shape(page('AttachInternetGateway'), {
  vpcId: vpcReference,
  internetGatewayId: reference('AWS::EC2::InternetGateway'),
  vpnGatewayId: reference('AWS::EC2::VPNGateway'),
})

export const vpnGateway = shape(page('CreateVpnGateway'), {
  vpnGatewayId: text(),
  type: text(),
  amazonSideAsn: number(),
  state: text(),
  attachments,
  tags,
})

export const customerGateway = shape(page('CreateCustomerGateway'), {
  customerGatewayId: text(),
  type: text(),
  bgpAsn: number(),
  ipAddress: text(),
  state: text(),
  tags,
})

/** `routes` stand in replies: static ones, or such as the other side has announced. */
export const vpnConnection = shape(page('CreateVpnConnection'), {
  vpnConnectionId: text(),
  type: text(),
  customerGatewayId: reference('AWS::EC2::CustomerGateway'),
  vpnGatewayId: reference('AWS::EC2::VPNGateway'),
  transitGatewayId: reference('AWS::EC2::TransitGateway'),
  staticRoutesOnly: flag({ default: false }),
  options: struct(shape(page('VpnConnectionOptions'), { staticRoutesOnly: flag() })),
  routes: list(
    struct(
      shape(page('VpnStaticRoute'), { destinationCidrBlock: text(), state: text(), source: text() }, [
        'destinationCidrBlock',
      ]),
    ),
  ),
  state: text(),
  tags,
})

export const vpnConnectionRoute = shape(page('CreateVpnConnectionRoute'), {
  vpnConnectionId: reference('AWS::EC2::VPNConnection'),
  destinationCidrBlock: text(),
})

/** One address of a NAT gateway. */
export const natGatewayAddress = shape(page('NatGatewayAddress'), {
  allocationId: reference('AWS::EC2::EIP'),
  networkInterfaceId: reference('AWS::EC2::NetworkInterface'),
  privateIp: text(),
  publicIp: text(),
  isPrimary: flag(),
  status: text(),
})

/** A `regional` one has a VPC and no subnet. `natGatewayAddresses` stand in replies. */
export const natGateway = shape(page('CreateNatGateway'), {
  natGatewayId: text(),
  subnetId: reference('AWS::EC2::Subnet'),
  vpcId: vpcReference,
  availabilityMode: text({ default: 'zonal' }),
  connectivityType: oneOf(['public', 'private'], { default: 'public' }),
  allocationId: reference('AWS::EC2::EIP'),
  secondaryAllocationIds: list(reference('AWS::EC2::EIP')),
  availabilityZoneAddresses: list(
    struct(
      shape(page('AvailabilityZoneAddress'), {
        availabilityZone: text(),
        availabilityZoneId: text(),
        allocationIds: list(reference('AWS::EC2::EIP')),
      }),
    ),
  ),
  privateIpAddress: text(),
  natGatewayAddresses: list(struct(natGatewayAddress)),
  state: text(),
  tags,
})

const addressed = {
  instanceId: reference('AWS::EC2::Instance'),
  networkInterfaceId: reference('AWS::EC2::NetworkInterface'),
  privateIpAddress: text(),
}

export const elasticIp = shape(page('AllocateAddress'), {
  allocationId: text(),
  associationId: text(),
  publicIp: text(),
  domain: text(),
  ...addressed,
  tags,
})

/** `eip` is the address itself, `allocationId` its allocation. */
export const elasticIpAssociation = shape(page('AssociateAddress'), {
  allocationId: reference('AWS::EC2::EIP'),
  eip: reference('AWS::EC2::EIP', { also: ['publicIp'] }),
  ...addressed,
})

/** One side of a peering, in replies. */
export const peer = shape(page('VpcPeeringConnectionVpcInfo'), {
  vpcId: vpcReference,
  ownerId: text(),
  region: text(),
  cidrBlock: text(),
  cidrBlockSet: list(struct(shape(page('CidrBlock'), { cidrBlock: text() }, ['cidrBlock']), { bare: 'cidrBlock' })),
})

/**
 * Templates say `vpcId`, `peerVpcId` and so on, replies `requesterVpcInfo` and `accepterVpcInfo`. `peerRegion` and
 * `peerOwnerId` absent: those of the VPC itself.
 */
export const vpcPeeringConnection = shape(page('CreateVpcPeeringConnection'), {
  vpcPeeringConnectionId: text(),
  vpcId: vpcReference,
  peerVpcId: vpcReference,
  peerOwnerId: text(),
  peerRegion: text(),
  requesterVpcInfo: struct(peer),
  accepterVpcInfo: struct(peer),
  status: struct(shape(page('VpcPeeringConnectionStateReason'), { code: text() }), { bare: 'code' }),
  tags,
})
