import type { Network, TransitGatewayAttachment } from '../../src/analysis/network/network.ts'
import {
  attachment,
  entry,
  group,
  networkAcl,
  openAcl,
  route,
  routeTable,
  rule,
  subnet,
  transitGateway,
  transitRoute,
} from './build.ts'
import type { ShopCase } from './shop-cases.ts'

const near = (more: Partial<TransitGatewayAttachment> = {}) =>
  attachment('near-attachment', 'vpc-1', ['tgw-1'], 'tgw-rtb', more)
const far = (more: Partial<TransitGatewayAttachment> = {}) =>
  attachment('far-attachment', 'vpc-2', ['tgw-2'], 'tgw-rtb', more)
const routes = [
  transitRoute('10.0.0.0/16', 'near-attachment', true),
  transitRoute('10.1.0.0/16', 'far-attachment', true),
]
const gateway = (
  attachments: readonly TransitGatewayAttachment[] = [near(), far()],
  tables: Parameters<typeof transitGateway>[2] = { 'tgw-rtb': routes },
  keepsGroups = true,
) => [transitGateway('tgw', attachments, tables, { keepsGroups })]
const to = { is: 'transit-gateway', id: 'tgw' } as const
const tables = [
  routeTable('rtb-web', [route('10.0.0.0/8', to)]),
  routeTable('rtb-app', [route('10.0.0.0/8', to), route('0.0.0.0/0', to)]),
  routeTable('rtb-far', [route('10.0.0.0/8', to)]),
  routeTable('rtb-tgw-1', []),
  routeTable('rtb-tgw-2', []),
]
const subnets = [
  subnet('tgw-1', 'vpc-1', ['10.0.9.0/28'], { networkAcl: 'acl-tgw-1' }),
  subnet('tgw-2', 'vpc-2', ['10.1.9.0/28'], { networkAcl: 'acl-tgw-2' }),
]
const acls = [networkAcl('acl-tgw-1', openAcl.entries), networkAcl('acl-tgw-2', openAcl.entries)]
const parts: Partial<Network> = { routeTables: tables, subnets, networkAcls: acls, transitGateways: gateway() }
const acl = (id: string, ...entries: ReturnType<typeof entry>[]) => ({
  ...parts,
  networkAcls: [...acls.filter((it) => it.id !== id), networkAcl(id, [...entries, ...openAcl.entries])],
})
const flow = 'client > other tcp 80'
const denied = 'SUBNET_ACL_RESTRICTION'
const open = { securityGroups: [group('sg-other', [rule('0.0.0.0/0')])] }

/** Transit Gateways guide: how they work, network ACLs, security group referencing. */
export const transitCases: readonly ShopCase[] = [
  ['a transit gateway that keeps groups', flow, 'answered', parts],
  [
    'a transit gateway that does not',
    flow,
    'ENI_SG_RULES_MISMATCH',
    { ...parts, transitGateways: gateway([near(), far()], { 'tgw-rtb': routes }, false) },
  ],
  [
    'an attachment that does not',
    flow,
    'ENI_SG_RULES_MISMATCH',
    { ...parts, transitGateways: gateway([near(), far({ keepsGroups: false })]) },
  ],
  [
    'CIDRs need no groups',
    flow,
    'answered',
    { ...parts, ...open, transitGateways: gateway([near(), far({ keepsGroups: false })]) },
  ],
  [
    'outbound rules name no groups across',
    flow,
    'ENI_SG_RULES_MISMATCH',
    { ...parts, securityGroups: [group('sg-client', [], [rule('sg-other')])] },
  ],
  [
    'no attachment in the zone of the sender',
    flow,
    'TGW_ROUTE_AZ_RESTRICTION',
    { ...parts, subnets: [subnet('tgw-1', 'vpc-1', ['10.0.9.0/28'], { zone: 'b' }), ...subnets.slice(1)] },
  ],
  [
    'in the VPC of the receiver any zone will do, but not back',
    flow,
    'delivered TGW_ROUTE_AZ_RESTRICTION',
    { ...parts, subnets: [...subnets.slice(0, 1), subnet('tgw-2', 'vpc-2', ['10.1.9.0/28'], { zone: 'b' })] },
  ],
  ['an attachment that is not there', flow, 'UNASSOCIATED_COMPONENT', { ...parts, transitGateways: gateway([far()]) }],
  [
    'an attachment that is not available',
    flow,
    'BAD_STATE_ATTACHMENT',
    { ...parts, transitGateways: gateway([near({ isAvailable: false }), far()]) },
  ],
  [
    'an attachment without a table',
    flow,
    'TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION',
    { ...parts, transitGateways: gateway([near({ routeTable: undefined }), far()]) },
  ],
  [
    'a table without the way back',
    flow,
    'delivered TGW_RTB_CANNOT_ROUTE',
    {
      ...parts,
      transitGateways: gateway([near(), far({ routeTable: 'tgw-other' })], { 'tgw-rtb': routes, 'tgw-other': [] }),
    },
  ],
  [
    'a blackhole that is longer',
    flow,
    'TGW_RTB_BAD_STATE_ROUTE',
    {
      ...parts,
      transitGateways: gateway(undefined, { 'tgw-rtb': [...routes, transitRoute('10.1.0.0/24', undefined)] }),
    },
  ],
  [
    'static before propagated',
    flow,
    'TGW_RTB_BAD_STATE_ROUTE',
    {
      ...parts,
      transitGateways: gateway(undefined, { 'tgw-rtb': [...routes, transitRoute('10.1.0.0/16', undefined)] }),
    },
  ],
  ['in: inbound entries have the source', flow, denied, acl('acl-tgw-1', entry(50, 'in', 'deny', '10.0.0.10/32'))],
  ['in: outbound entries are not asked', flow, 'answered', acl('acl-tgw-1', entry(50, 'out', 'deny', '10.1.0.0/16'))],
  [
    'out: outbound entries have the destination',
    flow,
    denied,
    acl('acl-tgw-2', entry(50, 'out', 'deny', '10.1.0.10/32')),
  ],
  [
    'out: inbound entries have no say about who comes',
    flow,
    'answered',
    acl('acl-tgw-2', entry(50, 'in', 'deny', '10.0.0.0/16')),
  ],
  [
    'in the subnet of the attachment nothing is asked',
    flow,
    'answered',
    {
      ...parts,
      subnets: [...subnets, subnet('far', 'vpc-2', ['10.1.0.0/24', '2600:1f18:0:100::/64'], { networkAcl: 'acl-far' })],
      networkAcls: [
        ...acls,
        networkAcl('acl-far', [entry(10, 'in', 'allow', '10.1.0.0/24'), entry(10, 'out', 'allow', '10.0.0.0/16')]),
      ],
      transitGateways: gateway([near(), far({ subnets: ['far'] })]),
    },
  ],
  [
    'from the subnet of the attachment both are asked',
    flow,
    denied,
    {
      ...parts,
      networkAcls: [...acls, networkAcl('acl-open', [entry(10, 'out', 'allow', 'any')])],
      transitGateways: gateway([near({ subnets: ['web'] }), far()]),
    },
  ],
  [
    'a second VPC with its internet gateway is no way out',
    'server > 8.8.8.8 tcp 443',
    'IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS',
    {
      ...parts,
      routeTables: [
        ...tables.slice(0, 4),
        routeTable('rtb-tgw-2', [route('0.0.0.0/0', { is: 'internet-gateway', id: 'igw-2' })]),
      ],
      transitGateways: gateway(undefined, { 'tgw-rtb': [...routes, transitRoute('0.0.0.0/0', 'far-attachment')] }),
    },
  ],
  [
    'nor is its peering',
    'other > server tcp 80',
    'PCX_REQUIRES_ADDRESS_IN_VPC_CIDR',
    {
      ...parts,
      routeTables: [
        ...tables.slice(0, 4),
        routeTable('rtb-tgw-2', [route('10.0.0.0/16', { is: 'peering', id: 'pcx' })]),
      ],
      transitGateways: gateway(undefined, { 'tgw-rtb': [transitRoute('10.0.0.0/8', 'far-attachment')] }),
    },
  ],
  [
    'an attachment of no VPC',
    'client > 10.7.0.1 tcp 80',
    'UNKNOWN_DESTINATION',
    {
      ...parts,
      transitGateways: gateway([near(), attachment('vpn', undefined, [], undefined)], {
        'tgw-rtb': [transitRoute('any', 'vpn')],
      }),
    },
  ],
]
