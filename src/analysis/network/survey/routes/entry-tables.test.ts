import { expect, test } from 'vitest'
import { folderWith } from '../../../../../test/folder.ts'
import { made, network, ref, service, taskDefinition } from '../../../../../test/network-template.ts'
import { answerOfTemplate } from '../../../../../test/reach-case.ts'
import { here, readReplies, vpc } from '../../../../../test/replies.ts'
import { estateLoaded } from '../../../../../test/survey-case.ts'
import type { Estate } from '../../../../model/estate.ts'
import { surveyOfEstate } from '../survey.ts'

const route = (table: string, DestinationCidrBlock: string, target: object) =>
  made('AWS::EC2::Route', { RouteTableId: ref(table), DestinationCidrBlock, ...target })

const endpoint = { VpcEndpointId: ref('Firewall') }

/** A service with public addresses, and a route table of the internet gateway. */
const estate = {
  ...network,
  EntryTable: made('AWS::EC2::RouteTable', { VpcId: ref('Vpc') }),
  Entry: made('AWS::EC2::GatewayRouteTableAssociation', {
    RouteTableId: ref('EntryTable'),
    GatewayId: ref('Gateway'),
  }),
  Inspected: made('AWS::EC2::Subnet', { VpcId: ref('Vpc'), CidrBlock: '10.0.9.0/24' }),
  Firewall: made('AWS::EC2::VPCEndpoint', {
    VpcId: ref('Vpc'),
    VpcEndpointType: 'GatewayLoadBalancer',
    ServiceName: 'com.amazonaws.vpce.eu-west-1.vpce-svc-1',
    SubnetIds: [ref('Inspected')],
  }),
  Task: taskDefinition(8080),
  Group: made('AWS::EC2::SecurityGroup', {
    VpcId: ref('Vpc'),
    GroupDescription: 'x',
    SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 8080, ToPort: 8080, CidrIp: '0.0.0.0/0' }],
  }),
  Web: service(['Public'], [ref('Group')], { AssignPublicIp: 'ENABLED' }),
}

const appliance = (SourceDestCheck: boolean) => ({
  Box: made('AWS::EC2::NetworkInterface', { SubnetId: ref('Inspected'), SourceDestCheck }),
  ToBox: route('EntryTable', '10.0.0.0/24', { NetworkInterfaceId: ref('Box') }),
})

test.each<[fact: string, verdict: string, changes: object, says?: string]>([
  ['no route in it', 'reachable', {}, 'EntryTable lets in what the internet gateway brings.'],
  ['it is of no gateway', 'reachable', { Entry: undefined, ToFirewall: route('EntryTable', '10.0.0.0/24', endpoint) }],
  [
    'an endpoint of a Gateway Load Balancer',
    'possible',
    { ToFirewall: route('EntryTable', '10.0.0.0/24', endpoint) },
    'EntryTable leads what comes in to Firewall by route ToFirewall; what it does is not known.',
  ],
  [
    'answers go back through it too',
    'possible',
    {
      ToFirewall: route('EntryTable', '10.0.0.0/24', endpoint),
      PublicRoute: route('PublicTable', '0.0.0.0/0', endpoint),
    },
    'PublicTable sends the answer to Firewall; what it does is not known.',
  ],
  ['a route for another subnet', 'reachable', { ToFirewall: route('EntryTable', '10.0.1.0/24', endpoint) }],
  [
    'an interface that forwards',
    'possible',
    appliance(false),
    'EntryTable leads what comes in to Box by route ToBox; what it does is not known.',
  ],
  ['an interface that does not', 'unreachable', appliance(true)],
  [
    'a route whose range is not known',
    'possible',
    { ToFirewall: route('EntryTable', { 'Fn::ImportValue': 'range' } as never, endpoint) },
  ],
])('%s: %s', (_, verdict, changes, says) => {
  const resources = Object.fromEntries(Object.entries({ ...estate, ...changes }).filter(([, value]) => value))
  const answer = answerOfTemplate({ Resources: resources }, 'internet', 'Web', 8080)
  expect(answer.verdict).toBe(verdict)
  if (says) expect(answer.hops.map((hop) => hop.says)).toContain(says)
})

test('a service is not certain to get answers that come in through something', () => {
  const changes = { ToFirewall: route('EntryTable', '10.0.0.0/24', endpoint) }
  expect(answerOfTemplate({ Resources: estate }, 'Web', 'internet', 443).verdict).toBe('reachable')
  expect(answerOfTemplate({ Resources: { ...estate, ...changes } }, 'Web', 'internet', 443).verdict).toBe('possible')
})

test('out through a firewall is possible', () => {
  const changes = { PublicRoute: route('PublicTable', '0.0.0.0/0', endpoint) }
  expect(answerOfTemplate({ Resources: { ...estate, ...changes } }, 'Web', 'internet', 443).verdict).toBe('possible')
})

const entryOf = (read: Estate) => {
  const { vpcs, routeTables } = surveyOfEstate(read).network
  return vpcs.map(({ entryTable }) =>
    routeTables.find(({ id }) => id === entryTable)?.routes.map(({ target }) => target.is),
  )
}

test('Terraform', async () => {
  const folder = folderWith({
    'main.tf': `
resource "aws_vpc" "shop" {
  cidr_block = "10.0.0.0/16"
}
resource "aws_internet_gateway" "shop" {
  vpc_id = aws_vpc.shop.id
}
resource "aws_route_table" "entry" {
  vpc_id = aws_vpc.shop.id
  route {
    cidr_block      = "10.0.0.0/24"
    vpc_endpoint_id = aws_vpc_endpoint.firewall.id
  }
}
resource "aws_route_table_association" "entry" {
  gateway_id     = aws_internet_gateway.shop.id
  route_table_id = aws_route_table.entry.id
}
resource "aws_vpc_endpoint" "firewall" {
  vpc_id            = aws_vpc.shop.id
  vpc_endpoint_type = "GatewayLoadBalancer"
  service_name      = "com.amazonaws.vpce.eu-west-1.vpce-svc-1"
}
`,
  })
  expect(entryOf(await estateLoaded(folder))).toEqual([['appliance']])
})

test('replies; an endpoint that is gone is a blackhole', () => {
  const table = (State: string) => ({
    RouteTableId: 'rtb-00000001',
    VpcId: vpc.VpcId,
    OwnerId: vpc.OwnerId,
    Associations: [{ RouteTableAssociationId: 'rtbassoc-1', RouteTableId: 'rtb-00000001', GatewayId: 'igw-00000001' }],
    Routes: [{ DestinationCidrBlock: '10.0.0.0/24', GatewayId: 'vpce-00000001', State }],
  })
  const targetOf = (state: string) =>
    entryOf(
      readReplies({
        [`${here}/describe-vpcs.json`]: { Vpcs: [vpc] },
        [`${here}/describe-route-tables.json`]: { RouteTables: [table(state)] },
        [`${here}/describe-internet-gateways.json`]: {
          InternetGateways: [
            {
              InternetGatewayId: 'igw-00000001',
              Attachments: [{ VpcId: vpc.VpcId, State: 'available' }],
              OwnerId: vpc.OwnerId,
            },
          ],
        },
      }).estate,
    )
  expect(targetOf('active')).toEqual([['appliance']])
  expect(targetOf('blackhole')).toEqual([['blackhole']])
})
