/** Pieces of templates with networks, for tables of cases. */
type Properties = Readonly<Record<string, unknown>>

export const ref = (Ref: string) => ({ Ref })

export const made = (Type: string, Properties: Properties = {}, more: Properties = {}) => ({
  Type,
  Properties,
  ...more,
})

/** A VPC, two subnets, and an internet gateway to which the table of one of them leads. */
export const network = {
  Vpc: made('AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' }),
  Gateway: made('AWS::EC2::InternetGateway'),
  Attachment: made('AWS::EC2::VPCGatewayAttachment', { VpcId: ref('Vpc'), InternetGatewayId: ref('Gateway') }),
  Public: made('AWS::EC2::Subnet', { VpcId: ref('Vpc'), CidrBlock: '10.0.0.0/24' }),
  Private: made('AWS::EC2::Subnet', { VpcId: ref('Vpc'), CidrBlock: '10.0.1.0/24' }),
  PublicTable: made('AWS::EC2::RouteTable', { VpcId: ref('Vpc') }),
  PrivateTable: made('AWS::EC2::RouteTable', { VpcId: ref('Vpc') }),
  PublicRoute: made(
    'AWS::EC2::Route',
    { RouteTableId: ref('PublicTable'), DestinationCidrBlock: '0.0.0.0/0', GatewayId: ref('Gateway') },
    { DependsOn: 'Attachment' },
  ),
  PublicAssociation: made('AWS::EC2::SubnetRouteTableAssociation', {
    SubnetId: ref('Public'),
    RouteTableId: ref('PublicTable'),
  }),
  PrivateAssociation: made('AWS::EC2::SubnetRouteTableAssociation', {
    SubnetId: ref('Private'),
    RouteTableId: ref('PrivateTable'),
  }),
}

export const taskDefinition = (port = 8080, more: Properties = {}) =>
  made('AWS::ECS::TaskDefinition', {
    NetworkMode: 'awsvpc',
    RequiresCompatibilities: ['FARGATE'],
    ContainerDefinitions: [{ Name: 'web', Image: 'web', PortMappings: [{ ContainerPort: port }] }],
    ...more,
  })

/** A service on Fargate whose tasks stand in these subnets, with these groups. */
export const service = (
  subnets: readonly string[],
  groups: readonly unknown[] = [],
  { AssignPublicIp = 'DISABLED', TaskDefinition = ref('Task'), ...more }: Properties = {},
) =>
  made('AWS::ECS::Service', {
    LaunchType: 'FARGATE',
    TaskDefinition,
    NetworkConfiguration: {
      AwsvpcConfiguration: { Subnets: subnets.map(ref), SecurityGroups: groups, AssignPublicIp },
    },
    ...more,
  })

/** Container instances in these subnets. */
export const hosts = (subnets: readonly string[], groups: readonly unknown[] = [], isPublic = false) => ({
  Start: made('AWS::EC2::LaunchTemplate', {
    LaunchTemplateData: {
      UserData: { 'Fn::Base64': '#!/bin/bash\necho ECS_CLUSTER=shop >> /etc/ecs/ecs.config\n' },
      NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: isPublic, Groups: groups }],
    },
  }),
  Hosts: made('AWS::AutoScaling::AutoScalingGroup', {
    LaunchTemplate: { LaunchTemplateId: ref('Start'), Version: '1' },
    VPCZoneIdentifier: subnets.map(ref),
  }),
})

export const loadBalancer = (subnets: readonly string[], groups: readonly unknown[] = [], more: Properties = {}) =>
  made('AWS::ElasticLoadBalancingV2::LoadBalancer', { Subnets: subnets.map(ref), SecurityGroups: groups, ...more })
