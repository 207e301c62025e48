import { type Attributes, addition, block, computed, type Mappings, resource, satellite } from './attributes.ts'

const attached: Attributes = { vpc_id: 'attachments.vpcId' }

const transitAttachment: Attributes = {
  id: computed('transitGatewayAttachmentId'),
  appliance_mode_support: 'options.applianceModeSupport',
  dns_support: 'options.dnsSupport',
  ipv6_support: 'options.ipv6Support',
  security_group_referencing_support: 'options.securityGroupReferencingSupport',
}

/**
 * What leads out of a VPC, to the internet and to other networks, and addresses.
 *
 * Source: documentation of the provider hashicorp/aws, resources aws_*_gateway, aws_eip*, aws_network_interface*, aws_vpn_*,
 * aws_vpc_peering_connection and aws_ec2_transit_gateway*.
 */
export const gateways: Mappings = {
  aws_customer_gateway: resource('AWS::EC2::CustomerGateway', { id: computed('customerGatewayId') }),
  aws_ec2_transit_gateway: resource('AWS::EC2::TransitGateway', {
    id: computed('transitGatewayId'),
    arn: computed('transitGatewayArn'),
  }),
  aws_ec2_transit_gateway_peering_attachment: resource('AWS::EC2::TransitGatewayPeeringAttachment', {
    id: computed('transitGatewayAttachmentId'),
    options: null,
  }),
  aws_ec2_transit_gateway_route: resource('AWS::EC2::TransitGatewayRoute'),
  aws_ec2_transit_gateway_route_table: resource('AWS::EC2::TransitGatewayRouteTable', {
    id: computed('transitGatewayRouteTableId'),
  }),
  aws_ec2_transit_gateway_route_table_association: resource('AWS::EC2::TransitGatewayRouteTableAssociation'),
  aws_ec2_transit_gateway_route_table_propagation: resource('AWS::EC2::TransitGatewayRouteTablePropagation'),
  aws_ec2_transit_gateway_vpc_attachment: resource('AWS::EC2::TransitGatewayVpcAttachment', transitAttachment),
  aws_egress_only_internet_gateway: resource('AWS::EC2::EgressOnlyInternetGateway', {
    id: computed('egressOnlyInternetGatewayId'),
  }),
  aws_eip: resource('AWS::EC2::EIP', {
    id: computed('allocationId'),
    allocation_id: computed('allocationId'),
    instance: 'instanceId',
    network_interface: 'networkInterfaceId',
    private_ip: 'privateIpAddress',
  }),
  aws_eip_association: resource('AWS::EC2::EIPAssociation'),
  aws_internet_gateway: resource('AWS::EC2::InternetGateway', { ...attached, id: computed('internetGatewayId') }),
  aws_internet_gateway_attachment: resource('AWS::EC2::VPCGatewayAttachment'),
  aws_nat_gateway: resource('AWS::EC2::NatGateway', {
    id: computed('natGatewayId'),
    private_ip: 'privateIpAddress',
  }),
  aws_network_interface: resource('AWS::EC2::NetworkInterface', {
    id: computed('networkInterfaceId'),
    private_ip: 'privateIpAddress',
    private_ips: 'privateIpAddresses',
    security_groups: 'groupSet',
    attachment: block(undefined, { instance: 'instanceId' }),
  }),
  aws_network_interface_attachment: resource('AWS::EC2::NetworkInterfaceAttachment'),
  aws_network_interface_sg_attachment: satellite(
    addition('aws_network_interface', 'network_interface_id', {
      network_interface_id: null,
      security_group_id: 'groupSet',
    }),
    addition('aws_instance', 'network_interface_id', {
      network_interface_id: null,
      security_group_id: 'securityGroupIds',
    }),
  ),
  aws_vpc_peering_connection: resource('AWS::EC2::VPCPeeringConnection', {
    id: computed('vpcPeeringConnectionId'),
    accept_status: 'status',
  }),
  aws_vpn_connection: resource('AWS::EC2::VPNConnection', { id: computed('vpnConnectionId') }),
  aws_vpn_connection_route: satellite(
    addition('aws_vpn_connection', 'vpn_connection_id', {
      vpn_connection_id: null,
      destination_cidr_block: 'routes.destinationCidrBlock',
    }),
  ),
  aws_vpn_gateway: resource('AWS::EC2::VPNGateway', { ...attached, id: computed('vpnGatewayId') }),
  aws_vpn_gateway_attachment: resource('AWS::EC2::VPCGatewayAttachment'),
  aws_vpn_gateway_route_propagation: resource('AWS::EC2::VPNGatewayRoutePropagation', {
    route_table_id: 'routeTableIds',
  }),
}
