import { expect, test } from 'vitest'
import { made, network, ref, service, taskDefinition } from '../../../../../test/network-template.ts'
import { answerOfTemplate } from '../../../../../test/reach-case.ts'

/** A service behind a load balancer; both tables lead to Amazon S3 by an endpoint. */
const estate = {
  ...network,
  OtherPublic: made('AWS::EC2::Subnet', { VpcId: ref('Vpc'), CidrBlock: '10.0.2.0/24' }),
  OtherAssociation: made('AWS::EC2::SubnetRouteTableAssociation', {
    SubnetId: ref('OtherPublic'),
    RouteTableId: ref('PublicTable'),
  }),
  Nat: made('AWS::EC2::NatGateway', { SubnetId: ref('Public'), AllocationId: 'eipalloc-1' }),
  PrivateRoute: made('AWS::EC2::Route', {
    RouteTableId: ref('PrivateTable'),
    DestinationCidrBlock: '0.0.0.0/0',
    NatGatewayId: ref('Nat'),
  }),
  Storage: made('AWS::EC2::VPCEndpoint', {
    VpcId: ref('Vpc'),
    ServiceName: { 'Fn::Sub': 'com.amazonaws.${AWS::Region}.s3' },
    RouteTableIds: [ref('PublicTable'), ref('PrivateTable')],
  }),
  Open: made('AWS::EC2::SecurityGroup', {
    VpcId: ref('Vpc'),
    GroupDescription: 'x',
    SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 80, ToPort: 8080, CidrIp: '0.0.0.0/0' }],
  }),
  Front: made('AWS::ElasticLoadBalancingV2::LoadBalancer', {
    Scheme: 'internet-facing',
    Subnets: [ref('Public'), ref('OtherPublic')],
    SecurityGroups: [ref('Open')],
  }),
  Listener: made('AWS::ElasticLoadBalancingV2::Listener', {
    LoadBalancerArn: ref('Front'),
    Port: 80,
    Protocol: 'HTTP',
    DefaultActions: [{ Type: 'forward', TargetGroupArn: ref('Targets') }],
  }),
  Targets: made('AWS::ElasticLoadBalancingV2::TargetGroup', {
    VpcId: ref('Vpc'),
    Port: 8080,
    Protocol: 'HTTP',
    TargetType: 'ip',
  }),
  Task: taskDefinition(8080),
  Web: service(['Private'], [ref('Open')], {
    LoadBalancers: [{ TargetGroupArn: ref('Targets'), ContainerName: 'web', ContainerPort: 8080 }],
  }),
}

test('whose addresses nobody sees: what stays in the VPC is delivered all the same', () => {
  const { verdict, hops, gaps } = answerOfTemplate({ Resources: estate }, 'internet', 'Web')
  expect(verdict).toBe('reachable')
  expect(hops.filter(({ isOpen }) => isOpen)).toEqual([])
  expect(gaps).toEqual([])
})

test('answers to the internet are not what it takes', () => {
  const { Listener: _, ...unserved } = estate
  const { verdict, blockers } = answerOfTemplate({ Resources: unserved }, 'internet', 'Web')
  expect(verdict).toBe('unreachable')
  expect(blockers.map(({ says }) => says)).toContain(
    'PrivateTable sends the answer to Nat, not to the internet gateway.',
  )
})
