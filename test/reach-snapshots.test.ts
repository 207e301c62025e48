import { expect, test } from 'vitest'
import { type Documents, elb, here } from './replies.ts'
import {
  both,
  documents,
  led,
  owned,
  type Place,
  route,
  toInternet,
  unconnected,
  verdictOf,
  vpcs,
} from './two-hosts.ts'

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

const database = {
  [`${here}/databases.json`]: {
    DBInstances: [
      {
        DBInstanceArn: `arn:aws:rds:eu-west-1:${owned.OwnerId}:db:orders`,
        DBInstanceIdentifier: 'orders',
        PubliclyAccessible: false,
        Endpoint: { Port: 22 },
        VpcSecurityGroups: [{ Status: 'active', VpcSecurityGroupId: 'sg-00000002' }],
        DBSubnetGroup: {
          DBSubnetGroupName: 'default',
          VpcId: vpcs[1],
          Subnets: [{ SubnetStatus: 'Active', SubnetIdentifier: 'subnet-00000002' }],
        },
      },
    ],
  },
}

const { [`${here}/listeners.json`]: _, ...silent } = front

const { [`${here}/tables.json`]: _tables, ...unled } = documents(unconnected)

const vpcEndpoint = {
  [`${here}/endpoints.json`]: {
    VpcEndpoints: [
      {
        ...owned,
        VpcEndpointId: 'vpce-00000001',
        VpcEndpointType: 'Gateway',
        VpcId: vpcs[0],
        ServiceName: 'com.amazonaws.eu-west-1.s3',
        State: 'available',
        RouteTableIds: ['rtb-00000001'],
      },
    ],
  },
}
const neighbour = {
  [`${here}/neighbour.json`]: {
    Subnets: [
      {
        ...owned,
        SubnetId: 'subnet-00000005',
        VpcId: vpcs[0],
        CidrBlock: '10.1.5.0/24',
        AvailabilityZone: 'eu-west-1a',
      },
    ],
  },
  [`${here}/neighbour-acl.json`]: {
    NetworkAcls: [
      {
        ...owned,
        NetworkAclId: 'acl-00000005',
        VpcId: vpcs[0],
        Associations: [{ SubnetId: 'subnet-00000005' }],
        Entries: [true, false].map((Egress) => ({
          Egress,
          RuleNumber: 100,
          RuleAction: 'allow',
          Protocol: '-1',
          CidrBlock: '0.0.0.0/0',
        })),
      },
    ],
  },
  [`${here}/neighbour-host.json`]: {
    NetworkInterfaces: [
      {
        ...owned,
        NetworkInterfaceId: 'eni-00000005',
        SubnetId: 'subnet-00000005',
        VpcId: vpcs[0],
        PrivateIpAddress: '10.1.5.10',
        Groups: [{ GroupId: 'sg-00000001' }],
      },
    ],
  },
}
const toList: readonly Place[] = [
  {
    number: 1,
    out: [{ DestinationPrefixListId: 'pl-00000001', GatewayId: 'vpce-00000001', State: 'active' }],
  },
]

const second = {
  [`${here}/second.json`]: {
    InternetGateways: [{ InternetGatewayId: 'igw-00000002', Attachments: [{ VpcId: vpcs[1], State: 'available' }] }],
  },
  [`${here}/public.json`]: {
    NetworkInterfaces: [1, 2].map((number) => ({
      ...owned,
      NetworkInterfaceId: `eni-0000001${number}`,
      SubnetId: `subnet-0000000${number}`,
      VpcId: vpcs[number - 1],
      PrivateIpAddress: `10.${number}.0.40`,
      Groups: [{ GroupId: `sg-0000000${number}` }],
      Association: { PublicIp: `52.0.0.${number}` },
    })),
  },
}
/** A NAT gateway in a subnet beside that of the second host. */
const translated = {
  [`${here}/nat.json`]: {
    NatGateways: [
      {
        NatGatewayId: 'nat-00000001',
        SubnetId: 'subnet-00000012',
        VpcId: vpcs[1],
        State: 'available',
        ConnectivityType: 'public',
        NatGatewayAddresses: [{ NetworkInterfaceId: 'eni-00000019', PrivateIp: '10.2.1.9', PublicIp: '52.0.0.9' }],
      },
    ],
  },
  [`${here}/nat-subnet.json`]: {
    Subnets: [
      {
        ...owned,
        SubnetId: 'subnet-00000012',
        VpcId: vpcs[1],
        CidrBlock: '10.2.1.0/24',
        AvailabilityZone: 'eu-west-1a',
      },
    ],
  },
  [`${here}/nat-table.json`]: {
    RouteTables: [
      {
        ...owned,
        RouteTableId: 'rtb-00000012',
        VpcId: vpcs[1],
        Associations: [{ SubnetId: 'subnet-00000012' }],
        Routes: [route('0.0.0.0/0', { GatewayId: 'igw-00000002' })],
      },
    ],
  },
  [`${here}/nat-acl.json`]: {
    NetworkAcls: [
      {
        ...owned,
        NetworkAclId: 'acl-00000012',
        VpcId: vpcs[1],
        Associations: [{ SubnetId: 'subnet-00000012' }],
        Entries: [true, false].map((Egress) => ({
          Egress,
          RuleNumber: 100,
          RuleAction: 'allow',
          Protocol: '-1',
          CidrBlock: '0.0.0.0/0',
        })),
      },
    ],
  },
  [`${here}/nat-interface.json`]: {
    NetworkInterfaces: [
      {
        ...owned,
        NetworkInterfaceId: 'eni-00000019',
        SubnetId: 'subnet-00000012',
        VpcId: vpcs[1],
        PrivateIpAddress: '10.2.1.9',
        InterfaceType: 'nat_gateway',
        Groups: [],
        SourceDestCheck: false,
        Association: { PublicIp: '52.0.0.9' },
      },
      {
        ...owned,
        NetworkInterfaceId: 'eni-00000014',
        SubnetId: 'subnet-00000001',
        VpcId: vpcs[0],
        PrivateIpAddress: '10.1.0.44',
        Groups: [{ GroupId: 'sg-00000014' }],
        Association: { PublicIp: '52.0.0.4' },
      },
    ],
  },
  [`${here}/nat-group.json`]: {
    SecurityGroups: [
      {
        ...owned,
        GroupId: 'sg-00000014',
        GroupName: 'nat',
        VpcId: vpcs[0],
        IpPermissions: [
          { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: '52.0.0.9/32' }] },
          { IpProtocol: 'tcp', FromPort: 23, ToPort: 23, IpRanges: [{ CidrIp: '52.0.0.8/32' }] },
        ],
        IpPermissionsEgress: [],
      },
    ],
  },
}
const online: readonly Place[] = [
  { number: 1, out: [toInternet] },
  { number: 2, out: [route('0.0.0.0/0', { GatewayId: 'igw-00000002' })] },
]

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
  ['over the internet from VPC to VPC', documents(online, second), 'eni-00000011', '52.0.0.2', 22, 'reachable'],
  ['and to a port that is closed', documents(online, second), 'eni-00000011', '52.0.0.2', 80, 'unreachable'],
  ['and to its private address', documents(online, second), 'eni-00000011', '10.2.0.40', 22, 'unreachable'],
  [
    'a list of AWS that nobody sees has nothing of the VPC',
    documents(toList, { ...vpcEndpoint, ...neighbour }),
    'Host 1',
    '10.1.5.10',
    22,
    'reachable',
  ],
  ['neither routes nor what joins VPCs is seen', unled, 'Host 1', 'Host 2', 22, 'possible'],
  [
    'nothing joins VPCs',
    {
      ...unled,
      [`${here}/peerings.json`]: { VpcPeeringConnections: [] },
      [`${here}/attachments.json`]: { TransitGatewayAttachments: [] },
    },
    'Host 1',
    'Host 2',
    22,
    'unreachable',
  ],
  [
    'a NAT gateway is seen at its address',
    documents(led({ NatGatewayId: 'nat-00000001' }), { ...second, ...translated }),
    'Host 2',
    '52.0.0.4',
    22,
    'reachable',
  ],
  [
    'and at no other',
    documents(led({ NatGatewayId: 'nat-00000001' }), { ...second, ...translated }),
    'Host 2',
    '52.0.0.4',
    23,
    'unreachable',
  ],
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
  [
    'a database stands in the subnets that its reply shows',
    documents(unconnected, database),
    'Host 2',
    'orders',
    22,
    'reachable',
  ],
])('%s: %#', (_name, given, from, to, port, verdict) => {
  expect(verdictOf(given, from, to, port)).toBe(verdict)
})
