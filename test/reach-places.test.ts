import { expect, test } from 'vitest'
import { answerOfTemplate } from './reach-case.ts'
import { inVpc } from './survey-case.ts'

const vpc = { VpcId: { Ref: 'Vpc' } }
const at = (...names: readonly string[]) => names.map((name) => ({ Ref: name }))
const subnet = (CidrBlock: string, AvailabilityZone: string) => ({
  Type: 'AWS::EC2::Subnet',
  Properties: { ...vpc, CidrBlock, AvailabilityZone },
})
const groups = at('Group')

/** A subnet that lets nothing in or out. */
const closed = (name: string) => ({
  [`${name}Acl`]: { Type: 'AWS::EC2::NetworkAcl', Properties: vpc },
  [`${name}Closed`]: {
    Type: 'AWS::EC2::SubnetNetworkAclAssociation',
    Properties: { SubnetId: { Ref: name }, NetworkAclId: { Ref: `${name}Acl` } },
  },
})

const network = {
  Here: subnet('10.0.11.0/24', 'eu-west-1a'),
  There: subnet('10.0.12.0/24', 'eu-west-1b'),
  Group: {
    Type: 'AWS::EC2::SecurityGroup',
    Properties: {
      ...vpc,
      GroupDescription: 'all',
      SecurityGroupIngress: [{ IpProtocol: '-1', CidrIp: '0.0.0.0/0' }],
    },
  },
  Client: { Type: 'AWS::EC2::Instance', Properties: { SubnetId: { Ref: 'Here' }, SecurityGroupIds: groups } },
}

const database = (names: readonly string[], more: object = {}) => ({
  Places: {
    Type: 'AWS::RDS::DBSubnetGroup',
    Properties: { DBSubnetGroupDescription: 'all', SubnetIds: at(...names) },
  },
  It: {
    Type: 'AWS::RDS::DBInstance',
    Properties: { DBSubnetGroupName: { Ref: 'Places' }, VPCSecurityGroups: groups, ...more },
  },
})
const service = (...names: readonly string[]) => ({
  Task: {
    Type: 'AWS::ECS::TaskDefinition',
    Properties: {
      NetworkMode: 'awsvpc',
      RequiresCompatibilities: ['FARGATE'],
      ContainerDefinitions: [{ Name: 'app', Image: 'app', PortMappings: [{ ContainerPort: 80 }] }],
    },
  },
  It: {
    Type: 'AWS::ECS::Service',
    Properties: {
      LaunchType: 'FARGATE',
      TaskDefinition: { Ref: 'Task' },
      NetworkConfiguration: { AwsvpcConfiguration: { Subnets: at(...names), SecurityGroups: groups } },
    },
  },
})
const balancer = {
  It: {
    Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    Properties: { Scheme: 'internal', Subnets: at('Here', 'There'), SecurityGroups: groups },
  },
  Listener: {
    Type: 'AWS::ElasticLoadBalancingV2::Listener',
    Properties: {
      LoadBalancerArn: { Ref: 'It' },
      Port: 80,
      Protocol: 'HTTP',
      DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '200' } }],
    },
  },
}
const both = ['Here', 'There']

test.each<[string, object, string, string, string]>([
  ['a database in subnets that are all reached', database(both), 'Client', 'It', 'reachable'],
  ['in one that is not', { ...database(both), ...closed('There') }, 'Client', 'It', 'possible'],
  ['in none that is', { ...database(['There']), ...closed('There'), ...closed('Here') }, 'Client', 'It', 'unreachable'],
  ['in another one alone', { ...database(['Here']), ...closed('There') }, 'Client', 'It', 'reachable'],
  [
    'in the zone that it is in',
    { ...database(both, { AvailabilityZone: 'eu-west-1a' }), ...closed('There') },
    'Client',
    'It',
    'reachable',
  ],
  ['tasks in subnets that are all reached', service(...both), 'Client', 'It', 'reachable'],
  ['and in one that is not', { ...service(...both), ...closed('There') }, 'Client', 'It', 'possible'],
  ['and from there', { ...service(...both), ...closed('There') }, 'It', 'Client', 'possible'],
  ['a load balancer stands in all of them', { ...balancer, ...closed('There') }, 'Client', 'It', 'reachable'],
])('%s', (_name, resources, from, to, verdict) => {
  expect(answerOfTemplate(inVpc({ ...network, ...resources }), from, to, 80).verdict).toBe(verdict)
})

test('what is not reached for sure is told', () => {
  const template = inVpc({ ...network, ...database(both), ...closed('There') })
  const { hops } = answerOfTemplate(template, 'Client', 'It', 80)
  expect(hops.filter(({ isOpen }) => isOpen).map(({ says }) => says)).toEqual([
    'It stands in one of Here and There, and not in each of them does all of this hold.',
  ])
})
