import type { ReplyKind } from './kind.ts'

/** Source: Amazon EC2 API Reference, the response elements of each action; ARNs from the Service Authorization Reference. */
export const ec2: readonly ReplyKind[] = [
  {
    call: 'ec2 describe-vpcs',
    key: 'Vpcs',
    types: ['AWS::EC2::VPC'],
    id: ['VpcId'],
    arn: 'ec2:vpc/',
    lacks: ['enableDnsSupport', 'enableDnsHostnames'],
    holds: ['AWS::EC2::VPCCidrBlock'],
  },
  vpcAttribute('EnableDnsSupport', 'enableDnsSupport'),
  vpcAttribute('EnableDnsHostnames', 'enableDnsHostnames'),
  {
    call: 'ec2 describe-subnets',
    key: 'Subnets',
    types: ['AWS::EC2::Subnet'],
    id: ['SubnetId'],
    arn: 'ec2:subnet/',
    holds: ['AWS::EC2::SubnetCidrBlock'],
  },
  {
    call: 'ec2 describe-security-groups',
    key: 'SecurityGroups',
    types: ['AWS::EC2::SecurityGroup'],
    id: ['GroupId'],
    arn: 'ec2:security-group/',
    arnField: 'SecurityGroupArn',
    holds: ['AWS::EC2::SecurityGroupIngress', 'AWS::EC2::SecurityGroupEgress'],
  },
  {
    call: 'ec2 describe-security-group-rules',
    key: 'SecurityGroupRules',
    types: ['AWS::EC2::SecurityGroupIngress', 'AWS::EC2::SecurityGroupEgress'],
    typeOf: ({ entries }) => {
      const egress = entries.get('IsEgress')?.value
      if (egress?.kind !== 'scalar') return undefined
      return egress.text === 'true' ? 'AWS::EC2::SecurityGroupEgress' : 'AWS::EC2::SecurityGroupIngress'
    },
    id: ['SecurityGroupRuleId'],
    arn: 'ec2:security-group-rule/',
  },
  {
    call: 'ec2 describe-network-acls',
    key: 'NetworkAcls',
    types: ['AWS::EC2::NetworkAcl'],
    id: ['NetworkAclId'],
    arn: 'ec2:network-acl/',
    holds: ['AWS::EC2::NetworkAclEntry', 'AWS::EC2::SubnetNetworkAclAssociation'],
  },
  {
    call: 'ec2 describe-route-tables',
    key: 'RouteTables',
    types: ['AWS::EC2::RouteTable'],
    id: ['RouteTableId'],
    arn: 'ec2:route-table/',
    holds: [
      'AWS::EC2::Route',
      'AWS::EC2::SubnetRouteTableAssociation',
      'AWS::EC2::GatewayRouteTableAssociation',
      'AWS::EC2::VPNGatewayRoutePropagation',
    ],
  },
  {
    call: 'ec2 describe-internet-gateways',
    key: 'InternetGateways',
    types: ['AWS::EC2::InternetGateway'],
    id: ['InternetGatewayId'],
    arn: 'ec2:internet-gateway/',
    holds: ['AWS::EC2::VPCGatewayAttachment'],
  },
  {
    call: 'ec2 describe-egress-only-internet-gateways',
    key: 'EgressOnlyInternetGateways',
    types: ['AWS::EC2::EgressOnlyInternetGateway'],
    id: ['EgressOnlyInternetGatewayId'],
    arn: 'ec2:egress-only-internet-gateway/',
  },
  {
    call: 'ec2 describe-nat-gateways',
    key: 'NatGateways',
    types: ['AWS::EC2::NatGateway'],
    id: ['NatGatewayId'],
    arn: 'ec2:natgateway/',
  },
  {
    call: 'ec2 describe-addresses',
    key: 'Addresses',
    types: ['AWS::EC2::EIP'],
    id: ['AllocationId', 'PublicIp'],
    arn: 'ec2:elastic-ip/',
    holds: ['AWS::EC2::EIPAssociation'],
  },
  {
    call: 'ec2 describe-network-interfaces',
    key: 'NetworkInterfaces',
    types: ['AWS::EC2::NetworkInterface'],
    id: ['NetworkInterfaceId'],
    arn: 'ec2:network-interface/',
    holds: ['AWS::EC2::NetworkInterfaceAttachment'],
  },
  {
    call: 'ec2 describe-vpc-block-public-access-options',
    key: 'VpcBlockPublicAccessOptions',
    types: ['AWS::EC2::VPCBlockPublicAccessOptions'],
    id: [],
    proof: ['InternetGatewayBlockMode', 'State'],
    one: true,
  },
  {
    call: 'ec2 describe-vpc-block-public-access-exclusions',
    key: 'VpcBlockPublicAccessExclusions',
    types: ['AWS::EC2::VPCBlockPublicAccessExclusion'],
    id: ['ExclusionId'],
    arn: 'ec2:vpc-block-public-access-exclusion/',
  },
  {
    call: 'ec2 describe-flow-logs',
    key: 'FlowLogs',
    types: ['AWS::EC2::FlowLog'],
    id: ['FlowLogId'],
    arn: 'ec2:vpc-flow-log/',
  },
]

function vpcAttribute(key: string, field: string): ReplyKind {
  return {
    call: 'ec2 describe-vpc-attribute',
    key,
    types: ['AWS::EC2::VPC'],
    id: [],
    one: true,
    part: { field },
    owner: { type: 'AWS::EC2::VPC', key: 'VpcId', pattern: /\bvpc-[0-9a-f]{8,}\b/ },
    whole: 'none',
  }
}
