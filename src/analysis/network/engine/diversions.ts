import type { IpVersion } from '../../../model/ip.ts'
import type { Subnet } from '../network.ts'
import { intersection, isWithin, overlap, unionOf } from '../sets/intervals.ts'
import type { Addresses } from '../sets/traffic.ts'
import type { Topology } from './topology.ts'
import type { Crossing, Over, Way } from './way.ts'

export interface Diversion {
  /** Are the packets to a place in the VPC led elsewhere: none, some perhaps, or all? */
  readonly is: 'none' | 'some' | 'all'
  /** What they are led through, and may come out of again. */
  readonly through: readonly Over[]
}

/**
 * What routes for parts of the own VPC do to packets that stay in it. One whose destination is not known is taken to lead out:
 * routes inside a VPC are rare, and doubt about every neighbour would tell nobody anything.
 */
export function diversionOf(place: Addresses, subnet: Subnet, version: IpVersion, topology: Topology): Diversion {
  const [space, filters] = [topology.space(version), topology.filters(version)]
  const own = topology.ownOf(subnet.vpc, version)
  let [may, always] = [false, false]
  const through: Over[] = []
  for (const { target, addresses, routes } of topology.leads(subnet, version)) {
    // Behind an endpoint are services of AWS: nobody in a VPC has such an address.
    if (target.is === 'local' || target.is === 'gateway-endpoint') continue
    const inner = unionOf(
      routes.flatMap(({ route: { destination } }) => {
        if (destination.is === 'cidr') {
          const named = space.ofCidr(destination.cidr)
          return isWithin(named, own) ? [named] : []
        }
        if (destination.is !== 'prefix-list') return []
        return [intersection(filters.ofPrefixList(destination.id).most, own)]
      }),
    )
    if (!overlap(place, intersection(inner, addresses.most))) continue
    may = true
    if (isWithin(place, intersection(inner, addresses.least))) always = true
    // What it does with them is not followed: they may come out again.
    if (target.is === 'appliance' && target.forwards === false) continue
    if (target.is !== 'blackhole') through.push({ is: 'appliance', id: 'id' in target ? target.id : target.is })
  }
  return { is: always ? 'all' : may ? 'some' : 'none', through }
}

/** What comes out of something between has another address, perhaps. */
export const ledThrough = (
  { through }: Diversion,
  crossings: readonly Crossing[],
  version: IpVersion,
  topology: Topology,
): readonly Way[] =>
  through.map((over) => ({
    over,
    certain: false,
    crossings,
    keepsGroups: { in: 'unknown', out: 'unknown' },
    seenAs: topology.space(version).all,
  }))
