import { expect, test } from 'vitest'
import { Reach } from '../src/analysis/network/answer.ts'
import { Ends } from '../src/analysis/network/ends/ends.ts'
import { Topology } from '../src/analysis/network/engine/topology.ts'
import { tcp } from '../src/analysis/network/network.ts'
import {
  attached,
  group,
  network,
  networkInterface,
  openAcl,
  route,
  routeTable,
  rule,
  subnet,
  vpc,
} from './networks/build.ts'
import { readReplies } from './replies.ts'

const out = { is: 'internet-gateway', id: 'igw' } as const
/** An interface with addresses of both versions, whose group lets in what `peer` is. */
const hosting = (peer: string) =>
  network({
    vpcs: [vpc('vpc', ['10.0.0.0/16', '2600:1f18::/56'], { internetGateway: attached('igw') })],
    subnets: [subnet('subnet', 'vpc', ['10.0.0.0/24', '2600:1f18::/64'])],
    routeTables: [routeTable('rtb-subnet', [route('0.0.0.0/0', out), route('::/0', out)])],
    networkAcls: [openAcl],
    securityGroups: [group('sg', [rule(peer)])],
    interfaces: [
      networkInterface('eni', 'subnet', { v4: '10.0.0.10', v6: '2600:1f18::10', public4: '198.51.100.7' }, ['sg']),
    ],
  })

test.each([
  ['::/0', 'eni', 'reachable'],
  ['::/0', '2600:1f18::10', 'reachable'],
  ['::/0', '198.51.100.7', 'unreachable'],
  ['::/0', '10.0.0.10', 'unreachable'],
  ['0.0.0.0/0', '198.51.100.7', 'reachable'],
  ['0.0.0.0/0', '2600:1f18::10', 'unreachable'],
  // The range of the VPC itself: nobody on the internet has an address of it.
  ['2600:1f18::/56', 'eni', 'unreachable'],
])('the internet, where %s is let in: %s', (peer, name, verdict) => {
  const made = hosting(peer)
  const { estate } = readReplies({})
  const end = new Ends({ network: made, workloads: [] }, estate).find(name)
  if (end.is !== 'found') throw new Error('the end is not found')
  const question = { from: { is: 'internet' }, to: end.end, protocol: tcp, port: 443 } as const
  expect(new Reach(new Topology(made), []).answer(question).verdict).toBe(verdict)
})
