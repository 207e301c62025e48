import { expect, test } from 'vitest'
import { made, network, ref, service, taskDefinition } from '../../../../../test/network-template.ts'
import { answerOfTemplate } from '../../../../../test/reach-case.ts'

const groupOf = (more: object = {}) =>
  made('AWS::EC2::SecurityGroup', { VpcId: ref('Vpc'), GroupDescription: 'x', ...more })

const arn = (name: string) => ({ 'Fn::GetAtt': [name, 'Arn'] })

const integration = (more: object = {}) =>
  made('AWS::ApiGatewayV2::Integration', {
    ApiId: ref('Api'),
    IntegrationType: 'HTTP_PROXY',
    ConnectionType: 'VPC_LINK',
    ConnectionId: ref('Link'),
    IntegrationUri: arn('Names'),
    ...more,
  })

const tasks = (registry: object) => service(['Private'], [ref('TaskGroup')], { ServiceRegistries: [registry] })

/** An HTTP API, and behind its VPC link tasks that register in AWS Cloud Map. */
const estate = {
  ...network,
  Api: made('AWS::ApiGatewayV2::Api', { Name: 'api', ProtocolType: 'HTTP' }),
  Link: made('AWS::ApiGatewayV2::VpcLink', {
    Name: 'link',
    SubnetIds: [ref('Private')],
    SecurityGroupIds: [ref('LinkGroup')],
  }),
  Integration: integration(),
  Route: made('AWS::ApiGatewayV2::Route', {
    ApiId: ref('Api'),
    RouteKey: '$default',
    Target: { 'Fn::Join': ['/', ['integrations', ref('Integration')]] },
  }),
  Space: made('AWS::ServiceDiscovery::PrivateDnsNamespace', { Name: 'shop', Vpc: ref('Vpc') }),
  Names: made('AWS::ServiceDiscovery::Service', { Name: 'orders', NamespaceId: ref('Space') }),
  LinkGroup: groupOf(),
  TaskGroup: groupOf({
    SecurityGroupIngress: [
      { IpProtocol: 'tcp', FromPort: 8080, ToPort: 8080, SourceSecurityGroupId: ref('LinkGroup') },
    ],
  }),
  Task: taskDefinition(8080),
  Tasks: tasks({ RegistryArn: arn('Names'), Port: 8080 }),
}

const parameter = { Given: { Type: 'String' } }

test.each<[fact: string, verdict: string, changes: object, port?: number]>([
  ['the tasks register the port', 'reachable', {}],
  ['another port', 'unreachable', {}, 22],
  ['they register no port', 'possible', { Tasks: tasks({ RegistryArn: arn('Names') }) }],
  [
    'the port of a container',
    'reachable',
    { Tasks: tasks({ RegistryArn: arn('Names'), ContainerName: 'web', ContainerPort: 8080 }) },
  ],
  [
    'a port that no container has',
    'unreachable',
    { Tasks: tasks({ RegistryArn: arn('Names'), ContainerName: 'web', ContainerPort: 9000 }) },
  ],
  ['they register elsewhere', 'unreachable', { Tasks: tasks({ RegistryArn: 'arn:other' }) }],
  ['nobody lets the link in', 'unreachable', { TaskGroup: groupOf() }],
  ['nothing calls the integration', 'possible', { Route: undefined }],
  [
    'it is not known what stands behind the link',
    'possible',
    { Integration: integration({ IntegrationUri: ref('Given') }) },
  ],
  ['the link is not in the scan', 'possible', { Integration: integration({ ConnectionId: ref('Given') }) }],
  [
    'it goes over the internet',
    'unreachable',
    { Integration: integration({ ConnectionType: 'INTERNET', ConnectionId: undefined }) },
  ],
])('%s: %s', (_fact, verdict, changes, port) => {
  const Resources = Object.fromEntries(
    Object.entries({ ...estate, ...changes }).filter(([, resource]) => resource !== undefined),
  )
  const answer = answerOfTemplate({ Parameters: parameter, Resources }, 'internet', 'Tasks', port)
  expect(answer.verdict).toBe(verdict)
})

test('the hops lead from the link to the task, and only its port gets through', () => {
  const answer = answerOfTemplate({ Parameters: parameter, Resources: estate }, 'internet', 'Tasks')
  expect(answer.hops.map(({ kind }) => kind)).toEqual([
    'api-gateway',
    'security-group',
    'security-group',
    'destination',
  ])
  expect(answer.traffic.return).toEqual([{ protocol: 'tcp', ports: '8080' }])
})
