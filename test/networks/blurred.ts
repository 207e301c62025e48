import type {
  Interface,
  NatGateway,
  Network,
  Place,
  Route,
  SecurityGroupRule,
  Subnet,
  TransitGateway,
  Vpc,
} from '../../src/analysis/network/network.ts'
import { allPorts } from '../../src/analysis/network/network.ts'
import type { Draw } from './draw.ts'

/** The network with some of what is known of it forgotten; it is one of the completions of what is left. */
export function blurred(evenly: Draw, network: Network): Network {
  const factor = evenly.oneOf([1, 2, 4])
  const draw: Draw = { ...evenly, chance: (percent) => evenly.chance(percent * factor) }
  const hidden = new Set(draw.some(network.subnets, 8).map(({ id }) => id))
  const maybe = <T extends { readonly certain: boolean }>(thing: T): T =>
    draw.chance(7) ? { ...thing, certain: false } : thing
  const open = <T extends { readonly whole: boolean }>(thing: T): T =>
    draw.chance(7) ? { ...thing, whole: false } : thing
  return {
    ...network,
    vpcs: network.vpcs.map((it) => blurredVpc(draw, it)),
    subnets: network.subnets.map((it) => blurredSubnet(draw, it, hidden)),
    routeTables: network.routeTables.map((it) => ({
      ...open(it),
      routes: it.routes.map((route) => maybe(blurredRoute(draw, route))),
    })),
    networkAcls: network.networkAcls.map((it) => ({
      ...open(it),
      entries: it.entries.map((entry) =>
        draw.chance(3) ? { ...entry, ports: allPorts, certain: false } : maybe(entry),
      ),
    })),
    securityGroups: network.securityGroups.map((it) => ({
      ...open(it),
      ingress: it.ingress.map((rule) => maybe(blurredRule(draw, rule))),
      egress: it.egress.map((rule) => maybe(blurredRule(draw, rule))),
    })),
    prefixLists: network.prefixLists.map(open),
    interfaces: network.interfaces.map((it) => blurredInterface(draw, it, network, hidden)),
    natGateways: network.natGateways.map((it): NatGateway => maybe(it)),
    peerings: network.peerings.map((it) => ({
      ...it,
      ...(draw.chance(10) ? { isActive: 'unknown' } : {}),
      ...(draw.chance(10) ? { isSameRegion: 'unknown' } : {}),
    })),
    transitGateways: network.transitGateways.map((it) => blurredTransitGateway(draw, it)),
  }
}

function blurredVpc(draw: Draw, vpc: Vpc): Vpc {
  return {
    ...vpc,
    ...(draw.chance(6) ? { whole: false, cidrs: draw.some(vpc.cidrs, 70) } : {}),
    ...(draw.chance(7) ? { internetGateway: { is: 'unknown' } } : {}),
    ...(draw.chance(7) ? { egressOnlyInternetGateway: { is: 'unknown' } } : {}),
  }
}

function blurredSubnet(draw: Draw, { zone, ...subnet }: Subnet, hidden: ReadonlySet<string>): Subnet {
  return {
    ...subnet,
    ...(zone === undefined || draw.chance(7) ? {} : { zone }),
    ...(hidden.has(subnet.id) ? { cidrs: [] } : {}),
    ...(draw.chance(6) ? { routeTable: undefined } : {}),
    ...(draw.chance(6) ? { networkAcl: undefined } : {}),
    ...(draw.chance(7) ? { publicAccess: 'unknown' } : {}),
  }
}

function blurredRoute(draw: Draw, route: Route): Route {
  if (draw.chance(4)) return { ...route, target: { is: 'unknown' } }
  return draw.chance(4) ? { ...route, destination: { is: 'unknown' } } : route
}

function blurredRule(draw: Draw, rule: SecurityGroupRule): SecurityGroupRule {
  if (draw.chance(5)) return { ...rule, peer: { is: 'unknown' } }
  return draw.chance(4) ? { ...rule, ports: allPorts, certain: false } : rule
}

function blurredInterface(draw: Draw, owner: Interface, network: Network, hidden: ReadonlySet<string>): Interface {
  if (owner.owner.is === 'nat-gateway') return hidden.has(owner.subnet) ? somewhere(draw, owner, network, true) : owner
  const isHidden = hidden.has(owner.subnet)
  const placed = isHidden || draw.chance(12) ? somewhere(draw, owner, network, isHidden) : owner
  const { address: _, ...unknownAddress } = placed.public4
  return {
    ...placed,
    ...(draw.chance(8) ? { public4: { ...placed.public4, is: 'unknown' } } : {}),
    ...(draw.chance(8) ? { public4: unknownAddress } : {}),
    ...(draw.chance(8) ? { certain: false } : {}),
  }
}

/** In its subnet where that has CIDRs, in its VPC, or anywhere. */
function somewhere(draw: Draw, owner: Interface, network: Network, isHidden: boolean): Interface {
  const subnet = network.subnets.find(({ id }) => id === owner.subnet)
  const vpc = network.vpcs.find(({ id }) => id === subnet?.vpc)
  const cidrs = draw.oneOf([(isHidden ? undefined : subnet?.cidrs) ?? [], vpc?.cidrs ?? [], []])
  const within = (place: Place | undefined, version: 4 | 6): Place | undefined =>
    place === undefined ? undefined : { is: 'within', cidrs: cidrs.filter((it) => it.version === version) }
  return { ...owner, address4: within(owner.address4, 4), address6: within(owner.address6, 6) }
}

function blurredTransitGateway(draw: Draw, gateway: TransitGateway): TransitGateway {
  return {
    ...gateway,
    ...(draw.chance(15) ? { keepsGroups: 'unknown' } : {}),
    attachments: gateway.attachments.map((it) => ({
      ...it,
      ...(draw.chance(7) ? { routeTable: 'unknown' } : {}),
      ...(draw.chance(7) ? { keepsGroups: 'unknown' } : {}),
      ...(draw.chance(7) ? { isAvailable: 'unknown' } : {}),
    })),
    routeTables: gateway.routeTables.map((it) => ({
      ...it,
      whole: !draw.chance(7),
      routes: it.routes.map((route) => ({ ...route, certain: !draw.chance(7) })),
    })),
  }
}
