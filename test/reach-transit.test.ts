import { describe, expect, test } from 'vitest'
import { made, network, ref } from './network-template.ts'
import { answerOfTemplate } from './reach-case.ts'
import { type Documents, here } from './replies.ts'
import { answerOf, documents, owned, type Place, route, toInternet, verdictOf, vpcs } from './two-hosts.ts'

const peering = 'tgw-attach-0000000f'
const there = 'accounts/444455556666/us-west-2'

/** A transit gateway with one table, the VPC of its number, and a peering. `routes`: to the peering. */
function side(number: 1 | 2, folder: string, routes: readonly string[], served = true): Documents {
  const id = (kind: string) => `${kind}-0000000${number}`
  const [gateway, table, attachment] = [id('tgw'), id('tgw-rtb'), id('tgw-attach')]
  const joined = { TransitGatewayId: gateway, State: 'available' }
  const association = { Association: { TransitGatewayRouteTableId: table, State: 'associated' } }
  return {
    [`${folder}/gateways.json`]: { TransitGateways: [{ ...joined, ...owned, Options: {} }] },
    [`${folder}/gateway-tables.json`]: {
      TransitGatewayRouteTables: [{ ...joined, TransitGatewayRouteTableId: table, DefaultAssociationRouteTable: true }],
    },
    [`${folder}/attachments.json`]: {
      TransitGatewayAttachments: [
        {
          ...joined,
          ...association,
          TransitGatewayAttachmentId: attachment,
          ResourceType: 'vpc',
          ResourceId: vpcs[number - 1],
        },
        {
          ...joined,
          ...(served && association),
          TransitGatewayAttachmentId: peering,
          ResourceType: 'peering',
          ResourceId: `tgw-0000000${3 - number}`,
        },
      ],
    },
    [`${folder}/vpc-attachments.json`]: {
      TransitGatewayVpcAttachments: [
        {
          ...joined,
          TransitGatewayAttachmentId: attachment,
          VpcId: vpcs[number - 1],
          SubnetIds: [id('subnet')],
          Options: {},
        },
      ],
    },
    [`${folder}/propagations.json`]: {
      TransitGatewayPropagations: [
        {
          TransitGatewayRouteTableId: table,
          TransitGatewayRouteTablePropagations: [
            { TransitGatewayAttachmentId: attachment, ResourceType: 'vpc', State: 'enabled' },
          ],
        },
      ],
    },
    [`${folder}/static-routes.json`]: {
      TransitGatewayStaticRoutes: [
        {
          TransitGatewayRouteTableId: table,
          AdditionalRoutesAvailable: false,
          Routes: routes.map((DestinationCidrBlock) => ({
            DestinationCidrBlock,
            Type: 'static',
            State: 'active',
            TransitGatewayAttachments: [{ TransitGatewayAttachmentId: peering, ResourceType: 'peering' }],
          })),
        },
      ],
    },
  }
}

const places: readonly Place[] = [
  {
    number: 1,
    out: [
      route('10.2.0.0/16', { TransitGatewayId: 'tgw-00000001' }),
      route('172.16.0.0/12', { TransitGatewayId: 'tgw-00000001' }),
      toInternet,
    ],
  },
  { number: 2, out: [route('10.1.0.0/16', { TransitGatewayId: 'tgw-00000002' })] },
]
const peered = (one: Documents, other: Documents) => documents(places, { ...one, ...other })

test.each<[string, Documents, string, string, number, string]>([
  [
    'static routes in the tables of both',
    peered(side(1, here, ['10.2.0.0/16']), side(2, there, ['10.1.0.0/16'])),
    'Host 1',
    'Host 2',
    22,
    'reachable',
  ],
  [
    'and what opens no port',
    peered(side(1, here, ['10.2.0.0/16']), side(2, there, ['10.1.0.0/16'])),
    'Host 1',
    'Host 2',
    80,
    'unreachable',
  ],
  [
    'a table of the one without a route',
    peered(side(1, here, []), side(2, there, ['10.1.0.0/16'])),
    'Host 1',
    'Host 2',
    22,
    'unreachable',
  ],
  [
    'no route for the answer',
    peered(side(1, here, ['10.2.0.0/16']), side(2, there, [])),
    'Host 1',
    'Host 2',
    22,
    'forward-only',
  ],
  [
    'whose table is not shown at the other side',
    peered(side(1, here, ['10.2.0.0/16']), side(2, there, ['10.1.0.0/16'], false)),
    'Host 1',
    'Host 2',
    22,
    'possible',
  ],
  [
    'the other side is not in the scan',
    documents(places, side(1, here, ['10.2.0.0/16'])),
    'Host 1',
    'Host 2',
    22,
    'possible',
  ],
  ['the same from there', documents(places, side(1, here, ['10.2.0.0/16'])), 'Host 2', 'Host 1', 22, 'possible'],
  [
    'what no table of the transit gateways leads to',
    peered(side(1, here, ['10.2.0.0/16']), side(2, there, ['10.1.0.0/16'])),
    'Host 1',
    '172.16.0.1',
    443,
    'unreachable',
  ],
  [
    'a peering leads to a gateway that is not in the scan',
    documents(places, side(1, here, ['172.16.0.0/16'])),
    'Host 1',
    '172.16.0.1',
    443,
    'possible',
  ],
])('%s: %#', (_name, given, from, to, port, verdict) => {
  expect(verdictOf(given, from, to, port)).toBe(verdict)
})

const gateway = 'tgw-00000001'
const table = 'tgw-rtb-00000001'
const site = { TransitGatewayAttachmentId: 'tgw-attach-0000000e', ResourceId: 'vpn-00000001', ResourceType: 'vpn' }
const attachedTo = (number: number) => ({
  TransitGatewayAttachmentId: `tgw-attach-0000000${number}`,
  ResourceId: vpcs[number - 1],
  ResourceType: 'vpc',
})

/** Both VPCs and a VPN on one transit gateway with one table, and what a search of its routes shows. */
const withSite = (routes: readonly object[], spread = [site, attachedTo(1), attachedTo(2)]): Documents => {
  const joined = { TransitGatewayId: gateway, State: 'available' }
  const out = [
    route('10.0.0.0/8', { TransitGatewayId: gateway }),
    route('172.16.0.0/12', { TransitGatewayId: gateway }),
  ]
  return documents(
    [
      { number: 1, out },
      { number: 2, out },
    ],
    {
      [`${here}/gateways.json`]: { TransitGateways: [{ ...joined, ...owned, Options: {} }] },
      [`${here}/gateway-tables.json`]: {
        TransitGatewayRouteTables: [{ ...joined, TransitGatewayRouteTableId: table }],
      },
      [`${here}/attachments.json`]: {
        TransitGatewayAttachments: [site, attachedTo(1), attachedTo(2)].map((one) => ({
          ...joined,
          ...one,
          Association: { TransitGatewayRouteTableId: table, State: 'associated' },
        })),
      },
      [`${here}/vpc-attachments.json`]: {
        TransitGatewayVpcAttachments: [1, 2].map((number) => ({
          ...joined,
          TransitGatewayAttachmentId: `tgw-attach-0000000${number}`,
          VpcId: vpcs[number - 1],
          SubnetIds: [`subnet-0000000${number}`],
          Options: {},
        })),
      },
      [`${here}/propagations-${table}.json`]: {
        TransitGatewayRouteTablePropagations: spread.map((one) => ({ ...one, State: 'enabled' })),
      },
      [`${here}/routes-${table}.json`]: { Routes: routes, AdditionalRoutesAvailable: false },
    },
  )
}
const shown = (DestinationCidrBlock: string, { ResourceType, ...to }: ReturnType<typeof attachedTo>) => ({
  DestinationCidrBlock,
  TransitGatewayAttachments: [{ ...to, ResourceType }],
  Type: 'propagated',
  State: 'active',
})

test.each<[string, Documents, string, string, string]>([
  ['a site takes nothing from a VPC', withSite([]), 'Host 1', 'Host 2', 'reachable'],
  ['it may have any other address', withSite([]), 'Host 1', '172.16.0.1', 'possible'],
  ['nor does it have what is not propagated', withSite([], [site, attachedTo(1)]), 'Host 1', 'Host 2', 'unreachable'],
  [
    'a search that shows all propagated routes',
    withSite([shown('10.1.0.0/16', attachedTo(1)), shown('10.2.0.0/16', attachedTo(2))]),
    'Host 1',
    '172.16.0.1',
    'unreachable',
  ],
])('a VPN beside VPCs: %s', (_name, given, from, to, verdict) => {
  expect(verdictOf(given, from, to, 22)).toBe(verdict)
})

const unnamed = (state: string) =>
  withSite(
    [{ DestinationCidrBlock: '10.2.0.0/16', TransitGatewayAttachments: [], Type: 'static', State: state }],
    [attachedTo(1)],
  )

test.each([
  ['active', 'possible'],
  ['blackhole', 'unreachable'],
  ['deleted', 'unreachable'],
])('a route of which the attachment is not shown, %s: %s', (state, verdict) => {
  expect(verdictOf(unnamed(state), 'Host 1', 'Host 2', 22)).toBe(verdict)
})

test('of several routes to one gateway the one is told that is taken', () => {
  const [told] = answerOf(withSite([]), 'Host 1', 'Host 2', 22).hops.filter(({ kind }) => kind === 'route-table')
  expect(told?.says).toContain('by route 10.0.0.0/8')
})

/** An instance in a VPC that a transit gateway of the template has, with a route to all private addresses. */
const joined = (more: object = {}) => ({
  ...network,
  Host: made('AWS::EC2::Instance', {
    ImageId: 'ami-1',
    SubnetId: ref('Private'),
    SecurityGroupIds: [ref('Group')],
  }),
  Group: made('AWS::EC2::SecurityGroup', {
    VpcId: ref('Vpc'),
    GroupDescription: 'x',
    SecurityGroupIngress: [{ IpProtocol: '-1', CidrIp: '0.0.0.0/0' }],
  }),
  Hub: made('AWS::EC2::TransitGateway'),
  Joined: made('AWS::EC2::TransitGatewayVpcAttachment', {
    TransitGatewayId: ref('Hub'),
    VpcId: ref('Vpc'),
    SubnetIds: [ref('Private')],
  }),
  ToHub: made('AWS::EC2::Route', {
    RouteTableId: ref('PrivateTable'),
    DestinationCidrBlock: '172.16.0.0/12',
    TransitGatewayId: ref('Hub'),
  }),
  ...more,
})
const connection = (more: object = {}) => ({
  Site: made('AWS::EC2::VPNConnection', {
    Type: 'ipsec.1',
    CustomerGatewayId: 'cgw-00000001',
    TransitGatewayId: ref('Hub'),
    ...more,
  }),
})
const otherVpc = {
  Other: made('AWS::EC2::VPC', { CidrBlock: '10.9.0.0/16' }),
  OtherSubnet: made('AWS::EC2::Subnet', { VpcId: ref('Other'), CidrBlock: '10.9.0.0/24' }),
  OtherJoined: made('AWS::EC2::TransitGatewayVpcAttachment', {
    TransitGatewayId: ref('Hub'),
    VpcId: ref('Other'),
    SubnetIds: [ref('OtherSubnet')],
  }),
}
const named = {
  NamedJoined: made('AWS::EC2::TransitGatewayVpcAttachment', {
    TransitGatewayId: ref('Hub'),
    VpcId: 'vpc-00000001',
    SubnetIds: ['subnet-00000001'],
  }),
}
const without = { Hub: made('AWS::EC2::TransitGateway', { DefaultRouteTablePropagation: 'disable' }) }
const accepting = made('AWS::EC2::TransitGateway', { AutoAcceptSharedAttachments: 'enable' })

describe('what comes by a transit gateway', () => {
  test.each<[string, object, string, string]>([
    ['nothing where no other network is attached', joined(), '172.16.0.1', 'Host'],
    ['nor out', joined(), 'Host', '172.16.0.1'],
    ['nothing of another VPC of the scan', joined(otherVpc), '172.16.0.1', 'Host'],
    ['nothing that no table leads on', joined({ ...named, ...without }), '172.16.0.1', 'Host'],
  ])('%s', (_name, resources, from, to) => {
    const answer = answerOfTemplate({ Resources: resources }, from, to, 22)
    expect(answer.verdict).toBe('unreachable')
  })

  test.each<[string, object, string, string, string]>([
    ['from a site that is attached', joined(connection()), '172.16.0.1', 'Host', 'possible'],
    ['to it', joined(connection()), 'Host', '172.16.0.1', 'possible'],
    ['from where no route leads back', joined(connection()), '192.168.0.1', 'Host', 'forward-only'],
    ['from whoever a gateway is shared with', joined({ Hub: accepting }), '172.16.0.1', 'Host', 'possible'],
    ['from a VPC that is not in the scan', joined(named), '172.16.0.1', 'Host', 'possible'],
  ])('%s', (_name, resources, from, to, verdict) => {
    expect(answerOfTemplate({ Resources: resources }, from, to, 22).verdict).toBe(verdict)
  })

  test('what is not entered says so', () => {
    const { blockers } = answerOfTemplate({ Resources: joined() }, '172.16.0.1', 'Host', 22)
    expect(blockers.map(({ says }) => says)).toContainEqual(
      'Nothing gets in by Hub: no attachment of it leads to networks that are not in this scan.',
    )
  })
})
