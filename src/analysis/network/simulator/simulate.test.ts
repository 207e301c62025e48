import { expect, test } from 'vitest'
import { peering } from '../../../../test/networks/build.ts'
import { changed, packet, shop } from '../../../../test/networks/shop.ts'
import { cases } from '../../../../test/networks/shop-cases.ts'
import { simulate } from './simulate.ts'

/** `answered`, `delivered CODE` when the answer stops, or the code of what stops the packet. */
test.each(cases.map(([fact, flow, expected, parts]) => ({ fact, flow, expected, parts })))(
  '$fact: $flow, $expected',
  ({ flow, expected, parts = {} }) => {
    const { delivered, answered, stopped } = simulate(changed(shop, parts), packet(flow))
    const code = stopped?.code ?? ''
    expect(answered ? 'answered' : delivered ? `delivered ${code}` : code).toBe(expected)
  },
)

test('the hops of a request and its answer', () => {
  const { hops, answerHops } = simulate(shop, packet('server > 8.8.8.8 tcp 443'))
  expect(hops.map(({ kind }) => kind)).toEqual([
    'interface',
    'route-table',
    'network-acl',
    'network-acl',
    'nat-gateway',
    'route-table',
    'network-acl',
    'internet-gateway',
    'internet',
    'security-group',
  ])
  expect(answerHops.map(({ kind }) => kind)).toEqual([
    'internet-gateway',
    'network-acl',
    'route-table',
    'network-acl',
    'network-acl',
  ])
})

test('a network that is not concrete is refused, and why', () => {
  const network = changed(shop, { peerings: [peering('pcx', 'vpc-1', 'vpc-2', { isActive: 'unknown' })] })
  expect(() => simulate(network, packet('client > server tcp 80'))).toThrow('not concrete: state of pcx')
})
