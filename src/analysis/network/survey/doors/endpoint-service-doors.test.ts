import { expect, test } from 'vitest'
import { made, network, ref, service, taskDefinition } from '../../../../../test/network-template.ts'
import { answerOfTemplate } from '../../../../../test/reach-case.ts'

const group = (vpc: string, ...ingress: readonly object[]) =>
  made('AWS::EC2::SecurityGroup', { VpcId: ref(vpc), GroupDescription: 'x', SecurityGroupIngress: ingress })

const tcp = (port: number, CidrIp: string) => ({ IpProtocol: 'tcp', FromPort: port, ToPort: port, CidrIp })

/** A service behind PrivateLink, and a client in a VPC of its own that has an endpoint for it. */
const estate = (lets: string) => ({
  ...network,
  Front: made('AWS::ElasticLoadBalancingV2::LoadBalancer', {
    Type: 'network',
    Scheme: 'internal',
    Subnets: [ref('Private')],
  }),
  Listener: made('AWS::ElasticLoadBalancingV2::Listener', {
    LoadBalancerArn: ref('Front'),
    Port: 80,
    Protocol: 'TCP',
    DefaultActions: [{ Type: 'forward', TargetGroupArn: ref('Targets') }],
  }),
  Targets: made('AWS::ElasticLoadBalancingV2::TargetGroup', {
    VpcId: ref('Vpc'),
    Port: 8080,
    Protocol: 'TCP',
    TargetType: 'ip',
  }),
  Task: taskDefinition(8080),
  Group: group('Vpc', tcp(8080, '10.0.0.0/16')),
  Web: service(['Private'], [ref('Group')], {
    LoadBalancers: [{ TargetGroupArn: ref('Targets'), ContainerName: 'web', ContainerPort: 8080 }],
  }),
  Offered: made('AWS::EC2::VPCEndpointService', { NetworkLoadBalancerArns: [ref('Front')], AcceptanceRequired: false }),
  Other: made('AWS::EC2::VPC', { CidrBlock: '10.1.0.0/16' }),
  Theirs: made('AWS::EC2::Subnet', { VpcId: ref('Other'), CidrBlock: '10.1.0.0/24' }),
  EndpointGroup: group('Other', tcp(80, lets)),
  Endpoint: made('AWS::EC2::VPCEndpoint', {
    VpcId: ref('Other'),
    VpcEndpointType: 'Interface',
    ServiceName: { 'Fn::Sub': 'com.amazonaws.vpce.${AWS::Region}.${Offered}' },
    SubnetIds: [ref('Theirs')],
    SecurityGroupIds: [ref('EndpointGroup')],
  }),
  ClientGroup: group('Other'),
  Client: service(['Theirs'], [ref('ClientGroup')]),
})

test.each([
  ['lets it in', '10.1.0.0/16', 'reachable'],
  ['lets others in', '10.9.0.0/16', 'unreachable'],
])('a client comes by an endpoint of its VPC whose group %s', (_, lets, verdict) => {
  const answer = answerOfTemplate({ Resources: estate(lets) }, 'Client', 'Web')
  expect(answer.verdict).toBe(verdict)
  if (verdict === 'reachable')
    expect(answer.hops.map(({ says }) => says).slice(2, 5)).toEqual([
      'EndpointGroup lets in tcp 80 from 10.1.0.0/16.',
      'Endpoint in Theirs.',
      'Offered takes requests.',
    ])
})
