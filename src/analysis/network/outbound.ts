import type { IpVersion } from '../../model/ip.ts'
import { type Bounds, both, each, exactly } from './bounds.ts'
import { nothing, union } from './intervals.ts'
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
} from './network.ts'
import type { Reachability } from './reachability.ts'
import { type Services, servicesOf } from './services.ts'
import {
  type Addresses,
  among,
  amongBounds,
  bothTraffic,
  eitherTraffic,
  noTraffic,
  servicesAt,
  type Traffic,
  trafficOf,
} from './traffic.ts'

/** How what an interface sends leaves its VPC. */
export interface WayOut {
  readonly by: 'internet-gateway' | 'nat-gateway' | 'egress-only-internet-gateway' | 'gateway-endpoint' | 'unknown'
  readonly id: string
  readonly traffic: Bounds<Traffic>
}

/** What an interface can send to the internet and has answers to: services by address there, and by what they leave. */
export function waysOut(from: Interface, version: IpVersion, reachability: Reachability): readonly WayOut[] {
  const { topology } = reachability
  const subnet = topology.subnets.get(from.subnet)
  if (!subnet || !topology.placeOf(from, version)) return []
  const { routable } = topology.space(version)
  const filters = topology.filters(version)
  const out = both(
    reachability.filterOf(from, 'out', version).addresses,
    both(filters.ofAcl(subnet.networkAcl, 'out').traffic, filters.ofAcl(subnet.networkAcl, 'in').answers, bothTraffic),
    bothTraffic,
  )
  const sent = amongBounds(from.certain ? out : { least: noTraffic, most: out.most }, routable)
  return topology.leads(subnet, version).flatMap(({ target, addresses }): readonly WayOut[] => {
    const led = amongst(sent, addresses)
    switch (target.is) {
      case 'internet-gateway': {
        const isPublic = reachability.isPublic(from, version)
        return isPublic === false ? [] : [{ by: target.is, id: target.id, traffic: surely(led, isPublic === true) }]
      }
      case 'egress-only-internet-gateway':
        return version === 4 || blocks(subnet) === true
          ? []
          : [{ by: target.is, id: target.id, traffic: surely(led, blocks(subnet) === false) }]
      case 'nat-gateway': {
        const gateway = topology.natGateways.get(target.id)
        return gateway ? throughNat(gateway, from, led, version, reachability) : []
      }
      case 'gateway-endpoint':
        return [{ by: target.is, id: target.id, traffic: each(led, toEndpoint(version)) }]
      case 'unknown':
        return [{ by: 'unknown', id: '', traffic: { least: noTraffic, most: led.most } }]
      default:
        return []
    }
  })
}

/** Does VPC Block Public Access keep even what goes out? */
function blocks({ publicAccess }: Subnet): boolean | 'unknown' {
  return publicAccess === 'unknown' ? 'unknown' : publicAccess === 'none'
}

/** Source: Amazon VPC User Guide, "NAT gateways": TCP, UDP and ICMP, on by the routes of its own subnet. */
function throughNat(
  gateway: NatGateway,
  from: Interface,
  sent: Bounds<Traffic>,
  version: IpVersion,
  reachability: Reachability,
): readonly WayOut[] {
  const { topology } = reachability
  const subnet = gateway.subnet === undefined ? undefined : topology.subnets.get(gateway.subnet)
  if (!gateway.isPublic || version !== 4) return []
  if (!subnet) return [{ by: 'nat-gateway', id: gateway.id, traffic: { least: noTraffic, most: sent.most } }]
  // A route to a gateway in the own subnet leads in a circle.
  if (subnet.id === from.subnet) return []
  let onward: Bounds<Addresses> = exactly(nothing)
  const attached = topology.vpcs.get(subnet.vpc)?.internetGateway
  for (const { target, addresses } of topology.leads(subnet, version)) {
    if (target.is === 'internet-gateway' && attached?.is === 'attached' && attached.id === target.id)
      onward = both(onward, addresses, union)
    else if (target.is === 'unknown' || (target.is === 'internet-gateway' && attached?.is !== 'none'))
      onward = both(onward, { least: nothing, most: addresses.most }, union)
  }
  const place = topology.placeOf(from, version) ?? nothing
  const acl = topology.filters(version)
  const filtered = [
    each(acl.ofAcl(subnet.networkAcl, 'out').traffic, natted),
    acl.ofAcl(subnet.networkAcl, 'in').answers,
    // The gateway's own subnet judges what comes to it, and its answers, by the address of the sender.
    fromSender(acl.ofAcl(subnet.networkAcl, 'in').traffic, place, topology.space(version).all),
    fromSender(acl.ofAcl(subnet.networkAcl, 'out').answers, place, topology.space(version).all),
  ].reduce((all, one) => both(all, one, bothTraffic), amongst(sent, onward))
  const isSure = gateway.certain && blocks(subnet) === false
  return blocks(subnet) === true ? [] : [{ by: 'nat-gateway', id: gateway.id, traffic: surely(filtered, isSure) }]
}

const natServices: Services = [icmp, tcp, udp].reduce(
  (all, protocol) => union(all, servicesOf(protocol, allPorts)),
  nothing,
)

/** Source: AWS PrivateLink Guide, "Gateway endpoints": TCP, and ICMP echo. */
const toEndpoint =
  (version: IpVersion) =>
  (traffic: Traffic): Traffic =>
    bothTraffic(traffic, trafficOf(version === 4 ? endpointServices4 : endpointServices6, everyAddress))

const echo4: PortRange = [8 * 256, 8 * 256 + 255]
const echo6: PortRange = [128 * 256, 128 * 256 + 255]
const endpointServices4 = union(servicesOf(icmp, echo4), servicesOf(tcp, allPorts))
const endpointServices6 = union(servicesOf(tcp, allPorts), servicesOf(icmp6, echo6))

const natted = (traffic: Traffic): Traffic => bothTraffic(traffic, trafficOf(natServices, everyAddress))
const everyAddress: Addresses = [0, Number.MAX_SAFE_INTEGER]

/** The services that pass for a sender in `place`, for any address at the other end. */
const fromSender = (traffic: Bounds<Traffic>, place: Addresses, all: Addresses): Bounds<Traffic> =>
  each(servicesAt(traffic, place), (services) => trafficOf(services, all))

const amongst = (traffic: Bounds<Traffic>, addresses: Bounds<Addresses>): Bounds<Traffic> => ({
  least: among(traffic.least, addresses.least),
  most: among(traffic.most, addresses.most),
})

const surely = (traffic: Bounds<Traffic>, certain: boolean): Bounds<Traffic> =>
  certain ? traffic : { least: noTraffic, most: traffic.most }

/** What it can send out by any way. */
export function toInternet(from: Interface, version: IpVersion, reachability: Reachability): Bounds<Traffic> {
  return waysOut(from, version, reachability).reduce<Bounds<Traffic>>(
    (all, { traffic }) => both(all, traffic, eitherTraffic),
    exactly(noTraffic),
  )
}
