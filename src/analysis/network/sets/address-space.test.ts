import { expect, test } from 'vitest'
import { cidr } from '../../../../test/networks/build.ts'
import { parseIp, showIp } from '../../../model/ip.ts'
import { AddressSpace } from './address-space.ts'
import { includes } from './intervals.ts'

const space4 = new AddressSpace(4, ['10.0.0.0/16', '10.0.1.0/24'].map(cidr))
const space6 = new AddressSpace(6, [cidr('2600:1f18::/56')])

/** IANA IPv4 and IPv6 Special-Purpose Address Registries; Reachability Analyzer explanation codes of internet gateways. */
test.each([
  ['8.8.8.8', true, true],
  ['10.0.0.1', false, false],
  ['172.16.0.1', false, false],
  ['192.168.1.1', false, false],
  ['100.64.0.1', false, false],
  ['169.254.169.254', false, false],
  ['127.0.0.1', false, false],
  ['192.0.2.1', true, true],
  ['198.18.0.1', true, false],
  ['224.0.0.1', false, false],
  ['2001:4860:4860::8888', true, true],
  ['fd00:ec2::254', false, false],
  ['fe80::1', false, false],
  ['2001:db8::1', true, true],
])('%s is routable: %s, of the internet: %s', (text, isRoutable, isOfInternet) => {
  const address = parseIp(text)
  if (!address) throw new Error(`${text} is no address`)
  const space = address.version === 4 ? space4 : space6
  const atom = space.atomOf(address.value)
  expect([includes(space.routable, atom), includes(space.internet, atom)]).toEqual([isRoutable, isOfInternet])
})

test('no range cuts an atom', () => {
  const ranges = [...space4.rangesOf(space4.ofCidr(cidr('10.0.1.0/24')))]
  expect(ranges.map((ends) => ends.map((end) => showIp(4, end)))).toEqual([['10.0.1.0', '10.0.1.255']])
})

test('a place in no range is anywhere', () => {
  expect(space4.ofPlace({ is: 'within', cidrs: [] })).toEqual(space4.all)
  expect(space4.ofPlace({ is: 'within', cidrs: [cidr('2600:1f18::/56')] })).toEqual(space4.all)
  expect(space4.ofPlace({ is: 'within', cidrs: [cidr('10.0.1.0/24')] })).toEqual(space4.ofCidr(cidr('10.0.1.0/24')))
})
