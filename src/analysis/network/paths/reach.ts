import type { IpVersion } from '../../../model/ip.ts'
import { reachVerdicts } from '../../../model/reach-answer.ts'
import type { Reachability } from '../engine/reachability.ts'
import type { Interface } from '../network.ts'
import type { Passages } from '../passages/passages.ts'
import type { Services } from '../sets/services.ts'
import { acrossInternet } from './across-internet.ts'
import { outsidePaths, outwardPaths } from './outside-paths.ts'
import { type End, fromAny, oneOf, onInternet, type Path, pathOf, restricted, type Wanted } from './path.ts'
import { checksBetween, checksFromInternet } from './path-checks.ts'
import { stoppedPaths, throughPaths } from './through-paths.ts'

const versions = [4, 6] as const

/** Every way that could be, the most open first; none where the ends have no address in common. */
export function pathsBetween(
  from: End,
  to: End,
  services: Services,
  reachability: Reachability,
  passages: Passages,
): readonly Path[] {
  const isAsked = (version: IpVersion) =>
    [from, to].every((end) => end.is !== 'interfaces' || (end.version ?? version) === version)
  return mostOpenFirst(
    versions.filter(isAsked).flatMap((version) => {
      const wanted = { services, version, reachability, passages }
      return partsOf(from).flatMap((start) =>
        partsOf(to).flatMap((end) =>
          pathsOf(start, end, wanted).filter((path) => [start, end].every((one) => isBy(one, path, reachability))),
        ),
      )
    }),
  )
}

/** The ways on which nothing passes: those, and those through load balancers that stop everybody. */
export const stoppedBetween = (from: End, to: End, services: Services, { reachability, passages }: Engine) =>
  versions.flatMap((version) => stoppedPaths(from, to, { services, version, reachability, passages }))

/** Of an internet gateway only that counts which comes or goes by it: into its VPC, where a load balancer stands first. */
function isBy(end: End, { from, to, passage }: Path, { topology }: Reachability): boolean {
  if (end.is !== 'internet' || end.by === undefined) return true
  const first = passage?.steps.find((step) => step.is === 'load-balancer')?.by
  const inside = first ?? [from, to].find((one) => 'subnet' in one)
  return inside !== undefined && 'subnet' in inside && topology.subnets.get(inside.subnet)?.vpc === end.by.vpc
}

/** The ways from the internet to an interface with nothing in front of it. */
export const straightFromInternet = (to: Interface, services: Services, { reachability, passages }: Engine) =>
  mostOpenFirst(
    versions.flatMap((version) => straight({ is: 'internet' }, to, { services, version, reachability, passages })),
  )

/** The ways from the internet to an interface through load balancers and other doors. */
export const throughFromInternet = (to: Interface, services: Services, { reachability, passages }: Engine) =>
  mostOpenFirst(
    versions.flatMap((version) =>
      throughPaths(
        { is: 'internet' },
        { is: 'interfaces', name: to.name, interfaces: [to] },
        { services, version, reachability, passages },
      ),
    ),
  )

type Engine = Pick<Wanted, 'reachability' | 'passages'>

const mostOpenFirst = (paths: readonly Path[]): readonly Path[] =>
  paths.length < 2
    ? paths
    : [...paths].sort((one, other) => reachVerdicts.indexOf(one.verdict) - reachVerdicts.indexOf(other.verdict))

/** Addresses that are asked about belong to strangers in the network, and to whoever is outside of it. */
function partsOf(end: End): readonly End[] {
  if (end.is !== 'addresses' || end.strangers.length === 0) return [end]
  return [end, { is: 'interfaces', name: end.name, interfaces: end.strangers }]
}

function pathsOf(from: End, to: End, wanted: Wanted): readonly Path[] {
  if (to.is === 'interfaces' && to.publicAddress && from.is === 'interfaces')
    return acrossInternet(from, to, to.publicAddress, wanted)
  if (to.is === 'interfaces')
    return [
      ...to.interfaces.flatMap((one) => straight(from, one, wanted)),
      ...throughPaths(from, to, wanted),
      ...outsidePaths(from, to, wanted),
    ]
  return from.is === 'interfaces' ? [...outwardPaths(from, to, wanted), ...outsidePaths(from, to, wanted)] : []
}

function straight(from: End, to: Interface, wanted: Wanted): readonly Path[] {
  const { version, services, reachability } = wanted
  const clients = onInternet(from, wanted)
  if (clients) {
    const all = reachability.fromInternet(to, version)
    const flow = restricted(fromAny(all, clients.place), services)
    const checks = (packet: Services, address?: bigint) =>
      checksFromInternet(
        oneOf(clients, address, wanted).place,
        clients.name,
        to,
        { version, services: packet },
        reachability,
      )
    return [{ ...pathOf(wanted, clients, to, flow, checks), peers: all }]
  }
  if (from.is !== 'interfaces') return []
  return from.interfaces
    .filter((one) => one.id !== to.id || from.interfaces.length === 1)
    .map((one) => {
      const flow = restricted(reachability.between(one, to, version), services)
      const checks = (packet: Services) => checksBetween(one, to, { version, services: packet }, reachability)
      return pathOf(wanted, one, to, flow, checks)
    })
}
