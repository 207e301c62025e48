import { describe, expect, test } from 'vitest'
import {
  estateOfTemplate,
  inVpc,
  short,
  showCidr,
  showTraffic,
  surveyOfTemplate,
  surveysOf,
} from '../../../../test/survey-case.ts'
import { World } from '../../../model/world.ts'
import { type Survey, surveyAround } from './survey.ts'

const vpc = { Ref: 'Vpc' }
const attached = {
  Gateway: { Type: 'AWS::EC2::InternetGateway' },
  Attachment: {
    Type: 'AWS::EC2::VPCGatewayAttachment',
    Properties: { VpcId: vpc, InternetGatewayId: { Ref: 'Gateway' } },
  },
}
const table = { Table: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: vpc } } }
const association = {
  Association: {
    Type: 'AWS::EC2::SubnetRouteTableAssociation',
    Properties: { SubnetId: { Ref: 'Subnet' }, RouteTableId: { Ref: 'Table' } },
  },
}
const route = (properties: object) => ({
  Route: { Type: 'AWS::EC2::Route', Properties: { RouteTableId: { Ref: 'Table' }, ...properties } },
})
const inTable = (properties: object) => inVpc({ ...table, ...association, ...route(properties) })

describe('VPCs', () => {
  const shown = ({ network }: Survey) =>
    network.vpcs.map(({ id, cidrs, whole, internetGateway }) => [
      short(id),
      cidrs.map(showCidr).join(),
      whole,
      internetGateway.is,
    ])
  test.each([
    [
      'a VPC of a template has no gateway but those that the template attaches',
      {},
      ['Vpc', '10.0.0.0/16', true, 'none'],
    ],
    ['an internet gateway that is attached', attached, ['Vpc', '10.0.0.0/16', true, 'attached']],
    [
      'a second range',
      { More: { Type: 'AWS::EC2::VPCCidrBlock', Properties: { VpcId: vpc, CidrBlock: '10.1.0.0/16' } } },
      ['Vpc', '10.0.0.0/16,10.1.0.0/16', true, 'none'],
    ],
    [
      "a range that Amazon picks leaves the VPC's open",
      { More: { Type: 'AWS::EC2::VPCCidrBlock', Properties: { VpcId: vpc, AmazonProvidedIpv6CidrBlock: true } } },
      ['Vpc', '10.0.0.0/16', false, 'none'],
    ],
    [
      'a range that is none',
      { More: { Type: 'AWS::EC2::VPCCidrBlock', Properties: { VpcId: vpc, CidrBlock: '10.1.0.0/99' } } },
      ['Vpc', '10.0.0.0/16', true, 'none'],
    ],
  ])('%s', (_name, resources, expected) => {
    expect(shown(surveyOfTemplate(inVpc(resources)))).toEqual([expected])
  })
})

describe('route tables', () => {
  const target = ({ network }: Survey) => {
    const [subnet] = network.subnets
    const found = network.routeTables.find(({ id }) => id === subnet?.routeTable)
    return found?.routes.map(({ target: to, destination, certain }) => [
      destination.is === 'cidr' ? showCidr(destination.cidr) : destination.is,
      to.is,
      certain,
    ])
  }
  test.each([
    ['without an association the main table, which has local routes only', inVpc(table), []],
    [
      'to an internet gateway',
      inVpc({
        ...attached,
        ...table,
        ...association,
        ...route({ DestinationCidrBlock: '0.0.0.0/0', GatewayId: { Ref: 'Gateway' } }),
      }),
      [['0.0.0.0/0', 'internet-gateway', true]],
    ],
    [
      'to a gateway that is not in the scan',
      inTable({ DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-0123' }),
      [['0.0.0.0/0', 'internet-gateway', true]],
    ],
    [
      'to a NAT gateway that is not in the scan',
      inTable({ DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-0123' }),
      [['0.0.0.0/0', 'nat-gateway', true]],
    ],
    [
      'IPv6',
      inTable({ DestinationIpv6CidrBlock: '::/0', EgressOnlyInternetGatewayId: 'eigw-1' }),
      [['::/0', 'egress-only-internet-gateway', true]],
    ],
    ['a range that is none gives no route', inTable({ DestinationCidrBlock: '0.0.0.0/33', GatewayId: 'igw-1' }), []],
    ['without a target', inTable({ DestinationCidrBlock: '10.9.0.0/16' }), [['10.9.0.0/16', 'unknown', true]]],
    [
      'to an instance',
      inVpc({
        ...table,
        ...association,
        Box: { Type: 'AWS::EC2::Instance', Properties: { SubnetId: { Ref: 'Subnet' }, SourceDestCheck: false } },
        ...route({ DestinationCidrBlock: '10.9.0.0/16', InstanceId: { Ref: 'Box' } }),
      }),
      [['10.9.0.0/16', 'appliance', true]],
    ],
    [
      'an endpoint puts its prefix list into the tables that it names',
      inVpc({
        ...table,
        ...association,
        Storage: {
          Type: 'AWS::EC2::VPCEndpoint',
          Properties: { VpcId: vpc, ServiceName: 'com.amazonaws.eu-west-1.s3', RouteTableIds: [{ Ref: 'Table' }] },
        },
      }),
      [['prefix-list', 'gateway-endpoint', true]],
    ],
  ])('%s', (_name, template, expected) => {
    expect(target(surveyOfTemplate(template))).toEqual(expected)
  })
})

describe('network ACLs', () => {
  const acl = {
    Acl: { Type: 'AWS::EC2::NetworkAcl', Properties: { VpcId: vpc } },
    Uses: {
      Type: 'AWS::EC2::SubnetNetworkAclAssociation',
      Properties: { SubnetId: { Ref: 'Subnet' }, NetworkAclId: { Ref: 'Acl' } },
    },
  }
  const entry = (properties: object) => ({
    Type: 'AWS::EC2::NetworkAclEntry',
    Properties: {
      NetworkAclId: { Ref: 'Acl' },
      RuleNumber: 100,
      RuleAction: 'allow',
      Protocol: 6,
      CidrBlock: '0.0.0.0/0',
      PortRange: { From: 80, To: 80 },
      ...properties,
    },
  })
  const entries = ({ network }: Survey) => {
    const [subnet] = network.subnets
    const found = network.networkAcls.find(({ id }) => id === subnet?.networkAcl)
    return (
      found && [
        found.whole,
        ...found.entries.map(({ number, isEgress, allows, protocol, ports, cidr, certain }) =>
          [number, isEgress ? 'out' : 'in', allows, showTraffic(protocol, ports), showCidr(cidr), certain].join(' '),
        ),
      ]
    )
  }
  test.each([
    [
      'the default one lets everything pass',
      {},
      [true, '100 in true all 0-65535 any true', '100 out true all 0-65535 any true'],
    ],
    ['one without entries lets nothing pass', acl, [true]],
    ['an entry', { ...acl, One: entry({}) }, [true, '100 in true 6 80-80 0.0.0.0/0 true']],
    [
      'protocol -1',
      { ...acl, One: entry({ Protocol: -1, Egress: true }) },
      [true, '100 out true all 0-65535 0.0.0.0/0 true'],
    ],
    [
      'ICMP',
      { ...acl, One: entry({ Protocol: 1, Icmp: { Type: 8, Code: -1 }, CidrBlock: '10.0.0.0/8' }) },
      [true, '100 in true 1 2048-2303 10.0.0.0/8 true'],
    ],
    ['ports the wrong way round', { ...acl, One: entry({ PortRange: { From: 90, To: 80 } }) }, [true]],
    [
      'a number that stands twice',
      { ...acl, One: entry({}), Two: entry({ RuleAction: 'deny' }) },
      [true, '100 in true 6 80-80 0.0.0.0/0 false', '100 in false 6 80-80 0.0.0.0/0 false'],
    ],
    ['a number that is not known leaves the list open', { ...acl, One: entry({ RuleNumber: { Ref: 'X' } }) }, [false]],
  ])('%s', (_name, resources, expected) => {
    const template = inVpc(resources, { Parameters: { X: { Type: 'Number' } } })
    expect(entries(surveyOfTemplate(template))).toEqual(expected)
  })
})

describe('security groups', () => {
  const group = (properties: object = {}) => ({
    Type: 'AWS::EC2::SecurityGroup',
    Properties: { GroupDescription: 'x', VpcId: vpc, ...properties },
  })
  const rule = (properties: object) => ({
    IpProtocol: 'tcp',
    FromPort: 80,
    ToPort: 80,
    CidrIp: '0.0.0.0/0',
    ...properties,
  })
  const inward = (one: object) => ({ Group: group({ SecurityGroupIngress: [one] }) })
  const rulesOf = ({ network }: Survey, direction: 'ingress' | 'egress') => {
    const found = network.securityGroups.find(({ id }) => short(id) === 'Group')
    return found?.[direction].map(({ protocol, ports, peer, certain }) => {
      const end = peer.is === 'cidr' ? showCidr(peer.cidr) : peer.is === 'unknown' ? 'anybody' : short(peer.id)
      return `${showTraffic(protocol, ports)} ${end} ${certain}`
    })
  }
  test.each([
    ['a range', inward(rule({})), ['6 80-80 0.0.0.0/0 true']],
    ['IPv6', inward(rule({ CidrIp: undefined, CidrIpv6: '::/0' })), ['6 80-80 ::/0 true']],
    ['everything', inward(rule({ IpProtocol: -1 })), ['all 0-65535 0.0.0.0/0 true']],
    ['any port', inward(rule({ FromPort: -1, ToPort: -1 })), ['6 0-65535 0.0.0.0/0 true']],
    ['no ports', inward(rule({ FromPort: undefined, ToPort: undefined })), ['6 0-65535 0.0.0.0/0 false']],
    ['a protocol by its number', inward(rule({ IpProtocol: '50' })), ['50 0-65535 0.0.0.0/0 true']],
    ['a protocol that is none', inward(rule({ IpProtocol: 'tpc' })), []],
    ['ports the wrong way round', inward(rule({ FromPort: 90 })), []],
    ['a range that is none', inward(rule({ CidrIp: '10.0.0.0/40' })), ['6 80-80 anybody false']],
    ['a host without a prefix', inward(rule({ CidrIp: '10.0.0.1' })), ['6 80-80 anybody false']],
    ['nobody', inward(rule({ CidrIp: undefined })), []],
    ['ping', inward(rule({ IpProtocol: 'icmp', FromPort: 8, ToPort: -1 })), ['1 2048-2303 0.0.0.0/0 true']],
    ['any ICMP', inward(rule({ IpProtocol: 'icmp', FromPort: -1, ToPort: -1 })), ['1 0-65535 0.0.0.0/0 true']],
    ['a code of any type', inward(rule({ IpProtocol: 'icmp', FromPort: -1, ToPort: 9 })), []],
    ['a range that is not known', inward(rule({ CidrIp: { Ref: 'X' } })), ['6 80-80 anybody false']],
    ['ports that are not known', inward(rule({ FromPort: { Ref: 'X' } })), ['6 0-65535 0.0.0.0/0 false']],
    [
      'another group',
      { Other: group(), ...inward(rule({ CidrIp: undefined, SourceSecurityGroupId: { Ref: 'Other' } })) },
      ['6 80-80 Other true'],
    ],
    [
      'a group that is not in the scan',
      inward(rule({ CidrIp: undefined, SourceSecurityGroupId: 'sg-1' })),
      ['6 80-80 sg-1 true'],
    ],
    [
      'a rule of its own',
      {
        Group: group(),
        Rule: {
          Type: 'AWS::EC2::SecurityGroupIngress',
          Properties: { GroupId: { 'Fn::GetAtt': ['Group', 'GroupId'] }, ...rule({}) },
        },
      },
      ['6 80-80 0.0.0.0/0 true'],
    ],
    ['a prefix list', inward(rule({ CidrIp: undefined, SourcePrefixListId: 'pl-1' })), ['6 80-80 pl-1 true']],
  ])('ingress: %s', (_name, resources, expected) => {
    const template = inVpc(resources, { Parameters: { X: { Type: 'String' } } })
    expect(rulesOf(surveyOfTemplate(template), 'ingress')).toEqual(expected)
  })

  const open = ['all 0-65535 0.0.0.0/0', 'all 0-65535 ::/0']
  test.each([
    ['without rules everything leaves', { Group: group() }, open.map((one) => `${one} true`)],
    [
      'an empty list does not say enough',
      { Group: group({ SecurityGroupEgress: [] }) },
      open.map((one) => `${one} false`),
    ],
    [
      'a rule takes the place of what EC2 makes',
      { Group: group({ SecurityGroupEgress: [rule({})] }) },
      ['6 80-80 0.0.0.0/0 true'],
    ],
    [
      'rules beside the group',
      {
        Group: group(),
        Rule: { Type: 'AWS::EC2::SecurityGroupEgress', Properties: { GroupId: { Ref: 'Group' }, ...rule({}) } },
      },
      ['6 80-80 0.0.0.0/0 true', ...open.map((one) => `${one} false`)],
    ],
  ])('egress: %s', (_name, resources, expected) => {
    expect(rulesOf(surveyOfTemplate(inVpc(resources)), 'egress')).toEqual(expected)
  })

  test('two groups that name each other are no trouble', () => {
    const one = group({ SecurityGroupIngress: [rule({ CidrIp: undefined, SourceSecurityGroupId: { Ref: 'Other' } })] })
    const other = group({
      SecurityGroupIngress: [rule({ CidrIp: undefined, SourceSecurityGroupId: { Ref: 'Group' } })],
    })
    expect(rulesOf(surveyOfTemplate(inVpc({ Group: one, Other: other })), 'ingress')).toEqual(['6 80-80 Other true'])
  })

  test('a group that is only named may let anything pass', () => {
    const survey = surveyOfTemplate(inVpc(inward(rule({ CidrIp: undefined, SourceSecurityGroupId: 'sg-1' }))))
    expect(survey.network.securityGroups.find(({ id }) => id === 'sg-1')).toMatchObject({ whole: false, ingress: [] })
    expect(survey.gaps.map(({ says }) => says)).toEqual(['Security group sg-1 is not known: sg-1 is not in this scan.'])
  })
})

describe('worlds', () => {
  const conditions = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`C${index}`, { 'Fn::Equals': [{ Ref: `P${index}` }, 'x'] }]),
    )
  const template = (count: number) =>
    inVpc(
      Object.fromEntries(
        Array.from({ length: count }, (_, index) => [
          `Group${index}`,
          {
            Type: 'AWS::EC2::SecurityGroup',
            Condition: `C${index}`,
            Properties: { GroupDescription: 'x', VpcId: vpc },
          },
        ]),
      ),
      {
        Conditions: conditions(count),
        Parameters: Object.fromEntries(Array.from({ length: count }, (_, index) => [`P${index}`, { Type: 'String' }])),
      },
    )

  test('each condition that matters is settled, so that each survey is certain', () => {
    const surveys = surveysOf(template(2))
    expect(surveys.map(({ network }) => network.securityGroups.length).sort()).toEqual([0, 1, 1, 2])
  })

  test('where there are too many, what they decide may be there', () => {
    const surveys = surveysOf(template(7))
    expect(surveys.map(({ network }) => network.securityGroups.length)).toEqual([7])
  })

  test('an item of a list that is not decided is not certain', () => {
    const many = template(7) as { Resources: object; Parameters: object; Conditions: object }
    const rule = { IpProtocol: 'tcp', FromPort: 80, ToPort: 80, CidrIp: '0.0.0.0/0' }
    const [survey] = surveysOf({
      ...many,
      Resources: {
        ...many.Resources,
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            GroupDescription: 'x',
            VpcId: vpc,
            SecurityGroupIngress: [{ 'Fn::If': ['C0', rule, { Ref: 'AWS::NoValue' }] }],
          },
        },
      },
    })
    const group = survey?.network.securityGroups.find(({ id }) => short(id) === 'Group')
    expect(group?.ingress.map(({ certain }) => certain)).toEqual([false])
  })

  test('what nothing ties together is not surveyed together', () => {
    const other = { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.9.0.0/16' } }
    expect(surveyOfTemplate(inVpc({ Other: other })).network.vpcs).toHaveLength(1)
  })

  test('a survey is made once, whoever asks', () => {
    const estate = estateOfTemplate(inVpc({}))
    const [one, other] = estate.resources.map((resource) => surveyAround(resource, new World(estate)))
    expect(one).toBeDefined()
    expect(one).toBe(other)
  })
})
