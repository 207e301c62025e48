import { expect, test } from 'vitest'
import {
  cidr,
  entry,
  group,
  networkAcl,
  networkInterface,
  openAcl,
  rule,
  subnet,
  thing,
} from '../../../../test/networks/build.ts'
import { changed, packet, shop } from '../../../../test/networks/shop.ts'
import { type LoadBalancer, type Network, type TargetGroup, tcp } from '../network.ts'
import { simulateThrough } from './through.ts'

const web = { protocol: tcp, ports: [80, 80] } as const
const { origin } = thing('test')

function balancer(kind: LoadBalancer['kind'], more: Partial<LoadBalancer> = {}): LoadBalancer {
  return {
    ...thing('lb'),
    kind,
    isInternetFacing: true,
    interfaces: ['lb-a'],
    hasGroups: true,
    judgesPrivateLink: true,
    listeners: [
      {
        ...thing('listener'),
        protocol: tcp,
        port: [443, 443],
        certain: true,
        forwards: [{ targetGroup: 'targets', isAuthenticated: false, certain: true, origin }],
      },
    ],
    whole: true,
    ...more,
  }
}

function targets(more: Partial<TargetGroup> = {}): TargetGroup {
  return {
    ...thing('targets'),
    protocol: tcp,
    targets: [{ to: { is: 'interface', id: 'server' }, ports: [80, 80], certain: true, origin }],
    preservesClientIp: false,
    crossesZones: true,
    whole: true,
    ...more,
  }
}

const node = networkInterface('lb-a', 'web', { v4: '10.0.0.50', public4: '54.0.0.50' }, ['sg-lb'], {
  owner: { is: 'load-balancer', id: 'lb' },
})
const bare = { ...node, groups: [] }
const groups = [group('sg-lb', [rule('8.8.0.0/16', { protocol: tcp, ports: [443, 443] })]), server('sg-lb')]

function server(peer: string) {
  return group('sg-server', [rule(peer, web)])
}

const alb: Partial<Network> = {
  loadBalancers: [balancer('application')],
  targetGroups: [targets()],
  interfaces: [node],
  securityGroups: groups,
}
const nlb: Partial<Network> = {
  ...alb,
  loadBalancers: [balancer('network')],
  targetGroups: [targets({ preservesClientIp: true })],
}
const noGroups: Partial<Network> = {
  ...nlb,
  interfaces: [bare],
  loadBalancers: [balancer('network', { hasGroups: false })],
}
const mismatch = 'ENI_SG_RULES_MISMATCH'
const denied = 'SUBNET_ACL_RESTRICTION'

const subnets = [subnet('app', 'vpc-1', ['10.0.1.0/24', '2600:1f18:0:1::/64'], { networkAcl: 'acl-app' })]

test.each<{ fact: string; flow: string; expected: string; parts: Partial<Network> }>([
  { fact: 'the group of the balancer is referenced', flow: '8.8.8.8 > lb tcp 443', expected: 'answered', parts: alb },
  { fact: 'clients pass its own group', flow: '9.9.9.9 > lb tcp 443', expected: mismatch, parts: alb },
  { fact: 'no listener has the port', flow: '8.8.8.8 > lb tcp 80', expected: 'no way', parts: alb },
  {
    fact: 'targets do not see clients',
    flow: '8.8.8.8 > lb tcp 443',
    expected: mismatch,
    parts: { ...alb, securityGroups: [...groups.slice(0, 1), server('8.8.0.0/16')] },
  },
  {
    fact: 'targets see the balancer',
    flow: '8.8.8.8 > lb tcp 443',
    expected: 'answered',
    parts: { ...alb, securityGroups: [...groups.slice(0, 1), server('10.0.0.50/32')] },
  },
  {
    fact: 'outbound rules of the balancer',
    flow: '8.8.8.8 > lb tcp 443',
    expected: mismatch,
    parts: { ...alb, securityGroups: [group('sg-lb', [rule('8.8.0.0/16')], [rule('sg-other')]), server('sg-lb')] },
  },
  {
    fact: 'an internal balancer',
    flow: '8.8.8.8 > lb tcp 443',
    expected: 'BW_INTERNAL_LOAD_BALANCER',
    parts: { ...alb, loadBalancers: [balancer('application', { isInternetFacing: false })] },
  },
  {
    fact: 'targets of another zone',
    flow: '8.8.8.8 > lb tcp 443',
    expected: 'no way',
    parts: {
      ...alb,
      targetGroups: [targets({ crossesZones: false })],
      subnets: [subnet('app', 'vpc-1', ['10.0.1.0/24', '2600:1f18:0:1::/64'], { zone: 'b' })],
    },
  },
  {
    fact: 'a rule for other clients',
    flow: '8.8.8.8 > lb tcp 443',
    expected: 'no way',
    parts: {
      ...alb,
      loadBalancers: [
        balancer('application', {
          listeners: [
            {
              ...thing('listener'),
              protocol: tcp,
              port: [443, 443],
              certain: true,
              forwards: [
                {
                  targetGroup: 'targets',
                  sources: [cidr('9.9.0.0/16')],
                  isAuthenticated: false,
                  certain: true,
                  origin,
                },
              ],
            },
          ],
        }),
      ],
    },
  },
  {
    fact: 'network: targets see clients',
    flow: '8.8.8.8 > lb tcp 443',
    expected: 'answered',
    parts: { ...nlb, securityGroups: [...groups.slice(0, 1), server('8.8.0.0/16')] },
  },
  { fact: 'network: its group holds too', flow: '8.8.8.8 > lb tcp 443', expected: 'answered', parts: nlb },
  {
    fact: 'network: its address does not',
    flow: '8.8.8.8 > lb tcp 443',
    expected: mismatch,
    parts: { ...nlb, securityGroups: [...groups.slice(0, 1), server('10.0.0.0/24')] },
  },
  {
    fact: 'network: groups of clients do not',
    flow: 'client > lb tcp 443',
    expected: mismatch,
    parts: { ...noGroups, securityGroups: [server('sg-client')] },
  },
  {
    fact: 'network without groups',
    flow: '9.9.9.9 > lb tcp 443',
    expected: 'answered',
    parts: { ...noGroups, securityGroups: [server('9.9.9.9/32')] },
  },
  {
    fact: 'network: entries of the target have the client',
    flow: '8.8.8.8 > lb tcp 443',
    expected: denied,
    parts: {
      ...nlb,
      subnets,
      networkAcls: [networkAcl('acl-app', [entry(50, 'in', 'deny', '8.8.0.0/16'), ...openAcl.entries])],
    },
  },
  {
    fact: 'application: they have the balancer',
    flow: '8.8.8.8 > lb tcp 443',
    expected: 'answered',
    parts: {
      ...alb,
      subnets,
      networkAcls: [networkAcl('acl-app', [entry(50, 'in', 'deny', '8.8.0.0/16'), ...openAcl.entries])],
    },
  },
])('$fact: $flow, $expected', ({ flow, expected, parts }) => {
  const network = changed(shop, parts)
  const { from, version, protocol, port, sourcePort } = packet(flow)
  const ways = simulateThrough(network, { client: from, loadBalancer: 'lb', version, protocol, port, sourcePort })
  const says = ways.map((it) => (it.answered ? 'answered' : it.delivered ? 'delivered' : it.stopped?.code))
  expect(says).toEqual(expected === 'no way' ? [] : [expected])
})

test('an application load balancer behind a network one is judged with clients', () => {
  const inner = balancer('application', { ...thing('alb'), isInternetFacing: false, interfaces: ['alb-a'] })
  const innerNode = networkInterface('alb-a', 'app', { v4: '10.0.1.50' }, ['sg-alb'], {
    owner: { is: 'load-balancer', id: 'alb' },
  })
  const network = changed(shop, {
    ...noGroups,
    interfaces: [bare, innerNode],
    loadBalancers: [balancer('network', { hasGroups: false, listeners: outerListeners }), inner],
    targetGroups: [
      targets(),
      targets({
        ...thing('to-alb'),
        preservesClientIp: true,
        targets: [{ to: { is: 'load-balancer', id: 'alb' }, ports: [443, 443], certain: true, origin }],
      }),
    ],
    securityGroups: [group('sg-alb', [rule('8.8.0.0/16')]), server('sg-alb')],
  })
  const answered = (client: string) => {
    const { from, version, protocol, port, sourcePort } = packet(`${client} > lb tcp 443`)
    return simulateThrough(network, { client: from, loadBalancer: 'lb', version, protocol, port, sourcePort })
  }
  expect(answered('8.8.8.8')).toMatchObject([
    { answered: true, nodes: ['lb-a', 'alb-a'], target: 'server', seesClient: false },
  ])
  expect(answered('9.9.9.9')).toMatchObject([{ delivered: false, stopped: { code: mismatch } }])
})

const outerListeners: LoadBalancer['listeners'] = [
  {
    ...thing('outer'),
    protocol: tcp,
    port: [443, 443],
    certain: true,
    forwards: [{ targetGroup: 'to-alb', isAuthenticated: false, certain: true, origin }],
  },
]
