import type { Cidr, IpVersion } from '../../../model/ip.ts'
import type { ReachGap, ReachVerdict } from '../../../model/reach-answer.ts'
import { type Flow, noFlow, type Reachability } from '../engine/reachability.ts'
import type { Interface, LoadBalancer } from '../network.ts'
import type { Passage, Passages } from '../passages/passages.ts'
import { intersection, isEmpty, union } from '../sets/intervals.ts'
import { allServices, bestKnown, type Services } from '../sets/services.ts'
import { type Addresses, among, servicesIn, type Traffic } from '../sets/traffic.ts'
import type { Check } from './checks.ts'

/** One end of a question: the internet, addresses, or interfaces of the network, those of one load balancer perhaps. */
export type End =
  | {
      readonly is: 'internet'
      /** By the internet gateway of a VPC alone. */
      readonly by?: { readonly name: string; readonly vpc: string }
    }
  | {
      readonly is: 'addresses'
      readonly cidrs: readonly Cidr[]
      readonly name: string
      /** Whoever has such an address in a subnet of the network. */
      readonly strangers: readonly Interface[]
      /** The VPN or transit gateway that they are behind: they come and go by that alone. */
      readonly link?: string
    }
  | {
      readonly is: 'interfaces'
      readonly name: string
      readonly interfaces: readonly Interface[]
      /** Those of them that nothing shows: whoever else may be there. */
      readonly strangers?: readonly Interface[]
      /** That of the address that they are asked for by. */
      readonly version?: IpVersion
      readonly loadBalancer?: LoadBalancer
      /** Where it stands, by interface: in one of several places. */
      readonly places?: ReadonlyMap<string, string>
      /** Why it may be at interfaces beside these; left out where these are all. */
      readonly elsewhere?: ReachGap
      /** The public address that they are asked for by: packets of the network leave it to get there. */
      readonly publicAddress?: Cidr
    }

/** One way in which it could be, whether or not it is. */
export interface Path {
  readonly verdict: ReachVerdict
  readonly version: IpVersion
  readonly from: Interface | { readonly place: Addresses; readonly name: string }
  readonly to: Interface | { readonly place: Addresses; readonly name: string }
  /** What the destination is asked for. */
  readonly flow: Flow<Services>
  /** Who at the end that is no interface has which service. */
  readonly peers?: Flow<Traffic>
  readonly passage?: Passage
  /** The public address that the destination is called by. */
  readonly calledAs?: bigint
  /** Of packets of anybody at the end that is no interface, or of one address there; of services that tell most, or of these. */
  checks(address?: bigint, services?: Services): readonly Check[]
}

/** What paths are asked for, in one IP version. */
export interface Wanted {
  readonly services: Services
  readonly version: IpVersion
  readonly reachability: Reachability
  readonly passages: Passages
}

/** Where on the internet an end is; undefined for interfaces, and for what has no address there. */
export function onInternet(end: End, { version, reachability: { topology } }: Wanted) {
  const space = topology.space(version)
  if (end.is === 'internet') return { place: space.internet, name: 'the internet' }
  if (end.is !== 'addresses' || end.link !== undefined) return undefined
  const place = intersection(space.ofCidrs(end.cidrs), space.routable)
  return isEmpty(place) ? undefined : { place, name: end.name }
}

export function pathOf(
  { version, services }: Wanted,
  from: Path['from'],
  to: Path['to'],
  flow: Flow<Services>,
  checks: (packet: Services, address?: bigint) => readonly Check[],
): Path {
  const of = (address?: bigint, asked = tellingOf(flow, services)) => checks(asked, address)
  return { verdict: verdictOf(flow), version, from, to, flow, checks: of }
}

interface Outside {
  readonly place: Addresses
  readonly name: string
}

/** Of somebody outside, the one at an address. */
export const oneOf = (outside: Outside, address: bigint | undefined, { version, reachability }: Wanted): Outside =>
  address === undefined
    ? outside
    : { ...outside, place: reachability.topology.space(version).ofPlace({ is: 'at', address }) }

/** The service that tells most: one that gets through as far as any does. */
function tellingOf({ forward, session }: Flow<Services>, asked: Services): Services {
  for (const open of [session.least, session.most, forward.least, forward.most]) {
    const first = bestKnown(open)
    if (first !== undefined) return [first, first + 1]
  }
  return asked
}

export function verdictOf({ forward, session }: Flow<Services>): ReachVerdict {
  if (!isEmpty(session.least)) return 'reachable'
  if (!isEmpty(session.most)) return 'possible'
  return isEmpty(forward.most) ? 'unreachable' : 'forward-only'
}

export const restricted = (flow: Flow<Services>, services: Services): Flow<Services> =>
  services === allServices
    ? flow
    : {
        forward: { least: intersection(flow.forward.least, services), most: intersection(flow.forward.most, services) },
        session: { least: intersection(flow.session.least, services), most: intersection(flow.session.most, services) },
      }

/** The services that any of the addresses has. */
export function fromAny({ forward, session }: Flow<Traffic>, place: Addresses): Flow<Services> {
  const of = (traffic: Traffic) => servicesIn(among(traffic, place))
  return {
    forward: { least: of(forward.least), most: of(forward.most) },
    session: { least: of(session.least), most: of(session.most) },
  }
}

/** What gets through by any of the paths. */
export const flowOf = (paths: readonly Path[]): Flow<Services> =>
  paths.reduce<Flow<Services>>(
    (sum, { flow }) => ({
      forward: {
        least: union(sum.forward.least, flow.forward.least),
        most: union(sum.forward.most, flow.forward.most),
      },
      session: {
        least: union(sum.session.least, flow.session.least),
        most: union(sum.session.most, flow.session.most),
      },
    }),
    noFlow,
  )
