import {
  type Attributes,
  block,
  computed,
  each,
  type Mappings,
  named,
  resource,
  says,
  sends,
  words,
} from './attributes.ts'

const vpc: Attributes = { id: computed('vpcId') }

const ipv6 = {
  splits: {
    aws_vpc_ipv6_cidr_block_association: {
      link: 'vpc_id',
      attributes: ['assign_generated_ipv6_cidr_block', 'ipv6_cidr_block'],
    },
  },
}

const subnet: Attributes = { id: computed('subnetId'), arn: computed('subnetArn') }

/** Protocols by the numbers that AWS has for them. */
const entry: Attributes = {
  rule_no: 'ruleNumber',
  rule_number: 'ruleNumber',
  action: words('ruleAction', { ALLOW: 'allow', DENY: 'deny' }),
  rule_action: words('ruleAction', { ALLOW: 'allow', DENY: 'deny' }),
  protocol: words('protocol', { all: '-1', icmp: '1', tcp: '6', udp: '17', icmpv6: '58', 'ipv6-icmp': '58' }),
  from_port: 'portRange.from',
  to_port: 'portRange.to',
  icmp_type: 'icmp.type',
  icmp_code: 'icmp.code',
}

const acl: Attributes = {
  id: computed('networkAclId'),
  ingress: block('entries', { ...entry, egress: sends(false) }),
  egress: block('entries', { ...entry, egress: sends(true) }),
  subnet_ids: each('associations.subnetId'),
}

/**
 * VPCs, subnets and network ACLs. The default ones are taken over, not made: the ACL loses every entry that is not written.
 *
 * Source: documentation of the provider hashicorp/aws, resources aws_vpc*, aws_subnet, aws_network_acl*, aws_default_* and
 * aws_flow_log.
 */
export const vpcs: Mappings = {
  aws_default_network_acl: resource('AWS::EC2::NetworkAcl', {
    ...acl,
    default_network_acl_id: named('vpcId'),
    is_default: sends(true, 'isDefault'),
    ingress: { ...block('entries', { ...entry, egress: sends(false) }), sends: [] },
  }),
  aws_default_subnet: resource('AWS::EC2::Subnet', {
    ...subnet,
    default_for_az: sends(true),
    map_public_ip_on_launch: sends(true),
  }),
  aws_default_vpc: resource(
    'AWS::EC2::VPC',
    { ...vpc, is_default: sends(true), cidr_block: sends('172.31.0.0/16'), enable_dns_hostnames: sends(true) },
    ipv6,
  ),
  aws_flow_log: resource('AWS::EC2::FlowLog', {
    id: computed('flowLogId'),
    vpc_id: says('resourceId', { resourceType: 'VPC' }),
    subnet_id: says('resourceId', { resourceType: 'Subnet' }),
    eni_id: says('resourceId', { resourceType: 'NetworkInterface' }),
    transit_gateway_id: says('resourceId', { resourceType: 'TransitGateway' }),
    transit_gateway_attachment_id: says('resourceId', { resourceType: 'TransitGatewayAttachment' }),
    iam_role_arn: 'deliverLogsPermissionArn',
  }),
  aws_network_acl: resource('AWS::EC2::NetworkAcl', acl),
  aws_network_acl_association: resource('AWS::EC2::SubnetNetworkAclAssociation'),
  aws_network_acl_rule: resource('AWS::EC2::NetworkAclEntry', entry),
  aws_subnet: resource('AWS::EC2::Subnet', subnet),
  aws_vpc: resource('AWS::EC2::VPC', vpc, ipv6),
  aws_vpc_block_public_access_exclusion: resource('AWS::EC2::VPCBlockPublicAccessExclusion', {
    id: computed('exclusionId'),
  }),
  aws_vpc_block_public_access_options: resource('AWS::EC2::VPCBlockPublicAccessOptions'),
  aws_vpc_ipv4_cidr_block_association: resource('AWS::EC2::VPCCidrBlock'),
  aws_vpc_ipv6_cidr_block_association: resource('AWS::EC2::VPCCidrBlock', {
    assign_generated_ipv6_cidr_block: 'amazonProvidedIpv6CidrBlock',
  }),
}
