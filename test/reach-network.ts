const tcp = (port: number, peer: object) => ({ IpProtocol: 'tcp', FromPort: port, ToPort: port, ...peer })
const vpcOf = { VpcId: { Ref: 'Vpc' } }

/** A service in a public subnet behind a load balancer, one in a private subnet, a host, and an ACL that forgets answers. */
export function shopNetwork() {
  const subnet = (cidr: string, more: object = {}) => ({
    Type: 'AWS::EC2::Subnet',
    Properties: { ...vpcOf, CidrBlock: cidr, ...more },
  })
  const table = { Type: 'AWS::EC2::RouteTable', Properties: vpcOf }
  const association = (of: string, to: string) => ({
    Type: 'AWS::EC2::SubnetRouteTableAssociation',
    Properties: { SubnetId: { Ref: of }, RouteTableId: { Ref: to } },
  })
  const route = (of: string, to: object) => ({
    Type: 'AWS::EC2::Route',
    Properties: { RouteTableId: { Ref: of }, DestinationCidrBlock: '0.0.0.0/0', ...to },
  })
  const group = (...ingress: readonly object[]) => ({
    Type: 'AWS::EC2::SecurityGroup',
    Properties: { ...vpcOf, GroupDescription: 'of a part of the shop', SecurityGroupIngress: ingress },
  })
  const tasks = (port: number) => ({
    Type: 'AWS::ECS::TaskDefinition',
    Properties: {
      NetworkMode: 'awsvpc',
      RequiresCompatibilities: ['FARGATE'],
      ContainerDefinitions: [{ Name: 'app', Image: 'app', PortMappings: [{ ContainerPort: port }] }],
    },
  })
  const service = (of: string, at: string, groups: string, more: object = {}) => ({
    Type: 'AWS::ECS::Service',
    Properties: {
      LaunchType: 'FARGATE',
      TaskDefinition: { Ref: of },
      NetworkConfiguration: {
        AwsvpcConfiguration: { Subnets: [{ Ref: at }], SecurityGroups: [{ Ref: groups }], ...more },
      },
    },
  })
  const acl = (number: number, isEgress: boolean, range: readonly [number, number]) => ({
    Type: 'AWS::EC2::NetworkAclEntry',
    Properties: {
      NetworkAclId: { Ref: 'OneWayAcl' },
      RuleNumber: number,
      Egress: isEgress,
      Protocol: 6,
      RuleAction: 'allow',
      CidrBlock: '0.0.0.0/0',
      PortRange: { From: range[0], To: range[1] },
    },
  })
  return {
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    Gateway: { Type: 'AWS::EC2::InternetGateway' },
    Attachment: {
      Type: 'AWS::EC2::VPCGatewayAttachment',
      Properties: { ...vpcOf, InternetGatewayId: { Ref: 'Gateway' } },
    },
    Public: subnet('10.0.0.0/24'),
    Private: subnet('10.0.1.0/24'),
    OneWay: subnet('10.0.2.0/24'),
    PublicTable: table,
    PrivateTable: table,
    PublicAssociation: association('Public', 'PublicTable'),
    OneWayAssociation: association('OneWay', 'PublicTable'),
    PrivateAssociation: association('Private', 'PrivateTable'),
    ToInternet: route('PublicTable', { GatewayId: { Ref: 'Gateway' } }),
    ToNat: route('PrivateTable', { NatGatewayId: { Ref: 'Nat' } }),
    Nat: { Type: 'AWS::EC2::NatGateway', Properties: { SubnetId: { Ref: 'Public' }, AllocationId: 'eipalloc-1' } },
    OneWayAcl: { Type: 'AWS::EC2::NetworkAcl', Properties: vpcOf },
    OneWayAclAssociation: {
      Type: 'AWS::EC2::SubnetNetworkAclAssociation',
      Properties: { SubnetId: { Ref: 'OneWay' }, NetworkAclId: { Ref: 'OneWayAcl' } },
    },
    OneWayIn: acl(100, false, [0, 65_535]),
    OneWayOut: acl(100, true, [443, 443]),
    WebGroup: group(tcp(8080, { CidrIp: '0.0.0.0/0' })),
    OrdersGroup: group(tcp(9000, { SourceSecurityGroupId: { Ref: 'WebGroup' } })),
    HostGroup: group(tcp(22, { CidrIp: '0.0.0.0/0' })),
    FrontGroup: group(tcp(443, { CidrIp: '0.0.0.0/0' })),
    WebTasks: tasks(8080),
    OrdersTasks: tasks(9000),
    Web: service('WebTasks', 'Public', 'WebGroup', { AssignPublicIp: 'ENABLED' }),
    Orders: service('OrdersTasks', 'Private', 'OrdersGroup'),
    Quiet: service('WebTasks', 'OneWay', 'WebGroup', { AssignPublicIp: 'ENABLED' }),
    Host: {
      Type: 'AWS::EC2::Instance',
      Properties: {
        ImageId: 'ami-1',
        SubnetId: { Ref: 'Public' },
        SecurityGroupIds: [{ Ref: 'HostGroup' }],
        PrivateIpAddress: '10.0.0.10',
      },
    },
    Front: {
      Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      Properties: { Name: 'front', Subnets: [{ Ref: 'Public' }], SecurityGroups: [{ Ref: 'FrontGroup' }] },
    },
    Targets: {
      Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
      Properties: { ...vpcOf, Protocol: 'HTTP', Port: 8080, TargetType: 'ip' },
    },
    Listener: {
      Type: 'AWS::ElasticLoadBalancingV2::Listener',
      Properties: {
        LoadBalancerArn: { Ref: 'Front' },
        Protocol: 'HTTPS',
        Port: 443,
        DefaultActions: [{ Type: 'forward', TargetGroupArn: { Ref: 'Targets' } }],
      },
    },
  }
}

/** The shop with a peering to a VPC of somebody else, to which a subnet has a route, and a rule that lets it in. */
export function peeredNetwork() {
  const shop = shopNetwork()
  const { OrdersGroup } = shop
  const ingress = [...OrdersGroup.Properties.SecurityGroupIngress, tcp(9000, { CidrIp: '192.168.0.0/16' })]
  return {
    ...shop,
    OrdersGroup: { ...OrdersGroup, Properties: { ...OrdersGroup.Properties, SecurityGroupIngress: ingress } },
    Peering: {
      Type: 'AWS::EC2::VPCPeeringConnection',
      Properties: { ...vpcOf, PeerVpcId: 'vpc-0a1b2c3d', PeerOwnerId: '111122223333' },
    },
    ToPeer: {
      Type: 'AWS::EC2::Route',
      Properties: {
        RouteTableId: { Ref: 'PrivateTable' },
        DestinationCidrBlock: '192.168.0.0/20',
        VpcPeeringConnectionId: { Ref: 'Peering' },
      },
    },
  }
}

/** A template of resources, those of the shop where nothing else is given. */
export const template = (resources: object = shopNetwork(), more: object = {}): string =>
  JSON.stringify({ ...more, Resources: resources }, undefined, 2)
