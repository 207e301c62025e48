import { flag, list, reference, shape, struct, text } from '../shape.ts'
import { routeTableOrMain, vpcReference } from './network-references.ts'
import { tags } from './tags.ts'

const page = (name: string) => `Amazon EC2 API Reference, ${name}`

const subnetId = reference('AWS::EC2::Subnet')
const gatewayId = reference(['AWS::EC2::InternetGateway', 'AWS::EC2::VPNGateway', 'AWS::EC2::VPCEndpoint'])

/**
 * One destination and one target. `gatewayId` is `local` for the VPC itself, and in replies the endpoint of a prefix list
 * or of a Gateway Load Balancer too. `state` is `active` or `blackhole`; `origin` tells propagated routes.
 */
const routing = {
  destinationCidrBlock: text(),
  destinationIpv6CidrBlock: text(),
  destinationPrefixListId: reference('AWS::EC2::PrefixList'),
  gatewayId,
  natGatewayId: reference('AWS::EC2::NatGateway'),
  egressOnlyInternetGatewayId: reference('AWS::EC2::EgressOnlyInternetGateway'),
  instanceId: reference('AWS::EC2::Instance'),
  networkInterfaceId: reference('AWS::EC2::NetworkInterface'),
  vpcPeeringConnectionId: reference('AWS::EC2::VPCPeeringConnection'),
  transitGatewayId: reference('AWS::EC2::TransitGateway'),
  vpcEndpointId: reference('AWS::EC2::VPCEndpoint'),
  localGatewayId: text(),
  carrierGatewayId: text(),
  coreNetworkArn: text(),
  odbNetworkArn: text(),
  state: text(),
  origin: text(),
}

export const routeTableAssociation = shape(
  page('RouteTableAssociation'),
  {
    routeTableAssociationId: text(),
    routeTableId: routeTableOrMain,
    subnetId,
    gatewayId,
    main: flag({ default: false }),
    associationState: struct(shape(page('RouteTableAssociationState'), { state: text() })),
  },
  ['routeTableAssociationId'],
)

/** `routes`, `associations` and `propagatingVgws` stand in replies; in templates they are resources of their own. */
export const routeTable = shape(page('CreateRouteTable'), {
  routeTableId: text(),
  ownerId: text(),
  vpcId: vpcReference,
  routes: list(struct(shape(page('Route'), routing))),
  associations: list(struct(routeTableAssociation)),
  propagatingVgws: list(reference('AWS::EC2::VPNGateway', { inside: ['gatewayId'] })),
  tags,
})

export const route = shape(page('CreateRoute'), { routeTableId: routeTableOrMain, ...routing })

export const subnetRouteTableAssociation = shape(page('AssociateRouteTable'), {
  routeTableId: routeTableOrMain,
  subnetId,
})

/** Steers what enters the VPC by the gateway. */
export const gatewayRouteTableAssociation = shape(page('AssociateRouteTable'), {
  routeTableId: routeTableOrMain,
  gatewayId,
})

export const vpnGatewayRoutePropagation = shape(page('EnableVgwRoutePropagation'), {
  routeTableIds: list(routeTableOrMain),
  vpnGatewayId: reference('AWS::EC2::VPNGateway', { also: ['gatewayId'] }),
})
