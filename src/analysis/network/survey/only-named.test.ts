import { expect, test } from 'vitest'
import { surveyOfTemplate } from '../../../../test/survey-case.ts'

const balancer = (properties: object) => ({
  Parameters: { Net: { Type: 'AWS::EC2::VPC::Id' }, One: { Type: 'AWS::EC2::Subnet::Id' } },
  Resources: {
    Balancer: {
      Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      Properties: { Subnets: [{ Ref: 'One' }], ...properties },
    },
  },
})

test.each([
  ['a public load balancer needs one', {}, 'attached'],
  ['an internal one does not', { Scheme: 'internal' }, 'unknown'],
])('the internet gateway of a VPC that is only named: %s', (_, properties, is) => {
  const { network } = surveyOfTemplate(balancer(properties), 'Balancer')
  expect(network.vpcs.map(({ internetGateway }) => internetGateway.is)).toEqual([is])
})

const ruled = (range: unknown, parameter: object) => ({
  Parameters: { Range: { Type: 'String', ...parameter } },
  Resources: {
    Group: {
      Type: 'AWS::EC2::SecurityGroup',
      Properties: {
        GroupDescription: 'web',
        SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 80, ToPort: 80, CidrIp: range }],
      },
    },
  },
})

test.each([
  ['a range that is a parameter goes by its name', { Ref: 'Range' }, {}, [['TCP 80, ${Range}', 'unknown']]],
  [
    'a default that is no range is not what is deployed',
    { Ref: 'Range' },
    { Default: 'me' },
    [['TCP 80, somebody who is not known', 'unknown']],
  ],
  ['neither is one that is written', 'me', {}, [['TCP 80, somebody who is not known', 'unknown']]],
])('%s', (_, range, parameter, rules) => {
  const { network } = surveyOfTemplate(ruled(range, parameter), 'Group')
  const [group] = network.securityGroups
  expect(group?.ingress.map(({ name, peer }) => [name, peer.is])).toEqual(rules)
})

test('a service stands in the VPC of its target group, however its subnets are called', () => {
  const { network } = surveyOfTemplate(
    {
      Parameters: {
        Net: { Type: 'AWS::EC2::VPC::Id' },
        Own: { Type: 'AWS::EC2::VPC::Id' },
        One: { Type: 'AWS::EC2::Subnet::Id' },
      },
      Resources: {
        Group: { Type: 'AWS::EC2::SecurityGroup', Properties: { GroupDescription: 'web', VpcId: { Ref: 'Own' } } },
        Targets: {
          Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
          Properties: { VpcId: { Ref: 'Net' }, Port: 80, Protocol: 'HTTP', TargetType: 'ip' },
        },
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            NetworkMode: 'awsvpc',
            ContainerDefinitions: [{ Name: 'web', Image: 'web', PortMappings: [{ ContainerPort: 80 }] }],
          },
        },
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: {
            LaunchType: 'FARGATE',
            TaskDefinition: { Ref: 'Task' },
            LoadBalancers: [{ ContainerName: 'web', ContainerPort: 80, TargetGroupArn: { Ref: 'Targets' } }],
            NetworkConfiguration: {
              AwsvpcConfiguration: {
                Subnets: [{ Ref: 'One' }],
                SecurityGroups: [{ 'Fn::GetAtt': ['Group', 'GroupId'] }],
              },
            },
          },
        },
      },
    },
    'Service',
  )
  const vpcs = [...network.subnets, ...network.securityGroups].map(({ vpc }) => vpc)
  expect(vpcs).toHaveLength(2)
  expect(new Set(vpcs).size).toBe(1)
})

const behindGiven = (peer: string) => ({
  Parameters: { One: { Type: 'AWS::EC2::Subnet::Id' }, Listener: { Type: 'String' } },
  Resources: {
    Net: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    ...Object.fromEntries(
      ['FrontGroup', 'OtherGroup'].map((name) => [
        name,
        { Type: 'AWS::EC2::SecurityGroup', Properties: { GroupDescription: name, VpcId: { Ref: 'Net' } } },
      ]),
    ),
    Front: {
      Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      Properties: { Subnets: [{ Ref: 'One' }], SecurityGroups: [{ Ref: 'FrontGroup' }] },
    },
    Group: {
      Type: 'AWS::EC2::SecurityGroup',
      Properties: {
        GroupDescription: 'web',
        VpcId: { Ref: 'Net' },
        SecurityGroupIngress: [
          { IpProtocol: 'tcp', FromPort: 80, ToPort: 80, SourceSecurityGroupId: { 'Fn::GetAtt': [peer, 'GroupId'] } },
        ],
      },
    },
    Targets: {
      Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
      Properties: { VpcId: { Ref: 'Net' }, Port: 80, Protocol: 'HTTP', TargetType: 'ip' },
    },
    Rule: {
      Type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
      Properties: {
        ListenerArn: { Ref: 'Listener' },
        Priority: 1,
        Actions: [{ Type: 'forward', TargetGroupArn: { Ref: 'Targets' } }],
        Conditions: [{ Field: 'path-pattern', Values: ['/'] }],
      },
    },
  },
})

test.each([
  ['may be one of the scan, where a rule names the group of that', 'FrontGroup', true],
  ['has no group of something else', 'OtherGroup', false],
])('a load balancer whose listener is only named %s', (_, peer, is) => {
  const { network } = surveyOfTemplate(behindGiven(peer), 'Rule')
  const named = network.interfaces.filter(({ owner, certain }) => owner.is === 'load-balancer' && !certain)
  expect(named.map(({ groups }) => groups.some((id) => id.endsWith(`#${peer}`)))).toEqual([is])
})
