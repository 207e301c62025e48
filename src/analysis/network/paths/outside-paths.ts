import { toInternet } from '../engine/outbound.ts'
import { addressesOutside, fromOutside, publicBehindVpn, toOutside } from '../engine/outside.ts'
import { isEmpty, union } from '../sets/intervals.ts'
import type { Services } from '../sets/services.ts'
import { checksOut } from './out-checks.ts'
import { checksFromOutside, checksToOutside } from './outside-checks.ts'
import { type End, fromAny, oneOf, onInternet, type Path, pathOf, restricted, type Wanted } from './path.ts'

/** From interfaces to the internet. */
export function outwardPaths(from: End & { is: 'interfaces' }, to: End, wanted: Wanted): readonly Path[] {
  const { version, services, reachability } = wanted
  const goal = onInternet(to, wanted)
  if (!goal) return []
  return from.interfaces
    .filter((one) => reachability.topology.placeOf(one, version))
    .map((one) => {
      const peers = toInternet(one, version, reachability)
      const flow = restricted(fromAny(peers, goal.place), services)
      const checks = (packet: Services, address?: bigint) =>
        checksOut(one, oneOf(goal, address, wanted), { version, services: packet }, reachability)
      return { ...pathOf(wanted, one, goal, flow, checks), peers }
    })
}

/** To and from private addresses that are not in the network, and public ones that a VPN leads to. */
export function outsidePaths(from: End, to: End, wanted: Wanted): readonly Path[] {
  const { version, services, reachability } = wanted
  const outside = from.is === 'addresses' ? from : to.is === 'addresses' ? to : undefined
  const inside = from.is === 'interfaces' ? from : to.is === 'interfaces' ? to : undefined
  if (!outside || !inside || !outside.cidrs.some((cidr) => cidr.version === version)) return []
  const { topology } = reachability
  const asked = topology.space(version).ofCidrs(outside.cidrs)
  const hidden = addressesOutside(asked, version, topology)
  return inside.interfaces.flatMap((one) => {
    const subnet = topology.subnets.get(one.subnet)
    const place = subnet ? union(hidden, publicBehindVpn(asked, subnet, version, topology)) : hidden
    if (isEmpty(place)) return []
    const there = { place, name: outside.name, ...(outside.link !== undefined && { link: outside.link }) }
    const isComing = outside === from
    const all = (isComing ? fromOutside : toOutside)(...([place, one, version, reachability, outside.link] as const))
    const flow = restricted(fromAny(all, place), services)
    return isComing
      ? pathOf(wanted, there, one, flow, (packet) =>
          checksFromOutside(there, one, { version, services: packet }, reachability),
        )
      : pathOf(wanted, one, there, flow, (packet) =>
          checksToOutside(one, there, { version, services: packet }, reachability),
        )
  })
}
