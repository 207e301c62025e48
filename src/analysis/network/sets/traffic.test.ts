import fc from 'fast-check'
import { expect, test } from 'vitest'
import { icmp, type PortRange, tcp, udp } from '../network.ts'
import { includes, intervalsOf } from './intervals.ts'
import { answersOf, ofProtocol, serviceAt, servicesOf, spoken } from './services.ts'
import {
  among,
  answersThrough,
  type Box,
  bothTraffic,
  eitherTraffic,
  firstMatch,
  servicesAt,
  type Traffic,
  trafficIn,
} from './traffic.ts'

const addressCount = 6
const addresses = fc
  .array(fc.tuple(fc.nat(addressCount), fc.nat(addressCount)), { minLength: 1, maxLength: 3 })
  .map((ranges) => intervalsOf(ranges))
const portEnds = [0, 1, 22, 80, 443, 1023, 1024, 1025, 40_000, 65_535]
const ports: fc.Arbitrary<PortRange> = fc
  .tuple(fc.constantFrom(...portEnds), fc.constantFrom(...portEnds))
  .map(([one, other]) => (one < other ? [one, other] : [other, one]))
const protocol = fc.constantFrom('all' as const, tcp, udp, icmp, 50)
const box: fc.Arbitrary<Box> = fc.record({
  services: fc.tuple(protocol, ports).map(([one, range]) => servicesOf(one, range)),
  addresses,
})
const boxes = fc.array(box, { maxLength: 6 })

const probes = [tcp, udp, icmp, 50, 255].flatMap((one) => portEnds.map((port) => serviceAt(one, port)))
const everywhere = probes.flatMap((service) =>
  Array.from({ length: addressCount }, (_, address) => [service, address] as const),
)
const holds = ({ parts }: Traffic, service: number, address: number) =>
  parts.some(({ from, to, addresses: here }) => from <= service && service < to && includes(here, address))
const inBox = (one: Box, service: number, address: number) =>
  includes(one.services, service) && includes(one.addresses, address)

test('traffic is what one of its boxes holds', () => {
  fc.assert(
    fc.property(boxes, (all) => {
      const traffic = trafficIn(all)
      return everywhere.every(
        ([service, address]) => holds(traffic, service, address) === all.some((one) => inBox(one, service, address)),
      )
    }),
  )
})

test('the first box that holds a packet decides', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(box, fc.boolean()), { maxLength: 6 }), (list) => {
      const all = list.map(([one, allows]) => ({ ...one, allows }))
      const traffic = firstMatch(all, [0, addressCount])
      return everywhere.every(([service, address]) => {
        const first = all.find((one) => inBox(one, service, address))
        return holds(traffic, service, address) === (first?.allows ?? false)
      })
    }),
  )
})

test('traffic is joined and cut as sets are', () => {
  fc.assert(
    fc.property(boxes, boxes, addresses, (one, other, some) => {
      const [mine, its] = [trafficIn(one), trafficIn(other)]
      const [cut, joined, left] = [bothTraffic(mine, its), eitherTraffic(mine, its), among(mine, some)]
      return everywhere.every(([service, address]) => {
        const [a, b] = [holds(mine, service, address), holds(its, service, address)]
        return (
          holds(cut, service, address) === (a && b) &&
          holds(joined, service, address) === (a || b) &&
          holds(left, service, address) === (a && includes(some, address))
        )
      })
    }),
  )
})

test('equal traffic has equal parts, however it came about', () => {
  fc.assert(
    fc.property(boxes, (all) => {
      expect(trafficIn([...all].reverse())).toEqual(trafficIn(all))
      expect(trafficIn([...all, ...all])).toEqual(trafficIn(all))
    }),
  )
})

test('one who is somewhere has at least what all there have, and at most what one has', () => {
  fc.assert(
    fc.property(
      boxes,
      addresses.filter((some) => some.length > 0),
      (all, place) => {
        const traffic = trafficIn(all)
        const { least, most } = servicesAt({ least: traffic, most: traffic }, place)
        const there = Array.from({ length: addressCount }, (_, address) => address).filter((a) => includes(place, a))
        return probes.every(
          (service) =>
            includes(least, service) === there.every((address) => holds(traffic, service, address)) &&
            includes(most, service) === there.some((address) => holds(traffic, service, address)),
        )
      },
    ),
  )
})

test('answers pass where a port that they go to is open', () => {
  fc.assert(
    fc.property(boxes, (all) => {
      const traffic = trafficIn(all)
      const answers = answersThrough(traffic)
      return [tcp, udp, icmp, 50].every((one) => {
        const open = bothTraffic(traffic, trafficIn([{ services: answersOf(one), addresses: [0, addressCount] }]))
        return Array.from({ length: addressCount }, (_, address) => address).every(
          (address) =>
            holds(answers, serviceAt(one, 80), address) ===
            open.parts.some(({ addresses: here }) => includes(here, address)),
        )
      })
    }),
  )
})

test('services are told protocol by protocol', () => {
  const all = servicesOf('all', [0, 65_535])
  expect([...spoken(all)]).toEqual([{ protocols: [0, 255], ports: [0, 65_535] }])
  expect([...spoken(servicesOf(tcp, [80, 443]))]).toEqual([{ protocols: [6, 6], ports: [80, 443] }])
  expect(ofProtocol(all, udp)).toEqual(servicesOf(udp, [0, 65_535]))
})
