import type { Maybe } from '../../../model/text.ts'
import { type Link, leadsOutside, leavingBy, linksInto, linksOf } from '../engine/outside.ts'
import type { Reachability } from '../engine/reachability.ts'
import { routeFor } from '../engine/route-map.ts'
import type { Interface, Subnet } from '../network.ts'
import { overlap } from '../sets/intervals.ts'
import { aclCheck, type Check, groupCheck, type Packet } from './checks.ts'
import type { Place } from './out-checks.ts'
import { noAddress, there } from './path-checks.ts'
import { capital, sayTarget } from './route-checks.ts'

/** Addresses that nobody sees here, and what alone leads to them. */
type Beyond = Place & { readonly link?: string }

/** Everything that judges packets from networks that nobody sees here, and their answers. */
export function checksFromOutside(
  { place, name, link }: Beyond,
  to: Interface,
  packet: Packet,
  reachability: Reachability,
): readonly Check[] {
  const { topology } = reachability
  const subnet = topology.subnets.get(to.subnet)
  if (!subnet || !topology.placeOf(to, packet.version)) return [noAddress(to, packet)]
  return [
    stranger('source', name),
    ...linkChecks(subnet, 'come', link, packet, reachability),
    aclCheck(subnet, 'in', place, packet, topology, false),
    groupCheck(to, 'in', { place, groups: [], name, keepsGroups: false }, packet, reachability),
    there(to, 'destination'),
    {
      ...routeCheck(subnet, { place, name, ...(link !== undefined && { link }) }, packet, reachability),
      isAnswer: true,
    },
    aclCheck(subnet, 'out', place, packet, topology, true),
  ]
}

/** The same from an interface to such networks. */
export function checksToOutside(
  from: Interface,
  { place, name, link }: Beyond,
  packet: Packet,
  reachability: Reachability,
): readonly Check[] {
  const { topology } = reachability
  const subnet = topology.subnets.get(from.subnet)
  if (!subnet || !topology.placeOf(from, packet.version)) return [noAddress(from, packet)]
  return [
    there(from, 'source'),
    groupCheck(from, 'out', { place, groups: [], name, keepsGroups: false }, packet, reachability),
    aclCheck(subnet, 'out', place, packet, topology, false),
    routeCheck(subnet, { place, name, ...(link !== undefined && { link }) }, packet, reachability),
    ...linkChecks(subnet, 'go', link, packet, reachability),
    stranger('destination', name),
    ...answersIn(subnet, link, packet, reachability),
    aclCheck(subnet, 'in', place, packet, topology, true),
  ]
}

const stranger = (kind: 'source' | 'destination', name: string): Check => ({
  kind,
  id: name,
  says: `${name} is no address of a VPC in this scan.`,
  passes: 'unknown',
})

function linkChecks(
  { vpc, origin }: Subnet,
  how: 'come' | 'go',
  only: string | undefined,
  { version }: Packet,
  { topology }: Reachability,
): readonly Check[] {
  const all = linksOf(vpc, topology, only)
  const links = how === 'come' ? linksInto(vpc, version, topology, only) : all
  const own = topology.vpcs.get(vpc)
  const [first] = all
  if (!first) {
    const says = `${capital(own?.name ?? 'The VPC')} has no peering, transit gateway or VPN to networks that are not in this scan.`
    return [{ kind: 'vpn-gateway', id: vpc, origin: own?.origin ?? origin, says, passes: false, code: 'NO_PATH' }]
  }
  if (links.length === 0) return [notEntered(first)]
  return links.map((link) => ({
    kind: link.kind,
    id: link.id,
    origin: link.origin,
    says: `It may ${how} by ${link.name}, which leads to ${link.beyond}.`,
    passes: 'unknown',
  }))
}

const notEntered = ({ kind, id, name, origin }: Link): Check => ({
  kind,
  id,
  origin,
  says: `Nothing gets in by ${name}: no attachment of it leads to networks that are not in this scan.`,
  passes: false,
  code: 'NO_PATH',
})

/** Answers come in by the same ways as anything else. */
function answersIn(
  { vpc }: Subnet,
  only: string | undefined,
  { version }: Packet,
  { topology }: Reachability,
): readonly Check[] {
  const [first] = linksOf(vpc, topology, only)
  if (!first || linksInto(vpc, version, topology, only).length > 0) return []
  return [{ ...notEntered(first), isAnswer: true }]
}

function routeCheck(
  subnet: Subnet,
  { place, name, link }: Beyond,
  { version }: Packet,
  { topology }: Reachability,
): Check {
  const table = topology.routeTableOf(subnet)
  const called = table?.name ?? `the route table of ${subnet.name}`
  const at = { kind: 'route-table', id: table?.id ?? subnet.id } as const
  const links = new Set(linksOf(subnet.vpc, topology, link).map(({ id }) => id))
  const leads = topology
    .leads(subnet, version)
    .filter(({ target, addresses }) => target.is !== 'local' && overlap(place, addresses.most))
  const lead = leads.find(({ target }) => leadsOutside(target, links))
  const other = lead ?? leads[0]
  const route = other && routeFor(other, place)
  const isLeaving = lead && overlap(place, leavingBy(lead, subnet, version, topology))
  const passes: Maybe = isLeaving ? 'unknown' : false
  const by = route ? ` by route ${route.name}` : ''
  const says = !other
    ? `${capital(called)} has no route to ${name}.`
    : other.target.is === 'unknown' && !route
      ? `Where ${called} leads is not known.`
      : `${capital(called)} sends what is for ${name} to ${sayTarget(other.target, topology)}${by}${
          lead && !isLeaving ? `, which has no route to it` : ''
        }.`
  const origin = route?.origin ?? table?.origin ?? subnet.origin
  const code = lead ? 'TGW_RTB_CANNOT_ROUTE' : 'NO_ROUTE_TO_DESTINATION'
  return { ...at, origin, says, passes, ...(passes === false && { code }) }
}
