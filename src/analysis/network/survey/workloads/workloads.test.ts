import { describe, expect, test } from 'vitest'
import { inVpc, short, surveyOfTemplate } from '../../../../../test/survey-case.ts'
import type { Survey } from '../survey.ts'

const vpc = { Ref: 'Vpc' }
const subnet = { Ref: 'Subnet' }
const group = {
  Group: { Type: 'AWS::EC2::SecurityGroup', Properties: { GroupDescription: 'x', VpcId: vpc } },
}
const cluster = { Cluster: { Type: 'AWS::ECS::Cluster' } }
const task = (properties: object = {}, portMapping: object = { ContainerPort: 80 }) => ({
  Task: {
    Type: 'AWS::ECS::TaskDefinition',
    Properties: {
      NetworkMode: 'awsvpc',
      ContainerDefinitions: [{ Name: 'web', Image: 'nginx', PortMappings: [portMapping] }],
      ...properties,
    },
  },
})
const network = (properties: object = {}) => ({
  NetworkConfiguration: {
    AwsvpcConfiguration: { Subnets: [subnet], SecurityGroups: [{ Ref: 'Group' }], ...properties },
  },
})
const service = (properties: object = {}) => ({
  Service: {
    Type: 'AWS::ECS::Service',
    Properties: { Cluster: { Ref: 'Cluster' }, TaskDefinition: { Ref: 'Task' }, LaunchType: 'FARGATE', ...properties },
  },
})

const interfacesIn = ({ network: { interfaces } }: Survey) =>
  interfaces.map(({ id, groups, public4, owner, certain }) =>
    [short(id), groups.map(short).join('+'), `public ${public4.is}`, owner.is, ...(certain ? [] : ['perhaps'])].join(
      ', ',
    ),
  )
const socketsIn = ({ workloads }: Survey) =>
  workloads.flatMap(({ sockets }) =>
    sockets.map(({ interface: at, protocol, ports: [from, to], containerPort, isDynamic, isPlaced }) =>
      [`${protocol} ${from}-${to}`, short(at), containerPort, ...(isDynamic ? ['dynamic'] : []), isPlaced].join(', '),
    ),
  )

describe('tasks with an interface of their own', () => {
  const base = { ...group, ...cluster, ...task() }
  test.each([
    ['on Fargate', service(network()), 'Service/Subnet, Group, public false, task'],
    [
      'with a public address',
      service(network({ AssignPublicIp: 'ENABLED' })),
      'Service/Subnet, Group, public true, task',
    ],
    [
      'whether with a public address is not known',
      service(network({ AssignPublicIp: { Ref: 'X' } })),
      'Service/Subnet, Group, public unknown, task',
    ],
    [
      'on instances there is no public address',
      service({ ...network({ AssignPublicIp: 'ENABLED' }), LaunchType: 'EC2' }),
      'Service/Subnet, Group, public false, task',
    ],
    [
      'in the default group of the VPC',
      service(network({ SecurityGroups: undefined })),
      'Service/Subnet, default group of Vpc, public false, task',
    ],
    [
      'in the default group by its attribute',
      service(network({ SecurityGroups: [{ 'Fn::GetAtt': ['Vpc', 'DefaultSecurityGroup'] }] })),
      'Service/Subnet, default group of Vpc, public false, task',
    ],
    [
      'in a subnet that is a parameter',
      service(network({ Subnets: [{ Ref: 'X' }] })),
      'Service/X, Group, public false, task',
    ],
    [
      'in subnets that are a parameter',
      service(network({ Subnets: { Ref: 'X' } })),
      'Service/X, Group, public false, task',
    ],
    [
      'in groups that are a parameter',
      service(network({ SecurityGroups: { Ref: 'X' } })),
      'Service/Subnet, X, public false, task',
    ],
  ])('%s', (_name, resources, expected) => {
    const survey = surveyOfTemplate(
      inVpc({ ...base, ...resources }, { Parameters: { X: { Type: 'String' } } }),
      'Service',
    )
    expect(interfacesIn(survey)).toEqual([expected])
    expect(socketsIn(survey)).toEqual([expect.stringMatching(/^6 80-80, Service\/(Subnet|X), 80, true$/)])
  })

  test('a subnet that is a parameter is in the VPC of the groups that are used in it', () => {
    const survey = surveyOfTemplate(
      inVpc({ ...base, ...service(network({ Subnets: { Ref: 'X' } })) }, { Parameters: { X: { Type: 'String' } } }),
      'Service',
    )
    expect(
      survey.network.subnets.map(({ id, vpc: of, routeTable }) => [short(id), short(of), routeTable && 'known']),
    ).toContainEqual(['X', 'Vpc', undefined])
  })

  test('two services with one parameter share its subnet and a VPC that nobody knows', () => {
    const both = {
      ...cluster,
      ...task(),
      ...service(network({ Subnets: { Ref: 'X' }, SecurityGroups: [{ Ref: 'Y' }] })),
      Other: service(network({ Subnets: { Ref: 'X' }, SecurityGroups: undefined })).Service,
    }
    const survey = surveyOfTemplate(
      { Resources: both, Parameters: { X: { Type: 'String' }, Y: { Type: 'String' } } },
      'Service',
    )
    expect(survey.network.subnets.map(({ id }) => short(id))).toEqual(['X'])
    expect(survey.network.vpcs).toHaveLength(1)
    const [net] = survey.network.vpcs
    expect(
      survey.network.securityGroups.map(({ id, whole }) => [id.includes('default group of VPC of'), whole]),
    ).toContainEqual([true, false])
    expect(survey.network.subnets[0]?.vpc).toBe(net?.id)
  })

  test('an IPv6 address depends on a setting of the account', () => {
    const template = inVpc({ ...base, ...service(network()) }) as { Resources: Record<string, { Properties: object }> }
    const properties = { ...template.Resources['Subnet']?.Properties, Ipv6CidrBlock: '2001:db8:1:2::/64' }
    const survey = surveyOfTemplate(
      { Resources: { ...template.Resources, Subnet: { Type: 'AWS::EC2::Subnet', Properties: properties } } },
      'Service',
    )
    expect(interfacesIn(survey)).toEqual([
      'Service/Subnet, Group, public false, task',
      'Service/Subnet/ipv6, Group, public false, task, perhaps',
    ])
    expect(socketsIn(survey)).toEqual([
      '6 80-80, Service/Subnet, 80, true',
      '6 80-80, Service/Subnet/ipv6, 80, unknown',
    ])
  })

  test.each([
    ['UDP', { ContainerPort: 53, Protocol: 'udp' }, ['17 53-53, Service/Subnet, 53, true']],
    ['a range', { ContainerPortRange: '8000-8010' }, ['6 8000-8010, Service/Subnet, 8000, true']],
    ['a range that is none', { ContainerPortRange: '8010-8000' }, []],
    ['a port that is none', { ContainerPort: 70_000 }, []],
    ['a port that is not known', { ContainerPort: { Ref: 'X' } }, ['6 0-65535, Service/Subnet, 0, unknown']],
  ])('ports: %s', (_name, mapping, expected) => {
    const resources = { ...group, ...cluster, ...task({}, mapping), ...service(network()) }
    const survey = surveyOfTemplate(inVpc(resources, { Parameters: { X: { Type: 'String' } } }), 'Service')
    expect(socketsIn(survey)).toEqual(expected)
  })

  test('the proxy of Service Connect listens where it is told to', () => {
    const connect = {
      ServiceConnectConfiguration: { Enabled: true, Services: [{ PortName: 'http', IngressPortOverride: 9000 }] },
    }
    const resources = {
      ...group,
      ...cluster,
      ...task({}, { ContainerPort: 80, Name: 'http' }),
      ...service({ ...network(), ...connect }),
    }
    expect(socketsIn(surveyOfTemplate(inVpc(resources), 'Service'))).toEqual([
      '6 80-80, Service/Subnet, 80, true',
      '6 9000-9000, Service/Subnet, 9000, true',
    ])
  })

  test('a task definition that is not in the scan leaves the sockets open', () => {
    const resources = { ...group, ...cluster, ...service({ ...network(), TaskDefinition: 'elsewhere:1' }) }
    const survey = surveyOfTemplate(inVpc(resources), 'Service')
    expect(survey.workloads).toMatchObject([{ sockets: [], whole: false }])
    expect(interfacesIn(survey)).toEqual(['Service/Subnet, Group, public false, task'])
  })

  test('a scheduled task', () => {
    const rule = {
      Rule: {
        Type: 'AWS::Events::Rule',
        Properties: {
          ScheduleExpression: 'rate(1 day)',
          Targets: [
            {
              Id: 'run',
              Arn: { 'Fn::GetAtt': ['Cluster', 'Arn'] },
              RoleArn: 'arn:aws:iam::123456789012:role/x',
              EcsParameters: { TaskDefinitionArn: { Ref: 'Task' }, LaunchType: 'FARGATE', ...network() },
            },
          ],
        },
      },
    }
    const survey = surveyOfTemplate(inVpc({ ...base, ...rule }), 'Rule')
    expect(socketsIn(survey)).toEqual(['6 80-80, Rule/Subnet, 80, true'])
  })
})

describe('tasks on the interfaces of their hosts', () => {
  const hosts = (userData = '#!/bin/sh\necho ECS_CLUSTER=${Cluster} >> /etc/ecs/ecs.config', data: object = {}) => ({
    Template: {
      Type: 'AWS::EC2::LaunchTemplate',
      Properties: {
        LaunchTemplateData: {
          ImageId: 'ami-1',
          SecurityGroupIds: [{ Ref: 'Group' }],
          UserData: { 'Fn::Base64': { 'Fn::Sub': userData } },
          ...data,
        },
      },
    },
    Hosts: {
      Type: 'AWS::AutoScaling::AutoScalingGroup',
      Properties: {
        VPCZoneIdentifier: [subnet],
        MinSize: '1',
        MaxSize: '1',
        LaunchTemplate: { LaunchTemplateId: { Ref: 'Template' }, Version: '1' },
      },
    },
  })
  const onInstances = service({ LaunchType: 'EC2' })
  const survey = (mode: string | undefined, mapping: object, host: object = hosts(), starter: object = onInstances) =>
    surveyOfTemplate(
      inVpc({ ...group, ...cluster, ...task({ NetworkMode: mode }, mapping), ...host, ...starter }),
      'Service',
    )

  test.each([
    ['a static port', 'bridge', { ContainerPort: 80, HostPort: 8080 }, '6 8080-8080, Hosts/Subnet, 80, true'],
    ['no mode is bridge mode', undefined, { ContainerPort: 80, HostPort: 8080 }, '6 8080-8080, Hosts/Subnet, 80, true'],
    ['a dynamic port', 'bridge', { ContainerPort: 80 }, '6 32768-65535, Hosts/Subnet, 80, dynamic, true'],
    [
      'port 0 is dynamic',
      'bridge',
      { ContainerPort: 80, HostPort: 0 },
      '6 32768-65535, Hosts/Subnet, 80, dynamic, true',
    ],
    ['host mode', 'host', { ContainerPort: 80 }, '6 80-80, Hosts/Subnet, 80, true'],
  ])('%s', (_name, mode, mapping, expected) => {
    const found = survey(mode, mapping)
    expect(interfacesIn(found)).toEqual(['Hosts/Subnet, Group, public false, instance'])
    expect(socketsIn(found)).toEqual([expected])
  })

  test('the agent may be told where dynamic ports are', () => {
    const script = 'ECS_CLUSTER=${Cluster}\nECS_DYNAMIC_HOST_PORT_RANGE=40000-40100'
    expect(socketsIn(survey('bridge', { ContainerPort: 80 }, hosts(script)))).toEqual([
      '6 40000-40100, Hosts/Subnet, 80, dynamic, true',
    ])
  })

  test.each([
    ['a variable of the shell', 'cluster="prod"\necho ECS_CLUSTER=$cluster >> /etc/ecs/ecs.config', true],
    ['in braces', 'export NAME=prod\necho "ECS_CLUSTER=${!NAME}" >> /etc/ecs/ecs.config', true],
    ['one that is not assigned', 'echo ECS_CLUSTER=$cluster >> /etc/ecs/ecs.config', 'unknown'],
    ['Bottlerocket', '[settings.ecs]\nenable-spot-instance-draining = true\ncluster = "prod"\n', true],
    ['Windows', "Import-Module ECSTools\nInitialize-ECSAgent -Cluster 'prod' -EnableTaskIAMRole", true],
    ['another cluster', 'ECS_CLUSTER=prod-2 # /etc/ecs/ecs.config', 'unknown'],
  ])('how a script names the cluster: %s', (_name, script, isPlaced) => {
    const named = { Cluster: { Type: 'AWS::ECS::Cluster', Properties: { ClusterName: 'prod' } } }
    const resources = { ...group, ...task({ NetworkMode: 'host' }, { ContainerPort: 80 }), ...named, ...onInstances }
    const found = surveyOfTemplate(inVpc({ ...resources, ...hosts(script) }), 'Service')
    expect(socketsIn(found)).toEqual([`6 80-80, Hosts/Subnet, 80, ${isPlaced}`])
  })

  test('hosts whose cluster is not known may run any task', () => {
    const found = survey('host', { ContainerPort: 80 }, hosts('start-ecs --config /etc/ecs/ecs.config ${AWS::Region}'))
    expect(socketsIn(found)).toEqual(['6 80-80, Hosts/Subnet, 80, unknown'])
    expect(found.workloads[0]?.whole).toBe(false)
  })

  test('what is chosen at launch decides on a public address', () => {
    const data = { NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: true, Groups: [{ Ref: 'Group' }] }] }
    const found = survey('host', { ContainerPort: 80 }, hosts(undefined, data))
    expect(interfacesIn(found)).toEqual(['Hosts/Subnet, Group, public true, instance'])
  })

  test('a capacity provider says which hosts', () => {
    const provider = {
      Provider: {
        Type: 'AWS::ECS::CapacityProvider',
        Properties: { AutoScalingGroupProvider: { AutoScalingGroupArn: { Ref: 'Hosts' } } },
      },
    }
    const strategy = service({
      LaunchType: undefined,
      CapacityProviderStrategy: [{ CapacityProvider: { Ref: 'Provider' } }],
    })
    const found = survey('host', { ContainerPort: 80 }, { ...hosts(), ...provider }, strategy)
    expect(socketsIn(found)).toEqual(['6 80-80, Hosts/Subnet, 80, true'])
    expect(found.workloads[0]?.whole).toBe(true)
  })

  test('Managed Instances have the network of their provider', () => {
    const provider = {
      Provider: {
        Type: 'AWS::ECS::CapacityProvider',
        Properties: {
          ClusterName: { Ref: 'Cluster' },
          ManagedInstancesProvider: {
            InfrastructureRoleArn: 'arn:aws:iam::123456789012:role/x',
            InstanceLaunchTemplate: {
              Ec2InstanceProfileArn: 'arn:aws:iam::123456789012:instance-profile/x',
              NetworkConfiguration: { Subnets: [subnet], SecurityGroups: [{ Ref: 'Group' }] },
            },
          },
        },
      },
    }
    const strategy = service({
      LaunchType: undefined,
      CapacityProviderStrategy: [{ CapacityProvider: { Ref: 'Provider' } }],
    })
    const found = survey('host', { ContainerPort: 80 }, provider, strategy)
    expect(interfacesIn(found)).toEqual(['Provider/Subnet, Group, public false, instance'])
    expect(socketsIn(found)).toEqual(['6 80-80, Provider/Subnet, 80, true'])
  })
})

describe('load balancers', () => {
  const balancer = (properties: object = {}) => ({
    Balancer: {
      Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      Properties: { Subnets: [subnet], SecurityGroups: [{ Ref: 'Group' }], ...properties },
    },
  })
  const targets = (properties: object = {}) => ({
    Targets: {
      Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
      Properties: { VpcId: vpc, Port: 80, Protocol: 'HTTP', TargetType: 'ip', ...properties },
    },
  })
  const listener = (properties: object = {}) => ({
    Listener: {
      Type: 'AWS::ElasticLoadBalancingV2::Listener',
      Properties: {
        LoadBalancerArn: { Ref: 'Balancer' },
        Port: 443,
        Protocol: 'HTTPS',
        DefaultActions: [{ Type: 'forward', TargetGroupArn: { Ref: 'Targets' } }],
        ...properties,
      },
    },
  })
  const registered = service({
    ...network(),
    LoadBalancers: [{ ContainerName: 'web', ContainerPort: 80, TargetGroupArn: { Ref: 'Targets' } }],
  })
  const all = (parts: object) => inVpc({ ...group, ...cluster, ...task(), ...registered, ...parts })

  test('requests get from the listener to the service', () => {
    const { network: found } = surveyOfTemplate(all({ ...balancer(), ...targets(), ...listener() }), 'Service')
    const [one] = found.loadBalancers
    expect(one).toMatchObject({ kind: 'application', isInternetFacing: true, hasGroups: true, whole: true })
    expect(one?.interfaces.map(short)).toEqual(['Balancer/Subnet'])
    expect(
      one?.listeners.map(({ port, forwards }) => [port, forwards.map(({ targetGroup }) => short(targetGroup))]),
    ).toEqual([[[443, 443], ['Targets']]])
    expect(
      found.targetGroups.map(({ targets: to, preservesClientIp, crossesZones }) => [
        to.map(({ to: end, ports, certain }) => [short(end.id), ports, certain]),
        preservesClientIp,
        crossesZones,
      ]),
    ).toEqual([[[['Service/Subnet', [80, 80], true]], false, true]])
    expect(found.interfaces.find(({ owner }) => owner.is === 'load-balancer')?.public4).toEqual({ is: true })
  })

  test.each([
    ['TCP to addresses', { Protocol: 'TCP' }, false],
    ['TCP to instances', { Protocol: 'TCP', TargetType: 'instance' }, true],
    ['UDP to addresses', { Protocol: 'UDP' }, true],
    ['HTTP to instances', { TargetType: 'instance' }, false],
    [
      'TCP to addresses, switched on',
      { Protocol: 'TCP', TargetGroupAttributes: [{ Key: 'preserve_client_ip.enabled', Value: 'true' }] },
      true,
    ],
  ])('the address of the client: %s', (_name, properties, expected) => {
    const { network: found } = surveyOfTemplate(
      all({ ...balancer(), ...targets(properties), ...listener() }),
      'Service',
    )
    expect(found.targetGroups[0]?.preservesClientIp).toBe(expected)
  })

  test('a network load balancer without groups has none', () => {
    const { network: found } = surveyOfTemplate(
      all({
        ...balancer({ Type: 'network', SecurityGroups: undefined }),
        ...targets({ Protocol: 'TCP' }),
        ...listener({ Protocol: 'TCP' }),
      }),
      'Service',
    )
    expect(found.loadBalancers[0]).toMatchObject({ kind: 'network', hasGroups: false })
    expect(found.interfaces.find(({ owner }) => owner.is === 'load-balancer')?.groups).toEqual([])
  })

  test('rules say from whom and under what conditions, and who has to log in', () => {
    const rule = {
      Rule: {
        Type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
        Properties: {
          ListenerArn: { Ref: 'Listener' },
          Priority: 1,
          Conditions: [
            { Field: 'source-ip', SourceIpConfig: { Values: ['198.51.100.0/24'] } },
            { Field: 'path-pattern', Values: ['/admin/*'] },
          ],
          Actions: [
            { Type: 'authenticate-oidc', Order: 1, AuthenticateOidcConfig: { Issuer: 'https://login.example.com' } },
            { Type: 'forward', Order: 2, TargetGroupArn: { Ref: 'Targets' } },
          ],
        },
      },
    }
    const redirect = listener({ DefaultActions: [{ Type: 'redirect', RedirectConfig: { StatusCode: 'HTTP_301' } }] })
    const { network: found } = surveyOfTemplate(all({ ...balancer(), ...targets(), ...redirect, ...rule }), 'Service')
    expect(found.loadBalancers[0]?.listeners[0]?.forwards).toMatchObject([
      { conditions: 'path-pattern "/admin/*"', isAuthenticated: true, certain: true, sources: [{ prefix: 24 }] },
    ])
  })
})
