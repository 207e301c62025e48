import { expect, test } from 'vitest'
import { Reach } from '../src/analysis/network/answer.ts'
import { Ends } from '../src/analysis/network/ends.ts'
import { tcp } from '../src/analysis/network/network.ts'
import { surveyOfEstate } from '../src/analysis/network/survey/survey.ts'
import { Topology } from '../src/analysis/network/topology.ts'
import { type Documents, elb, here, readReplies } from './replies.ts'

const account = '111122223333'
const owned = { OwnerId: account }
const everywhere = [{ CidrIp: '0.0.0.0/0' }]

/** A place: a VPC with one subnet, and a table with one route out of it. */
interface Place {
  readonly number: number
  readonly out: readonly object[]
}

const vpcs = [1, 2].map((number) => `vpc-0000000${number}`)

/** An instance in each of two VPCs, the first with a public address, that open port 22 to all. */
function documents(places: readonly Place[], more: Documents = {}): Documents {
  const id = (kind: string, number: number) => `${kind}-0000000${number}`
  return {
    [`${here}/vpcs.json`]: {
      Vpcs: places.map(({ number }) => ({ ...owned, VpcId: id('vpc', number), CidrBlock: `10.${number}.0.0/16` })),
    },
    [`${here}/subnets.json`]: {
      Subnets: places.map(({ number }) => ({
        ...owned,
        SubnetId: id('subnet', number),
        VpcId: id('vpc', number),
        CidrBlock: `10.${number}.0.0/24`,
        AvailabilityZone: 'eu-west-1a',
      })),
    },
    [`${here}/interfaces.json`]: {
      NetworkInterfaces: places.map(({ number }) => ({
        ...owned,
        NetworkInterfaceId: id('eni', number),
        SubnetId: id('subnet', number),
        VpcId: id('vpc', number),
        PrivateIpAddress: `10.${number}.0.10`,
        Groups: [{ GroupId: id('sg', number) }],
        Attachment: { InstanceId: id('i', number), Status: 'attached' },
        ...(number === 1 && { Association: { PublicIp: '198.51.100.7', IpOwnerId: 'amazon' } }),
      })),
    },
    [`${here}/instances.json`]: {
      Reservations: places.map(({ number }) => ({
        ...owned,
        Instances: [
          {
            InstanceId: id('i', number),
            SubnetId: id('subnet', number),
            VpcId: id('vpc', number),
            Tags: [{ Key: 'Name', Value: `Host ${number}` }],
          },
        ],
      })),
    },
    [`${here}/groups.json`]: {
      SecurityGroups: places.map(({ number }) => ({
        ...owned,
        GroupId: id('sg', number),
        GroupName: 'host',
        VpcId: id('vpc', number),
        IpPermissions: [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: everywhere }],
        IpPermissionsEgress: [{ IpProtocol: '-1', IpRanges: everywhere }],
      })),
    },
    [`${here}/acls.json`]: {
      NetworkAcls: places.map(({ number }) => ({
        ...owned,
        NetworkAclId: id('acl', number),
        VpcId: id('vpc', number),
        IsDefault: true,
        Associations: [{ SubnetId: id('subnet', number) }],
        Entries: [true, false].map((Egress) => ({
          Egress,
          RuleNumber: 100,
          RuleAction: 'allow',
          Protocol: '-1',
          CidrBlock: '0.0.0.0/0',
        })),
      })),
    },
    [`${here}/tables.json`]: {
      RouteTables: places.map(({ number, out }) => ({
        ...owned,
        RouteTableId: id('rtb', number),
        VpcId: id('vpc', number),
        Associations: [{ Main: true }],
        Routes: [{ DestinationCidrBlock: `10.${number}.0.0/16`, GatewayId: 'local', State: 'active' }, ...out],
      })),
    },
    [`${here}/internet-gateways.json`]: {
      InternetGateways: [{ InternetGatewayId: 'igw-00000001', Attachments: [{ VpcId: vpcs[0], State: 'available' }] }],
    },
    ...more,
  }
}

const route = (DestinationCidrBlock: string, target: object) => ({ DestinationCidrBlock, State: 'active', ...target })
const toInternet = route('0.0.0.0/0', { GatewayId: 'igw-00000001' })
const both = (target: object): readonly Place[] => [
  { number: 1, out: [route('10.2.0.0/16', target), toInternet] },
  { number: 2, out: [route('10.1.0.0/16', target)] },
]
const unconnected: readonly Place[] = [
  { number: 1, out: [toInternet] },
  { number: 2, out: [] },
]
const led = (target: object): readonly Place[] => [
  { number: 1, out: [toInternet] },
  { number: 2, out: [route('0.0.0.0/0', target)] },
]

const peering = {
  [`${here}/peerings.json`]: {
    VpcPeeringConnections: [
      {
        VpcPeeringConnectionId: 'pcx-00000001',
        Status: { Code: 'active' },
        RequesterVpcInfo: { ...owned, VpcId: vpcs[0], Region: 'eu-west-1' },
        AccepterVpcInfo: { ...owned, VpcId: vpcs[1], Region: 'eu-west-1' },
      },
    ],
  },
}

const balancer = elb('loadbalancer/net/front/0123456789abcdef')
const targets = elb('targetgroup/hosts/0123456789abcdef')
const listeners = {
  LoadBalancerListeners: [
    {
      LoadBalancerArn: balancer,
      Listeners: [
        {
          ListenerArn: elb('listener/net/front/0123456789abcdef/0123456789abcdef'),
          LoadBalancerArn: balancer,
          Port: 80,
          Protocol: 'TCP',
          DefaultActions: [{ Type: 'forward', TargetGroupArn: targets, Order: 1 }],
        },
      ],
    },
  ],
}
const front = {
  [`${here}/balancers.json`]: {
    LoadBalancers: [
      {
        LoadBalancerArn: balancer,
        LoadBalancerName: 'front',
        Type: 'network',
        Scheme: 'internal',
        VpcId: vpcs[0],
        AvailabilityZones: [{ SubnetId: 'subnet-00000001', ZoneName: 'eu-west-1a' }],
      },
    ],
  },
  [`${here}/nodes.json`]: {
    NetworkInterfaces: [
      {
        ...owned,
        NetworkInterfaceId: 'eni-00000003',
        SubnetId: 'subnet-00000001',
        VpcId: vpcs[0],
        PrivateIpAddress: '10.1.0.30',
        Description: 'ELB net/front/0123456789abcdef',
        InterfaceType: 'network_load_balancer',
        Groups: [],
      },
    ],
  },
  [`${here}/listeners.json`]: listeners,
}

const { [`${here}/listeners.json`]: _, ...silent } = front

test.each<[string, Documents, string, string, number, string]>([
  [
    'by the Name tag',
    documents(both({ VpcPeeringConnectionId: 'pcx-00000001' }), peering),
    'Host 1',
    'Host 2',
    22,
    'reachable',
  ],
  [
    'by addresses',
    documents(both({ VpcPeeringConnectionId: 'pcx-00000001' }), peering),
    '10.1.0.10',
    '10.2.0.10',
    22,
    'reachable',
  ],
  [
    'a peering that is not seen',
    documents(both({ VpcPeeringConnectionId: 'pcx-00000001' })),
    'Host 1',
    'Host 2',
    22,
    'possible',
  ],
  [
    'a transit gateway that is not seen',
    documents(both({ TransitGatewayId: 'tgw-00000001' })),
    'Host 1',
    'Host 2',
    22,
    'possible',
  ],
  [
    'what is not seen opens no port',
    documents(both({ TransitGatewayId: 'tgw-00000001' })),
    'Host 1',
    'Host 2',
    80,
    'unreachable',
  ],
  ['no route', documents(unconnected), 'Host 1', 'Host 2', 22, 'unreachable'],
  ['from the internet by the public address', documents(unconnected), 'internet', '198.51.100.7', 22, 'reachable'],
  ['no way out to the public address', documents(unconnected), 'Host 2', '198.51.100.7', 22, 'unreachable'],
  [
    'by a NAT gateway that is not seen',
    documents(led({ NatGatewayId: 'nat-00000001' })),
    'Host 2',
    '198.51.100.7',
    22,
    'possible',
  ],
  ['the same to the internet', documents(led({ NatGatewayId: 'nat-00000001' })), 'Host 2', 'internet', 443, 'possible'],
  [
    'a site behind a VPN has public addresses',
    documents(led({ GatewayId: 'vgw-00000001' })),
    'Host 2',
    '203.0.113.9',
    443,
    'possible',
  ],
  ['what a node of a load balancer listens to', documents(unconnected, front), 'Host 1', '10.1.0.30', 80, 'reachable'],
  ['and what it does not', documents(unconnected, front), 'Host 1', 'eni-00000003', 81, 'unreachable'],
  ['listeners that are not seen', documents(unconnected, silent), 'Host 1', 'eni-00000003', 81, 'possible'],
])('%s: %#', (_name, given, from, to, port, verdict) => {
  const { estate } = readReplies(given)
  const survey = surveyOfEstate(estate)
  const ends = new Ends(survey, estate)
  const [start, end] = [ends.find(from), ends.find(to)]
  if (start.is !== 'found' || end.is !== 'found') throw new Error('an end is not found')
  const reach = new Reach(new Topology(survey.network), [])
  expect(reach.answer({ from: start.end, to: end.end, protocol: tcp, port }).verdict).toBe(verdict)
})
