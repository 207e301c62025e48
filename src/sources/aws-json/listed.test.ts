import { describe, expect, test } from 'vitest'
import { type Documents, ec2, elb, gapsOf, group, here, readReplies, region, vpc } from '../../../test/replies.ts'
import type { ResourceType } from '../../model/resource.ts'

const ecs = (rest: string) => `arn:aws:ecs:eu-west-1:111122223333:${rest}`

describe('complete', () => {
  const vpcs = { [`${here}/Vpcs.json`]: { Vpcs: [vpc] } }
  const inVpc = ec2('vpc/vpc-00000001')

  test.each<[string, Documents, ResourceType, string, boolean]>([
    ['a whole list', { [`${here}/a.json`]: { SecurityGroups: [group] } }, 'AWS::EC2::SecurityGroup', inVpc, true],
    ['in its Region', { [`${here}/a.json`]: { SecurityGroups: [group] } }, 'AWS::EC2::SecurityGroup', region, true],
    ['an empty list', { [`${here}/a.json`]: { NatGateways: [] } }, 'AWS::EC2::NatGateway', inVpc, true],
    ['no list', {}, 'AWS::EC2::NatGateway', inVpc, false],
    [
      'a first page',
      { [`${here}/a.json`]: { SecurityGroups: [group], NextToken: 'a' } },
      'AWS::EC2::SecurityGroup',
      inVpc,
      false,
    ],
    [
      'the token of the last page is null',
      { [`${here}/a.json`]: { SecurityGroups: [group], NextToken: null } },
      'AWS::EC2::SecurityGroup',
      inVpc,
      true,
    ],
    [
      'pages with an end',
      {
        [`${here}/a-9.json`]: { SecurityGroups: [group], NextToken: 'a' },
        [`${here}/a-10.json`]: { SecurityGroups: [] },
      },
      'AWS::EC2::SecurityGroup',
      inVpc,
      true,
    ],
    [
      'pages without one',
      {
        [`${here}/a-1.json`]: { SecurityGroups: [group] },
        [`${here}/a-2.json`]: { SecurityGroups: [group], NextToken: 'b' },
      },
      'AWS::EC2::SecurityGroup',
      inVpc,
      false,
    ],
    [
      'another Region',
      { [`accounts/111122223333/eu-west-2/a.json`]: { SecurityGroups: [group] } },
      'AWS::EC2::SecurityGroup',
      inVpc,
      false,
    ],
    [
      'another account',
      { 'accounts/444455556666/eu-west-1/a.json': { SecurityGroups: [group] } },
      'AWS::EC2::SecurityGroup',
      inVpc,
      false,
    ],
    ['what is held in the items', { [`${here}/a.json`]: { RouteTables: [] } }, 'AWS::EC2::Route', inVpc, true],
    [
      'what is held in one of two lists',
      { [`${here}/a.json`]: { InternetGateways: [] } },
      'AWS::EC2::VPCGatewayAttachment',
      inVpc,
      false,
    ],
    [
      'what is held in both',
      { [`${here}/a.json`]: { InternetGateways: [] }, [`${here}/b.json`]: { VpnGateways: [] } },
      'AWS::EC2::VPCGatewayAttachment',
      inVpc,
      true,
    ],
    [
      'the rules of a group',
      { [`${here}/a.json`]: { SecurityGroups: [group], NextToken: 'a' } },
      'AWS::EC2::SecurityGroupIngress',
      ec2('security-group/sg-00000001'),
      true,
    ],
    [
      'the listeners of a load balancer',
      {
        'l.json': {
          Listeners: [{ ListenerArn: elb('listener/app/a/1/2'), LoadBalancerArn: elb('loadbalancer/app/a/1') }],
        },
      },
      'AWS::ElasticLoadBalancingV2::Listener',
      elb('loadbalancer/app/a/1'),
      true,
    ],
    [
      'the rules of a listener',
      { 'r.json': { Rules: [{ RuleArn: elb('listener-rule/app/a/1/2/3'), Priority: 'default' }] } },
      'AWS::ElasticLoadBalancingV2::ListenerRule',
      elb('listener/app/a/1/2'),
      true,
    ],
    [
      'routes of a table that the file names',
      {
        [`${here}/tgw-rtb-00000001.json`]: {
          Routes: [{ DestinationCidrBlock: '10.1.0.0/16', Type: 'static', State: 'active' }],
        },
      },
      'AWS::EC2::TransitGatewayRoute',
      'tgw-rtb-00000001',
      true,
    ],
    [
      'routes of one table are not all',
      {
        [`${here}/tgw-rtb-00000001.json`]: {
          Routes: [{ DestinationCidrBlock: '10.1.0.0/16', Type: 'static', State: 'active' }],
        },
      },
      'AWS::EC2::TransitGatewayRoute',
      inVpc,
      false,
    ],
    [
      'no routes of a table that a tool names',
      {
        [`${here}/t.json`]: {
          TransitGatewayStaticRoutes: [{ TransitGatewayRouteTableId: 'tgw-rtb-00000001', Routes: [] }],
        },
      },
      'AWS::EC2::TransitGatewayRoute',
      'tgw-rtb-00000001',
      true,
    ],
    [
      'services that are listed and described',
      {
        'l.json': { serviceArns: [ecs('service/shop/web')] },
        's.json': { services: [{ serviceArn: ecs('service/shop/web') }] },
      },
      'AWS::ECS::Service',
      ecs('cluster/shop'),
      true,
    ],
    [
      'services of which one is not described',
      {
        'l.json': { serviceArns: [ecs('service/shop/web'), ecs('service/shop/cart')] },
        's.json': { services: [{ serviceArn: ecs('service/shop/web') }] },
      },
      'AWS::ECS::Service',
      ecs('cluster/shop'),
      false,
    ],
    [
      'services that were asked for',
      { [`${here}/s.json`]: { services: [], failures: [] } },
      'AWS::ECS::Service',
      region,
      false,
    ],
  ])('%s', (_name, documents, type, scope, whole) => {
    const { estate } = readReplies({ ...vpcs, ...documents })
    expect(estate.complete(type, scope)).toBe(whole)
  })

  test('a further page that is missing is a gap at its last token', () => {
    const { estate } = readReplies({ [`${here}/a.json`]: { Vpcs: [vpc], NextToken: 'a' } })
    expect(gapsOf(estate)).toEqual(['reply-incomplete: The reply has a further page.'])
  })

  test('pages that go on in another file are no gap', () => {
    const { estate } = readReplies({
      [`${here}/1.json`]: { Vpcs: [vpc], NextToken: 'a' },
      [`${here}/2.json`]: { Vpcs: [] },
    })
    expect(estate.gaps).toEqual([])
  })
})
