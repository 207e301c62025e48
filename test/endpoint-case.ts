/** How a small network of a shop differs from the usual one. */
export interface Shop {
  /** Where the subnet's default route leads. */
  readonly out?: 'nat' | 'internet' | 'transit' | 'none'
  /** Services with an endpoint; `s3` has a gateway endpoint. */
  readonly endpoints?: readonly string[]
  /** Properties of every interface endpoint beside the usual ones. */
  readonly endpoint?: object
  /** The one rule of the security group of the endpoints. */
  readonly rule?: object
  readonly vpc?: object
  readonly container?: object
  readonly service?: object
  readonly taskDefinition?: object
  readonly more?: object
}

const ref = (id: string) => ({ Ref: id })
const groupId = (id: string) => ({ 'Fn::GetAtt': [id, 'GroupId'] })
const resource = (type: string, properties: object) => ({ Type: `AWS::${type}`, Properties: properties })

/** An image of Amazon ECR, whatever account and Region deployment has. */
export const ecrImage = { 'Fn::Sub': '${AWS::AccountId}.dkr.ecr.${AWS::Region}.amazonaws.com/shop:1.2' }

/** A template of one service on Fargate in one subnet, with endpoints in the same. */
export function shop({
  out = 'none',
  endpoints = [],
  endpoint,
  rule,
  vpc,
  container,
  service,
  taskDefinition,
  more,
}: Shop) {
  return {
    Parameters: { Given: { Type: 'String' } },
    Resources: {
      Vpc: resource('EC2::VPC', { CidrBlock: '10.0.0.0/16', EnableDnsHostnames: true, EnableDnsSupport: true, ...vpc }),
      Subnet: resource('EC2::Subnet', { VpcId: ref('Vpc'), CidrBlock: '10.0.1.0/24' }),
      Table: resource('EC2::RouteTable', { VpcId: ref('Vpc') }),
      Association: resource('EC2::SubnetRouteTableAssociation', {
        SubnetId: ref('Subnet'),
        RouteTableId: ref('Table'),
      }),
      ...ways[out],
      TaskGroup: resource('EC2::SecurityGroup', { VpcId: ref('Vpc'), GroupDescription: 'tasks' }),
      EndpointGroup: resource('EC2::SecurityGroup', {
        VpcId: ref('Vpc'),
        GroupDescription: 'endpoints',
        SecurityGroupIngress: [
          {
            IpProtocol: 'tcp',
            FromPort: 443,
            ToPort: 443,
            ...(rule ?? { SourceSecurityGroupId: groupId('TaskGroup') }),
          },
        ],
      }),
      ...Object.fromEntries(endpoints.map((name) => [nameOf(name), endpointOf(name, endpoint)])),
      Cluster: resource('ECS::Cluster', {}),
      Task: resource('ECS::TaskDefinition', {
        NetworkMode: 'awsvpc',
        ...taskDefinition,
        ContainerDefinitions: [{ Name: 'web', Image: 'nginx:1.27', ...container }],
      }),
      Web: resource('ECS::Service', {
        Cluster: ref('Cluster'),
        LaunchType: 'FARGATE',
        TaskDefinition: ref('Task'),
        NetworkConfiguration: {
          AwsvpcConfiguration: {
            Subnets: [ref('Subnet')],
            SecurityGroups: [groupId('TaskGroup')],
            AssignPublicIp: out === 'internet' ? 'ENABLED' : 'DISABLED',
          },
        },
        ...service,
      }),
      ...more,
    },
  }
}

/** `ecr.api` is `EcrApi`. */
const nameOf = (service: string) =>
  service.replace(/(?:^|[.-])([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

function endpointOf(service: string, properties: object | undefined) {
  const shared = { VpcId: ref('Vpc'), ServiceName: { 'Fn::Sub': `com.amazonaws.\${AWS::Region}.${service}` } }
  return service === 's3'
    ? resource('EC2::VPCEndpoint', { ...shared, VpcEndpointType: 'Gateway', RouteTableIds: [ref('Table')] })
    : resource('EC2::VPCEndpoint', {
        ...shared,
        VpcEndpointType: 'Interface',
        SubnetIds: [ref('Subnet')],
        SecurityGroupIds: [groupId('EndpointGroup')],
        PrivateDnsEnabled: true,
        ...properties,
      })
}

const gateway = {
  Gateway: resource('EC2::InternetGateway', {}),
  Attachment: resource('EC2::VPCGatewayAttachment', { VpcId: ref('Vpc'), InternetGatewayId: ref('Gateway') }),
}
const route = (table: string, target: object) =>
  resource('EC2::Route', { RouteTableId: ref(table), DestinationCidrBlock: '0.0.0.0/0', ...target })

const ways = {
  none: {},
  internet: { ...gateway, Out: route('Table', { GatewayId: ref('Gateway') }) },
  transit: { Out: route('Table', { TransitGatewayId: 'tgw-0a1b2c3d' }) },
  nat: {
    ...gateway,
    Public: resource('EC2::Subnet', { VpcId: ref('Vpc'), CidrBlock: '10.0.2.0/24' }),
    PublicTable: resource('EC2::RouteTable', { VpcId: ref('Vpc') }),
    PublicAssociation: resource('EC2::SubnetRouteTableAssociation', {
      SubnetId: ref('Public'),
      RouteTableId: ref('PublicTable'),
    }),
    PublicOut: route('PublicTable', { GatewayId: ref('Gateway') }),
    Nat: resource('EC2::NatGateway', { SubnetId: ref('Public'), AllocationId: 'eipalloc-0a1b2c3d' }),
    Out: route('Table', { NatGatewayId: ref('Nat') }),
  },
} as const
