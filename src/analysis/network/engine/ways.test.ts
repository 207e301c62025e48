import { expect, test } from 'vitest'
import { networkInterface, peering, route, routeTable, subnet } from '../../../../test/networks/build.ts'
import { changed, shop } from '../../../../test/networks/shop.ts'
import type { Network } from '../network.ts'
import { Topology } from './topology.ts'
import { waysBetween } from './ways.ts'

const unseen = { routeTables: [{ ...routeTable('rtb-web', []), whole: false }] }

/** `over`, `!` if it is there for sure, the subnets whose ACLs judge, and `groups` if both ends know them. */
function ways(from: string, to: string, parts: Partial<Network> = {}): readonly string[] {
  const topology = new Topology(changed(shop, parts))
  const [start, end] = [topology.interfaces.get(from), topology.interfaces.get(to)]
  if (!start || !end) throw new Error(`${from} or ${to} is not there`)
  return waysBetween(start, end, 4, topology).map(({ over, certain, crossings, keepsGroups, seenAs }) =>
    [
      over.is + (certain ? '!' : ''),
      ...crossings.map(({ subnet: crossed, direction }) => `${direction}:${crossed.id}`),
      ...(keepsGroups.in === true && keepsGroups.out === true ? ['groups'] : []),
      ...(seenAs ? ['as another'] : []),
    ].join(' '),
  )
}

/** Amazon VPC User Guide, "Network ACLs"; VPC Peering Guide, "Update your security groups to reference peer groups". */
test.each<{ fact: string; from: string; to: string; parts?: Partial<Network>; expected: readonly string[] }>([
  { fact: 'inside a subnet no ACL judges', from: 'client', to: 'near', expected: ['subnet! groups'] },
  { fact: 'two ACLs judge between subnets', from: 'client', to: 'server', expected: ['vpc! out:web in:app groups'] },
  { fact: 'over a peering', from: 'client', to: 'other', expected: ['peering! out:web in:far groups'] },
  {
    fact: 'groups end at the Region',
    from: 'client',
    to: 'other',
    parts: { peerings: [peering('pcx', 'vpc-1', 'vpc-2', { isSameRegion: false })] },
    expected: ['peering! out:web in:far'],
  },
  {
    fact: 'a peering that is not active',
    from: 'client',
    to: 'other',
    parts: { peerings: [peering('pcx', 'vpc-1', 'vpc-2', { isActive: false })] },
    expected: [],
  },
  {
    fact: 'without a route',
    from: 'client',
    to: 'other',
    parts: { routeTables: [routeTable('rtb-web', [])] },
    expected: [],
  },
  { fact: 'routes that nobody sees', from: 'client', to: 'other', parts: unseen, expected: ['unknown out:web in:far'] },
  {
    fact: 'something between two subnets',
    from: 'client',
    to: 'server',
    parts: { routeTables: [routeTable('rtb-web', [route('10.0.1.0/24', { is: 'nat-gateway', id: 'nat' })])] },
    expected: ['appliance out:web as another'],
  },
  {
    fact: 'what is behind a gateway endpoint is not in the VPC',
    from: 'client',
    to: 'server',
    parts: { routeTables: [routeTable('rtb-web', [route('pl-aws', { is: 'gateway-endpoint', id: 'vpce' })])] },
    expected: ['vpc! out:web in:app groups'],
  },
  {
    fact: 'another list that nobody sees may lead elsewhere',
    from: 'client',
    to: 'server',
    parts: { routeTables: [routeTable('rtb-web', [route('pl-own', { is: 'nat-gateway', id: 'nat' })])] },
    expected: ['vpc out:web in:app groups', 'appliance out:web as another'],
  },
  {
    fact: 'a subnet keeps its own addresses',
    from: 'client',
    to: 'same',
    parts: {
      subnets: [subnet('far', 'vpc-2', ['10.0.0.0/24'])],
      interfaces: [networkInterface('same', 'far', { v4: '10.0.0.99' }, [])],
    },
    expected: [],
  },
])('$fact', ({ from, to, parts, expected }) => {
  expect(ways(from, to, parts)).toEqual(expected)
})
