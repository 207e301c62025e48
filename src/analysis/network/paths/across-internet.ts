import type { Cidr } from '../../../model/ip.ts'
import { type WayOut, waysOut } from '../engine/outbound.ts'
import { noFlow } from '../engine/reachability.ts'
import type { Interface } from '../network.ts'
import type { Bounds } from '../sets/bounds.ts'
import { intersection, isEmpty, nothing } from '../sets/intervals.ts'
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
  return starts.flatMap((one) => {
    const all = waysOut(one, version, reachability).map((way) => ({ ...way, out: fromAny(way.flow, goal.place) }))
    const open = all.filter(({ out }) => !isEmpty(out.forward.most))
    const ways = open.length > 0 ? open : [undefined]
    return to.interfaces.flatMap((target) =>
      ways.map((way): Path => {
        const out = way?.out ?? noFlow
        const own = way ? seenAs(way, one, wanted) : addressOf(one)
        const senders = own ? { place: space.ofCidr(own), name: one.name } : { place: space.routable, name: one.name }
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
  })
}

/** The address that the internet sees a sender at, where it is known: its own, or that of a NAT gateway. */
function seenAs({ by, id }: WayOut, one: Interface, { reachability }: Wanted): Cidr | undefined {
  if (by === 'internet-gateway') return addressOf(one)
  if (by !== 'nat-gateway') return undefined
  const [gateway, another] = reachability.topology.network.interfaces.filter(
    ({ owner }) => owner.is === 'nat-gateway' && owner.id === id,
  )
  return gateway && !another ? addressOf(gateway) : undefined
}

function addressOf({ public4 }: Interface): Cidr | undefined {
  const { is, address } = public4
  return is === true && address !== undefined ? { version: 4, first: address, prefix: 32 } : undefined
}
