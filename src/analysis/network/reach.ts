import type { Cidr, IpVersion } from '../../model/ip.ts'
import { type ReachVerdict, reachVerdicts } from '../../model/reach-answer.ts'
import type { Check } from './checks.ts'
import { intersection, isEmpty, smallest, union } from './intervals.ts'
import type { Interface, LoadBalancer } from './network.ts'
import { toInternet } from './outbound.ts'
import { type Passage, Passages } from './passages.ts'
import { checksBetween, checksFromInternet, checksThrough } from './path-checks.ts'
import { type Flow, noFlow, type Reachability } from './reachability.ts'
import { allServices, type Services } from './services.ts'
import { type Addresses, among, amongBounds, servicesIn, type Traffic } from './traffic.ts'

/** One end of a question: the internet, addresses, or interfaces of the network, those of one load balancer perhaps. */
export type End =
  | { readonly is: 'internet' }
  | { readonly is: 'addresses'; readonly cidr: Cidr; readonly name: string }
  | {
      readonly is: 'interfaces'
      readonly name: string
      readonly interfaces: readonly Interface[]
      readonly loadBalancer?: LoadBalancer
    }

/** One way in which it could be, whether or not it is. */
export interface Path {
  readonly verdict: ReachVerdict
  readonly version: IpVersion
  readonly from: Interface | { readonly place: Addresses; readonly name: string }
  readonly to: Interface | { readonly place: Addresses; readonly name: string }
  /** What the destination is asked for. */
  readonly flow: Flow<Services>
  readonly passage?: Passage
  checks(): readonly Check[]
}

/** Every way that could be, the most open first; none where the ends have no address in common. */
export function pathsBetween(
  from: End,
  to: End,
  services: Services,
  reachability: Reachability,
  passages: Passages,
): readonly Path[] {
  const paths = ([4, 6] as const).flatMap((version) =>
    to.is === 'interfaces'
      ? to.interfaces.flatMap((one) => [
          ...straight(from, one, services, version, reachability),
          ...through(from, one, services, version, reachability, passages),
        ])
      : outward(from, to, services, version, reachability),
  )
  return paths.sort((one, other) => reachVerdicts.indexOf(one.verdict) - reachVerdicts.indexOf(other.verdict))
}

const clientsOf = (end: End, version: IpVersion, { topology }: Reachability) => {
  const space = topology.space(version)
  if (end.is === 'internet') return { place: space.internet, name: 'the internet' }
  if (end.is === 'addresses') return { place: space.ofCidr(end.cidr), name: end.name }
  return undefined
}

function straight(
  from: End,
  to: Interface,
  services: Services,
  version: IpVersion,
  reachability: Reachability,
): readonly Path[] {
  const clients = clientsOf(from, version, reachability)
  if (clients) {
    if (isEmpty(clients.place)) return []
    const all = reachability.fromInternet(to, version)
    const flow = restricted(fromAny(all, clients.place), services)
    const checks = (packet: Services) =>
      checksFromInternet(clients.place, clients.name, to, { version, services: packet }, reachability)
    return [path(version, clients, to, flow, services, checks)]
  }
  if (from.is !== 'interfaces') return []
  return from.interfaces
    .filter((one) => one.id !== to.id || from.interfaces.length === 1)
    .map((one) => {
      const flow = restricted(reachability.between(one, to, version), services)
      const checks = (packet: Services) => checksBetween(one, to, { version, services: packet }, reachability)
      return path(version, one, to, flow, services, checks)
    })
}

function through(
  from: End,
  to: Interface,
  services: Services,
  version: IpVersion,
  reachability: Reachability,
  passages: Passages,
): readonly Path[] {
  const clients = clientsOf(from, version, reachability)
  const starts = clients ? (['internet'] as const) : from.is === 'interfaces' ? from.interfaces : []
  return starts.flatMap((client) =>
    passages.to(to, services, client, version).flatMap((passage) => {
      const led = clients ? amongBounds(passage.clients, clients.place) : passage.clients
      const arriving = (traffic: Traffic) => (servicesIn(traffic).length > 0 ? servicesOfTarget(passage, services) : [])
      const session = { least: arriving(led.least), most: arriving(led.most) }
      if (isEmpty(session.most)) return []
      const end = clients ?? (client === 'internet' ? undefined : client)
      if (!end) return []
      const checks = (packet: Services) => checksThrough(passage, to, end, { version, services: packet }, reachability)
      return [{ ...path(version, end, to, { forward: session, session }, services, checks), passage }]
    }),
  )
}

/** The services of the target that a passage leads to. */
function servicesOfTarget({ steps }: Passage, wanted: Services): Services {
  const last = steps.at(-1)
  return last?.is === 'load-balancer' ? intersection(Passages.servicesOf(last), wanted) : wanted
}

/** From interfaces to the internet. */
function outward(
  from: End,
  to: End,
  services: Services,
  version: IpVersion,
  reachability: Reachability,
): readonly Path[] {
  const there = clientsOf(to, version, reachability)
  if (!there || from.is !== 'interfaces' || isEmpty(there.place)) return []
  return from.interfaces.flatMap((one) => {
    if (!reachability.topology.placeOf(one, version)) return []
    const flow = restricted(fromAny(toInternet(one, version, reachability), there.place), services)
    return [path(version, one, there, flow, services, () => [])]
  })
}

function path(
  version: IpVersion,
  from: Path['from'],
  to: Path['to'],
  flow: Flow<Services>,
  asked: Services,
  checks: (packet: Services) => readonly Check[],
): Path {
  return { verdict: verdictOf(flow), version, from, to, flow, checks: () => checks(tellingOf(flow, asked)) }
}

/** The service that tells most: one that gets through as far as any does. */
function tellingOf({ forward, session }: Flow<Services>, asked: Services): Services {
  for (const open of [session.least, session.most, forward.least, forward.most]) {
    const first = smallest(open)
    if (first !== undefined) return [first, first + 1]
  }
  return asked
}

export function verdictOf({ forward, session }: Flow<Services>): ReachVerdict {
  if (!isEmpty(session.least)) return 'reachable'
  if (!isEmpty(session.most)) return 'possible'
  return isEmpty(forward.most) ? 'unreachable' : 'forward-only'
}

const restricted = (flow: Flow<Services>, services: Services): Flow<Services> =>
  services === allServices
    ? flow
    : {
        forward: { least: intersection(flow.forward.least, services), most: intersection(flow.forward.most, services) },
        session: { least: intersection(flow.session.least, services), most: intersection(flow.session.most, services) },
      }

/** The services that any of the addresses has. */
function fromAny({ forward, session }: Flow<Traffic>, place: Addresses): Flow<Services> {
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

/** What keeps packets from passing on the path that is most open: the fewest blockers, the cheapest to take away first. */
export function blockersOf(paths: readonly Path[]): readonly Check[] {
  let best: readonly Check[] | undefined
  for (const one of paths) {
    const failing = one.checks().filter(({ passes }) => passes === false)
    if (failing.length > 0 && (!best || costOf(failing) < costOf(best))) best = failing
  }
  return best ?? []
}

/** What it would cost to open each: a rule least, a gateway most. */
const costs: Partial<Record<Check['kind'], number>> = {
  'route-table': 2,
  'public-address': 3,
  'block-public-access': 3,
  peering: 5,
  'transit-gateway': 5,
  'internet-gateway': 5,
  destination: 20,
  source: 20,
}

const costOf = (checks: readonly Check[]) => checks.reduce((sum, { kind }) => sum + (costs[kind] ?? 1), 0)
