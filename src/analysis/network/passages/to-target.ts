import type { IpVersion } from '../../../model/ip.ts'
import type { Maybe } from '../../../model/text.ts'
import { admitted } from '../engine/filters.ts'
import type { Reachability } from '../engine/reachability.ts'
import { type Interface, tcp, udp } from '../network.ts'
import { type Bounds, both, each, exactly } from '../sets/bounds.ts'
import { intersection, nothing, union } from '../sets/intervals.ts'
import { type Services, servicesOf } from '../sets/services.ts'
import {
  type Addresses,
  addressesIn,
  bothTraffic,
  eitherTraffic,
  noTraffic,
  servicesAt,
  serving,
  surely,
  type Traffic,
  trafficOf,
} from '../sets/traffic.ts'
import { type Arrival, type Forwarding, letInAt, letInBy, type Sight } from './arrival.ts'

/** The way from a node of a load balancer to a target, or to a node of the next one. */
export interface Leg {
  readonly version: IpVersion
  readonly seenAs: Sight
  readonly hidesClient: boolean
  /** Those of the clients who get through to some of the services. */
  readonly through: (clients: Bounds<Traffic>, services: Services) => Bounds<Traffic>
}

/** The services that a target is asked for. A target group of both protocols has that of the listener. */
export function servicesOfTarget({
  listener,
  targetGroup,
  target,
}: Pick<Forwarding, 'listener' | 'targetGroup' | 'target'>) {
  const protocol = targetGroup.protocol === 'all' ? listener.protocol : targetGroup.protocol
  if (protocol !== 'all') return servicesOf(protocol, target.ports)
  return union(servicesOf(tcp, target.ports), servicesOf(udp, target.ports))
}

/** What a load balancer and its target speak, whatever its clients do. */
export const versionBehind = (by: Interface, end: Interface): IpVersion => (by.address4 && end.address4 ? 4 : 6)

/**
 * Both of them where nobody can tell whether targets see the client.
 *
 * Source: User Guide for Network Load Balancers, "Client IP preservation".
 */
export function legsTo(end: Interface, arrival: Arrival, step: Forwarding, reachability: Reachability): readonly Leg[] {
  const { by } = arrival
  const version = versionBehind(by, end)
  const keeps = keepsClient(end, arrival, step, version, reachability)
  return [
    ...(keeps === false ? [] : [preserved(end, arrival, version, reachability)]),
    ...(keeps === true ? [] : [plain(end, by, version, reachability)]),
  ]
}

/** The address of the client ends where the other IP version, another VPC or a private link begins. */
function keepsClient(
  end: Interface,
  { by, hidesClient, version: spoken }: Arrival,
  { loadBalancer, targetGroup }: Forwarding,
  version: IpVersion,
  { topology }: Reachability,
): Maybe {
  if (loadBalancer.kind !== 'network' || hidesClient || spoken !== version) return false
  return vpcOf(by, topology.subnets) === vpcOf(end, topology.subnets) && targetGroup.preservesClientIp
}

const vpcOf = ({ subnet }: Interface, subnets: Reachability['topology']['subnets']) => subnets.get(subnet)?.vpc

function plain(end: Interface, by: Interface, version: IpVersion, reachability: Reachability): Leg {
  const { session } = reachability.between(by, end, version)
  return {
    version,
    seenAs: reachability.topology.placeOf(by, version) ?? nothing,
    hidesClient: true,
    through: (clients, services) => letInAt(session, services, clients),
  }
}

function preserved(
  end: Interface,
  { by, seenAs, hidesClient }: Arrival,
  version: IpVersion,
  reachability: Reachability,
): Leg {
  const taken = takenAs(end, by, version, reachability)
  const sent = sentTo(end, by, version, reachability)
  return {
    version,
    seenAs,
    hidesClient,
    through: (clients, services) => {
      const some = each(sent, (all) => intersection(all, services))
      const allowed = both(taken, some, (traffic, open) => addressesIn(serving(traffic, open)))
      return surely(letInBy(allowed, clients, seenAs), end.certain)
    },
  }
}

/** What a target takes, by the address of the client: that of a rule, or any where a rule names groups of the node. */
function takenAs(end: Interface, by: Interface, version: IpVersion, reachability: Reachability): Bounds<Traffic> {
  const { topology } = reachability
  const { addresses, groups } = reachability.filterOf(end, 'in', version)
  const named = admitted({ addresses: exactly(noTraffic), groups }, nothing, by.groups, true)
  const everybody = (services: Services): Traffic => trafficOf(services, topology.space(version).all)
  const admittedBy = both(addresses, each(named, everybody), eitherTraffic)
  if (by.subnet === end.subnet) return admittedBy
  const filters = topology.filters(version)
  const acl = topology.subnets.get(end.subnet)?.networkAcl
  const passing = both(filters.ofAcl(acl, 'in').traffic, filters.ofAcl(acl, 'out').answers, bothTraffic)
  return both(admittedBy, passing, bothTraffic)
}

/** What a node sends to a target, and gets answers to. */
function sentTo(end: Interface, by: Interface, version: IpVersion, reachability: Reachability): Bounds<Services> {
  const { topology } = reachability
  const place: Addresses = topology.placeOf(end, version) ?? nothing
  const out = admitted(reachability.filterOf(by, 'out', version), place, end.groups, true)
  if (by.subnet === end.subnet) return out
  const filters = topology.filters(version)
  const acl = topology.subnets.get(by.subnet)?.networkAcl
  const [sent, answered] = [filters.ofAcl(acl, 'out').traffic, filters.ofAcl(acl, 'in').answers]
  return both(both(out, servicesAt(sent, place), intersection), servicesAt(answered, place), intersection)
}
