import { describe, expect, test } from 'vitest'
import { estateIn, inVpc, short, showCidr, surveyOfTemplate } from '../../../../../test/survey-case.ts'
import { estateOf } from '../../../../../test/trait-cases.ts'
import { World } from '../../../../model/world.ts'
import { type Survey, surveyAround } from '../survey.ts'

const vpc = { Ref: 'Vpc' }
const subnet = { Ref: 'Subnet' }
const group = { Group: { Type: 'AWS::EC2::SecurityGroup', Properties: { GroupDescription: 'x', VpcId: vpc } } }
const groups = [{ Ref: 'Group' }]

describe('interfaces of what else there is', () => {
  const shown = ({ network }: Survey) =>
    network.interfaces.map(
      ({ id, owner, groups: own, public4 }) => `${owner.is} ${short(id)} ${own.map(short).join('+')} ${public4.is}`,
    )
  const subnetGroup = {
    Subnets: {
      Type: 'AWS::RDS::DBSubnetGroup',
      Properties: { DBSubnetGroupDescription: 'x', SubnetIds: [subnet] },
    },
  }
  test.each([
    [
      'an endpoint',
      {
        It: {
          Type: 'AWS::EC2::VPCEndpoint',
          Properties: {
            VpcId: vpc,
            VpcEndpointType: 'Interface',
            ServiceName: 'x',
            SubnetIds: [subnet],
            SecurityGroupIds: groups,
          },
        },
      },
      'vpc-endpoint It/Subnet Group false',
    ],
    [
      'an endpoint without groups has the default one',
      {
        It: {
          Type: 'AWS::EC2::VPCEndpoint',
          Properties: { VpcId: vpc, VpcEndpointType: 'Interface', ServiceName: 'x', SubnetIds: [subnet] },
        },
      },
      'vpc-endpoint It/Subnet default group of Vpc false',
    ],
    [
      'a database',
      {
        ...subnetGroup,
        It: {
          Type: 'AWS::RDS::DBInstance',
          Properties: { DBSubnetGroupName: { Ref: 'Subnets' }, VPCSecurityGroups: groups, PubliclyAccessible: true },
        },
      },
      'data-store It/Subnet Group true',
    ],
    [
      'a mount target',
      {
        It: {
          Type: 'AWS::EFS::MountTarget',
          Properties: { FileSystemId: 'fs-1', SubnetId: subnet, SecurityGroups: groups },
        },
      },
      'data-store It/Subnet Group false',
    ],
    [
      'a function',
      {
        It: {
          Type: 'AWS::Lambda::Function',
          Properties: { VpcConfig: { SubnetIds: [subnet], SecurityGroupIds: groups } },
        },
      },
      'function It/Subnet Group false',
    ],
    [
      'a VPC link',
      {
        It: {
          Type: 'AWS::ApiGatewayV2::VpcLink',
          Properties: { Name: 'x', SubnetIds: [subnet], SecurityGroupIds: groups },
        },
      },
      'vpc-link It/Subnet Group false',
    ],
    [
      'a NAT gateway',
      { It: { Type: 'AWS::EC2::NatGateway', Properties: { SubnetId: subnet, AllocationId: 'eipalloc-1' } } },
      'nat-gateway It/Subnet  true',
    ],
    [
      'an instance with an Elastic IP address',
      {
        It: { Type: 'AWS::EC2::Instance', Properties: { SubnetId: subnet, SecurityGroupIds: groups } },
        Address: { Type: 'AWS::EC2::EIP', Properties: { InstanceId: { Ref: 'It' } } },
      },
      'instance It/0 Group true',
    ],
    [
      'an interface of its own that an instance has',
      {
        It: { Type: 'AWS::EC2::NetworkInterface', Properties: { SubnetId: subnet, GroupSet: groups } },
        Box: {
          Type: 'AWS::EC2::Instance',
          Properties: { NetworkInterfaces: [{ DeviceIndex: '0', NetworkInterfaceId: { Ref: 'It' } }] },
        },
      },
      'instance It Group false',
    ],
  ])('%s', (_name, resources, expected) => {
    expect(shown(surveyOfTemplate(inVpc({ ...group, ...resources })))).toEqual([expected])
  })

  test('a database in a cluster stands where that does', () => {
    const It = {
      Type: 'AWS::RDS::DBCluster',
      Properties: { DBSubnetGroupName: { Ref: 'Subnets' }, VpcSecurityGroupIds: groups },
    }
    const Writer = { Type: 'AWS::RDS::DBInstance', Properties: { DBClusterIdentifier: { Ref: 'It' } } }
    const survey = surveyOfTemplate(inVpc({ ...group, ...subnetGroup, It, Writer }))
    expect(survey.gaps).toEqual([])
    expect(shown(survey).sort()).toEqual(['data-store It/Subnet Group false', 'data-store Writer/Subnet Group unknown'])
  })

  test('an empty value names nothing, and is said to be empty', () => {
    const It = {
      Type: 'AWS::EFS::MountTarget',
      Properties: { FileSystemId: 'fs-1', SubnetId: subnet, SecurityGroups: [''] },
    }
    const survey = surveyOfTemplate(inVpc({ It }))
    expect(survey.gaps.map(({ says }) => says)).toEqual(['A security group is not known: its value is empty.'])
    expect(survey.network.securityGroups.map(({ name, whole }) => [name, whole])).toContainEqual([
      'something that is not known',
      false,
    ])
  })
})

describe('between VPCs', () => {
  const other = { Other: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.1.0.0/16' } } }
  test.each([
    ['inside an account', {}, [['Vpc', 'Other'], true, true]],
    ['with another account', { PeerOwnerId: '111122223333' }, [['Vpc', 'Other'], 'unknown', true]],
    ['with another Region', { PeerRegion: 'eu-north-1' }, [['Vpc', 'Other'], true, 'unknown']],
    ['with a VPC that is not in the scan', { PeerVpcId: 'vpc-9' }, [['Vpc', 'vpc-9'], true, true]],
  ])('peering %s', (_name, properties, expected) => {
    const peering = {
      Peering: {
        Type: 'AWS::EC2::VPCPeeringConnection',
        Properties: { VpcId: vpc, PeerVpcId: { Ref: 'Other' }, ...properties },
      },
    }
    const { network } = surveyOfTemplate(inVpc({ ...other, ...peering }))
    expect(
      network.peerings.map(({ vpcs, isActive, isSameRegion }) => [vpcs.map(short), isActive, isSameRegion]),
    ).toEqual([expected])
  })

  const attachment = {
    Attachment: {
      Type: 'AWS::EC2::TransitGatewayVpcAttachment',
      Properties: { VpcId: vpc, SubnetIds: [subnet], TransitGatewayId: { Ref: 'Transit' } },
    },
  }
  const gateway = (properties: object = {}) => ({
    Transit: { Type: 'AWS::EC2::TransitGateway', Properties: properties },
  })

  test('a transit gateway has a table that all attachments share', () => {
    const [found] = surveyOfTemplate(inVpc({ ...gateway(), ...attachment })).network.transitGateways
    expect(found).toMatchObject({ keepsGroups: false })
    expect(found?.attachments).toMatchObject([{ keepsGroups: true, isAvailable: true }])
    expect(found?.attachments[0]?.routeTable).toBe(found?.routeTables[0]?.id)
    expect(found?.routeTables[0]?.routes.map(({ cidr, certain }) => [showCidr(cidr), certain])).toEqual([
      ['10.0.0.0/16', true],
    ])
  })

  test('without it only what is associated and propagated counts', () => {
    const off = { DefaultRouteTableAssociation: 'disable', DefaultRouteTablePropagation: 'disable' }
    const table = {
      Table: { Type: 'AWS::EC2::TransitGatewayRouteTable', Properties: { TransitGatewayId: { Ref: 'Transit' } } },
      Association: {
        Type: 'AWS::EC2::TransitGatewayRouteTableAssociation',
        Properties: {
          TransitGatewayAttachmentId: { Ref: 'Attachment' },
          TransitGatewayRouteTableId: { Ref: 'Table' },
        },
      },
      Route: {
        Type: 'AWS::EC2::TransitGatewayRoute',
        Properties: {
          TransitGatewayRouteTableId: { Ref: 'Table' },
          DestinationCidrBlock: '10.0.0.0/8',
          Blackhole: true,
        },
      },
    }
    const [found] = surveyOfTemplate(inVpc({ ...gateway(off), ...attachment, ...table })).network.transitGateways
    expect(found?.attachments.map(({ routeTable }) => short(routeTable ?? ''))).toEqual(['Table'])
    expect(found?.routeTables.map(({ routes }) => routes.map(({ attachment: to, certain }) => [to, certain]))).toEqual([
      [[undefined, true]],
    ])
  })

  test('of a transit gateway that is not in the scan nobody knows the table', () => {
    const properties = { ...attachment.Attachment.Properties, TransitGatewayId: 'tgw-1' }
    const template = inVpc({ Attachment: { ...attachment.Attachment, Properties: properties } })
    expect(surveyOfTemplate(template).network.transitGateways).toMatchObject([
      { id: 'tgw-1', keepsGroups: 'unknown', attachments: [{ routeTable: 'unknown' }] },
    ])
  })
})

describe('VPC Block Public Access', () => {
  const options = (mode: string) => ({
    Options: { Type: 'AWS::EC2::VPCBlockPublicAccessOptions', Properties: { InternetGatewayBlockMode: mode } },
  })
  const exclusion = {
    Exclusion: {
      Type: 'AWS::EC2::VPCBlockPublicAccessExclusion',
      Properties: { VpcId: vpc, InternetGatewayExclusionMode: 'allow-bidirectional' },
    },
  }
  test.each([
    ['nothing is seen of it', {}, 'both-ways'],
    ['both ways', options('block-bidirectional'), 'none'],
    ['inward', options('block-ingress'), 'outbound'],
    ['with an exclusion', { ...options('block-bidirectional'), ...exclusion }, 'both-ways'],
  ])('%s', (_name, resources, expected) => {
    expect(surveyOfTemplate(inVpc(resources)).network.subnets[0]?.publicAccess).toBe(expected)
  })
})

describe('doors', () => {
  const balancer = {
    Balancer: {
      Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      Properties: { Subnets: [subnet], SecurityGroups: groups, Scheme: 'internal' },
    },
    Listener: {
      Type: 'AWS::ElasticLoadBalancingV2::Listener',
      Properties: {
        LoadBalancerArn: { Ref: 'Balancer' },
        Port: 8080,
        Protocol: 'HTTP',
        DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
      },
    },
  }
  const doors = (resources: object) =>
    surveyOfTemplate(inVpc({ ...group, ...balancer, ...resources })).network.doors.map(
      ({ kind, to, seenAs, comesFromInside, isAuthenticated, certain }) =>
        [kind, short(to.id), to.ports.join(' '), seenAs.is, comesFromInside, isAuthenticated, certain].join(', '),
    )
  test.each([
    [
      'a distribution',
      {
        Distribution: {
          Type: 'AWS::CloudFront::Distribution',
          Properties: {
            DistributionConfig: {
              Enabled: true,
              Origins: [
                {
                  Id: 'web',
                  DomainName: { 'Fn::GetAtt': ['Balancer', 'DNSName'] },
                  CustomOriginConfig: { OriginProtocolPolicy: 'http-only', HTTPPort: 8080 },
                },
              ],
            },
          },
        },
      },
      'cloudfront, Balancer, 8080,8080, prefix-list, false, false, true',
    ],
    [
      'a VPC origin',
      {
        Origin: {
          Type: 'AWS::CloudFront::VpcOrigin',
          Properties: {
            VpcOriginEndpointConfig: {
              Arn: { Ref: 'Balancer' },
              Name: 'x',
              HTTPPort: 8080,
              OriginProtocolPolicy: 'http-only',
            },
          },
        },
        Distribution: {
          Type: 'AWS::CloudFront::Distribution',
          Properties: {
            DistributionConfig: {
              Enabled: true,
              Origins: [
                {
                  Id: 'web',
                  DomainName: 'internal.example.com',
                  VpcOriginConfig: { VpcOriginId: { 'Fn::GetAtt': ['Origin', 'Id'] } },
                },
              ],
            },
          },
        },
      },
      'cloudfront, Balancer, 8080,8080, prefix-list, true, false, true',
    ],
    [
      'an accelerator',
      {
        Accelerator: { Type: 'AWS::GlobalAccelerator::Accelerator', Properties: { Name: 'x' } },
        Front: {
          Type: 'AWS::GlobalAccelerator::Listener',
          Properties: {
            AcceleratorArn: { Ref: 'Accelerator' },
            Protocol: 'TCP',
            PortRanges: [{ FromPort: 443, ToPort: 443 }],
          },
        },
        Endpoints: {
          Type: 'AWS::GlobalAccelerator::EndpointGroup',
          Properties: {
            ListenerArn: { Ref: 'Front' },
            EndpointGroupRegion: 'eu-west-1',
            PortOverrides: [{ ListenerPort: 443, EndpointPort: 8080 }],
            EndpointConfigurations: [{ EndpointId: { Ref: 'Balancer' }, ClientIPPreservationEnabled: true }],
          },
        },
      },
      'global-accelerator, Balancer, 8080,8080, client, true, false, true',
    ],
    [
      'an HTTP API',
      {
        Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'x', ProtocolType: 'HTTP' } },
        Link: {
          Type: 'AWS::ApiGatewayV2::VpcLink',
          Properties: { Name: 'x', SubnetIds: [subnet], SecurityGroupIds: groups },
        },
        Integration: {
          Type: 'AWS::ApiGatewayV2::Integration',
          Properties: {
            ApiId: { Ref: 'Api' },
            IntegrationType: 'HTTP_PROXY',
            ConnectionType: 'VPC_LINK',
            ConnectionId: { Ref: 'Link' },
            IntegrationUri: { Ref: 'Listener' },
          },
        },
        Route: {
          Type: 'AWS::ApiGatewayV2::Route',
          Properties: {
            ApiId: { Ref: 'Api' },
            RouteKey: '$default',
            AuthorizationType: 'JWT',
            Target: { 'Fn::Sub': 'integrations/${Integration}' },
          },
        },
      },
      'api-gateway, Balancer, 8080,8080, interfaces, false, true, true',
    ],
  ])('%s', (_name, resources, expected) => {
    expect(doors(resources)).toEqual([expected])
  })
})

describe('load balancers that are only named', () => {
  const service = {
    Cluster: { Type: 'AWS::ECS::Cluster' },
    Task: {
      Type: 'AWS::ECS::TaskDefinition',
      Properties: {
        NetworkMode: 'awsvpc',
        ContainerDefinitions: [{ Name: 'web', Image: 'nginx', PortMappings: [{ ContainerPort: 80 }] }],
      },
    },
    Service: {
      Type: 'AWS::ECS::Service',
      Properties: {
        Cluster: { Ref: 'Cluster' },
        TaskDefinition: { Ref: 'Task' },
        LaunchType: 'FARGATE',
        NetworkConfiguration: { AwsvpcConfiguration: { Subnets: [subnet], SecurityGroups: groups } },
        LoadBalancers: [
          {
            ContainerName: 'web',
            ContainerPort: 80,
            TargetGroupArn: 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/web/0123456789abcdef',
          },
        ],
      },
    },
  }
  test('may let anybody get to what is registered with them', () => {
    const { network } = surveyOfTemplate(inVpc({ ...group, ...service }))
    expect(network.targetGroups).toMatchObject([{ name: 'web', targets: [{ ports: [80, 80] }] }])
    expect(network.loadBalancers).toMatchObject([
      { isInternetFacing: 'unknown', whole: false, listeners: [{ certain: false, port: [0, 65_535] }] },
    ])
    const [at] = network.loadBalancers[0]?.interfaces ?? []
    expect(network.interfaces.find(({ id }) => id === at)).toMatchObject({ certain: false, public4: { is: 'unknown' } })
  })
})

describe('replies', () => {
  const snapshot = () => {
    const estate = estateIn('test/snapshots/shop')
    const [service] = estate.ofType('AWS::ECS::Service')
    return service && surveyAround(service, new World(estate))
  }

  test('interfaces belong to what they were made for', () => {
    const survey = snapshot()
    expect(survey?.gaps).toEqual([])
    expect(survey?.network.interfaces.map(({ owner, public4 }) => `${owner.is} ${public4.is}`)).toEqual([
      'nat-gateway true',
      'load-balancer true',
      'load-balancer true',
      'task false',
      'task false',
    ])
  })

  test('a service listens where its tasks run', () => {
    const survey = snapshot()
    expect(survey?.workloads.map(({ name, whole, sockets }) => [name, whole, sockets.length])).toEqual([
      ['web', true, 2],
    ])
    expect(survey?.network.targetGroups.map(({ name, targets }) => [name, targets.length])).toEqual([['web', 2]])
  })

  test('a whole list of gateways shows that a VPC has no other', () => {
    expect(snapshot()?.network.vpcs).toMatchObject([
      { internetGateway: { is: 'attached' }, egressOnlyInternetGateway: { is: 'none' } },
    ])
  })
})

test('what has no place in a network has no survey', () => {
  const estate = estateOf('AWS::S3::Bucket', { properties: { BucketName: 'x' } })
  const [bucket] = estate.resources
  expect(bucket && surveyAround(bucket, new World(estate))).toBeUndefined()
})
