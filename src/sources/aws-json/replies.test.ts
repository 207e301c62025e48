import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Documents, ec2, elb, gapsOf, group, here, readReplies, region, vpc } from '../../../test/replies.ts'
import type { Estate } from '../../model/estate.ts'

const account = '111122223333'

const targetGroup = {
  TargetGroupArn: elb('targetgroup/web/0123456789abcdef'),
  TargetGroupName: 'web',
  Port: 80,
  TargetType: 'ip',
}

const addressesOf = (estate: Estate) => estate.resources.map(({ type, address }) => `${type} ${address}`)

describe('addresses', () => {
  test.each<[string, Documents, readonly string[]]>([
    [
      'the folders name Region and account',
      { [`${here}/Vpcs.json`]: { Vpcs: [{ VpcId: 'vpc-00000001' }] } },
      [ec2('vpc/vpc-00000001')],
    ],
    ['an account alone makes no ARN', { 'Vpcs.json': { Vpcs: [vpc] } }, ['vpc-00000001']],
    [
      'a zone tells the Region of its reply, and where there is one Region, of all',
      {
        'Subnets.json': { Subnets: [{ SubnetId: 'subnet-00000001', AvailabilityZone: 'eu-west-1a' }] },
        'Vpcs.json': { Vpcs: [vpc] },
      },
      [ec2('subnet/subnet-00000001'), ec2('vpc/vpc-00000001')],
    ],
    [
      'two Regions tell nothing of what says none',
      {
        'a/eu-west-1/Subnets.json': { Subnets: [{ SubnetId: 'subnet-00000001', OwnerId: account }] },
        'a/eu-west-2/Subnets.json': { Subnets: [{ SubnetId: 'subnet-00000002', OwnerId: account }] },
        'a/Vpcs.json': { Vpcs: [vpc] },
      },
      [ec2('subnet/subnet-00000001'), ec2('subnet/subnet-00000002').replace('west-1', 'west-2'), 'vpc-00000001'],
    ],
    [
      'a resource that its account shares has the ARN of its owner',
      { [`${here}/Vpcs.json`]: { Vpcs: [{ ...vpc, OwnerId: '444455556666' }] } },
      ['arn:aws:ec2:eu-west-1:444455556666:vpc/vpc-00000001'],
    ],
    [
      'another partition',
      { [`${account}/cn-north-1/NatGateways.json`]: { NatGateways: [{ NatGatewayId: 'nat-00000001' }] } },
      [`arn:aws-cn:ec2:cn-north-1:${account}:natgateway/nat-00000001`],
    ],
    [
      'what belongs to a table is called by it',
      {
        [`${here}/tgw-rtb-00000001.json`]: {
          Routes: [{ DestinationCidrBlock: '10.1.0.0/16', Type: 'static', State: 'active' }],
        },
      },
      ['tgw-rtb-00000001#10.1.0.0/16'],
    ],
    [
      'instances lie in reservations',
      { [`${here}/i.json`]: { Reservations: [{ OwnerId: account, Instances: [{ InstanceId: 'i-00000001' }] }] } },
      [ec2('instance/i-00000001')],
    ],
  ])('%s', (_name, documents, addresses) => {
    const { estate } = readReplies(documents)
    expect(estate.resources.map(({ address }) => address)).toEqual(addresses)
  })
})

describe('kinds', () => {
  test.each<[string, unknown, readonly string[]]>([
    [
      'of an array of pages',
      [{ Vpcs: [vpc], NextToken: 'a' }, { Vpcs: [{ ...vpc, VpcId: 'vpc-00000002' }] }],
      ['AWS::EC2::VPC', 'AWS::EC2::VPC'],
    ],
    [
      'of a document of several lists',
      { Vpcs: [vpc], SecurityGroups: [group] },
      ['AWS::EC2::SecurityGroup', 'AWS::EC2::VPC'],
    ],
    [
      'of attachments, by what they attach',
      {
        TransitGatewayAttachments: [
          { TransitGatewayAttachmentId: 'tgw-attach-00000001', ResourceType: 'vpc' },
          { TransitGatewayAttachmentId: 'tgw-attach-00000002', ResourceType: 'vpn' },
        ],
      },
      ['AWS::EC2::TransitGatewayVpcAttachment', 'AWS::EC2::TransitGatewayAttachment'],
    ],
    [
      'of clusters, by their engine',
      {
        DBClusters: [
          { DBClusterArn: 'arn:aws:rds:eu-west-1:111122223333:cluster:a', Engine: 'aurora-mysql' },
          { DBClusterArn: 'arn:aws:rds:eu-west-1:111122223333:cluster:b', Engine: 'docdb' },
        ],
      },
      ['AWS::RDS::DBCluster', 'AWS::DocDB::DBCluster'],
    ],
    [
      'of listeners, by their service',
      { Listeners: [{ ListenerArn: `arn:aws:globalaccelerator::${account}:accelerator/a/listener/b` }] },
      ['AWS::GlobalAccelerator::Listener'],
    ],
    [
      'of attributes that load balancers have too',
      {
        TargetGroupArn: targetGroup.TargetGroupArn,
        Attributes: [
          { Key: 'load_balancing.cross_zone.enabled', Value: 'true' },
          { Key: 'deregistration_delay.timeout_seconds', Value: '300' },
        ],
      },
      ['AWS::ElasticLoadBalancingV2::TargetGroup'],
    ],
    [
      'of no targets',
      { TargetGroups: [targetGroup], TargetHealthDescriptions: [], TargetGroupArn: targetGroup.TargetGroupArn },
      ['AWS::ElasticLoadBalancingV2::TargetGroup', 'Breakwater::ElasticLoadBalancingV2::TargetHealth'],
    ],
    [
      'of items, by their ARNs',
      {
        items: [{ arn: `arn:aws:vpc-lattice:eu-west-1:${account}:service/svc-0123456789abcdef0/listener/listener-1` }],
      },
      ['AWS::VpcLattice::Listener'],
    ],
    [
      'of a reply that is the resource',
      { arn: `arn:aws:vpc-lattice:eu-west-1:${account}:servicenetwork/sn-0123456789abcdef0`, authType: 'NONE' },
      ['AWS::VpcLattice::ServiceNetwork'],
    ],
    [
      'of an Express Mode service',
      { service: { serviceArn: `arn:aws:ecs:eu-west-1:${account}:service/shop/web`, activeConfigurations: [] } },
      ['AWS::ECS::ExpressGatewayService'],
    ],
    [
      'of another service',
      { service: { serviceArn: `arn:aws:ecs:eu-west-1:${account}:service/shop/web`, desiredCount: 1 } },
      ['AWS::ECS::Service'],
    ],
    ['of instance types', { InstanceTypes: [{ InstanceType: 't3.micro' }] }, []],
    [
      'of distributions',
      { DistributionList: { Quantity: 1, Items: [{ ARN: 'arn:aws:cloudfront::1:distribution/E1', Id: 'E1' }] } },
      ['AWS::CloudFront::Distribution'],
    ],
  ])('%s', (_name, document, types) => {
    const { recognised, estate } = readReplies({ [`${here}/reply.json`]: document })
    expect(recognised).toEqual([true])
    expect(estate.resources.map(({ type }) => type)).toEqual(types)
    expect(estate.gaps).toEqual([])
  })

  test.each([
    ['subnets of something else', { Subnets: ['10.0.0.0/24'] }],
    ['an empty list beside something else', { Subnets: [], Name: 'network' }],
    ['entries of something else', { Entries: [{ Name: 'a' }] }],
    ['empty entries', { Entries: [] }],
    ['attributes of something else', { Attributes: [{ Key: 'colour', Value: 'red' }] }],
    ['items of something else', { Items: [{ Id: 1 }] }],
    ['a JSON Schema', { type: 'array', items: { type: 'string' } }],
    ['an ARN of something else', { arn: 'arn:aws:sns:eu-west-1:111122223333:topic' }],
    ['a list that is none', { Vpcs: 'vpc-00000001' }],
    ['a list of nothing', { Vpcs: [null] }],
  ])('%s are nothing that is read', (_name, document) => {
    expect(readReplies({ 'a.json': document }).recognised).toEqual([false])
  })

  test('an item that is none is a gap, and the list is not whole', () => {
    const { estate } = readReplies({ [`${here}/a.json`]: { Vpcs: [vpc, 7] } })
    expect(gapsOf(estate)).toEqual(['value-wrong-type: This is nothing that ec2 describe-vpcs answers.'])
    expect(estate.complete('AWS::EC2::VPC', region)).toBe(false)
  })
})

describe('parts', () => {
  const groups = { [`${here}/groups.json`]: { TargetGroups: [targetGroup] } }
  const attributes = { Attributes: [{ Key: 'stickiness.enabled', Value: 'true' }] }

  test.each<[string, Documents, object]>([
    ['what no reply says is unknown', {}, { is: 'unknown', why: { because: 'not-scanned' } }],
    ['the file is named after the ARN', { 'attributes-0123456789abcdef.json': attributes }, { is: 'known' }],
    ['the file is named after the name', { 'attributes-web.json': attributes }, { is: 'known' }],
    ['the folder is', { '0123456789abcdef/attributes.json': attributes }, { is: 'known' }],
    [
      'a tool says it',
      { 'a.json': { TargetGroupAttributes: [{ ...attributes, TargetGroupArn: targetGroup.TargetGroupArn }] } },
      { is: 'known' },
    ],
  ])('attributes: %s', (_name, documents, slot) => {
    const { estate } = readReplies({ ...groups, ...documents })
    expect(estate.gaps).toEqual([])
    expect(addressesOf(estate)).toEqual([`AWS::ElasticLoadBalancingV2::TargetGroup ${targetGroup.TargetGroupArn}`])
    expect(estate.ofType('AWS::ElasticLoadBalancingV2::TargetGroup')[0]?.slots.targetGroupAttributes).toMatchObject(
      slot,
    )
  })

  test('a part of nobody is a gap', () => {
    const { estate } = readReplies({ ...groups, 'attributes.json': attributes })
    expect(estate.gaps.map(({ code }) => code)).toEqual(['reply-without-owner'])
  })

  test('a part alone is a resource of which the rest is unknown', () => {
    const { estate } = readReplies({ 'pl-00000001.json': { Entries: [{ Cidr: '10.0.0.0/8' }] } })
    const [list] = estate.ofType('AWS::EC2::PrefixList')
    expect(list?.slots).toMatchObject({ entries: { is: 'known' }, prefixListName: { is: 'unknown' } })
  })

  test.each<[string, Documents, readonly string[]]>([
    [
      'are put together',
      {
        'pl-00000001-1.json': { Entries: [{ Cidr: '10.0.0.0/8' }], NextToken: 'a' },
        'pl-00000001-2.json': { Entries: [{ Cidr: '172.16.0.0/12' }] },
      },
      ['known', 'known'],
    ],
    [
      'are not taken to be whole',
      { 'pl-00000001-1.json': { Entries: [{ Cidr: '10.0.0.0/8' }], NextToken: 'a' } },
      ['known', 'unknown'],
    ],
  ])('pages of entries %s', (_name, documents, items) => {
    const { estate } = readReplies(documents)
    const entries = estate.ofType('AWS::EC2::PrefixList')[0]?.slots.entries
    expect(entries?.is === 'known' && entries.value.items.map(({ is }) => is)).toEqual(items)
  })

  test('the rules of a group that is described count once; of another they stand by themselves', () => {
    const rule = { GroupId: 'sg-00000001', IsEgress: false, IpProtocol: 'tcp', CidrIpv4: '0.0.0.0/0' }
    const rules = {
      SecurityGroupRules: [
        { ...rule, SecurityGroupRuleId: 'sgr-00000001' },
        { ...rule, SecurityGroupRuleId: 'sgr-00000002', GroupId: 'sg-00000002', IsEgress: true },
      ],
    }
    const { estate } = readReplies({ [`${here}/a.json`]: { SecurityGroups: [group] }, [`${here}/b.json`]: rules })
    expect(addressesOf(estate)).toEqual([
      `AWS::EC2::SecurityGroupEgress ${ec2('security-group-rule/sgr-00000002')}`,
      `AWS::EC2::SecurityGroup ${ec2('security-group/sg-00000001')}`,
    ])
  })

  test.each([
    [
      'the newest is the default',
      [
        [1, false],
        [2, true],
      ],
      'known',
    ],
    [
      'another is',
      [
        [1, true],
        [2, false],
      ],
      'unknown',
    ],
    ['there is one', [[3, false]], 'known'],
  ] as const)('versions of a launch template: %s', (_name, versions, is) => {
    const LaunchTemplateVersions = versions.map(([VersionNumber, DefaultVersion]) => ({
      LaunchTemplateId: 'lt-00000001',
      VersionNumber,
      DefaultVersion,
      LaunchTemplateData: { ImageId: `ami-${VersionNumber}` },
    }))
    const { estate } = readReplies({ 'a.json': { LaunchTemplateVersions } })
    expect(estate.ofType('AWS::EC2::LaunchTemplate')[0]?.slots.launchTemplateData?.is).toBe(is)
  })

  test('two replies about one attachment are one', () => {
    const id = { TransitGatewayAttachmentId: 'tgw-attach-00000001' }
    const { estate } = readReplies({
      [`${here}/a.json`]: {
        TransitGatewayAttachments: [
          { ...id, ResourceType: 'vpc', Association: { TransitGatewayRouteTableId: 'tgw-rtb-00000001' } },
        ],
      },
      [`${here}/b.json`]: { TransitGatewayVpcAttachments: [{ ...id, SubnetIds: ['subnet-00000001'] }] },
    })
    const [only, another] = estate.ofType('AWS::EC2::TransitGatewayVpcAttachment')
    expect(another).toBeUndefined()
    expect(only?.slots).toMatchObject({ association: { is: 'known' }, subnetIds: { is: 'known' } })
    expect(only?.slots.options).toBeUndefined()
  })
})

describe('odd replies', () => {
  const folder = 'test/snapshots/shop/accounts/111122223333/eu-west-1'
  const files = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const)
  const odd = fc.constantFrom<unknown>(null, 7, '', 'arn:', 'vpc-', [], {}, [null], { Items: [] }, { Quantity: 1 })

  /** The same with something else in one of its places. */
  function spoilt(value: unknown, path: readonly number[], by: unknown): unknown {
    const [step, ...rest] = path
    if (step === undefined || typeof value !== 'object' || value === null) return by
    if (Array.isArray(value))
      return value.map((item, at) => (at === step % value.length ? spoilt(item, rest, by) : item))
    const entries = Object.entries(value)
    return Object.fromEntries(
      entries.map(([key, item], at) => [key, at === step % entries.length ? spoilt(item, rest, by) : item]),
    )
  }

  test('nothing that stands in the wrong place makes it fail', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.array(fc.nat(30), { minLength: 1, maxLength: 6 }),
        odd,
        ([name, text], path, by) => {
          const document = spoilt(JSON.parse(text), path, by)
          const { estate } = readReplies({ [`${here}/${name}`]: document })
          expect(estate.resources.every(({ address }) => address !== '')).toBe(true)
        },
      ),
      { numRuns: 300 },
    )
  })
})
