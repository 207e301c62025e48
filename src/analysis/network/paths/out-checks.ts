import type { Maybe } from '../../../model/text.ts'
import { waysOut } from '../engine/outbound.ts'
import type { Reachability } from '../engine/reachability.ts'
import { type Lead, routeFor } from '../engine/route-map.ts'
import { nameIn } from '../names.ts'
import type { Interface, RouteTarget, Subnet } from '../network.ts'
import { overlap } from '../sets/intervals.ts'
import { type Addresses, among, servicesIn } from '../sets/traffic.ts'
import { aclCheck, type Check, groupCheck, type Packet, passesSome } from './checks.ts'
import { noAddress, there } from './path-checks.ts'
import { capital, sayTarget } from './route-checks.ts'

export interface Place {
  readonly place: Addresses
  readonly name: string
}

/** Everything that judges packets from an interface to the internet, and their answers. */
export function checksOut(from: Interface, goal: Place, packet: Packet, reachability: Reachability): readonly Check[] {
  const { topology } = reachability
  const { version } = packet
  const subnet = topology.subnets.get(from.subnet)
  if (!subnet || !topology.placeOf(from, version)) return [noAddress(from, packet)]
  const { place, name } = goal
  const peer = { place, groups: [], name, keepsGroups: false } as const
  return [
    there(from, 'source'),
    groupCheck(from, 'out', peer, packet, reachability),
    aclCheck(subnet, 'out', place, packet, topology, false),
    ...routeOut(from, subnet, goal, packet, reachability),
    { kind: 'destination', id: name, says: `${capital(name)}.`, passes: true },
    aclCheck(subnet, 'in', place, packet, topology, true),
  ]
}

function routeOut(
  from: Interface,
  subnet: Subnet,
  { place, name }: Place,
  packet: Packet,
  reachability: Reachability,
): readonly Check[] {
  const { topology } = reachability
  const table = topology.routeTableOf(subnet)
  const called = table?.name ?? `the route table of ${subnet.name}`
  const at = { kind: 'route-table', id: table?.id ?? subnet.id, origin: table?.origin ?? subnet.origin } as const
  const lead = mostOpen(from, subnet, place, packet, reachability)
  if (!lead) {
    const says = `${capital(called)} has no route to ${name}.`
    return [{ ...at, says, passes: false, code: 'NO_ROUTE_TO_DESTINATION' }]
  }
  const route = routeFor(lead, place)
  if (lead.target.is === 'unknown' && !route)
    return [{ ...at, says: `Where ${called} leads is not known.`, passes: 'unknown' }]
  const says = `${capital(called)} leads to ${sayTarget(lead.target, topology)}${route ? ` by route ${route.name}` : ''}.`
  const passes: Maybe = lead.target.is === 'unknown' ? 'unknown' : overlap(place, lead.addresses.least) || 'unknown'
  return [
    { ...at, origin: route?.origin ?? at.origin, says, passes },
    ...targetChecks(lead.target, from, subnet, { place, name }, packet, reachability),
  ]
}

/** Of the targets that get packets for the place the one that lets them out, if one does. */
function mostOpen(
  from: Interface,
  subnet: Subnet,
  place: Addresses,
  { version, services }: Packet,
  reachability: Reachability,
): Lead | undefined {
  const { topology } = reachability
  const leads = topology
    .leads(subnet, version)
    .filter(({ target, addresses }) => target.is !== 'local' && overlap(place, addresses.most))
  const ways = waysOut(from, version, reachability)
  const openness = ({ target }: Lead): number => {
    const way = ways.find(
      ({ by, id }) => by === target.is && (by === 'unknown' || ('id' in target && target.id === id)),
    )
    if (!way) return 0
    const { least, most } = way.flow.session
    const passes = passesSome(
      { least: servicesIn(among(least, place)), most: servicesIn(among(most, place)) },
      services,
    )
    return passes === true ? 3 : passes === 'unknown' ? 2 : 1
  }
  return [...leads].sort((one, other) => openness(other) - openness(one))[0]
}

function targetChecks(
  target: RouteTarget,
  from: Interface,
  subnet: Subnet,
  goal: Place,
  packet: Packet,
  reachability: Reachability,
): readonly Check[] {
  const { topology } = reachability
  const vpc = topology.vpcs.get(subnet.vpc)
  switch (target.is) {
    case 'internet-gateway': {
      const own = vpc?.internetGateway ?? { is: 'unknown' as const }
      const isAttached: Maybe = own.is === 'unknown' ? 'unknown' : own.is === 'attached' && own.id === target.id
      const gateway = attachedCheck('internet-gateway', target.id, 'The internet gateway', isAttached, subnet)
      const passes: Maybe = packet.version === 4 ? from.public4.is : true
      const says =
        passes === true
          ? `${capital(from.name)} has a public IPv${packet.version} address.`
          : passes === false
            ? `${capital(from.name)} has no public IPv4 address.`
            : `Whether ${from.name} has a public IPv4 address is not known.`
      const code = passes === false ? { code: 'IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS' } : {}
      return [
        gateway,
        ...blockedCheck(subnet, 'both-ways'),
        { kind: 'public-address', id: from.id, origin: from.origin, says, passes, ...code },
      ]
    }
    case 'egress-only-internet-gateway': {
      const own = vpc?.egressOnlyInternetGateway ?? { is: 'unknown' as const }
      const isAttached: Maybe = own.is === 'unknown' ? 'unknown' : own.is === 'attached' && own.id === target.id
      const called = 'The egress-only internet gateway'
      return [attachedCheck(target.is, target.id, called, isAttached, subnet), ...blockedCheck(subnet, 'outbound')]
    }
    case 'nat-gateway':
      return natChecks(target.id, subnet, goal, packet, reachability)
    case 'gateway-endpoint': {
      const endpoint = topology.gatewayEndpoints.get(target.id)
      const says = `${endpoint?.name ?? nameIn(target.id)} leads to its AWS service alone.`
      return [{ kind: target.is, id: target.id, origin: endpoint?.origin ?? subnet.origin, says, passes: true }]
    }
    case 'transit-gateway': {
      const gateway = topology.transitGateways.get(target.id)
      const called = gateway?.name ?? nameIn(target.id)
      const says = `What is behind ${called} decides whether it gets to the internet.`
      return [{ kind: target.is, id: target.id, origin: gateway?.origin ?? subnet.origin, says, passes: 'unknown' }]
    }
    case 'appliance': {
      const says = `What ${nameIn(target.id)} does with it is not known.`
      const passes: Maybe = target.forwards === false ? false : 'unknown'
      const code = passes === false ? { code: 'ENI_SOURCE_DEST_CHECK_RESTRICTION' } : {}
      return [{ kind: target.is, id: target.id, origin: subnet.origin, says, passes, ...code }]
    }
    case 'blackhole':
      return [dead(`The route leads to nothing (a blackhole).`, subnet)]
    case 'unknown':
      return []
    default:
      return [dead(`${capital(sayTarget(target, topology))} is not followed to the internet.`, subnet)]
  }
}

const dead = (says: string, { id, origin }: Subnet): Check => ({
  kind: 'route-table',
  id,
  origin,
  says,
  passes: false,
  code: 'NO_ROUTE_TO_DESTINATION',
})

const attachedCheck = (kind: Check['kind'], id: string, called: string, passes: Maybe, subnet: Subnet): Check => ({
  kind,
  id,
  origin: subnet.origin,
  says:
    passes === true
      ? `${called} is attached to the VPC of ${subnet.name}.`
      : passes === false
        ? `${called} of the route is not attached to the VPC of ${subnet.name}.`
        : `Whether ${called.toLowerCase()} is attached to the VPC of ${subnet.name} is not known.`,
  passes,
  ...(passes === false && { code: 'BAD_STATE_ROUTE' }),
})

function blockedCheck({ id, origin, publicAccess }: Subnet, needs: 'both-ways' | 'outbound'): readonly Check[] {
  if (publicAccess === 'both-ways' || publicAccess === needs) return []
  const isOpen = publicAccess === 'unknown'
  const says = isOpen
    ? 'Whether VPC Block Public Access is on is not known.'
    : 'VPC Block Public Access lets nothing out to the internet.'
  const code = isOpen ? {} : { code: 'VPC_BLOCK_PUBLIC_ACCESS_ENABLED' }
  return [{ kind: 'block-public-access', id, origin, says, passes: isOpen ? 'unknown' : false, ...code }]
}

function natChecks(
  id: string,
  from: Subnet,
  { place, name }: Place,
  packet: Packet,
  { topology }: Reachability,
): readonly Check[] {
  const gateway = topology.natGateways.get(id)
  const called = gateway?.name ?? nameIn(id)
  const at = { kind: 'nat-gateway', id, origin: gateway?.origin ?? from.origin } as const
  if (!gateway) return [{ ...at, says: `${called} is not known.`, passes: 'unknown' }]
  if (!gateway.isPublic) return [{ ...at, says: `${called} is a private NAT gateway.`, passes: false, code: 'NO_PATH' }]
  const subnet = gateway.subnet === undefined ? undefined : topology.subnets.get(gateway.subnet)
  if (!subnet) return [{ ...at, says: `The subnet of ${called} is not known.`, passes: 'unknown' }]
  if (subnet.id === from.id)
    return [
      { ...at, says: `${called} stands in ${subnet.name} itself, so its route leads in a circle.`, passes: false },
    ]
  const sender = from.cidrs.length > 0 ? topology.space(packet.version).ofCidrs(from.cidrs) : undefined
  const table = topology.routeTableOf(subnet)
  const tableName = table?.name ?? `the route table of ${subnet.name}`
  const onward = topology
    .leads(subnet, packet.version)
    .filter(({ target, addresses }) => target.is !== 'local' && overlap(place, addresses.most))
  const out = onward.find(({ target }) => target.is === 'internet-gateway')
  const open = onward.find(({ target }) => target.is === 'unknown')
  const lead = out ?? open
  const route = lead && routeFor(lead, place)
  const says = out
    ? `${capital(tableName)} leads to the internet gateway${route ? ` by route ${route.name}` : ''}.`
    : open
      ? `Where ${tableName} leads is not known.`
      : `${capital(tableName)}, that of ${called}, has no route to ${name} by an internet gateway.`
  const attached = topology.vpcs.get(subnet.vpc)?.internetGateway.is
  const passes: Maybe = out && attached === 'attached' ? true : lead && attached !== 'none' ? 'unknown' : false
  return [
    {
      ...at,
      says: `${called} sends it on from ${subnet.name}, under its own address.`,
      passes: gateway.certain || 'unknown',
    },
    ...(sender ? [aclCheck(subnet, 'in', sender, packet, topology, false)] : []),
    aclCheck(subnet, 'out', place, packet, topology, false),
    {
      kind: 'route-table',
      id: table?.id ?? subnet.id,
      origin: route?.origin ?? table?.origin ?? subnet.origin,
      says,
      passes,
      ...(passes === false && { code: 'NO_ROUTE_TO_DESTINATION' }),
    },
    ...blockedCheck(subnet, 'outbound'),
  ]
}
