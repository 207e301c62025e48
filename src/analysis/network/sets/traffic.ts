import { type Bounds, both, each, ifSure } from './bounds.ts'
import {
  difference,
  type Intervals,
  intersection,
  isEmpty,
  isWithin,
  nothing,
  overlap,
  sameIntervals,
  union,
  unionOf,
} from './intervals.ts'
import { allServices, answersOf, protocolOf, type Services } from './services.ts'

/** A set of addresses: intervals of the atoms of an address space. */
export type Addresses = Intervals

/**
 * Which services for which addresses at the other end: sorted ranges of services, none of them without addresses, and
 * neighbours that touch differ. Equal traffic has equal parts.
 */
export interface Traffic {
  readonly parts: readonly Part[]
}

export interface Part {
  readonly from: number
  readonly to: number
  readonly addresses: Addresses
}

export const noTraffic: Traffic = { parts: [] }

export const trafficOf = (services: Services, addresses: Addresses): Traffic => {
  if (isEmpty(addresses)) return noTraffic
  const parts: Part[] = []
  for (let at = 0; at < services.length; at += 2)
    parts.push({ from: services[at] ?? 0, to: services[at + 1] ?? 0, addresses })
  return { parts }
}

/** One thing said of a range of services and a set of addresses. */
export interface Box {
  readonly services: Services
  readonly addresses: Addresses
}

/** Everything that one of the boxes holds. Cost: the boxes times the distinct ends of their services, at worst. */
export function trafficIn(boxes: readonly Box[]): Traffic {
  return sweep(boxes, (here) => unionOf(here.map(({ addresses }) => addresses)))
}

/** What the first box that holds it allows. */
export function firstMatch(boxes: readonly (Box & { readonly allows: boolean })[], all: Addresses): Traffic {
  return sweep(boxes, (here) => {
    let rest = all
    let allowed: Addresses = nothing
    for (const { addresses, allows } of here) {
      if (allows) allowed = union(allowed, intersection(addresses, rest))
      rest = difference(rest, addresses)
      if (isEmpty(rest)) break
    }
    return allowed
  })
}

/** Cuts the services where a box begins or ends, and asks for the addresses of each cut; boxes keep their order. */
function sweep<B extends Box>(boxes: readonly B[], addressesOf: (here: readonly B[]) => Addresses): Traffic {
  const cuts = [...new Set(boxes.flatMap(({ services }) => services))].sort((one, other) => one - other)
  const parts: Part[] = []
  let before: { readonly here: readonly B[]; readonly addresses: Addresses } | undefined
  for (const [index, from] of cuts.entries()) {
    const to = cuts[index + 1]
    if (to === undefined) break
    const here = boxes.filter(({ services }) => overlap(services, [from, to]))
    const isSame = before && before.here.length === here.length && here.every((box, at) => box === before?.here[at])
    const addresses = isSame && before ? before.addresses : addressesOf(here)
    before = { here, addresses }
    addPart(parts, from, to, addresses)
  }
  return { parts }
}

function addPart(parts: Part[], from: number, to: number, addresses: Addresses): void {
  if (isEmpty(addresses)) return
  const last = parts.at(-1)
  if (last && last.to === from && sameIntervals(last.addresses, addresses)) parts[parts.length - 1] = { ...last, to }
  else parts.push({ from, to, addresses })
}

export function bothTraffic(one: Traffic, other: Traffic): Traffic {
  if (one === other) return one
  const parts: Part[] = []
  let [a, b] = [0, 0]
  for (;;) {
    const [mine, its] = [one.parts[a], other.parts[b]]
    if (!mine || !its) return { parts }
    const [from, to] = [Math.max(mine.from, its.from), Math.min(mine.to, its.to)]
    if (from < to) addPart(parts, from, to, intersection(mine.addresses, its.addresses))
    if (mine.to < its.to) a++
    else b++
  }
}

export function eitherTraffic(one: Traffic, other: Traffic): Traffic {
  if (one === other || other.parts.length === 0) return one
  if (one.parts.length === 0) return other
  return trafficIn([...boxesOf(one), ...boxesOf(other)])
}

const boxesOf = ({ parts }: Traffic): readonly Box[] =>
  parts.map(({ from, to, addresses }) => ({ services: [from, to], addresses }))

/** The traffic with some addresses alone. */
export function among(traffic: Traffic, addresses: Addresses): Traffic {
  const parts: Part[] = []
  for (const part of traffic.parts) addPart(parts, part.from, part.to, intersection(part.addresses, addresses))
  return { parts }
}

/** The traffic of some services alone. */
export function serving(traffic: Traffic, services: Services): Traffic {
  return services === allServices ? traffic : bothTraffic(traffic, trafficOf(services, everyAddress))
}

const everyAddress: Addresses = [0, Number.MAX_SAFE_INTEGER]

/** The services that an address which is somewhere in `place` has: all its addresses at least, one of them at most. */
export function servicesAt(traffic: Bounds<Traffic>, place: Addresses): Bounds<Services> {
  const least = servicesWhere(traffic.least, (addresses) => isWithin(place, addresses))
  const isExact = traffic.least === traffic.most && place.length === 2 && (place[1] ?? 0) - (place[0] ?? 0) === 1
  return { least, most: isExact ? least : servicesWhere(traffic.most, (addresses) => overlap(place, addresses)) }
}

function servicesWhere({ parts }: Traffic, holds: (addresses: Addresses) => boolean): Services {
  const ends: number[] = []
  for (const { from, to, addresses } of parts) {
    if (!holds(addresses)) continue
    if (ends.at(-1) === from) ends[ends.length - 1] = to
    else ends.push(from, to)
  }
  return ends
}

/** The services of which anybody has any. */
export const servicesIn = (traffic: Traffic): Services => servicesWhere(traffic, () => true)

/** Everybody who has some service. */
export const addressesIn = ({ parts }: Traffic): Addresses => unionOf(parts.map(({ addresses }) => addresses))

/**
 * Whom a stateless filter lets have answers, to some client port at least: for each protocol the addresses for which one
 * of the ports that answers go to is open.
 */
export function answersThrough(traffic: Traffic): Traffic {
  const boxes: Box[] = []
  for (const { from, to, addresses } of traffic.parts) {
    const [first, last] = [protocolOf(from), protocolOf(to - 1)]
    const isWhole = (protocol: number) => from <= protocol * protocolSize && (protocol + 1) * protocolSize <= to
    const middle = [isWhole(first) ? first : first + 1, isWhole(last) ? last : last - 1] as const
    if (middle[0] <= middle[1])
      boxes.push({ services: [middle[0] * protocolSize, (middle[1] + 1) * protocolSize], addresses })
    for (const protocol of new Set([first, last])) {
      if (isWhole(protocol) || !overlap(answersOf(protocol), [from, to])) continue
      boxes.push({ services: [protocol * protocolSize, (protocol + 1) * protocolSize], addresses })
    }
  }
  return trafficIn(boxes)
}

const protocolSize = 65_536

export const isNone = ({ parts }: Traffic): boolean => parts.length === 0

export const amongBounds = (traffic: Bounds<Traffic>, addresses: Addresses): Bounds<Traffic> =>
  each(traffic, (one) => among(one, addresses))

/** The traffic with addresses of which not all are known. */
export const amongst = (traffic: Bounds<Traffic>, addresses: Bounds<Addresses>): Bounds<Traffic> =>
  both(traffic, addresses, among)

export const surely = (traffic: Bounds<Traffic>, certain: boolean): Bounds<Traffic> =>
  ifSure(traffic, noTraffic, certain)
