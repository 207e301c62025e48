import { expect, test } from 'vitest'
import { made, network, ref, service, taskDefinition } from '../../../../../test/network-template.ts'
import { answerOfTemplate } from '../../../../../test/reach-case.ts'

const groupOf = (vpc: string, more: object = {}) =>
  made('AWS::EC2::SecurityGroup', { VpcId: ref(vpc), GroupDescription: 'x', ...more })

const from = (peer: object, port = 8080) => [{ IpProtocol: 'tcp', FromPort: port, ToPort: port, ...peer }]

const lattice = {
  Mesh: made('AWS::VpcLattice::ServiceNetwork', { Name: 'mesh' }),
  Orders: made('AWS::VpcLattice::Service', { Name: 'orders' }),
  OrdersInMesh: made('AWS::VpcLattice::ServiceNetworkServiceAssociation', {
    ServiceNetworkIdentifier: ref('Mesh'),
    ServiceIdentifier: ref('Orders'),
  }),
  ShopInMesh: made('AWS::VpcLattice::ServiceNetworkVpcAssociation', {
    ServiceNetworkIdentifier: ref('Mesh'),
    VpcIdentifier: ref('Shop'),
  }),
  OrdersListener: made('AWS::VpcLattice::Listener', {
    ServiceIdentifier: ref('Orders'),
    Protocol: 'HTTPS',
    DefaultAction: { Forward: { TargetGroups: [{ TargetGroupIdentifier: ref('OrdersTargets'), Weight: 1 }] } },
  }),
  OrdersTargets: made('AWS::VpcLattice::TargetGroup', {
    Type: 'IP',
    Config: { Port: 8080, Protocol: 'HTTP', VpcIdentifier: ref('Vpc') },
  }),
}

/** Orders in one VPC; a caller in another one that no route leads from. */
const estate = {
  ...network,
  ...lattice,
  Shop: made('AWS::EC2::VPC', { CidrBlock: '10.9.0.0/16' }),
  Counter: made('AWS::EC2::Subnet', { VpcId: ref('Shop'), CidrBlock: '10.9.0.0/24' }),
  Task: taskDefinition(8080, {
    ContainerDefinitions: [
      { Name: 'web', Image: 'web', PortMappings: [{ ContainerPort: 8080, Name: 'api' }, { ContainerPort: 9090 }] },
    ],
  }),
  OrdersGroup: groupOf('Vpc', { SecurityGroupIngress: from({ CidrIp: '169.254.171.0/24' }) }),
  CallerGroup: groupOf('Shop'),
  OrderTasks: service(['Private'], [ref('OrdersGroup')], {
    VpcLatticeConfigurations: [{ PortName: 'api', RoleArn: 'arn:x', TargetGroupArn: ref('OrdersTargets') }],
  }),
  Caller: service(['Counter'], [ref('CallerGroup')]),
}

const list = { SourcePrefixListId: 'pl-0721453c7ac4ec009' }

test.each<[fact: string, verdict: string, changes: object, port?: number]>([
  ['the VPC is associated', 'possible', {}],
  ['it is not', 'unreachable', { ShopInMesh: undefined }],
  ['the service is in another network', 'unreachable', { OrdersInMesh: undefined }],
  [
    'the tasks let in the prefix list',
    'possible',
    { OrdersGroup: groupOf('Vpc', { SecurityGroupIngress: from(list) }) },
  ],
  [
    'the tasks let in others only',
    'unreachable',
    { OrdersGroup: groupOf('Vpc', { SecurityGroupIngress: from({ CidrIp: '10.0.0.0/8' }) }) },
  ],
  ['a port that is not published', 'unreachable', {}, 9090],
  ['no listener leads there', 'unreachable', { OrdersListener: undefined }],
  [
    'a rule leads there',
    'possible',
    {
      OrdersListener: made('AWS::VpcLattice::Listener', {
        ServiceIdentifier: ref('Orders'),
        Protocol: 'HTTPS',
        DefaultAction: { FixedResponse: { StatusCode: 404 } },
      }),
      Rule: made('AWS::VpcLattice::Rule', {
        ListenerIdentifier: ref('OrdersListener'),
        Action: { Forward: { TargetGroups: [{ TargetGroupIdentifier: ref('OrdersTargets') }] } },
      }),
    },
  ],
  [
    'groups of the association let the caller in',
    'possible',
    {
      Gate: groupOf('Shop', { SecurityGroupIngress: from({ SourceSecurityGroupId: ref('CallerGroup') }, 443) }),
      ShopInMesh: made('AWS::VpcLattice::ServiceNetworkVpcAssociation', {
        ServiceNetworkIdentifier: ref('Mesh'),
        VpcIdentifier: ref('Shop'),
        SecurityGroupIds: [ref('Gate')],
      }),
    },
  ],
  [
    'they let in others',
    'unreachable',
    {
      Gate: groupOf('Shop', { SecurityGroupIngress: from({ CidrIp: '10.8.0.0/16' }, 443) }),
      ShopInMesh: made('AWS::VpcLattice::ServiceNetworkVpcAssociation', {
        ServiceNetworkIdentifier: ref('Mesh'),
        VpcIdentifier: ref('Shop'),
        SecurityGroupIds: [ref('Gate')],
      }),
    },
  ],
  [
    'the groups of the caller let nothing out',
    'unreachable',
    { CallerGroup: groupOf('Shop', { SecurityGroupEgress: from({ CidrIp: '10.9.0.0/16' }, 443) }) },
  ],
])('%s: %s', (_, verdict, changes, port = 8080) => {
  const resources = Object.fromEntries(Object.entries({ ...estate, ...changes }).filter(([, value]) => value))
  const answer = answerOfTemplate({ Resources: resources }, 'Caller', 'OrderTasks', port)
  expect(answer.verdict).toBe(verdict)
  const hops = answer.hops.filter(({ kind }) => kind === 'vpc-lattice')
  expect(hops.map(({ says }) => says)).toEqual(
    verdict === 'possible' ? ['The service network Mesh takes requests, which VPC Lattice may lead on.'] : [],
  )
})

test('who comes has to sign where the network has an auth policy', () => {
  const signed = { Mesh: made('AWS::VpcLattice::ServiceNetwork', { Name: 'mesh', AuthType: 'AWS_IAM' }) }
  const answer = answerOfTemplate({ Resources: { ...estate, ...signed } }, 'Caller', 'OrderTasks', 8080)
  expect(answer.hops.map(({ says }) => says).join()).toContain('which asks who they are')
})

test('the internet is in no service network', () => {
  expect(answerOfTemplate({ Resources: estate }, 'internet', 'OrderTasks', 8080).verdict).toBe('unreachable')
})
