import type { Cidr } from '../../../model/ip.ts'
import { toInternet } from '../engine/outbound.ts'
import type { Interface } from '../network.ts'
import type { Bounds } from '../sets/bounds.ts'
import { intersection, nothing } from '../sets/intervals.ts'
import type { Services } from '../sets/services.ts'
import { checksOut } from './out-checks.ts'
import { type End, fromAny, type Path, pathOf, restricted, type Wanted } from './path.ts'
import { checksFromInternet } from './path-checks.ts'

type Interfaces = End & { readonly is: 'interfaces' }

/**
 * From interfaces to a public address of the network: out as to the internet, and in as from there.
 *
 * Source: Amazon VPC User Guide, "Enable internet access for a VPC using internet gateways".
 */
export function acrossInternet(from: Interfaces, to: Interfaces, at: Cidr, wanted: Wanted): readonly Path[] {
  const { version, services, reachability } = wanted
  const { topology } = reachability
  if (version !== at.version) return []
  const space = topology.space(version)
  const goal = { place: space.ofCidr(at), name: to.name }
  const starts = from.interfaces.filter((one) => topology.placeOf(one, version))
  return starts.flatMap((one) =>
    to.interfaces.map((target) => {
      const own = addressOf(one)
      const senders = own ? { place: space.ofCidr(own), name: one.name } : { place: space.routable, name: one.name }
      const out = fromAny(toInternet(one, version, reachability), goal.place)
      const into = fromAny(reachability.fromInternet(target, version), senders.place)
      const both = (leg: Bounds<Services>, other: Bounds<Services>) => ({
        least: own ? intersection(leg.least, other.least) : nothing,
        most: intersection(leg.most, other.most),
      })
      const flow = { forward: both(out.forward, into.forward), session: both(out.session, into.session) }
      const path = pathOf(wanted, one, target, restricted(flow, services), (packet) => [
        ...checksOut(one, goal, { version, services: packet }, reachability),
        ...checksFromInternet(senders.place, senders.name, target, { version, services: packet }, reachability),
      ])
      return { ...path, calledAs: at.first }
    }),
  )
}

function addressOf({ public4 }: Interface): Cidr | undefined {
  const { is, address } = public4
  return is === true && address !== undefined ? { version: 4, first: address, prefix: 32 } : undefined
}
