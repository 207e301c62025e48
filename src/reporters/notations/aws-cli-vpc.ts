import type { ResourceType } from '../../model/resource.ts'
import type { Commands } from './aws-cli-ecs.ts'
import { options } from './aws-cli-options.ts'
import { jsonWord } from './shell.ts'
import type { Node, Struct } from './tree.ts'

const itemsOf = (node: Node | undefined): readonly Struct[] =>
  node?.is === 'list' ? node.items.flatMap(({ node: item }) => (item.is === 'struct' ? [item] : [])) : []

const valueIn = (struct: Struct, field: string) => {
  const node = struct.fields.get(field)
  return node?.is === 'value' && node.value !== null ? node.value : undefined
}

const textIn = (struct: Struct, field: string) => {
  const value = valueIn(struct, field)
  return value === undefined ? undefined : String(value)
}

type Pair = { readonly [name: string]: string }

/** A rule as `--ip-permissions` takes it. */
function permission(rule: Struct) {
  const description = textIn(rule, 'description')
  const peer = (name: string, ...fields: readonly string[]): readonly Pair[] | undefined => {
    const value = fields.map((field) => textIn(rule, field)).find((text) => text !== undefined)
    return value === undefined
      ? undefined
      : [{ [name]: value, ...(description !== undefined && { Description: description }) }]
  }
  const [from, to] = [valueIn(rule, 'fromPort'), valueIn(rule, 'toPort')]
  const peers = {
    IpRanges: peer('CidrIp', 'cidrIp'),
    Ipv6Ranges: peer('CidrIpv6', 'cidrIpv6'),
    PrefixListIds: peer('PrefixListId', 'sourcePrefixListId', 'destinationPrefixListId'),
    UserIdGroupPairs: peer('GroupId', 'sourceSecurityGroupId', 'destinationSecurityGroupId'),
  }
  return {
    IpProtocol: textIn(rule, 'ipProtocol') ?? '-1',
    ...(from !== undefined && { FromPort: from }),
    ...(to !== undefined && { ToPort: to }),
    ...Object.fromEntries(Object.entries(peers).flatMap(([name, pair]) => (pair ? [[name, pair]] : []))),
  }
}

const securityGroup: Commands = (tree) => {
  const group = '--group-id "$GROUP_ID"'
  const directions = [
    ['ingress', itemsOf(tree.fields.get('securityGroupIngress'))],
    ['egress', itemsOf(tree.fields.get('securityGroupEgress'))],
  ] as const
  const changed = directions.filter(([direction]) =>
    tree.fields.has(direction === 'ingress' ? 'securityGroupIngress' : 'securityGroupEgress'),
  )
  return changed.flatMap(([direction, rules]) => [
    ...(rules.length > 0
      ? [`aws ec2 authorize-security-group-${direction} ${group} --ip-permissions ${jsonWord(rules.map(permission))}`]
      : []),
    '# take out what is too wide; describe-security-group-rules has the ids',
    `aws ec2 revoke-security-group-${direction} ${group} --security-group-rule-ids "$RULE_ID"`,
  ])
}

const ingressRule: Commands = (tree) => [
  `aws ec2 authorize-security-group-ingress${options(tree, { groupId: 'group-id' })} --ip-permissions ${jsonWord([permission(tree)])}`,
]

const networkAclEntry: Commands = (tree) => {
  const range = tree.fields.get('portRange')
  const ports = range?.is === 'struct' ? ` --port-range From=${textIn(range, 'from')},To=${textIn(range, 'to')}` : ''
  const way = valueIn(tree, 'egress') === true ? '--egress' : '--ingress'
  const given = options(tree, {
    ruleNumber: 'rule-number',
    ruleAction: 'rule-action',
    protocol: 'protocol',
    cidrBlock: 'cidr-block',
    ipv6CidrBlock: 'ipv6-cidr-block',
  })
  return [`aws ec2 create-network-acl-entry --network-acl-id "$NETWORK_ACL_ID" ${way}${given}${ports}`]
}

const route: Commands = (tree) => [
  `aws ec2 replace-route --route-table-id "$ROUTE_TABLE_ID"${options(tree, { destinationCidrBlock: 'destination-cidr-block', natGatewayId: 'nat-gateway-id', gatewayId: 'gateway-id', vpcPeeringConnectionId: 'vpc-peering-connection-id' })}`,
]

const subnet: Commands = (tree) => [
  `aws ec2 modify-subnet-attribute --subnet-id "$SUBNET_ID"${options(tree, { mapPublicIpOnLaunch: 'map-public-ip-on-launch' })}`,
]

const endpointService: Commands = (tree) => [
  `aws ec2 modify-vpc-endpoint-service-configuration --service-id "$SERVICE_ID"${options(tree, { acceptanceRequired: 'acceptance-required' })}`,
]

const blockPublicAccess: Commands = (tree) => [
  `aws ec2 modify-vpc-block-public-access-options${options(tree, { internetGatewayBlockMode: 'internet-gateway-block-mode' })}`,
]

const firewallAssociation: Commands = (tree) => [
  `aws route53resolver associate-firewall-rule-group --name shop${options(tree, { firewallRuleGroupId: 'firewall-rule-group-id', vpcId: 'vpc-id', priority: 'priority' })}`,
]

const recordSet: Commands = (tree) => {
  const alias = tree.fields.get('aliasTarget')
  const target = alias?.is === 'struct' ? alias : undefined
  const record = {
    Name: textIn(tree, 'name') ?? '',
    Type: textIn(tree, 'type') ?? '',
    ...(target && {
      AliasTarget: {
        DNSName: textIn(target, 'dnsName') ?? '',
        HostedZoneId: textIn(target, 'hostedZoneId') ?? '',
        EvaluateTargetHealth: true,
      },
    }),
  }
  const batch = { Changes: [{ Action: 'UPSERT', ResourceRecordSet: record }] }
  return [`aws route53 change-resource-record-sets --hosted-zone-id "$ZONE_ID" --change-batch ${jsonWord(batch)}`]
}

export const awsCliVpc: Partial<Record<ResourceType, Commands>> = {
  'AWS::EC2::NetworkAclEntry': networkAclEntry,
  'AWS::EC2::Route': route,
  'AWS::EC2::SecurityGroup': securityGroup,
  'AWS::EC2::SecurityGroupIngress': ingressRule,
  'AWS::EC2::Subnet': subnet,
  'AWS::EC2::VPCBlockPublicAccessOptions': blockPublicAccess,
  'AWS::EC2::VPCEndpointService': endpointService,
  'AWS::Route53::RecordSet': recordSet,
  'AWS::Route53Resolver::FirewallRuleGroupAssociation': firewallAssociation,
}
