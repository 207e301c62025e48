import { expect, test } from 'vitest'
import {
  address,
  cidr,
  group,
  networkInterface,
  prefixList,
  rule,
  subnet,
  thing,
} from '../../../../test/networks/build.ts'
import { changed, shop } from '../../../../test/networks/shop.ts'
import { Reachability } from '../engine/reachability.ts'
import { Topology } from '../engine/topology.ts'
import type { Door, LoadBalancer, Network, TargetGroup } from '../network.ts'
import { tcp, udp } from '../network.ts'
import { pathsBetween } from '../paths/reach.ts'
import { includes } from '../sets/intervals.ts'
import { allServices, serviceAt } from '../sets/services.ts'
import { servicesAt } from '../sets/traffic.ts'
import { Passages } from './passages.ts'

const { origin } = thing('test')
const web = { protocol: tcp, ports: [80, 80] } as const

const node = networkInterface(
  'node',
  'web',
  { v4: '10.0.0.50', v6: '2600:1f18::50', public4: '54.0.0.50' },
  ['sg-lb'],
  {
    owner: { is: 'load-balancer', id: 'lb' },
  },
)

const balancer = (more: Partial<LoadBalancer>): LoadBalancer => ({
  ...thing('lb'),
  kind: 'application',
  isInternetFacing: true,
  interfaces: ['node'],
  hasGroups: true,
  judgesPrivateLink: true,
  listeners: [listener({})],
  whole: true,
  ...more,
})

const listener = (more: Partial<LoadBalancer['listeners'][number]>): LoadBalancer['listeners'][number] => ({
  ...thing('listener'),
  protocol: tcp,
  port: [443, 443],
  certain: true,
  forwards: [{ targetGroup: 'targets', isAuthenticated: false, certain: true, origin }],
  ...more,
})

const targets = (more: Partial<TargetGroup>): TargetGroup => ({
  ...thing('targets'),
  protocol: tcp,
  targets: [{ to: { is: 'interface', id: 'server' }, ports: [80, 80], certain: true, origin }],
  preservesClientIp: false,
  crossesZones: true,
  whole: true,
  ...more,
})

const cloudfront: Door = {
  ...thing('cloudfront'),
  kind: 'cloudfront',
  from: 'internet',
  protocol: tcp,
  ports: [[443, 443]],
  to: { is: 'load-balancer', id: 'lb', ports: [[443, 443]] },
  seenAs: { is: 'prefix-list', id: 'pl-cf' },
  isPublicOrigin: true,
  comesFromInside: false,
  isAuthenticated: false,
  certain: true,
}

const fromSources = listener({
  forwards: [{ targetGroup: 'targets', sources: [cidr('9.9.0.0/16')], isAuthenticated: false, certain: true, origin }],
})
const server = (peer: string) => group('sg-server', [rule(peer, web)])
const lb = (...peers: string[]) =>
  group(
    'sg-lb',
    peers.map((peer) => rule(peer)),
  )
const application: Partial<Network> = {
  interfaces: [node],
  loadBalancers: [balancer({})],
  targetGroups: [targets({})],
  securityGroups: [lb('0.0.0.0/0', '::/0'), server('sg-lb')],
}
const network: Partial<Network> = {
  ...application,
  loadBalancers: [balancer({ kind: 'network' })],
  targetGroups: [targets({ preservesClientIp: true })],
}

/** A network load balancer whose group lets nobody in, behind a gateway that comes by PrivateLink. */
const linked = (judgesPrivateLink: LoadBalancer['judgesPrivateLink']): Partial<Network> => ({
  ...network,
  loadBalancers: [balancer({ kind: 'network', judgesPrivateLink })],
  targetGroups: [targets({})],
  securityGroups: [lb(), server('sg-lb')],
  doors: [{ ...cloudfront, ...thing('gateway'), seenAs: { is: 'private-link' }, isPublicOrigin: false }],
})

/** First steps by which a client gets to the server: `!` where it surely does. */
function passages(client: string, protocol: number, port: number, parts: Partial<Network>): readonly string[] {
  const version = client.includes(':') ? 6 : 4
  const topology = new Topology(changed(shop, parts), [cidr(`${client}/${version === 4 ? 32 : 128}`)])
  const end = topology.interfaces.get('server')
  if (!end) throw new Error('there is no server')
  const atom = topology.space(version).atomOf(address(client))
  return new Passages(new Reachability(topology))
    .to(end, allServices, 'internet', version)
    .flatMap(({ steps: [first], clients }) => {
      const { least, most } = servicesAt(clients, [atom, atom + 1])
      const service = serviceAt(protocol, port)
      if (!first || !includes(most, service)) return []
      return [(first.is === 'door' ? first.door.id : first.loadBalancer.id) + (includes(least, service) ? '!' : '')]
    })
}

/** User Guides for Application and Network Load Balancers; CloudFront Developer Guide, "Restrict access to origins". */
test.each<[fact: string, client: string, expected: readonly string[], parts: Partial<Network>]>([
  ['the group of the load balancer is named', '8.8.8.8', ['lb!'], application],
  [
    'IPv6 in front, IPv4 behind',
    '2600::1',
    ['lb!'],
    { ...application, interfaces: [node, networkInterface('server', 'app', { v4: '10.0.1.10' }, ['sg-server'])] },
  ],
  ['an internal one', '8.8.8.8', [], { ...application, loadBalancers: [balancer({ isInternetFacing: false })] }],
  [
    'one that may be internal',
    '8.8.8.8',
    ['lb'],
    { ...application, loadBalancers: [balancer({ isInternetFacing: 'unknown' })] },
  ],
  ['a rule for others', '8.8.8.8', [], { ...application, loadBalancers: [balancer({ listeners: [fromSources] })] }],
  ['targets see clients', '8.8.8.8', ['lb!'], { ...network, securityGroups: [lb('0.0.0.0/0'), server('8.8.8.8/32')] }],
  [
    'not those of the other IP version',
    '2600::1',
    [],
    {
      ...network,
      interfaces: [node, networkInterface('server', 'app', { v4: '10.0.1.10' }, ['sg-server'])],
      securityGroups: [lb('::/0'), server('::/0')],
    },
  ],
  [
    'nobody can tell whether they do',
    '8.8.8.8',
    ['lb'],
    {
      ...network,
      targetGroups: [targets({ preservesClientIp: 'unknown' })],
      securityGroups: [lb('0.0.0.0/0'), server('8.8.8.8/32')],
    },
  ],
  [
    'their outbound rules',
    '8.8.8.8',
    [],
    { ...network, securityGroups: [group('sg-lb', [rule('0.0.0.0/0')], []), server('sg-lb')] },
  ],
  [
    'a target in another zone',
    '8.8.8.8',
    [],
    {
      ...application,
      targetGroups: [targets({ crossesZones: false })],
      subnets: [subnet('app', 'vpc-1', ['10.0.1.0/24', '2600:1f18:0:1::/64'], { zone: 'b' })],
    },
  ],
  [
    'a target that may not be there',
    '8.8.8.8',
    ['lb'],
    {
      ...network,
      interfaces: [node, networkInterface('server', 'app', { v4: '10.0.1.10' }, ['sg-server'], { certain: false })],
    },
  ],
  [
    'targets that are not listed',
    '8.8.8.8',
    ['lb'],
    { ...application, targetGroups: [targets({ targets: [], whole: false })] },
  ],
  [
    'their own groups keep out',
    '8.8.8.8',
    [],
    {
      ...application,
      targetGroups: [targets({ targets: [], whole: false })],
      securityGroups: [lb('0.0.0.0/0'), server('sg-server')],
    },
  ],
  ['no targets', '8.8.8.8', [], { ...application, targetGroups: [targets({ targets: [] })] }],
  [
    'CloudFront goes past those who are kept out',
    '8.8.8.8',
    ['cloudfront!'],
    {
      ...application,
      doors: [cloudfront],
      prefixLists: [prefixList('pl-cf', ['13.32.0.0/15'])],
      securityGroups: [lb('pl-cf'), server('sg-lb')],
    },
  ],
  [
    'its list may be one that nobody sees',
    '8.8.8.8',
    ['cloudfront!', 'lb'],
    {
      ...application,
      doors: [cloudfront],
      prefixLists: [{ ...prefixList('pl-cf', []), whole: false }],
      securityGroups: [lb('pl-cf'), server('sg-lb')],
    },
  ],
  [
    'behind it clients have its address',
    '9.9.9.9',
    ['lb!'],
    {
      ...application,
      loadBalancers: [balancer({ listeners: [fromSources] })],
      doors: [cloudfront],
      prefixLists: [prefixList('pl-cf', ['13.32.0.0/15'])],
    },
  ],
  ['a link whose clients no rule judges', '8.8.8.8', ['gateway!'], linked(false)],
  ['a link whose clients rules judge', '8.8.8.8', [], linked(true)],
  ['a link of which nobody can tell', '8.8.8.8', ['gateway'], linked('unknown')],
])('%s', (_, client, expected, parts) => {
  expect([...passages(client, tcp, 443, parts)].sort()).toEqual(expected)
})

test('what is behind a load balancer is told in the IP version that is spoken there', () => {
  const interfaces = [node, networkInterface('server', 'app', { v4: '10.0.1.10' }, ['sg-server'])]
  const topology = new Topology(changed(shop, { ...application, interfaces }))
  const reachability = new Reachability(topology)
  const to = { is: 'interfaces', name: 'server', interfaces: interfaces.slice(1) } as const
  const paths = pathsBetween({ is: 'internet' }, to, allServices, reachability, new Passages(reachability))
  const [path] = paths.filter(({ version, verdict }) => version === 6 && verdict === 'reachable')
  expect(path?.checks().filter(({ passes }) => passes !== true)).toEqual([])
})

test.each([
  ['by TCP', tcp, ['lb!']],
  ['not by UDP, which the target does not take', udp, []],
])('a target group of both protocols has the port %s', (_, protocol, expected) => {
  const both = [listener({}), listener({ ...thing('udp'), protocol: udp })]
  const parts = {
    ...application,
    loadBalancers: [balancer({ kind: 'network', listeners: both })],
    targetGroups: [targets({ protocol: 'all' })],
  }
  expect(passages('8.8.8.8', protocol, 443, parts)).toEqual(expected)
})
