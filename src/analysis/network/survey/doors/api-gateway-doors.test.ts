import { expect, test } from 'vitest'
import { made, network, ref, service, taskDefinition } from '../../../../../test/network-template.ts'
import { answerOfTemplate } from '../../../../../test/reach-case.ts'

const arn = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] })

const group = (...ingress: readonly object[]) =>
  made('AWS::EC2::SecurityGroup', { VpcId: ref('Vpc'), GroupDescription: 'x', SecurityGroupIngress: ingress })

/** An HTTP API that leads to the tasks that AWS Cloud Map knows. */
const estate = (registry: object, from: object = { SourceSecurityGroupId: ref('LinkGroup') }) => ({
  ...network,
  LinkGroup: group(),
  Group: group({ IpProtocol: 'tcp', FromPort: 3000, ToPort: 3000, ...from }),
  Namespace: made('AWS::ServiceDiscovery::PrivateDnsNamespace', { Name: 'shop.local', Vpc: ref('Vpc') }),
  Registry: made('AWS::ServiceDiscovery::Service', {
    Name: 'web',
    DnsConfig: { NamespaceId: ref('Namespace'), DnsRecords: [{ Type: 'SRV', TTL: 60 }] },
  }),
  Task: taskDefinition(3000),
  Web: service(['Private'], [ref('Group')], { ServiceRegistries: [{ RegistryArn: arn('Registry'), ...registry }] }),
  Api: made('AWS::ApiGatewayV2::Api', { Name: 'shop', ProtocolType: 'HTTP' }),
  Link: made('AWS::ApiGatewayV2::VpcLink', {
    Name: 'shop',
    SubnetIds: [ref('Private')],
    SecurityGroupIds: [ref('LinkGroup')],
  }),
  Integration: made('AWS::ApiGatewayV2::Integration', {
    ApiId: ref('Api'),
    IntegrationType: 'HTTP_PROXY',
    ConnectionType: 'VPC_LINK',
    ConnectionId: ref('Link'),
    IntegrationUri: arn('Registry'),
  }),
  Route: made('AWS::ApiGatewayV2::Route', {
    ApiId: ref('Api'),
    RouteKey: '$default',
    Target: { 'Fn::Sub': 'integrations/${Integration}' },
  }),
})

test.each<[fact: string, verdict: string, resources: object]>([
  ['by the port that is registered', 'reachable', estate({ ContainerName: 'web', ContainerPort: 3000 })],
  ['without a port that is registered', 'possible', estate({})],
  ['another port is registered', 'unreachable', estate({ ContainerName: 'web', ContainerPort: 9000 })],
  [
    'the group lets others in',
    'unreachable',
    estate({ ContainerName: 'web', ContainerPort: 3000 }, { CidrIp: '10.9.0.0/16' }),
  ],
])('from an HTTP API to tasks in AWS Cloud Map %s: %s', (_, verdict, Resources) => {
  expect(answerOfTemplate({ Resources }, 'internet', 'Web').verdict).toBe(verdict)
})

test('what gets through is what the door leads to, and the groups on the way are told', () => {
  const Resources = estate({ ContainerName: 'web', ContainerPort: 3000 })
  const { traffic, hops } = answerOfTemplate({ Resources }, 'internet', 'Web')
  expect(traffic.forward).toEqual([{ protocol: 'tcp', ports: '3000' }])
  expect(hops.map(({ says }) => says)).toEqual([
    'Integration takes requests.',
    'LinkGroup lets out all traffic to 0.0.0.0/0.',
    'Group lets in tcp 3000 from LinkGroup.',
    'Web in Private.',
  ])
})
