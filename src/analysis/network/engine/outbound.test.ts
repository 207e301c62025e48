import { expect, test } from 'vitest'
import { address, attached, group, route, routeTable, subnet, vpc } from '../../../../test/networks/build.ts'
import { changed, shop } from '../../../../test/networks/shop.ts'
import type { Network } from '../network.ts'
import { includes } from '../sets/intervals.ts'
import { addressesIn } from '../sets/traffic.ts'
import { waysOut } from './outbound.ts'
import { Reachability } from './reachability.ts'
import { Topology } from './topology.ts'

/** By what an interface gets to 9.9.9.9; `!` if it surely does, `>` if no answer comes. */
function out(from: string, parts: Partial<Network> = {}): readonly string[] {
  const topology = new Topology(changed(shop, parts))
  const one = topology.interfaces.get(from)
  if (!one) throw new Error(`${from} is not there`)
  const atom = topology.space(4).atomOf(address('9.9.9.9'))
  return waysOut(one, 4, new Reachability(topology)).flatMap(({ by, flow: { forward, session } }) => {
    const has = (bound: typeof forward.most) => includes(addressesIn(bound), atom)
    if (!has(forward.most)) return []
    return [by + (has(forward.least) ? '!' : '') + (has(session.most) ? '' : '>')]
  })
}

const toGateway = [route('0.0.0.0/0', { is: 'internet-gateway', id: 'igw-1' })]
const toNat = [route('0.0.0.0/0', { is: 'nat-gateway', id: 'nat' })]
const gateways = { internetGateway: attached('igw-1') }

/** Amazon VPC User Guide, "Internet gateways", "NAT gateways", "VPC Block Public Access". */
test.each<[fact: string, from: string, expected: readonly string[], parts?: Partial<Network>]>([
  ['by the internet gateway', 'client', ['internet-gateway!']],
  ['without a public address', 'near', []],
  ['by a NAT gateway', 'server', ['nat-gateway!']],
  ['a NAT gateway in the own subnet', 'near', [], { routeTables: [routeTable('rtb-web', toNat)] }],
  ['a NAT gateway whose subnet has no way on', 'server', [], { routeTables: [routeTable('rtb-web', [])] }],
  [
    'a private NAT gateway whose subnet has a table that nobody sees: an endpoint, perhaps',
    'server',
    ['nat-gateway'],
    {
      natGateways: shop.natGateways.map((gateway) => ({ ...gateway, isPublic: false })),
      routeTables: [{ ...routeTable('rtb-web', []), whole: false }],
    },
  ],
  ['without outbound rules', 'server', [], { securityGroups: [group('sg-server', [], [])] }],
  ['a gateway that is not attached', 'client', [], { vpcs: [vpc('vpc-1', ['10.0.0.0/16'])] }],
  [
    'a gateway of which nobody can tell',
    'client',
    ['internet-gateway'],
    { vpcs: [vpc('vpc-1', ['10.0.0.0/16'], { internetGateway: { is: 'unknown' } })] },
  ],
  [
    'public access is blocked',
    'client',
    [],
    { subnets: [subnet('web', 'vpc-1', ['10.0.0.0/24'], { publicAccess: 'none' })] },
  ],
  [
    'only what comes in is blocked',
    'server',
    ['nat-gateway!'],
    { subnets: [subnet('web', 'vpc-1', ['10.0.0.0/24'], { publicAccess: 'outbound' })] },
  ],
  [
    'a table that nobody sees',
    'client',
    ['unknown', 'internet-gateway'],
    {
      vpcs: [vpc('vpc-1', ['10.0.0.0/16'], gateways)],
      routeTables: [{ ...routeTable('rtb-web', toGateway), whole: false }],
    },
  ],
])('%s', (_, from, expected, parts) => {
  expect(out(from, parts)).toEqual(expected)
})
