import { describe, expect, test } from 'vitest'
import { made, network, ref, service, taskDefinition } from '../../../../test/network-template.ts'
import { here, readReplies } from '../../../../test/replies.ts'
import { estateOfTemplate } from '../../../../test/survey-case.ts'
import type { Estate } from '../../../model/estate.ts'
import { Reach } from '../answer.ts'
import { withStrangers } from '../engine/strangers.ts'
import { Topology } from '../engine/topology.ts'
import { tcp } from '../network.ts'
import { surveyOfEstate } from '../survey/survey.ts'
import { Ends } from './ends.ts'

/** What `reach` says about a port of TCP, or why it does not. */
function saidOf(estate: Estate, from: string, to: string, port: number, account?: string): string {
  const survey = surveyOfEstate(estate)
  const ends = new Ends(survey, estate, account)
  const [start, end] = [ends.find(from, 'from'), ends.find(to, 'to')]
  for (const one of [start, end]) {
    if (one.is === 'refused') return one.says
    if (one.is !== 'found') return one.is
  }
  if (start.is !== 'found' || end.is !== 'found') return ''
  const both = [start.end, end.end]
  const strangers = both.flatMap((one) => (one.is === 'internet' ? [] : (one.strangers ?? [])))
  const asked = both.flatMap((one) => (one.is === 'addresses' ? one.cidrs : []))
  const topology = new Topology(withStrangers(survey.network, strangers), asked)
  const { verdict } = new Reach(topology, []).answer({ from: start.end, to: end.end, protocol: tcp, port })
  return verdict
}

const opened = (port: number, cidr: string) =>
  made('AWS::EC2::SecurityGroup', {
    VpcId: ref('Vpc'),
    GroupDescription: 'x',
    SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: port, ToPort: port, CidrIp: cidr }],
  })
const named = (Name: string) => [{ Key: 'Name', Value: Name }]

const resources = {
  ...network,
  Gateway: made('AWS::EC2::InternetGateway', { Tags: named('edge') }),
  Task: taskDefinition(8080),
  Web: service(['Public'], [ref('WebGroup')], { AssignPublicIp: 'ENABLED' }),
  Orders: service(['Private'], [ref('OrdersGroup')]),
  WebGroup: opened(8080, '0.0.0.0/0'),
  OrdersGroup: opened(8080, '10.0.0.0/16'),
  SiteGroup: opened(8080, '192.168.0.0/16'),
  Records: service(['Private'], [ref('SiteGroup')]),
  Loose: made('AWS::EC2::InternetGateway'),
  Empty: made('AWS::EC2::VPC', { CidrBlock: '10.5.0.0/16', Tags: named('empty') }),
  EmptySubnet: made('AWS::EC2::Subnet', { VpcId: ref('Empty'), CidrBlock: '10.5.0.0/24' }),
  Bare: made('AWS::EC2::VPC', { CidrBlock: '10.6.0.0/16' }),
  Vgw: made('AWS::EC2::VPNGateway', { Type: 'ipsec.1', Tags: named('office') }),
  Unrouted: made('AWS::EC2::VPNGateway', { Type: 'ipsec.1' }),
  VgwAttachment: made('AWS::EC2::VPCGatewayAttachment', { VpcId: ref('Vpc'), VpnGatewayId: ref('Vgw') }),
  ToSite: made('AWS::EC2::Route', {
    RouteTableId: ref('PrivateTable'),
    DestinationCidrBlock: '192.168.0.0/16',
    GatewayId: ref('Vgw'),
  }),
  Site: made('AWS::EC2::VPNConnection', { Type: 'ipsec.1', CustomerGatewayId: 'cgw-1', VpnGatewayId: ref('Vgw') }),
  Lost: made('AWS::EC2::VPNConnection', { Type: 'ipsec.1', CustomerGatewayId: 'cgw-1', VpnGatewayId: ref('X') }),
  Hub: made('AWS::EC2::TransitGateway'),
  OnHosts: made('AWS::ECS::Service', { LaunchType: 'EC2', TaskDefinition: ref('OnHostsTask') }),
  OnHostsTask: taskDefinition(8080, { NetworkMode: 'bridge', RequiresCompatibilities: ['EC2'] }),
}
const estate = estateOfTemplate({ Parameters: { X: { Type: 'String' } }, Resources: resources })

describe('what is asked about', () => {
  test.each<[string, string, string, string]>([
    ['anything in a VPC', 'Vpc', 'Orders', 'reachable'],
    ['by its own range', 'Vpc', 'Records', 'unreachable'],
    ['a VPC in which nothing is seen', 'Empty', 'Web', 'unreachable'],
    ['by its name', 'empty', 'Orders', 'unreachable'],
    ['into it', 'internet', 'Empty', 'unreachable'],
    ['a subnet in which nothing is seen', 'EmptySubnet', 'Orders', 'unreachable'],
    ['the internet by a gateway', 'Gateway', 'Web', 'reachable'],
    ['by its name', 'edge', 'Web', 'reachable'],
    ['out by it', 'Web', 'Gateway', 'reachable'],
    ['behind which no public address is', 'Gateway', 'Orders', 'unreachable'],
    ['the networks behind a VPN', 'Vgw', 'Records', 'possible'],
    ['by its name', 'office', 'Records', 'possible'],
    ['that no rule lets in', 'Vgw', 'Orders', 'unreachable'],
    ['out to them', 'Records', 'Vgw', 'possible'],
    ['by a connection', 'Site', 'Records', 'possible'],
    ['a service on hosts that are not in the scan', 'OnHosts', 'Web', 'possible'],
    ['to it', 'Web', 'OnHosts', 'possible'],
  ])('%s: %s → %s', (_name, from, to, verdict) => {
    expect(saidOf(estate, from, to, 8080)).toBe(verdict)
  })

  test.each<[string, string]>([
    ['Bare', 'Bare has no subnet in this scan.'],
    ['Loose', 'Loose is an internet gateway that is surely attached to no VPC in this scan.'],
    ['Unrouted', 'No route in this scan leads to what is behind Unrouted.'],
    ['Lost', 'It is not known which gateway Lost leads to.'],
    ['Hub', 'Hub is AWS::EC2::TransitGateway, which sends and takes no packets itself.'],
    ['Task', 'Task is AWS::ECS::TaskDefinition, which sends and takes no packets itself.'],
    ['111122223333', 'Nothing in this scan is known to be of account 111122223333.'],
    ['nobody', 'nothing'],
  ])('no end of a question: %s', (name, says) => {
    expect(saidOf(estate, name, 'Web', 8080)).toBe(says)
    expect(saidOf(estate, 'Web', name, 8080)).toBe(says)
  })
})

test('whoever may be in a VPC in which nothing is seen', () => {
  const route = (table: string, to: string) =>
    made('AWS::EC2::Route', {
      RouteTableId: ref(table),
      DestinationCidrBlock: to,
      VpcPeeringConnectionId: ref('Peering'),
    })
  const peered = estateOfTemplate({
    Parameters: { X: { Type: 'String' } },
    Resources: {
      ...resources,
      OrdersGroup: opened(8080, '10.5.0.0/16'),
      Peering: made('AWS::EC2::VPCPeeringConnection', { VpcId: ref('Vpc'), PeerVpcId: ref('Empty') }),
      EmptyTable: made('AWS::EC2::RouteTable', { VpcId: ref('Empty') }),
      EmptyAssociation: made('AWS::EC2::SubnetRouteTableAssociation', {
        SubnetId: ref('EmptySubnet'),
        RouteTableId: ref('EmptyTable'),
      }),
      There: route('PrivateTable', '10.5.0.0/16'),
      Back: route('EmptyTable', '10.0.0.0/16'),
    },
  })
  expect(saidOf(peered, 'Empty', 'Orders', 8080)).toBe('reachable')
  expect(saidOf(peered, 'EmptySubnet', 'Orders', 8080)).toBe('reachable')
  expect(saidOf(peered, 'Empty', 'Web', 8081)).toBe('unreachable')
})

describe('accounts', () => {
  test('that templates are for', () => {
    expect(saidOf(estate, '111122223333', 'Orders', 8080, '111122223333')).toBe('reachable')
    expect(saidOf(estate, '444455556666', 'Orders', 8080, '111122223333')).toBe(
      'Nothing in this scan is known to be of account 444455556666.',
    )
  })

  test('that replies are of', () => {
    const eni = (number: number) => ({
      NetworkInterfaceId: `eni-0000000${number}`,
      SubnetId: 'subnet-00000001',
      VpcId: 'vpc-00000001',
      PrivateIpAddress: `10.0.0.${number}`,
      Groups: [{ GroupId: 'sg-00000001' }],
    })
    const { estate: seen } = readReplies({
      [`${here}/subnets.json`]: {
        Subnets: [{ SubnetId: 'subnet-00000001', VpcId: 'vpc-00000001', CidrBlock: '10.0.0.0/24' }],
      },
      [`${here}/interfaces.json`]: { NetworkInterfaces: [eni(7), eni(8)] },
    })
    expect(saidOf(seen, '111122223333', '10.0.0.8', 8080)).toBe('possible')
    expect(saidOf(seen, '444455556666', '10.0.0.8', 8080)).toBe(
      'Nothing in this scan is known to be of account 444455556666.',
    )
  })
})
