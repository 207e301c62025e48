import { expect, test } from 'vitest'
import { icmp, icmp6, type PortRange, type Protocol, tcp, udp } from '../network.ts'
import { sayService } from '../paths/words.ts'
import { includes } from './intervals.ts'
import { answersOf, portOf, protocolOf, serviceAt, servicesOf } from './services.ts'

/** EC2 API Reference, IpPermission. */
test.each<[says: string, protocol: Protocol, ports: PortRange]>([
  ['tcp 80', tcp, [80, 80]],
  ['udp 1024-65535', udp, [1024, 65_535]],
  ['tcp', tcp, [0, 65_535]],
  ['all traffic', 'all', [0, 65_535]],
  ['all traffic', 'all', [80, 80]],
  ['protocol 50', 50, [80, 80]],
  ['icmp type 8', icmp, [2048, 2303]],
  ['icmpv6 types 128 to 129', icmp6, [32_768, 33_279]],
  ['nothing', tcp, [443, 80]],
  ['nothing', tcp, [-1, 80]],
  ['nothing', tcp, [0, 65_536]],
  ['nothing', 256, [0, 65_535]],
])('%s: protocol %s, ports %s', (says, protocol, ports) => {
  expect(sayService(servicesOf(protocol, ports))).toBe(says)
})

/** Amazon VPC User Guide, "Ephemeral ports". */
test.each([
  ['to a port of a client', tcp, 1024, true],
  ['not to one of a server', tcp, 443, false],
  ['to a port of a client', udp, 65_535, true],
  ['by an echo reply', icmp, 0, true],
  ['not by an echo request', icmp, 2048, false],
  ['by an echo reply', icmp6, 129 * 256, true],
  ['without ports', 50, 0, true],
])('answers come %s: protocol %i, port %i', (_, protocol, port, comes) => {
  expect(includes(answersOf(protocol), serviceAt(protocol, port))).toBe(comes)
})

test('a service is a protocol and a port', () => {
  expect([protocolOf(serviceAt(udp, 53)), portOf(serviceAt(udp, 53))]).toEqual([udp, 53])
})
