import type { IpVersion } from '../../../model/ip.ts'
import {
  allPorts,
  type Interface,
  icmp,
  icmp6,
  type NatGateway,
  type PortRange,
  type Subnet,
  tcp,
  udp,
} from '../network.ts'
import { type Bounds, both, each, exactly } from '../sets/bounds.ts'
import { intersection, isEmpty, nothing, union, unionOf } from '../sets/intervals.ts'
import { type Services, servicesOf } from '../sets/services.ts'
import {
  type Addresses,
  amongBounds,
  amongst,
  bothTraffic,
  eitherTraffic,
  noTraffic,
  servicesAt,
  surely,
  type Traffic,
  trafficOf,
} from '../sets/traffic.ts'
import { diversionOf } from './diversions.ts'
import { entryTo } from './entry.ts'
import { eitherFlow, type Flow, noTrafficFlow, type Reachability } from './reachability.ts'
import { type Topology, towardsInternet } from './topology.ts'

/** How what an interface sends leaves its VPC: services by address there. */
export interface WayOut {
  readonly by:
    | 'internet-gateway'
    | 'nat-gateway'
    | 'egress-only-internet-gateway'
    | 'gateway-endpoint'
    | 'transit-gateway'
    | 'appliance'
    | 'unknown'
  readonly id: string
  readonly flow: Flow<Traffic>
}

/** What an interface can send to the internet and to what stands behind gateway endpoints, by each way that it has. */
export function waysOut(from: Interface, version: IpVersion, reachability: Reachability): readonly WayOut[] {
  const { topology } = reachability
  const subnet = topology.subnets.get(from.subnet)
  if (!subnet || !topology.placeOf(from, version)) return []
  const { routable } = topology.space(version)
  const filters = topology.filters(version)
  const out = both(
    reachability.filterOf(from, 'out', version).addresses,
    filters.ofAcl(subnet.networkAcl, 'out').traffic,
    bothTraffic,
  )
  const forward = surely(amongBounds(out, routable), from.certain)
  const sent = { forward, session: both(forward, filters.ofAcl(subnet.networkAcl, 'in').answers, bothTraffic) }
  return topology.leads(subnet, version).flatMap(({ target, addresses }): readonly WayOut[] => {
    const led = eachWay(sent, (traffic) => amongst(traffic, addresses))
    const only = (certain: boolean) => eachWay(led, (traffic) => surely(traffic, certain))
    switch (target.is) {
      case 'internet-gateway': {
        const isPublic = reachability.isPublic(from, version)
        const flow = answeredAt(
          topology.placeOf(from, version) ?? nothing,
          only(isPublic === true),
          subnet,
          version,
          topology,
        )
        return isPublic === false ? [] : [{ by: target.is, id: target.id, flow }]
      }
      case 'egress-only-internet-gateway': {
        const own = topology.vpcs.get(subnet.vpc)?.egressOnlyInternetGateway ?? { is: 'unknown' }
        const isOther = own.is === 'none' || (own.is === 'attached' && own.id !== target.id)
        if (version === 4 || isOther || blocks(subnet) === true) return []
        return [{ by: target.is, id: target.id, flow: only(own.is === 'attached' && blocks(subnet) === false) }]
      }
      case 'nat-gateway': {
        const gateway = topology.natGateways.get(target.id)
        if (gateway) return throughNat(gateway, from, led, version, reachability)
        // One that is not in the scan.
        const flow = eachWay(only(false), (traffic) => each(traffic, natted))
        return version === 4 ? [{ by: target.is, id: target.id, flow }] : []
      }
      case 'gateway-endpoint':
        return [
          {
            by: target.is,
            id: target.id,
            flow: eachWay(led, (traffic) => each(traffic, toEndpoint(version))),
          },
        ]
      case 'transit-gateway': {
        const beyond = beyondTransit(target.id, subnet, version, topology)
        const flow = eachWay(only(false), (traffic) => amongBounds(traffic, beyond))
        return isEmpty(beyond) ? [] : [{ by: target.is, id: target.id, flow }]
      }
      // What it does is not known: it may send them on.
      case 'appliance':
        return target.forwards === false ? [] : [{ by: target.is, id: target.id, flow: only(false) }]
      case 'unknown':
        return [{ by: 'unknown', id: '', flow: only(false) }]
      default:
        return []
    }
  })
}

const eachWay = ({ forward, session }: Flow<Traffic>, operation: (traffic: Bounds<Traffic>) => Bounds<Traffic>) => ({
  forward: operation(forward),
  session: operation(session),
})

/** Answers come in by the internet gateway, whose route table may lead them elsewhere. */
function answeredAt(place: Addresses, flow: Flow<Traffic>, subnet: Subnet, version: IpVersion, topology: Topology) {
  const { arrives } = entryTo(place, topology.vpcs.get(subnet.vpc), version, topology)
  if (arrives === true) return flow
  const most = arrives === false ? noTraffic : flow.session.most
  return { forward: flow.forward, session: { least: noTraffic, most } }
}

/** Does VPC Block Public Access keep even what goes out? */
function blocks({ publicAccess }: Subnet): boolean | 'unknown' {
  return publicAccess === 'unknown' ? 'unknown' : publicAccess === 'none'
}

/** Source: Amazon VPC User Guide, "NAT gateways": TCP, UDP and ICMP, on by the routes of its own subnet. */
function throughNat(
  gateway: NatGateway,
  from: Interface,
  sent: Flow<Traffic>,
  version: IpVersion,
  reachability: Reachability,
): readonly WayOut[] {
  const { topology } = reachability
  const subnet = gateway.subnet === undefined ? undefined : topology.subnets.get(gateway.subnet)
  if (version !== 4) return []
  const by = { by: 'nat-gateway', id: gateway.id } as const
  if (!subnet) return [{ ...by, flow: eachWay(sent, (traffic) => surely(traffic, false)) }]
  // A route to a gateway in the own subnet leads in a circle.
  if (subnet.id === from.subnet) return []
  const onward = fromNat(gateway, subnet, version, topology)
  const endpoints = topology
    .leads(subnet, version)
    .filter(({ target }) => target.is === 'gateway-endpoint' || target.is === 'unknown')
  const place = topology.placeOf(from, version) ?? nothing
  const { all } = topology.space(version)
  const [into, out] = (['in', 'out'] as const).map((way) => topology.filters(version).ofAcl(subnet.networkAcl, way))
  if (!into || !out) return []
  // The gateway's own subnet judges what comes to it, and its answers, by the address of the sender.
  const request = [each(out.traffic, natted), fromSender(into.traffic, place, all)]
  const answer = [into.answers, fromSender(out.answers, place, all)]
  const through = (traffic: Bounds<Traffic>, filters: readonly Bounds<Traffic>[]) => {
    const led = endpoints.reduce(
      (sum, { addresses }) => both(sum, each(amongst(traffic, addresses), toEndpoint(version)), eitherTraffic),
      amongst(traffic, onward),
    )
    return surely(
      filters.reduce((left, one) => both(left, one, bothTraffic), led),
      gateway.certain,
    )
  }
  const session = through(sent.session, [...request, ...answer])
  // The answers go back to the sender by the routes of the gateway's subnet.
  const isStraight = diversionOf(place, subnet, version, topology).is === 'none'
  const flow = { forward: through(sent.forward, request), session: surely(session, isStraight) }
  return [{ ...by, flow: answeredAt(topology.space(version).ofCidrs(subnet.cidrs), flow, subnet, version, topology) }]
}

/** What a NAT gateway sends on to the internet. */
function fromNat({ isPublic }: NatGateway, subnet: Subnet, version: IpVersion, topology: Topology): Bounds<Addresses> {
  const blocked = blocks(subnet)
  if (!isPublic || blocked === true) return exactly(nothing)
  const onward = towardsInternet(subnet, version, topology)
  return blocked === false ? onward : { least: nothing, most: onward.most }
}

/**
 * The addresses on the internet that a transit gateway may lead to: by NAT gateways of other VPCs, or by what is no VPC at all.
 * What judges packets there is not followed, so all of it is only so at most.
 */
function beyondTransit(id: string, from: Subnet, version: IpVersion, topology: Topology): Addresses {
  const gateway = topology.transitGateways.get(id)
  if (version !== 4) return nothing
  if (!gateway) return topology.space(version).routable
  let beyond: Addresses = nothing
  for (const into of topology.attachmentsOf(gateway, from.vpc)) {
    for (const { attachment, addresses } of topology.transitLeads(gateway, into, version)) {
      if (attachment.isAvailable === false || into.isAvailable === false) continue
      const onward = attachment.vpc === undefined ? addresses.most : byNat(attachment.subnets, version, topology)
      beyond = union(beyond, intersection(addresses.most, onward))
    }
  }
  return beyond
}

/** The addresses that subnets may send to a public NAT gateway, and that to the internet. */
function byNat(subnets: readonly string[], version: IpVersion, topology: Topology): Addresses {
  return unionOf(
    subnets
      .flatMap((id) => topology.subnets.get(id) ?? [])
      .flatMap((subnet) => topology.leads(subnet, version))
      .flatMap(({ target, addresses }) => {
        // Through one VPC more, perhaps.
        if (target.is === 'unknown' || target.is === 'transit-gateway') return [addresses.most]
        const gateway = target.is === 'nat-gateway' ? topology.natGateways.get(target.id) : undefined
        if (target.is !== 'nat-gateway' || gateway?.isPublic === false) return []
        const own = gateway?.subnet === undefined ? undefined : topology.subnets.get(gateway.subnet)
        return [own ? intersection(addresses.most, towardsInternet(own, version, topology).most) : addresses.most]
      }),
  )
}

/** Source: AWS PrivateLink Guide, "Gateway endpoints": TCP, and ICMP echo. */
const toEndpoint =
  (version: IpVersion) =>
  (traffic: Traffic): Traffic =>
    bothTraffic(traffic, trafficOf(version === 4 ? endpointServices4 : endpointServices6, everyAddress))

const echo4: PortRange = [8 * 256, 8 * 256]
const echo6: PortRange = [128 * 256, 128 * 256]
const endpointServices4 = union(servicesOf(icmp, echo4), servicesOf(tcp, allPorts))
const endpointServices6 = union(servicesOf(tcp, allPorts), servicesOf(icmp6, echo6))

const natServices: Services = [icmp, tcp, udp].reduce(
  (all: Services, protocol) => union(all, servicesOf(protocol, allPorts)),
  nothing,
)
const natted = (traffic: Traffic): Traffic => bothTraffic(traffic, trafficOf(natServices, everyAddress))
const everyAddress: Addresses = [0, Number.MAX_SAFE_INTEGER]

/** The services that pass for a sender in `place`, for any address at the other end. */
const fromSender = (traffic: Bounds<Traffic>, place: Addresses, all: Addresses): Bounds<Traffic> =>
  each(servicesAt(traffic, place), (services) => trafficOf(services, all))

/** What it can send out by any way. */
export const toInternet = (from: Interface, version: IpVersion, reachability: Reachability): Flow<Traffic> =>
  waysOut(from, version, reachability).reduce((all, { flow }) => eitherFlow(all, flow), noTrafficFlow)
