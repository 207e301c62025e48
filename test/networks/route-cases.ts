import { attached, natGateway, networkInterface, peering, prefixList, route, routeTable, subnet, vpc } from './build.ts'
import type { ShopCase } from './shop-cases.ts'

const gateway = { is: 'internet-gateway', id: 'igw-1' } as const
const pcx = { is: 'peering', id: 'pcx' } as const
const blackhole = { is: 'blackhole' } as const
const web = (...routes: ReturnType<typeof route>[]) => ({ routeTables: [routeTable('rtb-web', routes)] })
const far = (...routes: ReturnType<typeof route>[]) => ({ routeTables: [routeTable('rtb-far', routes)] })
const lost = 'NO_ROUTE_TO_DESTINATION'

/** VPC User Guide: "Route tables", "Route priority"; VPC Peering Guide. */
export const routeCases: readonly ShopCase[] = [
  ['traffic inside a VPC is local', 'client > server tcp 80', 'answered', web()],
  ['a local route may be listed', 'client > server tcp 80', 'answered', web(route('10.0.0.0/16', { is: 'local' }))],
  ['no interface has the address', 'client > 10.0.1.77 tcp 80', 'NO_POSSIBLE_DESTINATION'],
  [
    'a more specific route leads elsewhere',
    'client > server tcp 80',
    'BAD_STATE_ROUTE',
    web(route('10.0.1.0/24', blackhole)),
  ],
  ['a less specific one does not', 'client > server tcp 80', 'answered', web(route('10.0.0.0/8', blackhole))],
  ['nor does an equal one', 'client > server tcp 80', 'answered', web(route('10.0.0.0/16', blackhole))],
  [
    'nor does one that is propagated',
    'client > server tcp 80',
    'answered',
    web(route('10.0.1.0/24', { is: 'vpn-gateway', id: 'vgw' }, { isPropagated: true })),
  ],
  ['no table is asked inside a subnet', 'client > near tcp 80', 'answered', web(route('10.0.0.0/24', blackhole))],
  [
    'the longest prefix',
    'client > 8.8.8.8 tcp 443',
    'answered',
    web(route('0.0.0.0/0', blackhole), route('8.8.8.0/24', gateway)),
  ],
  [
    'a blackhole that is longest',
    'client > 8.8.8.8 tcp 443',
    'BAD_STATE_ROUTE',
    web(route('0.0.0.0/0', gateway), route('8.8.0.0/16', blackhole)),
  ],
  [
    'static before propagated',
    'client > 8.8.8.8 tcp 443',
    'answered',
    web(route('8.8.0.0/16', blackhole, { isPropagated: true }), route('8.8.0.0/16', gateway)),
  ],
  [
    'a CIDR before a prefix list',
    'client > 8.8.8.8 tcp 443',
    'answered',
    {
      ...web(route('pl-dns', blackhole), route('8.8.0.0/16', gateway)),
      prefixLists: [prefixList('pl-dns', ['8.8.0.0/16'])],
    },
  ],
  [
    'a prefix list before propagated',
    'client > 8.8.8.8 tcp 443',
    'answered',
    {
      ...web(route('8.8.0.0/16', blackhole, { isPropagated: true }), route('pl-dns', gateway)),
      prefixLists: [prefixList('pl-dns', ['8.8.0.0/16'])],
    },
  ],
  [
    'the longest prefix of a list',
    'client > 8.8.8.8 tcp 443',
    'BAD_STATE_ROUTE',
    {
      ...web(route('pl-dns', blackhole), route('8.8.0.0/16', gateway)),
      prefixLists: [prefixList('pl-dns', ['1.1.1.0/24', '8.8.8.8/32'])],
    },
  ],
  ['a range that is never forwarded', 'client > 169.254.169.1 tcp 80', lost],
  ['no route', 'client > 8.8.8.8 tcp 443', lost, web()],
  ['IPv4 routes lead no IPv6', 'client > 2607:f8b0::1 tcp 443', lost, web(route('0.0.0.0/0', gateway))],
  [
    'a VPN leads out of what is known',
    'client > 192.168.0.1 tcp 443',
    'UNKNOWN_DESTINATION',
    web(route('192.168.0.0/16', { is: 'vpn-gateway', id: 'vgw' })),
  ],
  [
    'an appliance that checks addresses',
    'client > server tcp 80',
    'ENI_SOURCE_DEST_CHECK_RESTRICTION',
    web(route('10.0.1.0/24', { is: 'appliance', id: 'eni-x', forwards: false })),
  ],
  [
    'an appliance takes group references away',
    'client > server tcp 80',
    'ENI_SG_RULES_MISMATCH',
    web(route('10.0.1.0/24', { is: 'appliance', id: 'eni-x', forwards: true })),
  ],

  ['peering, with a group of the same Region', 'client > other tcp 80', 'answered'],
  [
    'peering with another Region keeps no groups',
    'client > other tcp 80',
    'ENI_SG_RULES_MISMATCH',
    { peerings: [peering('pcx', 'vpc-1', 'vpc-2', { isSameRegion: false })] },
  ],
  [
    'peering that is not active',
    'client > other tcp 80',
    'BAD_STATE',
    { peerings: [peering('pcx', 'vpc-1', 'vpc-2', { isActive: false })] },
  ],
  [
    'peering that is not there',
    'client > other tcp 80',
    'BAD_STATE_ROUTE',
    web(route('10.1.0.0/16', { is: 'peering', id: 'pcx-gone' })),
  ],
  ['peering without a route there', 'client > other tcp 80', lost, web()],
  ['peering without a route back', 'client > other tcp 80', `delivered ${lost}`, far()],
  [
    'peering takes addresses of the other VPC',
    'client > 10.2.0.1 tcp 80',
    'PCX_REQUIRES_ADDRESS_IN_VPC_CIDR',
    web(route('10.0.0.0/8', pcx)),
  ],
  [
    'peering leads to no internet gateway',
    'client > 8.8.8.8 tcp 443',
    'PCX_REQUIRES_ADDRESS_IN_VPC_CIDR',
    web(route('0.0.0.0/0', pcx)),
  ],
  [
    'peering leads to no second peering',
    'client > third tcp 80',
    'PCX_REQUIRES_ADDRESS_IN_VPC_CIDR',
    {
      vpcs: [vpc('vpc-3', ['10.2.0.0/16'])],
      subnets: [subnet('third-1', 'vpc-3', ['10.2.0.0/24'])],
      routeTables: [
        routeTable('rtb-third-1', []),
        routeTable('rtb-web', [route('10.2.0.0/16', pcx)]),
        routeTable('rtb-far', [route('10.2.0.0/16', { is: 'peering', id: 'pcx-2' })]),
      ],
      interfaces: [networkInterface('third', 'third-1', { v4: '10.2.0.10' }, ['sg-client'])],
      peerings: [peering('pcx-2', 'vpc-2', 'vpc-3')],
    },
  ],
  [
    'peering with a VPC that is not known',
    'client > 10.9.0.1 tcp 80',
    'UNKNOWN_DESTINATION',
    { ...web(route('10.9.0.0/16', { is: 'peering', id: 'pcx-9' })), peerings: [peering('pcx-9', 'vpc-1', 'vpc-9')] },
  ],

  [
    'a NAT gateway takes what is inside of the VPC too',
    'server > near tcp 80',
    'ENI_SG_RULES_MISMATCH',
    {
      routeTables: [
        routeTable('rtb-app', [
          route('10.0.2.0/24', { is: 'nat-gateway', id: 'nat-2' }),
          route('10.0.0.0/24', { is: 'nat-gateway', id: 'nat-2' }),
        ]),
        routeTable('rtb-third', []),
      ],
      subnets: [subnet('third', 'vpc-1', ['10.0.2.0/24'])],
      natGateways: [natGateway('nat-2', 'third', false)],
      interfaces: [
        networkInterface('nat-2-eni', 'third', { v4: '10.0.2.200' }, [], { owner: { is: 'nat-gateway', id: 'nat-2' } }),
      ],
    },
  ],
  [
    'an internet gateway of another VPC',
    'client > 8.8.8.8 tcp 443',
    'BAD_STATE_ROUTE',
    web(route('0.0.0.0/0', { is: 'internet-gateway', id: 'igw-2' })),
  ],
  [
    'an internet gateway that is not attached',
    'client > 8.8.8.8 tcp 443',
    'BAD_STATE_ROUTE',
    { vpcs: [vpc('vpc-1', ['10.0.0.0/16'], { internetGateway: { is: 'none' } })] },
  ],
  [
    'an internet gateway that is attached',
    'client > 8.8.8.8 tcp 443',
    'answered',
    { vpcs: [vpc('vpc-1', ['10.0.0.0/16'], { internetGateway: attached('igw-1') })] },
  ],
]
