import type { ResourceType } from '../../model/resource.ts'
import {
  besideEach,
  block,
  type Fields,
  merged,
  resource,
  same,
  type TerraformResource,
  tags,
} from './terraform-fields.ts'

/** A rule is a resource of its own: one written in the group takes all others away. */
const rule: Fields = {
  ...same('ipProtocol', 'fromPort', 'toPort', 'description'),
  cidrIp: 'cidr_ipv4',
  cidrIpv6: 'cidr_ipv6',
  sourceSecurityGroupId: 'referenced_security_group_id',
  sourcePrefixListId: 'prefix_list_id',
  destinationSecurityGroupId: 'referenced_security_group_id',
  destinationPrefixListId: 'prefix_list_id',
}

/** VPCs and what is in them, and their names, in the aws provider. */
export const terraformVpc: Partial<Record<ResourceType, TerraformResource>> = {
  'AWS::EC2::NetworkAclEntry': resource('aws_network_acl_rule', {
    ...same('networkAclId', 'ruleNumber', 'egress', 'ruleAction', 'protocol', 'cidrBlock', 'ipv6CidrBlock'),
    portRange: merged({ from: 'from_port', to: 'to_port' }),
  }),
  'AWS::EC2::Route': resource(
    'aws_route',
    same('routeTableId', 'destinationCidrBlock', 'natGatewayId', 'gatewayId', 'vpcPeeringConnectionId'),
  ),
  'AWS::EC2::SecurityGroup': resource('aws_security_group', {
    groupName: 'name',
    groupDescription: 'description',
    ...same('vpcId'),
    tags,
    securityGroupIngress: besideEach('aws_vpc_security_group_ingress_rule', 'security_group_id', merged(rule)),
    securityGroupEgress: besideEach('aws_vpc_security_group_egress_rule', 'security_group_id', merged(rule)),
  }),
  'AWS::EC2::SecurityGroupIngress': resource('aws_vpc_security_group_ingress_rule', {
    groupId: 'security_group_id',
    ...rule,
  }),
  'AWS::EC2::Subnet': resource('aws_subnet', { ...same('vpcId', 'cidrBlock', 'mapPublicIpOnLaunch'), tags }),
  'AWS::EC2::VPCBlockPublicAccessOptions': resource(
    'aws_vpc_block_public_access_options',
    same('internetGatewayBlockMode'),
  ),
  'AWS::EC2::VPCEndpointService': resource('aws_vpc_endpoint_service', { ...same('acceptanceRequired'), tags }),
  'AWS::Route53::RecordSet': resource('aws_route53_record', {
    ...same('name', 'type'),
    hostedZoneId: 'zone_id',
    aliasTarget: block('alias', { dnsName: 'name', hostedZoneId: 'zone_id' }),
  }),
  'AWS::Route53Resolver::FirewallRuleGroupAssociation': resource(
    'aws_route53_resolver_firewall_rule_group_association',
    { ...same('name', 'firewallRuleGroupId', 'priority', 'vpcId'), tags },
  ),
}
