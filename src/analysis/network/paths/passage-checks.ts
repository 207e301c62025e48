import type { IpVersion } from '../../../model/ip.ts'
import type { Maybe } from '../../../model/text.ts'
import type { Reachability } from '../engine/reachability.ts'
import type { Topology } from '../engine/topology.ts'
import type { Door, Interface } from '../network.ts'
import type { Passage, Step } from '../passages/passages.ts'
import { endpointsOf } from '../passages/through-doors.ts'
import { versionBehind } from '../passages/to-target.ts'
import { overlap, unionOf } from '../sets/intervals.ts'
import { servicesOf } from '../sets/services.ts'
import type { Addresses } from '../sets/traffic.ts'
import { type Check, groupCheck, type Packet } from './checks.ts'
import { checksBetween, checksFromInternet } from './path-checks.ts'
import { capital } from './route-checks.ts'
import { sayService } from './words.ts'

/** What is on the way of clients that come through load balancers and other doors, and of the answers to them. */
export function checksThrough(
  passage: Passage,
  to: Interface,
  clients: { readonly place: Addresses; readonly name: string } | Interface,
  packet: Packet,
  reachability: Reachability,
): readonly Check[] {
  const checks: Check[] = []
  const [first] = passage.steps
  if (first?.is === 'load-balancer') {
    const services = servicesOf(first.listener.protocol, first.listener.port)
    const front = { ...packet, services }
    checks.push(
      ...('place' in clients
        ? checksFromInternet(clients.place, clients.name, first.by, front, reachability)
        : checksBetween(clients, first.by, front, reachability)
      ).map((check) => (check.kind === 'destination' ? { ...check, kind: 'load-balancer' as const } : check)),
    )
  }
  if (first?.is === 'door' && !('place' in clients))
    checks.push(...toEndpoint(first.door, clients, packet.version, reachability))
  for (const [index, step] of passage.steps.entries()) {
    checks.push(...stepChecks(step))
    const next = passage.steps[index + 1]
    if (step.is === 'load-balancer' && !next) checks.push(...lastLeg(step, to, clients, packet, reachability))
    if (step.is === 'door')
      checks.push(...fromDoor(step.door, next?.is === 'load-balancer' ? next : to, packet, reachability))
  }
  // Answers go the way of the requests backwards.
  const answers = checks.filter(({ isAnswer }) => isAnswer)
  const ofFirst = answers.filter((check) => checks.indexOf(check) < checks.findIndex(({ kind }) => kind === 'listener'))
  const ofLast = answers.filter((check) => !ofFirst.includes(check))
  return [...checks.filter(({ isAnswer }) => !isAnswer), ...ofLast, ...ofFirst]
}

function stepChecks(step: Step): readonly Check[] {
  if (step.is === 'door') {
    const { door } = step
    const isSigned = door.isAuthenticated === true ? ', which asks who they are' : ''
    const unseen = door.kind === 'vpc-lattice' ? ', which VPC Lattice may lead on' : ''
    const doubt = door.doubt === undefined ? '' : `; ${door.doubt}`
    const says = `${capital(door.name)} takes requests${unseen}${isSigned}${doubt}.`
    return [{ kind: door.kind, id: door.id, origin: door.origin, says, passes: door.certain ? true : 'unknown' }]
  }
  const { listener, forward, targetGroup, loadBalancer, target } = step
  const conditions = forward.conditions ? ` where ${forward.conditions}` : ''
  const signed = forward.isAuthenticated === true ? ' after it has asked who they are' : ''
  const passes: Maybe = listener.certain && forward.certain ? true : 'unknown'
  return [
    {
      kind: 'listener',
      id: listener.id,
      origin: forward.origin,
      says: `${capital(listener.name)} of ${loadBalancer.name} forwards to ${targetGroup.name}${conditions}${signed}.`,
      passes,
    },
    {
      kind: 'target-group',
      id: targetGroup.id,
      origin: target.origin,
      says: `${capital(targetGroup.name)} sends ${sayService(servicesOf(targetGroup.protocol, target.ports))} to its targets.`,
      passes: target.certain ? true : 'unknown',
    },
  ]
}

/** From a client to the endpoint by which consumers come to a door. */
function toEndpoint(door: Door, client: Interface, version: IpVersion, reachability: Reachability): readonly Check[] {
  if (door.from === 'internet' || door.from.includes(client.id)) return []
  const services = unionOf(door.ports.map((ports) => servicesOf(door.protocol, ports)))
  const endpoints = endpointsOf(door, reachability.topology)
  const opens = (one: Interface) => overlap(reachability.between(client, one, version).session.least, services)
  const endpoint = endpoints.find(opens) ?? endpoints[0]
  if (!endpoint) return []
  return checksBetween(client, endpoint, { version, services }, reachability).map((check) =>
    check.kind === 'destination' ? { ...check, kind: door.kind } : check,
  )
}

/** From the interfaces that a door comes by to what stands behind it. */
function fromDoor(
  { seenAs, comesFromInside }: Door,
  to: Interface | (Step & { is: 'load-balancer' }),
  { version, services }: Packet,
  reachability: Reachability,
): readonly Check[] {
  if (seenAs.is !== 'interfaces' || comesFromInside) return []
  const [end, packet] =
    'is' in to
      ? [to.by, { version: 4, services: servicesOf(to.listener.protocol, to.listener.port) } as const]
      : [to, { version, services }]
  const own = seenAs.ids.flatMap((id) => reachability.topology.interfaces.get(id) ?? [])
  const opens = (one: Interface) =>
    overlap(reachability.between(one, end, packet.version).session.least, packet.services)
  const from = own.find(opens) ?? own[0]
  const isShown = ({ kind }: Check) => kind !== 'source' && (kind !== 'destination' || end === to)
  return from ? checksBetween(from, end, packet, reachability).filter(isShown) : []
}

/** From the load balancer to the target. */
function lastLeg(
  { by, targetGroup, target, loadBalancer }: Step & { is: 'load-balancer' },
  to: Interface,
  clients: { readonly place: Addresses; readonly name: string } | Interface,
  packet: Packet,
  reachability: Reachability,
): readonly Check[] {
  const version = versionBehind(by, to)
  const behind = { version, services: servicesOf(targetGroup.protocol, target.ports) }
  const zones = zoneCheck({ targetGroup, by }, to, reachability.topology)
  const between = checksBetween(by, to, behind, reachability).filter(({ kind }) => kind !== 'source')
  const preserves =
    loadBalancer.kind === 'network' && targetGroup.preservesClientIp === true && packet.version === version
  if (!preserves || !('place' in clients)) return [...zones, ...between]
  // The target sees the address of the client, or knows the load balancer by its group.
  const peer = { place: clients.place, groups: by.groups, name: clients.name, keepsGroups: true }
  const seen = groupCheck(to, 'in', peer, behind, reachability)
  return [
    ...zones,
    ...between.map((check) => (check.kind === 'security-group' && to.groups.includes(check.id) ? seen : check)),
  ]
}

/** Without cross-zone load balancing a node serves its own zone alone; nothing to tell where it is on, or the zone is one. */
function zoneCheck(
  { targetGroup: { id, name, origin, crossesZones }, by }: Pick<Step & { is: 'load-balancer' }, 'targetGroup' | 'by'>,
  to: Interface,
  { subnets }: Topology,
): readonly Check[] {
  const [mine, its] = [subnets.get(by.subnet)?.zone, subnets.get(to.subnet)?.zone]
  if (crossesZones === true || by.subnet === to.subnet || (mine !== undefined && mine === its)) return []
  const where = `${by.name} and ${to.name} are in one zone`
  const isOpen = crossesZones === 'unknown' || mine === undefined || its === undefined
  const says = isOpen
    ? `Whether ${where}, or ${name} balances across zones, is not known.`
    : `${name} does not balance across zones, and ${by.name} is in another zone than ${to.name}.`
  return [{ kind: 'target-group', id, origin, says, passes: isOpen ? 'unknown' : false }]
}
