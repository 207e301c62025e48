import {
  type Attributes,
  addition,
  alternatives,
  block,
  computed,
  itself,
  type Mappings,
  resource,
  satellite,
  sends,
  words,
} from './attributes.ts'

/** One rule may let in several ranges and groups. */
const rule: Attributes = {
  protocol: words('ipProtocol', { all: '-1' }),
  ip_protocol: words('ipProtocol', { all: '-1' }),
  cidr_blocks: 'ipRanges',
  ipv6_cidr_blocks: 'ipv6Ranges',
  prefix_list_ids: 'prefixListIds',
  security_groups: 'userIdGroupPairs',
  self: itself('userIdGroupPairs.groupId'),
}

const ruleOf: Attributes = {
  ...rule,
  security_group_id: 'groupId',
  self: itself('userIdGroupPairs.groupId', 'security_group_id'),
  cidr_ipv4: 'cidrIp',
  cidr_ipv6: 'cidrIpv6',
}

const ingressRule = resource('AWS::EC2::SecurityGroupIngress', {
  ...ruleOf,
  source_security_group_id: 'sourceSecurityGroupId',
  referenced_security_group_id: 'sourceSecurityGroupId',
  prefix_list_id: 'sourcePrefixListId',
})

const egressRule = resource('AWS::EC2::SecurityGroupEgress', {
  ...ruleOf,
  source_security_group_id: 'destinationSecurityGroupId',
  referenced_security_group_id: 'destinationSecurityGroupId',
  prefix_list_id: 'destinationPrefixListId',
})

/** A data source of the provider hashicorp/aws has `cidr_blocks` or `entries`. */
const prefixList: Attributes = {
  id: computed('prefixListId'),
  arn: computed('prefixListArn'),
  name: 'prefixListName',
  entry: 'entries',
  cidr_blocks: 'entries',
}

/** The provider takes the rule away by which AWS lets everything out. */
const group: Attributes = {
  id: computed('groupId'),
  arn: computed('securityGroupArn'),
  name: 'groupName',
  description: 'groupDescription',
  ingress: block('securityGroupIngress', rule),
  egress: { ...block('securityGroupEgress', rule), sends: [] },
}

/**
 * Security groups. A rule is written in its group or is a resource of its own; the default group of a VPC loses every rule that
 * is not written.
 *
 * Source: documentation of the provider hashicorp/aws, resources aws_security_group*, aws_vpc_security_group_*,
 * aws_default_security_group and aws_ec2_managed_prefix_list*.
 */
export const securityGroups: Mappings = {
  aws_default_security_group: resource('AWS::EC2::SecurityGroup', {
    ...group,
    name: sends('default', 'groupName'),
    ingress: { ...block('securityGroupIngress', rule), sends: [] },
  }),
  aws_ec2_managed_prefix_list: resource('AWS::EC2::PrefixList', prefixList),
  'data.aws_ec2_managed_prefix_list': resource('AWS::EC2::PrefixList', prefixList),
  'data.aws_prefix_list': resource('AWS::EC2::PrefixList', prefixList),
  aws_ec2_managed_prefix_list_entry: satellite(
    addition('aws_ec2_managed_prefix_list', 'prefix_list_id', {
      prefix_list_id: null,
      cidr: 'entries.cidr',
      description: 'entries.description',
    }),
  ),
  aws_security_group: resource('AWS::EC2::SecurityGroup', group),
  aws_security_group_rule: alternatives('type', { ingress: ingressRule, egress: egressRule }),
  aws_vpc_security_group_egress_rule: egressRule,
  aws_vpc_security_group_ingress_rule: ingressRule,
  aws_vpc_security_group_vpc_association: resource('AWS::EC2::SecurityGroupVpcAssociation', {
    security_group_id: 'groupId',
  }),
}
