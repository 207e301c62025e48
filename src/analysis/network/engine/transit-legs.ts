import type { IpVersion } from '../../../model/ip.ts'
import type { RouteTarget, Subnet, TransitGateway, TransitGatewayAttachment } from '../network.ts'
import { intersection, isWithin, nothing, union, unionOf } from '../sets/intervals.ts'
import type { Addresses } from '../sets/traffic.ts'
import type { Topology } from './topology.ts'

/** How packets leave a transit gateway, or one that it peers with. */
export interface Leg {
  /** The gateway that they leave. */
  readonly by: TransitGateway
  readonly out: TransitGatewayAttachment
  readonly place: Addresses
  readonly certain: boolean
  readonly isPeered: boolean
}

/** Where what comes in by an attachment gets out; a peering leads on by the table that its other side has. */
export function legsOf(
  by: TransitGateway,
  into: TransitGatewayAttachment,
  place: Addresses,
  version: IpVersion,
  topology: Topology,
  before: readonly string[] = [],
): readonly Leg[] {
  return topology.transitLeadsTo(place, by, into, version).flatMap(({ attachment: out, addresses }): readonly Leg[] => {
    if (out.isAvailable === false) return []
    const led = intersection(place, addresses.most)
    const certain = out.isAvailable === true && isWithin(place, addresses.least)
    const peer = out.vpc === undefined ? topology.peerOf(by, out) : undefined
    if (!peer) return [{ by, out, place: led, certain, isPeered: before.length > 0 }]
    if (before.includes(tableOf(peer.gateway, peer.attachment))) return []
    const passed = [...before, tableOf(by, into)]
    return legsOf(peer.gateway, peer.attachment, led, version, topology, passed).map((leg) => ({
      ...leg,
      certain: leg.certain && certain,
    }))
  })
}

/** What has decided once where packets go decides the same again: they go in circles. */
const tableOf = ({ id }: TransitGateway, { routeTable }: TransitGatewayAttachment) => `${id} ${routeTable ?? ''}`

/**
 * The name of the route table that has no route to a place for what comes in by an attachment; undefined where there may be one.
 */
export function tableWithout(
  by: TransitGateway,
  into: TransitGatewayAttachment,
  place: Addresses,
  version: IpVersion,
  topology: Topology,
): string | undefined {
  if (legsOf(by, into, place, version, topology).length > 0) return undefined
  const onward = topology.transitLeadsTo(place, by, into, version).flatMap(({ attachment }) => {
    const peer = attachment.vpc === undefined ? topology.peerOf(by, attachment) : undefined
    return peer && peer.attachment.routeTable !== into.routeTable ? [peer] : []
  })
  const [peer] = onward
  if (peer && onward.length === 1) {
    const further = topology.transitLeadsTo(place, peer.gateway, peer.attachment, version)
    if (further.length === 0) return tableName(peer.gateway, peer.attachment)
  }
  return tableName(by, into)
}

const tableName = ({ routeTables }: TransitGateway, { routeTable, name }: TransitGatewayAttachment) =>
  routeTables.find(({ id }) => id === routeTable)?.name ?? `no route table of ${name}`

/** The addresses that a transit gateway may lead to for a VPC, at what is no VPC of the scan, or through one that leads on. */
export function beyondTransit(
  gateway: TransitGateway,
  vpc: string,
  place: Addresses,
  version: IpVersion,
  topology: Topology,
): Addresses {
  return topology
    .attachmentsOf(gateway, vpc)
    .filter(({ isAvailable }) => isAvailable !== false)
    .flatMap((into) => legsOf(gateway, into, place, version, topology))
    .reduce((sum: Addresses, leg) => {
      return union(
        sum,
        isSeen(leg.out, topology) ? intersection(leg.place, ledOn(leg.out, version, topology)) : leg.place,
      )
    }, nothing)
}

/** Is it of a VPC all of whose addresses are known? */
const isSeen = ({ vpc }: TransitGatewayAttachment, topology: Topology) =>
  vpc !== undefined && topology.vpcs.get(vpc)?.whole === true

/** The addresses that the subnets of an attachment may lead on to, out of their VPC. */
export function ledOn(out: TransitGatewayAttachment, version: IpVersion, topology: Topology): Addresses {
  return unionOf(
    subnetsOf(out, topology)
      .flatMap((subnet) => topology.leads(subnet, version))
      .flatMap(({ target, addresses }) => (onward.has(target.is) ? [addresses.most] : [])),
  )
}

const onward: ReadonlySet<RouteTarget['is']> = new Set([
  'transit-gateway',
  'appliance',
  'nat-gateway',
  'peering',
  'unknown',
])

export const subnetsOf = ({ subnets }: TransitGatewayAttachment, topology: Topology): readonly Subnet[] =>
  subnets.flatMap((id) => topology.subnets.get(id) ?? [])

/** May packets get into a VPC by a transit gateway from what is no VPC of the scan, or through one that leads on? */
export function isEntered(
  gateway: TransitGateway,
  vpc: string,
  isLeadingOn: (vpc: string) => boolean,
  version: IpVersion,
  topology: Topology,
): boolean {
  const own = topology.vpcs.get(vpc)
  const space = topology.space(version)
  const place = own?.whole ? space.ofCidrs(own.cidrs) : space.all
  const gateways = new Map([[gateway.id, gateway]])
  for (const one of gateways.values()) {
    if (!one.whole) return true
    for (const into of one.attachments) {
      if (into.vpc === vpc || into.isAvailable === false) continue
      const peer = into.vpc === undefined ? topology.peerOf(one, into) : undefined
      if (peer) gateways.set(peer.gateway.id, peer.gateway)
      const isInside = into.vpc !== undefined && isSeen(into, topology) && !isLeadingOn(into.vpc)
      if (peer || isInside) continue
      if (legsOf(one, into, place, version, topology).some(({ out }) => out.vpc === vpc)) return true
    }
  }
  return false
}
