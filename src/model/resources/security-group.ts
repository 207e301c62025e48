import { list, number, reference, shape, struct, text } from '../shape.ts'
import { securityGroupOrDefault, vpcReference } from './network-references.ts'
import { tags } from './tags.ts'

const page = (name: string) => `Amazon EC2 API Reference, ${name}`

const prefixListReference = 'AWS::EC2::PrefixList'

export const ipRange = shape(page('IpRange'), { cidrIp: text(), description: text() }, ['cidrIp'])
export const ipv6Range = shape(page('Ipv6Range'), { cidrIpv6: text(), description: text() }, ['cidrIpv6'])
export const prefixListId = shape(
  page('PrefixListId'),
  { prefixListId: reference(prefixListReference), description: text() },
  ['prefixListId'],
)
export const userIdGroupPair = shape(
  page('UserIdGroupPair'),
  {
    groupId: securityGroupOrDefault,
    groupName: securityGroupOrDefault,
    userId: text(),
    vpcId: vpcReference,
    vpcPeeringConnectionId: reference('AWS::EC2::VPCPeeringConnection'),
    peeringStatus: text(),
    description: text(),
  },
  ['groupId'],
)

/**
 * What a rule is about: flat with one peer (CloudFormation, describe-security-group-rules) or, as in replies, with lists
 * of peers. `ipProtocol` is a name or a number, `-1` all; the ports of ICMP are its type and code.
 */
const permission = {
  securityGroupRuleId: text(),
  ipProtocol: text(),
  fromPort: number(),
  toPort: number(),
  description: text(),
  cidrIp: text({ also: ['cidrIpv4'] }),
  cidrIpv6: text(),
  ipRanges: list(struct(ipRange, { bare: 'cidrIp' })),
  ipv6Ranges: list(struct(ipv6Range, { bare: 'cidrIpv6' })),
  prefixListIds: list(struct(prefixListId, { bare: 'prefixListId' })),
  userIdGroupPairs: list(struct(userIdGroupPair, { bare: 'groupId' })),
}

const ingress = {
  ...permission,
  sourcePrefixListId: reference(prefixListReference, { also: ['prefixListId'] }),
  sourceSecurityGroupId: reference(['AWS::EC2::SecurityGroup', 'AWS::EC2::VPC'], {
    also: ['referencedGroupInfo', 'referencedSecurityGroupId'],
    inside: ['groupId'],
  }),
  sourceSecurityGroupName: reference('AWS::EC2::SecurityGroup'),
  sourceSecurityGroupOwnerId: text(),
}

const egress = {
  ...permission,
  destinationPrefixListId: reference(prefixListReference, { also: ['prefixListId'] }),
  destinationSecurityGroupId: reference(['AWS::EC2::SecurityGroup', 'AWS::EC2::VPC'], {
    also: ['referencedGroupInfo', 'referencedSecurityGroupId'],
    inside: ['groupId'],
  }),
}

export const ingressRule = shape(page('IpPermission'), ingress)
export const egressRule = shape(page('IpPermission'), egress)

/** `securityGroupEgress` absent in a template: everything may leave, over IPv4 and IPv6. */
export const securityGroup = shape(page('CreateSecurityGroup'), {
  groupId: text(),
  securityGroupArn: text(),
  groupName: text(),
  groupDescription: text({ also: ['description'] }),
  ownerId: text(),
  vpcId: vpcReference,
  securityGroupIngress: list(struct(ingressRule), { single: true, also: ['ipPermissions'] }),
  securityGroupEgress: list(struct(egressRule), { single: true, also: ['ipPermissionsEgress'] }),
  tags,
})

/** `groupName` is for groups of the default VPC only. */
const ofGroup = { groupId: securityGroupOrDefault, groupName: securityGroupOrDefault }

export const securityGroupIngress = shape(page('AuthorizeSecurityGroupIngress'), { ...ofGroup, ...ingress })

export const securityGroupEgress = shape(page('AuthorizeSecurityGroupEgress'), { ...ofGroup, ...egress })

/** A group is used in one more VPC. */
export const securityGroupVpcAssociation = shape(page('AssociateSecurityGroupVpc'), {
  groupId: securityGroupOrDefault,
  vpcId: vpcReference,
  vpcOwnerId: text(),
  state: text(),
})

/** The list of AWS's own come by their name alone, e.g. `com.amazonaws.global.cloudfront.origin-facing`. */
export const prefixList = shape(page('CreateManagedPrefixList'), {
  prefixListId: text(),
  prefixListArn: text({ also: ['arn'] }),
  prefixListName: text(),
  ownerId: text(),
  addressFamily: text(),
  maxEntries: number(),
  entries: list(
    struct(shape(page('PrefixListEntry'), { cidr: text(), description: text() }, ['cidr']), { bare: 'cidr' }),
    { also: ['cidrs'] },
  ),
  state: text(),
  tags,
})

/** The custom resource by which the CDK takes the rules out of the default group of a VPC. */
export const restrictDefaultGroup = shape('AWS CDK API Reference, aws-ec2.Vpc, restrictDefaultSecurityGroup', {
  defaultSecurityGroupId: securityGroupOrDefault,
})
