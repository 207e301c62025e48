import { expect, test } from 'vitest'
import { made, network, ref, service, taskDefinition } from '../../../../test/network-template.ts'
import { answerOfTemplate } from '../../../../test/reach-case.ts'

const group = (...ingress: readonly object[]) =>
  made('AWS::EC2::SecurityGroup', { VpcId: ref('Vpc'), GroupDescription: 'x', SecurityGroupIngress: ingress })

const balanced = (balancer: Readonly<Record<string, unknown>>, ...ingress: readonly object[]) => ({
  ...network,
  Open: group({ IpProtocol: 'tcp', FromPort: 80, ToPort: 80, CidrIp: '0.0.0.0/0' }),
  Group: group(...ingress),
  Front: made('AWS::ElasticLoadBalancingV2::LoadBalancer', balancer),
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
    TargetGroupAttributes: [{ Key: 'load_balancing.cross_zone.enabled', Value: 'true' }],
  }),
  Task: taskDefinition(8080),
  Web: service(['Private'], [ref('Group')], {
    LoadBalancers: [{ TargetGroupArn: ref('Targets'), ContainerName: 'web', ContainerPort: 8080 }],
  }),
})

const fromFront = { IpProtocol: 'tcp', FromPort: 8080, ToPort: 8080, SourceSecurityGroupId: ref('Open') }

test.each<[string, object, readonly string[]]>([
  [
    'the group of its targets',
    balanced({ Type: 'network', Scheme: 'internet-facing', Subnets: [ref('Public')], SecurityGroups: [ref('Open')] }),
    ['No inbound rule of Group lets in tcp 8080 from Front in Public.'],
  ],
  [
    'its scheme',
    balanced(
      { Type: 'network', Scheme: 'internal', Subnets: [ref('Public')], SecurityGroups: [ref('Open')] },
      fromFront,
    ),
    ['Front in Public has no public IPv4 address.'],
  ],
])('of a service behind a load balancer it is told what stops clients there: %s', (_, Resources, says) => {
  const { verdict, blockers } = answerOfTemplate({ Resources }, 'internet', 'Web')
  expect(verdict).toBe('unreachable')
  expect(blockers.map((one) => one.says)).toEqual(says)
})

test('where a group and a network ACL each let something in, but not the same, the network ACL is told', () => {
  const entry = (Egress: boolean, more: object) =>
    made('AWS::EC2::NetworkAclEntry', {
      NetworkAclId: ref('Acl'),
      RuleNumber: 100,
      RuleAction: 'allow',
      CidrBlock: '0.0.0.0/0',
      Egress,
      ...more,
    })
  const Resources = {
    ...network,
    Group: group({ IpProtocol: 'tcp', FromPort: 8080, ToPort: 8080, CidrIp: '0.0.0.0/0' }),
    Acl: made('AWS::EC2::NetworkAcl', { VpcId: ref('Vpc') }),
    In: entry(false, { Protocol: 6, PortRange: { From: 443, To: 443 } }),
    Out: entry(true, { Protocol: -1 }),
    Guarded: made('AWS::EC2::SubnetNetworkAclAssociation', { SubnetId: ref('Public'), NetworkAclId: ref('Acl') }),
    Task: taskDefinition(8080),
    Web: service(['Public'], [ref('Group')], { AssignPublicIp: 'ENABLED' }),
  }
  const { verdict, blockers } = answerOfTemplate({ Resources }, 'internet', 'Web')
  expect(verdict).toBe('unreachable')
  expect(blockers.map(({ says }) => says)).toEqual(['Acl keeps tcp 8080 into Public: no entry allows it.'])
})
