import { expect, test } from 'vitest'
import { network, prefixList, route, routeTable, subnet, vpc } from '../../../../test/networks/build.ts'
import { parseIp } from '../../../model/ip.ts'
import type { Route } from '../network.ts'
import { includes } from '../sets/intervals.ts'
import { Topology } from './topology.ts'

const igw = { is: 'internet-gateway', id: 'igw' } as const
const nat = { is: 'nat-gateway', id: 'nat' } as const
const pcx = { is: 'peering', id: 'pcx' } as const
const unknown = { is: 'unknown' } as const

/** Where a subnet of 10.0.0.0/16 sends what is for an address: surely, and perhaps. */
function sends(to: string, routes: readonly Route[], whole = true) {
  const topology = new Topology(
    network({
      vpcs: [vpc('vpc', ['10.0.0.0/16'])],
      subnets: [subnet('web', 'vpc', ['10.0.0.0/24'])],
      routeTables: [{ ...routeTable('rtb-web', routes), whole }],
      prefixLists: [prefixList('pl-own', ['10.1.0.0/16']), { ...prefixList('pl-aws', []), whole: false }],
    }),
    [{ version: 4, first: parseIp(to)?.value ?? 0n, prefix: 32 }],
  )
  const web = topology.subnets.get('web')
  const atom = topology.space(4).atomOf(parseIp(to)?.value ?? 0n)
  const leads = web ? topology.leads(web, 4) : []
  const targets = (bound: 'least' | 'most'): readonly string[] =>
    leads.filter(({ addresses }) => includes(addresses[bound], atom)).map(({ target }) => target.is)
  return { surely: targets('least'), perhaps: targets('most') }
}

const perhaps = (...all: string[]) => ({ surely: [], perhaps: all })
const surely = (target: string) => ({ surely: [target], perhaps: [target] })

/** Amazon VPC User Guide, "Route priority". */
test.each<[fact: string, to: string, routes: readonly Route[], expected: ReturnType<typeof sends>]>([
  ['the VPC has its own', '10.0.9.9', [route('0.0.0.0/0', igw)], surely('local')],
  ['no route, no way', '8.8.8.8', [], perhaps()],
  ['the longest prefix', '8.8.8.8', [route('0.0.0.0/0', igw), route('8.0.0.0/8', nat)], surely('nat-gateway')],
  ['more specific than the VPC', '10.0.1.9', [route('10.0.1.0/24', nat)], surely('nat-gateway')],
  [
    'a blackhole is a way, too',
    '8.8.8.8',
    [route('8.0.0.0/8', { is: 'blackhole' }), route('0.0.0.0/0', igw)],
    surely('blackhole'),
  ],
  [
    'static before propagated',
    '10.1.0.1',
    [{ ...route('10.1.0.0/16', nat), isPropagated: true }, route('10.1.0.0/16', pcx)],
    surely('peering'),
  ],
  ['a range before a list', '10.1.0.1', [route('pl-own', nat), route('10.1.0.0/16', pcx)], surely('peering')],
  [
    'a list before propagated',
    '10.1.0.1',
    [{ ...route('10.1.0.0/16', nat), isPropagated: true }, route('pl-own', pcx)],
    surely('peering'),
  ],
  [
    'one that may not be there',
    '8.8.8.8',
    [route('0.0.0.0/0', igw), { ...route('8.0.0.0/8', nat), certain: false }],
    perhaps('nat-gateway', 'internet-gateway'),
  ],
  ['a target that is not known', '8.8.8.8', [route('0.0.0.0/0', unknown)], perhaps('unknown')],
  [
    'a list that nobody sees',
    '8.8.8.8',
    [route('0.0.0.0/0', igw), route('pl-aws', nat)],
    perhaps('nat-gateway', 'internet-gateway'),
  ],
  [
    'a list of an endpoint takes nothing from others',
    '8.8.8.8',
    [route('0.0.0.0/0', igw), route('pl-aws', { is: 'gateway-endpoint', id: 'vpce' })],
    { surely: ['internet-gateway'], perhaps: ['gateway-endpoint', 'internet-gateway'] },
  ],
])('%s', (_, to, routes, expected) => {
  expect(sends(to, routes)).toEqual(expected)
})

test('a table that is not whole may lead anywhere', () => {
  expect(sends('8.8.8.8', [route('0.0.0.0/0', igw)], false)).toEqual(perhaps('unknown', 'internet-gateway'))
})
