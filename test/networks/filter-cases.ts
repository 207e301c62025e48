import { icmp, icmp6, tcp, udp } from '../../src/analysis/network/network.ts'
import { anywhere, entry, group, networkAcl, networkInterface, prefixList, rule } from './build.ts'
import type { ShopCase } from './shop-cases.ts'

const web = { protocol: tcp, ports: [80, 80] } as const
const open = [rule('0.0.0.0/0'), rule('::/0')]
const server = (...rules: ReturnType<typeof rule>[]) => ({ securityGroups: [group('sg-server', rules)] })
const client = (...rules: ReturnType<typeof rule>[]) => ({ securityGroups: [group('sg-client', open, rules)] })
const acl = (...entries: ReturnType<typeof entry>[]) => ({ networkAcls: [networkAcl('acl-open', entries)] })
const allIn = entry(100, 'in', 'allow', 'any')
const allOut = entry(100, 'out', 'allow', 'any')
const mismatch = 'ENI_SG_RULES_MISMATCH'
const denied = 'SUBNET_ACL_RESTRICTION'

/** VPC User Guide: "Security group rules", "Network ACLs". */
export const filterCases: readonly ShopCase[] = [
  ['a group is referenced in the VPC', 'client > server tcp 80', 'answered'],
  ['a rule has its ports', 'client > server tcp 81', mismatch],
  ['a rule has its protocol', 'client > server udp 80', mismatch],
  ['a group of nobody matches nothing', 'client > server tcp 80', mismatch, server(rule('sg-gone', web))],
  ['own group lets members in', 'near > server tcp 80', 'answered', server(rule('sg-server', web))],
  ['own group lets others out', 'client > server tcp 80', mismatch, server(rule('sg-server', web))],
  ['a CIDR holds the sender', 'client > server tcp 80', 'answered', server(rule('10.0.0.0/24', web))],
  ['a CIDR ends before the sender', 'client > server tcp 80', mismatch, server(rule('10.0.0.0/29', web))],
  ['all protocols have all ports', 'client > server esp 0', 'answered', server(rule('10.0.0.0/8'))],
  [
    'protocols by number have no ports',
    'client > server esp 0',
    'answered',
    server(rule('10.0.0.0/8', { protocol: 50 })),
  ],
  [
    'ports the wrong way round match nothing',
    'client > server tcp 80',
    mismatch,
    server(rule('sg-client', { protocol: tcp, ports: [90, 70] })),
  ],
  [
    'a prefix list stands for its CIDRs',
    'client > server tcp 80',
    'answered',
    { ...server(rule('pl-own', web)), prefixLists: [prefixList('pl-own', ['10.0.0.0/28'])] },
  ],
  [
    'an empty prefix list holds nobody',
    'client > server tcp 80',
    mismatch,
    { ...server(rule('pl-own', web)), prefixLists: [prefixList('pl-own', [])] },
  ],
  ['a group without inbound rules', 'client > server tcp 80', 'SG_HAS_NO_RULES', server()],
  ['a group without outbound rules', 'client > server tcp 80', 'SG_HAS_NO_RULES', client()],
  [
    'an interface without groups',
    'client > near tcp 80',
    'SG_HAS_NO_RULES',
    { interfaces: [networkInterface('near', 'web', { v4: '10.0.0.20' }, [])] },
  ],
  [
    'groups add up',
    'client > near tcp 443',
    'answered',
    { interfaces: [networkInterface('near', 'web', { v4: '10.0.0.20' }, ['sg-server', 'sg-client'])] },
  ],
  [
    'outbound rules have the destination port',
    'client > server tcp 80',
    mismatch,
    client(rule('0.0.0.0/0', { protocol: tcp, ports: [81, 81] })),
  ],
  ['outbound rules name groups', 'client > server tcp 80', 'answered', client(rule('sg-server', web))],
  ['outbound rules name other groups', 'client > server tcp 80', mismatch, client(rule('sg-other', web))],
  ['outbound rules have CIDRs', 'client > server tcp 80', mismatch, client(rule('10.0.0.0/24', web))],
  [
    'answers need no rule',
    'client > server tcp 80',
    'answered',
    { securityGroups: [group('sg-client', []), group('sg-server', [rule('sg-client', web)], [])] },
  ],
  [
    'groups are asked inside a subnet',
    'near > client tcp 80',
    'SG_HAS_NO_RULES',
    { securityGroups: [group('sg-client', [])] },
  ],
  ['IPv4 rules do not match IPv6', 'client > server tcp 80 v6', mismatch, server(rule('0.0.0.0/0', web))],
  ['IPv6 rules do', 'client > server tcp 80 v6', 'answered', server(rule('::/0', web))],
  ['groups are referenced over IPv6', 'client > server tcp 80 v6', 'answered'],
  [
    'an echo has a rule of its type',
    'client > server icmp 2048',
    'answered',
    server(rule('sg-client', { protocol: icmp, ports: [2048, 2303] })),
  ],
  [
    'a rule of another type',
    'client > server icmp 2048',
    mismatch,
    server(rule('sg-client', { protocol: icmp, ports: [0, 255] })),
  ],
  [
    'ICMP of IPv4 is not that of IPv6',
    'client > server icmp6 32768 v6',
    mismatch,
    server(rule('sg-client', { protocol: icmp })),
  ],
  [
    'ICMPv6 has its own number',
    'client > server icmp6 32768 v6',
    'answered',
    server(rule('sg-client', { protocol: icmp6 })),
  ],
  [
    'only echoes are answered',
    'client > server icmp 768',
    'delivered BW_NO_ANSWER',
    server(rule('sg-client', { protocol: icmp })),
  ],

  [
    'the first entry decides',
    'client > server tcp 80',
    denied,
    acl(entry(90, 'in', 'deny', '10.0.0.0/24', web), allIn, allOut),
  ],
  ['a later entry does not', 'client > server tcp 80', 'answered', acl(entry(110, 'in', 'deny', 'any'), allIn, allOut)],
  [
    'numbers count, not places',
    'client > server tcp 80',
    denied,
    acl(allIn, allOut, entry(1, 'out', 'deny', '10.0.1.10/32')),
  ],
  ['what no entry matches is denied', 'client > server tcp 80', denied, acl(allOut)],
  ['no network ACL inside a subnet', 'client > near tcp 80', 'answered', acl()],
  [
    'the answer goes to the port of the client',
    'client > server tcp 80',
    'answered',
    acl(
      entry(100, 'in', 'allow', 'any', web),
      entry(100, 'out', 'allow', 'any', web),
      entry(110, 'in', 'allow', 'any', { protocol: tcp, ports: [1024, 65_535] }),
      entry(110, 'out', 'allow', 'any', { protocol: tcp, ports: [1024, 65_535] }),
    ),
  ],
  [
    'the answer has no entry',
    'client > server tcp 80',
    `delivered ${denied}`,
    acl(entry(100, 'in', 'allow', 'any', web), entry(100, 'out', 'allow', 'any', web)),
  ],
  [
    'some client ports alone',
    'client > server tcp 80',
    `delivered ${denied}`,
    acl(
      entry(100, 'in', 'allow', 'any', web),
      allOut,
      entry(110, 'in', 'allow', 'any', { protocol: tcp, ports: [50_000, 65_535] }),
    ),
  ],
  [
    'an echo is answered by an echo reply',
    'client > server icmp 2048',
    `delivered ${denied}`,
    {
      ...server(rule('10.0.0.0/8')),
      ...acl(entry(100, 'in', 'allow', 'any', { protocol: icmp, ports: [2048, 2048] }), allOut),
    },
  ],
  [
    'an echo reply has type 0',
    'client > server icmp 2048',
    'answered',
    {
      ...server(rule('10.0.0.0/8')),
      ...acl(
        entry(100, 'in', 'allow', 'any', { protocol: icmp, ports: [2048, 2048] }),
        entry(110, 'in', 'allow', 'any', { protocol: icmp, ports: [0, 255] }),
        allOut,
      ),
    },
  ],
  [
    'IPv4 entries do not match IPv6',
    'client > server tcp 80 v6',
    denied,
    acl(entry(100, 'in', 'allow', '0.0.0.0/0'), allOut),
  ],
  [
    'entries have their protocol',
    'client > server tcp 80',
    denied,
    acl(entry(100, 'in', 'allow', 'any', { protocol: udp }), allOut),
  ],
  [
    'outbound entries have the destination',
    'client > server tcp 80',
    denied,
    acl(allIn, entry(100, 'out', 'allow', '10.0.0.0/24')),
  ],
  ['an interface without an IPv6 address', 'client > near tcp 80 v6', 'ENI_ADDRESS_RESTRICTION'],
  [
    'endpoints start nothing',
    'near > client tcp 80',
    'VPCE_INTRA_VPC_TRAFFIC',
    {
      interfaces: [
        networkInterface('near', 'web', { v4: '10.0.0.20' }, ['sg-server'], {
          owner: { is: 'vpc-endpoint', id: 'vpce' },
        }),
      ],
    },
  ],
  ['open groups', 'near > server tcp 22', 'answered', { securityGroups: [group('sg-server', anywhere)] }],
]
