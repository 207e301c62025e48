import type { ReplyKind } from './kind.ts'
import { listedAs, scalarText, some } from './reshape.ts'

const routeTable = {
  type: 'AWS::EC2::TransitGatewayRouteTable',
  key: 'TransitGatewayRouteTableId',
  pattern: /\btgw-rtb-[0-9a-f]{8,}\b/,
  field: 'transitGatewayRouteTableId',
} as const

/**
 * What leads from one VPC to other networks.
 *
 * Source: Amazon EC2 API Reference, the response elements of each action; ARNs from the Service Authorization Reference.
 */
export const ec2Connections: readonly ReplyKind[] = [
  {
    call: 'ec2 describe-vpc-peering-connections',
    key: 'VpcPeeringConnections',
    types: ['AWS::EC2::VPCPeeringConnection'],
    id: ['VpcPeeringConnectionId'],
    arn: 'ec2:vpc-peering-connection/',
  },
  {
    call: 'ec2 describe-transit-gateways',
    key: 'TransitGateways',
    types: ['AWS::EC2::TransitGateway'],
    id: ['TransitGatewayId'],
    arn: 'ec2:transit-gateway/',
  },
  {
    call: 'ec2 describe-transit-gateway-attachments',
    key: 'TransitGatewayAttachments',
    types: [
      'AWS::EC2::TransitGatewayAttachment',
      'AWS::EC2::TransitGatewayVpcAttachment',
      'AWS::EC2::TransitGatewayPeeringAttachment',
    ],
    typeOf: (item) => {
      const type = scalarText(item, 'ResourceType')
      if (type === 'vpc') return 'AWS::EC2::TransitGatewayVpcAttachment'
      return type === 'peering' ? 'AWS::EC2::TransitGatewayPeeringAttachment' : 'AWS::EC2::TransitGatewayAttachment'
    },
    id: ['TransitGatewayAttachmentId'],
    arn: 'ec2:transit-gateway-attachment/',
    // The account of either side of a peering shows the same attachment, with the table of its own gateway.
    make: (item) => listedAs(item, 'Associations', 'Association'),
    gathers: ['associations'],
    lacks: ['subnetIds', 'options'],
  },
  {
    call: 'ec2 describe-transit-gateway-vpc-attachments',
    key: 'TransitGatewayVpcAttachments',
    types: ['AWS::EC2::TransitGatewayVpcAttachment'],
    id: ['TransitGatewayAttachmentId'],
    arn: 'ec2:transit-gateway-attachment/',
    lacks: ['association'],
  },
  {
    call: 'ec2 describe-transit-gateway-peering-attachments',
    key: 'TransitGatewayPeeringAttachments',
    types: ['AWS::EC2::TransitGatewayPeeringAttachment'],
    id: ['TransitGatewayAttachmentId'],
    arn: 'ec2:transit-gateway-attachment/',
    lacks: ['associations'],
  },
  {
    call: 'ec2 describe-transit-gateway-route-tables',
    key: 'TransitGatewayRouteTables',
    types: ['AWS::EC2::TransitGatewayRouteTable'],
    id: ['TransitGatewayRouteTableId'],
    arn: 'ec2:transit-gateway-route-table/',
  },
  {
    // The call has to be asked with a filter. Those in use leave out propagated routes, which follow from propagations, or
    // none at all; static ones, which are what the type means, are whole.
    call: 'ec2 search-transit-gateway-routes',
    key: 'Routes',
    types: ['AWS::EC2::TransitGatewayRoute'],
    tell: some('Type', 'State'),
    id: ['DestinationCidrBlock', 'PrefixListId'],
    owner: routeTable,
    next: ['AdditionalRoutesAvailable', 'NextToken'],
  },
  {
    call: 'ec2 get-transit-gateway-route-table-associations',
    key: 'Associations',
    types: ['AWS::EC2::TransitGatewayRouteTableAssociation'],
    tell: some('TransitGatewayAttachmentId'),
    id: ['TransitGatewayAttachmentId'],
    owner: routeTable,
  },
  {
    call: 'ec2 get-transit-gateway-route-table-propagations',
    key: 'TransitGatewayRouteTablePropagations',
    types: ['AWS::EC2::TransitGatewayRouteTablePropagation'],
    id: ['TransitGatewayAttachmentId', 'TransitGatewayRouteTableAnnouncementId'],
    owner: routeTable,
  },
  {
    call: 'ec2 describe-vpc-endpoints',
    key: 'VpcEndpoints',
    types: ['AWS::EC2::VPCEndpoint'],
    id: ['VpcEndpointId'],
    arn: 'ec2:vpc-endpoint/',
  },
  {
    call: 'ec2 describe-vpc-endpoint-service-configurations',
    key: 'ServiceConfigurations',
    types: ['AWS::EC2::VPCEndpointService'],
    id: ['ServiceId'],
    arn: 'ec2:vpc-endpoint-service/',
  },
  {
    call: 'ec2 describe-vpc-endpoint-service-permissions',
    key: 'AllowedPrincipals',
    types: ['AWS::EC2::VPCEndpointServicePermissions'],
    tell: some('Principal'),
    id: [],
    part: { field: 'allowedPrincipals' },
    owner: {
      type: 'AWS::EC2::VPCEndpointService',
      key: 'ServiceId',
      pattern: /\bvpce-svc-[0-9a-f]{8,}\b/,
      field: 'serviceId',
    },
  },
  {
    call: 'ec2 describe-managed-prefix-lists',
    key: 'PrefixLists',
    types: ['AWS::EC2::PrefixList'],
    tell: (items) => !some('Cidrs')(items),
    id: ['PrefixListId'],
    arn: 'ec2:prefix-list/',
    lacks: ['entries'],
  },
  {
    call: 'ec2 describe-prefix-lists',
    key: 'PrefixLists',
    types: ['AWS::EC2::PrefixList'],
    id: ['PrefixListId'],
    arn: 'ec2:prefix-list/',
    whole: 'none',
  },
  {
    call: 'ec2 get-managed-prefix-list-entries',
    key: 'Entries',
    types: ['AWS::EC2::PrefixList'],
    tell: some('Cidr'),
    id: [],
    part: { field: 'entries' },
    owner: { type: 'AWS::EC2::PrefixList', key: 'PrefixListId', pattern: /\bpl-[0-9a-f]{8,}\b/ },
  },
  {
    call: 'ec2 describe-vpn-gateways',
    key: 'VpnGateways',
    types: ['AWS::EC2::VPNGateway'],
    id: ['VpnGatewayId'],
    arn: 'ec2:vpn-gateway/',
    holds: ['AWS::EC2::VPCGatewayAttachment'],
  },
  {
    call: 'ec2 describe-vpn-connections',
    key: 'VpnConnections',
    types: ['AWS::EC2::VPNConnection'],
    id: ['VpnConnectionId'],
    arn: 'ec2:vpn-connection/',
  },
  {
    call: 'ec2 describe-customer-gateways',
    key: 'CustomerGateways',
    types: ['AWS::EC2::CustomerGateway'],
    id: ['CustomerGatewayId'],
    arn: 'ec2:customer-gateway/',
  },
]
