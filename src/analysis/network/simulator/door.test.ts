import { expect, test } from 'vitest'
import {
  address,
  entry,
  group,
  networkAcl,
  networkInterface,
  openAcl,
  prefixList,
  route,
  routeTable,
  rule,
  subnet,
  thing,
  vpc,
} from '../../../../test/networks/build.ts'
import { changed, shop } from '../../../../test/networks/shop.ts'
import { type Door, type Network, tcp } from '../network.ts'
import { simulateDoor } from './door.ts'

const request = {
  client: { is: 'internet', address: address('8.8.8.8') },
  version: 4,
  protocol: tcp,
  port: 443,
  sourcePort: 49_152,
} as const

/** To the interface `server`, which is in a private subnet, on port 80. */
function door(more: Partial<Door>): Door {
  return {
    ...thing('door'),
    kind: 'global-accelerator',
    from: 'internet',
    protocol: tcp,
    ports: [[443, 443]],
    to: { is: 'interface', id: 'server', ports: [[80, 80]] },
    seenAs: { is: 'client' },
    isPublicOrigin: false,
    comesFromInside: true,
    isAuthenticated: false,
    certain: true,
    ...more,
  }
}

const accelerator = door({})
const cloudfront = door({
  kind: 'cloudfront',
  to: { is: 'interface', id: 'client', ports: [[80, 80]] },
  seenAs: { is: 'prefix-list', id: 'pl-cf' },
  isPublicOrigin: true,
  comesFromInside: false,
})
const vpcOrigin = door({ kind: 'cloudfront', seenAs: { is: 'interfaces', ids: ['near'] } })
const vpcLink = door({ kind: 'api-gateway', seenAs: { is: 'interfaces', ids: ['near'] }, comesFromInside: false })
const server = (peer: string) => group('sg-server', [rule(peer, { protocol: tcp, ports: [80, 80] })])
const lists = [prefixList('pl-cf', ['13.32.0.0/15'])]
const closed = { vpcs: [vpc('vpc-1', ['10.0.0.0/16', '2600:1f18::/56'])] }
const subnets = [subnet('app', 'vpc-1', ['10.0.1.0/24', '2600:1f18:0:1::/64'], { networkAcl: 'acl-app' })]
const acl = (...entries: ReturnType<typeof entry>[]) => ({
  subnets,
  networkAcls: [networkAcl('acl-app', [...entries, ...openAcl.entries])],
})

test.each<{ fact: string; door: Door; expected: string; parts?: Partial<Network> }>([
  {
    fact: 'the client is seen',
    door: accelerator,
    expected: 'answered',
    parts: { securityGroups: [server('8.8.0.0/16')] },
  },
  {
    fact: 'other clients are not let in',
    door: accelerator,
    expected: 'ENI_SG_RULES_MISMATCH',
    parts: { securityGroups: [server('9.9.0.0/16')] },
  },
  {
    fact: 'an internet gateway has to be attached',
    door: accelerator,
    expected: 'NO_PATH',
    parts: { ...closed, securityGroups: [server('8.8.0.0/16')] },
  },
  {
    fact: 'inbound entries are not asked',
    door: accelerator,
    expected: 'answered',
    parts: { ...acl(entry(10, 'in', 'deny', 'any')), securityGroups: [server('8.8.0.0/16')] },
  },
  {
    fact: 'outbound entries are',
    door: accelerator,
    expected: 'delivered',
    parts: { ...acl(entry(10, 'out', 'deny', 'any')), securityGroups: [server('8.8.0.0/16')] },
  },
  {
    fact: 'a prefix list is seen',
    door: cloudfront,
    expected: 'answered',
    parts: { securityGroups: [group('sg-client', [rule('pl-cf')])] },
  },
  {
    fact: 'a public origin has a public address',
    door: { ...cloudfront, to: { is: 'interface', id: 'near', ports: [[80, 80]] } },
    expected: 'IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS',
  },
  {
    fact: 'a public origin has a route back',
    door: cloudfront,
    expected: 'delivered',
    parts: { routeTables: [routeTable('rtb-web', [route('8.8.8.0/24', { is: 'internet-gateway', id: 'igw-1' })])] },
  },
  {
    fact: 'groups of its interfaces are seen',
    door: vpcOrigin,
    expected: 'answered',
    parts: { securityGroups: [server('sg-server')] },
  },
  { fact: 'those of others are not', door: vpcOrigin, expected: 'ENI_SG_RULES_MISMATCH' },
  {
    fact: 'its interfaces have outbound rules',
    door: vpcLink,
    expected: 'SG_HAS_NO_RULES',
    parts: {
      securityGroups: [group('sg-link', [], []), server('sg-link')],
      interfaces: [networkInterface('near', 'web', { v4: '10.0.0.20' }, ['sg-link'])],
    },
  },
  { fact: 'other ports are not open', door: door({ ports: [[80, 80]] }), expected: 'no way' },
  {
    fact: 'an endpoint service is for its consumers',
    door: door({ kind: 'endpoint-service', from: ['near'], seenAs: { is: 'private-link' } }),
    expected: 'no way',
  },
])('$fact: $expected', ({ door: it, expected, parts = {} }) => {
  const network = changed(changed(shop, { doors: [it], prefixLists: lists }), parts)
  const says = simulateDoor(network, 'door', request).map((way) =>
    way.answered ? 'answered' : way.delivered ? 'delivered' : way.stopped?.code,
  )
  expect(says).toEqual(expected === 'no way' ? [] : [expected])
})
