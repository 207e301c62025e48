import { tcp } from '../../src/analysis/network/network.ts'
import {
  entry,
  group,
  natGateway,
  networkAcl,
  networkInterface,
  route,
  routeTable,
  rule,
  subnet,
  vpc,
} from './build.ts'
import type { ShopCase } from './shop-cases.ts'

const nat = { is: 'nat-gateway', id: 'nat' } as const
const web = (publicAccess: 'outbound' | 'none') => ({
  subnets: [subnet('web', 'vpc-1', ['10.0.0.0/24', '2600:1f18::/64'], { publicAccess })],
})
const app = (publicAccess: 'outbound' | 'none') => ({
  subnets: [subnet('app', 'vpc-1', ['10.0.1.0/24', '2600:1f18:0:1::/64'], { publicAccess })],
})
const webAcl = (...entries: ReturnType<typeof entry>[]) => ({
  subnets: [subnet('web', 'vpc-1', ['10.0.0.0/24', '2600:1f18::/64'], { networkAcl: 'acl-web' })],
  networkAcls: [networkAcl('acl-web', entries)],
})
const webTable = (...routes: ReturnType<typeof route>[]) => ({ routeTables: [routeTable('rtb-web', routes)] })
const appTable = (...routes: ReturnType<typeof route>[]) => ({ routeTables: [routeTable('rtb-app', routes)] })
const allIn = entry(100, 'in', 'allow', 'any')
const allOut = entry(100, 'out', 'allow', 'any')
const client = (...rules: ReturnType<typeof rule>[]) => ({ securityGroups: [group('sg-client', rules)] })
const blocked = 'VPC_BLOCK_PUBLIC_ACCESS_ENABLED'
const denied = 'SUBNET_ACL_RESTRICTION'
const high = { protocol: tcp, ports: [1024, 65_535] } as const

/** VPC User Guide: "Internet gateways", "NAT gateways", "Egress-only internet gateways", "VPC BPA basics"; Gateway endpoints. */
export const gatewayCases: readonly ShopCase[] = [
  ['in by a public address', '8.8.8.8 > client tcp 443', 'answered'],
  ['in by the address itself', '8.8.8.8 > 54.0.0.10 tcp 443', 'answered'],
  ['in to an address of nobody', '8.8.8.8 > 54.9.9.9 tcp 443', 'NO_POSSIBLE_DESTINATION'],
  ['in without a public address', '8.8.8.8 > server tcp 80', 'IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS'],
  ['in from a private address', '10.9.0.1 > client tcp 443', 'IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS'],
  ['in from a shared address', '100.64.0.1 > client tcp 443', 'IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS'],
  ['in from an address of documentation', '192.0.2.1 > client tcp 443', 'answered'],
  ['in from an address of benchmarks', '198.18.0.1 > client tcp 443', 'NO_SOURCE_OR_DESTINATION'],
  ['in without an internet gateway', '8.8.8.8 > client tcp 443', 'NO_PATH', { vpcs: [vpc('vpc-1', ['10.0.0.0/16'])] }],
  ['in, and groups name groups alone', '8.8.8.8 > client tcp 80', 'ENI_SG_RULES_MISMATCH', client(rule('sg-other'))],
  [
    'in, and the network ACL sees the client',
    '8.8.8.8 > client tcp 80',
    denied,
    webAcl(entry(50, 'in', 'deny', '8.8.8.0/24'), allIn, allOut),
  ],
  ['in, and the answer has no route', '8.8.8.8 > client tcp 443', 'delivered NO_ROUTE_TO_DESTINATION', webTable()],
  [
    'in, and the answer goes to a NAT gateway',
    '8.8.8.8 > public tcp 443',
    'delivered NGW_SOURCE_ADDRESS_REASSIGN',
    { interfaces: [networkInterface('public', 'app', { v4: '10.0.1.20', public4: '54.0.0.20' }, ['sg-client'])] },
  ],
  ['in, and the answer has no entry', '8.8.8.8 > client tcp 443', `delivered ${denied}`, webAcl(allIn)],
  [
    'in, and the answer goes to high ports',
    '8.8.8.8 > client tcp 443',
    'answered',
    webAcl(allIn, entry(100, 'out', 'allow', '8.8.0.0/16', high)),
  ],
  ['IPv6 in by the own address', '2607:f8b0::1 > client tcp 443', 'answered'],
  [
    'IPv6 in, answer by an egress-only gateway',
    '2607:f8b0::1 > server tcp 80',
    'delivered BW_ANSWER_GOES_ELSEWHERE',
    { securityGroups: [group('sg-server', [rule('::/0')])] },
  ],
  [
    'IPv6 in to what nobody routes',
    '2607:f8b0::1 > other tcp 80',
    'delivered NO_ROUTE_TO_DESTINATION',
    { securityGroups: [group('sg-other', [rule('::/0')])] },
  ],
  ['IPv6 in past IPv4 rules', '2607:f8b0::1 > client tcp 443', 'ENI_SG_RULES_MISMATCH', client(rule('0.0.0.0/0'))],

  ['out by a public address', 'client > 8.8.8.8 tcp 443', 'answered'],
  ['out without one', 'near > 8.8.8.8 tcp 443', 'IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS'],
  ['out to a private address', 'client > 192.168.0.1 tcp 443', 'IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS'],
  ['out to a shared address', 'client > 100.64.0.1 tcp 443', 'IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS'],
  ['out, and the answer has no entry', 'client > 8.8.8.8 tcp 443', `delivered ${denied}`, webAcl(allOut)],
  ['IPv6 out', 'client > 2607:f8b0::1 tcp 443', 'answered'],
  ['IPv6 out by an egress-only gateway', 'server > 2607:f8b0::1 tcp 443', 'answered'],
  [
    'no IPv4 out by one',
    'server > 8.8.8.8 tcp 443',
    'PROTOCOL_RESTRICTION',
    appTable(route('0.0.0.0/0', { is: 'egress-only-internet-gateway', id: 'eigw-1' })),
  ],
  ['to a public address of another VPC', 'client > 54.0.0.30 tcp 80', 'ENI_SG_RULES_MISMATCH'],
  [
    'which sees the public address',
    'client > 54.0.0.30 tcp 80',
    'answered',
    { securityGroups: [group('sg-other', [rule('54.0.0.10/32')])] },
  ],

  ['Block Public Access, nothing left', '8.8.8.8 > client tcp 443', blocked, web('none')],
  ['Block Public Access, outbound left', '8.8.8.8 > client tcp 443', blocked, web('outbound')],
  ['outbound left is not for internet gateways', 'client > 8.8.8.8 tcp 443', blocked, web('outbound')],
  ['outbound left is for NAT gateways', 'server > 8.8.8.8 tcp 443', 'answered', web('outbound')],
  ['nothing left is not', 'server > 8.8.8.8 tcp 443', blocked, web('none')],
  ['outbound left is for egress-only gateways', 'server > 2607:f8b0::1 tcp 443', 'answered', app('outbound')],
  ['nothing left is not for them', 'server > 2607:f8b0::1 tcp 443', blocked, app('none')],

  ['out by a NAT gateway', 'server > 8.8.8.8 tcp 443', 'answered'],
  ['a NAT gateway takes UDP', 'server > 8.8.8.8 udp 53', 'answered'],
  ['a NAT gateway takes ICMP', 'server > 8.8.8.8 icmp 2048', 'answered'],
  ['a NAT gateway takes nothing else', 'server > 8.8.8.8 esp 0', 'PROTOCOL_RESTRICTION'],
  [
    'a NAT gateway takes no IPv6',
    'server > 2607:f8b0::1 tcp 443',
    'PROTOCOL_RESTRICTION',
    appTable(route('::/0', nat)),
  ],
  [
    'a private NAT gateway has no public address',
    'server > 8.8.8.8 tcp 443',
    'IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS',
    { natGateways: [natGateway('nat', 'web', false)] },
  ],
  ['a NAT gateway without a route', 'server > 8.8.8.8 tcp 443', 'NO_ROUTE_TO_DESTINATION', webTable()],
  ['a NAT gateway in its own subnet', 'near > 8.8.8.8 tcp 443', 'CANNOT_ROUTE', webTable(route('0.0.0.0/0', nat))],
  [
    'a NAT gateway that is gone',
    'server > 8.8.8.8 tcp 443',
    'BAD_STATE_ROUTE',
    appTable(route('0.0.0.0/0', { is: 'nat-gateway', id: 'nat-gone' })),
  ],
  [
    'a NAT gateway of another VPC',
    'other > 8.8.8.8 tcp 443',
    'NGW_REQUIRES_SOURCE_IN_VPC',
    { routeTables: [routeTable('rtb-far', [route('0.0.0.0/0', nat)])] },
  ],
  [
    'into the subnet of the NAT gateway',
    'server > 8.8.8.8 tcp 443',
    denied,
    webAcl(entry(50, 'in', 'deny', '10.0.1.0/24'), allIn, allOut),
  ],
  [
    'out of the subnet of the NAT gateway',
    'server > 8.8.8.8 tcp 443',
    denied,
    webAcl(entry(50, 'out', 'deny', '8.8.0.0/16'), allIn, allOut),
  ],
  [
    'the answer into the subnet of the NAT gateway',
    'server > 8.8.8.8 tcp 443',
    `delivered ${denied}`,
    webAcl(entry(50, 'in', 'deny', '8.8.0.0/16'), allIn, allOut),
  ],
  [
    'the answer out of it',
    'server > 8.8.8.8 tcp 443',
    `delivered ${denied}`,
    webAcl(entry(50, 'out', 'deny', '10.0.1.0/24'), allIn, allOut),
  ],
  ['nothing new comes in by a NAT gateway', '8.8.8.8 > 54.0.1.1 tcp 443', 'NO_POSSIBLE_DESTINATION'],
  ['nothing new comes to its private address', 'client > nat-eni tcp 443', 'SG_HAS_NO_RULES'],

  ['a gateway endpoint', 'server > 52.216.0.1 tcp 443', 'answered'],
  ['a gateway endpoint takes echoes', 'server > 52.216.0.1 icmp 2048', 'answered'],
  ['a gateway endpoint takes no UDP', 'server > 52.216.0.1 udp 443', 'VPCE_GATEWAY_PROTOCOL_RESTRICTION'],
  [
    'a gateway endpoint of another VPC',
    'other > 52.216.0.1 tcp 443',
    'BAD_STATE_ROUTE',
    { routeTables: [routeTable('rtb-far', [route('pl-s3', { is: 'gateway-endpoint', id: 'vpce-s3' })])] },
  ],
  [
    'outbound rules name its prefix list',
    'server > 52.216.0.1 tcp 443',
    'answered',
    { securityGroups: [group('sg-server', [], [rule('pl-s3')])] },
  ],
]
