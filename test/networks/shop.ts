import { icmp, icmp6, type Network, type Thing, tcp, udp } from '../../src/analysis/network/network.ts'
import type { Packet } from '../../src/analysis/network/simulator/packet.ts'
import { parseIp } from '../../src/model/ip.ts'
import {
  attached,
  group,
  natGateway,
  network,
  networkInterface,
  openAcl,
  peering,
  prefixList,
  route,
  routeTable,
  rule,
  subnet,
  thing,
  vpc,
} from './build.ts'

/**
 * A shop: `client` and `near` in the public subnet `web`, `server` in the private subnet `app` behind a NAT gateway, `other`
 * in the public subnet `far` of a second VPC that is peered. Servers let `sg-client` in on port 80.
 */
export const shop: Network = network({
  vpcs: [
    vpc('vpc-1', ['10.0.0.0/16', '2600:1f18::/56'], {
      internetGateway: attached('igw-1'),
      egressOnlyInternetGateway: attached('eigw-1'),
    }),
    vpc('vpc-2', ['10.1.0.0/16', '2600:1f18:0:100::/56'], { internetGateway: attached('igw-2') }),
  ],
  subnets: [
    subnet('web', 'vpc-1', ['10.0.0.0/24', '2600:1f18::/64']),
    subnet('app', 'vpc-1', ['10.0.1.0/24', '2600:1f18:0:1::/64']),
    subnet('far', 'vpc-2', ['10.1.0.0/24', '2600:1f18:0:100::/64']),
  ],
  routeTables: [
    routeTable('rtb-web', [
      route('0.0.0.0/0', { is: 'internet-gateway', id: 'igw-1' }),
      route('::/0', { is: 'internet-gateway', id: 'igw-1' }),
      route('10.1.0.0/16', { is: 'peering', id: 'pcx' }),
    ]),
    routeTable('rtb-app', [
      route('0.0.0.0/0', { is: 'nat-gateway', id: 'nat' }),
      route('::/0', { is: 'egress-only-internet-gateway', id: 'eigw-1' }),
      route('10.1.0.0/16', { is: 'peering', id: 'pcx' }),
      route('pl-s3', { is: 'gateway-endpoint', id: 'vpce-s3' }),
    ]),
    routeTable('rtb-far', [
      route('0.0.0.0/0', { is: 'internet-gateway', id: 'igw-2' }),
      route('10.0.0.0/16', { is: 'peering', id: 'pcx' }),
    ]),
  ],
  networkAcls: [openAcl],
  securityGroups: [
    group('sg-client', [rule('0.0.0.0/0'), rule('::/0')]),
    group('sg-server', [rule('sg-client', { protocol: tcp, ports: [80, 80] })]),
    group('sg-other', [rule('sg-client', { protocol: tcp, ports: [80, 80] }), rule('8.8.0.0/16')]),
  ],
  prefixLists: [prefixList('pl-s3', ['52.216.0.0/15'])],
  interfaces: [
    networkInterface('client', 'web', { v4: '10.0.0.10', v6: '2600:1f18::10', public4: '54.0.0.10' }, ['sg-client']),
    networkInterface('near', 'web', { v4: '10.0.0.20' }, ['sg-server']),
    networkInterface('server', 'app', { v4: '10.0.1.10', v6: '2600:1f18:0:1::10' }, ['sg-server']),
    networkInterface('other', 'far', { v4: '10.1.0.10', v6: '2600:1f18:0:100::10', public4: '54.0.0.30' }, [
      'sg-other',
    ]),
    networkInterface('nat-eni', 'web', { v4: '10.0.0.200', public4: '54.0.1.1' }, [], {
      owner: { is: 'nat-gateway', id: 'nat' },
    }),
  ],
  natGateways: [natGateway('nat', 'web')],
  peerings: [peering('pcx', 'vpc-1', 'vpc-2')],
  gatewayEndpoints: [{ ...thing('vpce-s3'), vpc: 'vpc-1', prefixList: 'pl-s3' }],
})

/** With these things beside, or instead of, those of the same id. */
export function changed(before: Network, parts: Partial<Network>): Network {
  return {
    vpcs: merged(before.vpcs, parts.vpcs),
    subnets: merged(before.subnets, parts.subnets),
    routeTables: merged(before.routeTables, parts.routeTables),
    networkAcls: merged(before.networkAcls, parts.networkAcls),
    securityGroups: merged(before.securityGroups, parts.securityGroups),
    prefixLists: merged(before.prefixLists, parts.prefixLists),
    interfaces: merged(before.interfaces, parts.interfaces),
    natGateways: merged(before.natGateways, parts.natGateways),
    peerings: merged(before.peerings, parts.peerings),
    transitGateways: merged(before.transitGateways, parts.transitGateways),
    gatewayEndpoints: merged(before.gatewayEndpoints, parts.gatewayEndpoints),
    loadBalancers: merged(before.loadBalancers, parts.loadBalancers),
    targetGroups: merged(before.targetGroups, parts.targetGroups),
    doors: merged(before.doors, parts.doors),
  }
}

function merged<T extends Thing>(before: readonly T[], more: readonly T[] = []): readonly T[] {
  const added = more.filter(({ id }) => !before.some((it) => it.id === id))
  return [...before.map((it) => more.find(({ id }) => id === it.id) ?? it), ...added]
}

const protocols = new Map([
  ['tcp', tcp],
  ['udp', udp],
  ['icmp', icmp],
  ['icmp6', icmp6],
  ['esp', 50],
])

/** `client > server tcp 80`, `8.8.8.8 > client tcp 443`; `v6` at the end for IPv6 between interfaces. */
export function packet(text: string): Packet {
  const [from = '', , to = '', protocol = '', port = '0', version] = text.split(' ')
  const source = parseIp(from)
  const goal = parseIp(to)
  return {
    from: source ? { is: 'internet', address: source.value } : { is: 'interface', id: from },
    to: goal ? { is: 'address', address: goal.value } : { is: 'interface', id: to },
    version: (source ?? goal)?.version ?? (version === 'v6' ? 6 : 4),
    protocol: protocols.get(protocol) ?? Number(protocol),
    port: Number(port),
    sourcePort: 49_152,
  }
}
