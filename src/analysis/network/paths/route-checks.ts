import type { IpVersion } from '../../../model/ip.ts'
import type { Maybe } from '../../../model/text.ts'
import type { CheckKind } from '../check-kinds.ts'
import { type Lead, routeFor } from '../engine/route-map.ts'
import type { Topology } from '../engine/topology.ts'
import { tableWithout } from '../engine/transit-legs.ts'
import type { Over, Way } from '../engine/way.ts'
import { waysBetween } from '../engine/ways.ts'
import { nameIn } from '../names.ts'
import type { Interface, RouteTarget, Subnet, Thing } from '../network.ts'
import { isWithin, overlap } from '../sets/intervals.ts'
import type { Addresses } from '../sets/traffic.ts'
import type { Check, Packet } from './checks.ts'

/** How the routes lead from one interface to another, and what is on the way between their VPCs. */
export function wayChecks(from: Interface, to: Interface, { version }: Packet, topology: Topology): readonly Check[] {
  const subnet = topology.subnets.get(from.subnet)
  const place = topology.placeOf(to, version)
  const known = { id: from.subnet, origin: subnet?.origin ?? from.origin }
  if (!subnet || !place)
    return [
      {
        kind: 'destination',
        ...known,
        says: `${to.name} has no IPv${version} address.`,
        passes: false,
        code: 'NO_PATH',
      },
    ]
  const way = surestWay(from, to, version, topology)
  const table = topology.routeTableOf(subnet)
  const at = { kind: 'route-table', id: table?.id ?? subnet.id, origin: table?.origin ?? subnet.origin } as const
  const name = table?.name ?? `the route table of ${subnet.name}`
  if (!way)
    return [
      {
        ...at,
        ...whyNoWay(name, from, to, subnet, place, version, topology),
        passes: false,
      },
    ]
  const end = topology.subnets.get(to.subnet)
  if (way.over.is === 'unknown' && end && topology.mayBeOne(subnet.vpc, end.vpc))
    return [{ ...at, says: `Whether ${from.name} and ${to.name} are in one VPC is not known.`, passes: 'unknown' }]
  const passes: Maybe = way.certain ? true : 'unknown'
  return overChecks(way, at, name, to, passes, place, subnet, version, topology)
}

/** Of several ways the one that is surest. */
export function surestWay(from: Interface, to: Interface, version: IpVersion, topology: Topology): Way | undefined {
  const ways = waysBetween(from, to, version, topology)
  return ways.find(({ certain }) => certain) ?? ways[0]
}

function overChecks(
  { over }: Way,
  at: Pick<Required<Check>, 'kind' | 'id' | 'origin'>,
  table: string,
  to: Interface,
  passes: Maybe,
  place: Addresses,
  subnet: Subnet,
  version: IpVersion,
  topology: Topology,
): readonly Check[] {
  const [lead] = leadsTo(place, subnet, version, topology).filter(({ target }) => isOver(target, over))
  const route = lead && routeFor(lead, place)
  const origin = route?.origin ?? at.origin
  const by = route ? ` by route ${route.name}` : ''
  switch (over.is) {
    case 'subnet':
      return []
    case 'vpc':
      return [{ ...at, says: `${capital(table)} delivers inside the VPC.`, passes }]
    case 'unknown':
      return [{ ...at, says: `Where ${table} leads is not known.`, passes }]
    case 'appliance':
      return [
        {
          ...at,
          origin,
          kind: 'appliance',
          id: over.id,
          says: `${capital(table)} leads through ${nameIn(over.id)}${by}; what it does is not known.`,
          passes,
        },
      ]
    case 'peering':
    case 'transit-gateway': {
      const thing: Thing | undefined = (over.is === 'peering' ? topology.peerings : topology.transitGateways).get(
        over.id,
      )
      const kind: CheckKind = over.is
      const called = thing?.name ?? nameIn(over.id)
      return [
        { ...at, origin, says: `${capital(table)} leads to ${called}${by}.`, passes },
        {
          kind,
          id: over.id,
          origin: thing?.origin ?? origin,
          says: `${called} leads to the VPC of ${to.name}.`,
          passes,
        },
      ]
    }
  }
}

const isOver = (target: RouteTarget, over: Over) => 'id' in target && 'id' in over && target.id === over.id

const leadsTo = (place: Addresses, subnet: Subnet, version: IpVersion, topology: Topology): readonly Lead[] =>
  topology
    .leads(subnet, version)
    .filter(({ addresses }) => overlap(place, addresses.most))
    .sort((one, other) => Number(isWithin(place, other.addresses.least)) - Number(isWithin(place, one.addresses.least)))

function whyNoWay(
  table: string,
  from: Interface,
  to: Interface,
  subnet: Subnet,
  place: Addresses,
  version: IpVersion,
  topology: Topology,
): Pick<Check, 'says' | 'code'> {
  const end = topology.subnets.get(to.subnet)
  const [lead] = leadsTo(place, subnet, version, topology).filter(({ target }) => target.is !== 'local')
  const isElsewhere = end !== undefined && end.vpc !== subnet.vpc
  const where = isElsewhere ? `${to.name} is in another VPC, and ` : ''
  const code = 'NO_ROUTE_TO_DESTINATION'
  if (!lead) return { says: `${capital(where)}${where ? table : capital(table)} has no route to ${to.name}.`, code }
  const route = routeFor(lead, place)
  const target = sayTarget(lead.target, topology)
  const sends = `${capital(where)}${where ? table : capital(table)} sends what is for ${to.name} to ${target}${
    route ? ` by route ${route.name}` : ''
  }`
  const without = tableThatEnds(lead.target, subnet, place, version, topology)
  if (without !== undefined)
    return { says: `${sends}, where ${without} has no route to it.`, code: 'TGW_RTB_CANNOT_ROUTE' }
  return { says: `${sends}, which does not lead from ${from.name} to it.`, code }
}

/** The route table of a transit gateway that leads no further. */
function tableThatEnds(
  target: RouteTarget,
  { vpc }: Subnet,
  place: Addresses,
  version: IpVersion,
  topology: Topology,
): string | undefined {
  const gateway = target.is === 'transit-gateway' ? topology.transitGateways.get(target.id) : undefined
  const [into] = gateway ? topology.attachmentsOf(gateway, vpc) : []
  return gateway && into && tableWithout(gateway, into, place, version, topology)
}

export function sayTarget(target: RouteTarget, topology: Topology): string {
  switch (target.is) {
    case 'local':
      return 'the VPC itself'
    case 'blackhole':
      return 'nothing (a blackhole)'
    case 'not-modelled':
      return target.what
    case 'unknown':
      return 'something that is not known'
    case 'peering':
      return topology.peerings.get(target.id)?.name ?? nameIn(target.id)
    case 'transit-gateway':
      return topology.transitGateways.get(target.id)?.name ?? nameIn(target.id)
    case 'nat-gateway':
      return topology.natGateways.get(target.id)?.name ?? nameIn(target.id)
    case 'internet-gateway':
      return `the internet gateway ${nameIn(target.id)}`
    case 'egress-only-internet-gateway':
      return `the egress-only internet gateway ${nameIn(target.id)}`
    case 'gateway-endpoint':
      return topology.gatewayEndpoints.get(target.id)?.name ?? nameIn(target.id)
    default:
      return nameIn(target.id)
  }
}

/** Begins a sentence, without changing what something is called. */
export const capital = (text: string): string =>
  /^(?:the|default|an?) /.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text
