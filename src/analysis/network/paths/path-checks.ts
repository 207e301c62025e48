import type { Maybe } from '../../../model/text.ts'
import { entryTo, passesOn } from '../engine/entry.ts'
import type { Reachability } from '../engine/reachability.ts'
import { routeFor } from '../engine/route-map.ts'
import { isStranger } from '../engine/strangers.ts'
import type { Topology } from '../engine/topology.ts'
import type { Interface, Subnet } from '../network.ts'
import { both } from '../sets/bounds.ts'
import { nothing, overlap, union } from '../sets/intervals.ts'
import type { Addresses } from '../sets/traffic.ts'
import { aclCheck, type Check, groupCheck, type Packet } from './checks.ts'
import { capital, sayTarget, surestWay, wayChecks } from './route-checks.ts'

/** Everything that judges packets from one interface to another and their answers, in the order in which they meet it. */
export function checksBetween(
  from: Interface,
  to: Interface,
  packet: Packet,
  reachability: Reachability,
): readonly Check[] {
  const { topology } = reachability
  const { version } = packet
  const [start, end] = [topology.placeOf(from, version), topology.placeOf(to, version)]
  if (!start || !end) return [noAddress(start ? to : from, packet)]
  const way = surestWay(from, to, version, topology)
  const keepsGroups = way?.keepsGroups ?? { in: false, out: false }
  const forward: Check[] = [
    ...ownGroups(
      from,
      'out',
      { place: end, groups: to.groups, name: to.name, keepsGroups: keepsGroups.out },
      packet,
      reachability,
    ),
    ...wayChecks(from, to, packet, topology),
    ...(way?.crossings ?? []).map(({ subnet, direction }) =>
      aclCheck(subnet, direction, direction === 'out' ? end : start, packet, topology, false),
    ),
    ...ownGroups(
      to,
      'in',
      { place: way?.seenAs ?? start, groups: from.groups, name: from.name, keepsGroups: keepsGroups.in },
      packet,
      reachability,
    ),
  ]
  const back = surestWay(to, from, version, topology)
  const answer: Check[] = [
    ...wayChecks(to, from, packet, topology),
    ...(back?.crossings ?? []).map(({ subnet, direction }) =>
      aclCheck(subnet, direction, direction === 'out' ? start : end, packet, topology, true),
    ),
  ].map((check) => ({ ...check, isAnswer: true }))
  return [there(from, 'source'), ...forward, there(to, 'destination'), ...answer]
}

const ownGroups = (...[one, ...rest]: Parameters<typeof groupCheck>): readonly Check[] =>
  isStranger(one) ? [] : [groupCheck(one, ...rest)]

export const there = (one: Interface, kind: 'source' | 'destination'): Check => ({
  kind,
  id: one.id,
  says: `${capital(one.name)}${one.certain ? '' : `, ${one.doubt ?? 'which may not be there'}`}.`,
  origin: one.origin,
  passes: one.certain ? true : 'unknown',
})

export const noAddress = (one: Interface, { version }: Packet): Check => ({
  kind: 'destination',
  id: one.id,
  says: `${one.name} has no IPv${version} address.`,
  origin: one.origin,
  passes: false,
  code: 'NO_PATH',
})

/** The same from addresses on the internet. */
export function checksFromInternet(
  clients: Addresses,
  name: string,
  to: Interface,
  packet: Packet,
  reachability: Reachability,
): readonly Check[] {
  const { topology } = reachability
  const { version } = packet
  const subnet = topology.subnets.get(to.subnet)
  if (!subnet || !topology.placeOf(to, version)) return [noAddress(to, packet)]
  const routable = topology.space(version).routable
  const source: Check = {
    kind: 'source',
    id: name,
    says: `${capital(name)}.`,
    passes: overlap(clients, routable),
    ...(!overlap(clients, routable) && { code: 'IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS' }),
  }
  return [
    source,
    ...gatewayChecks(to, packet, reachability),
    ...entryChecks(to, subnet, packet, topology),
    aclCheck(subnet, 'in', clients, packet, topology, false),
    groupCheck(to, 'in', { place: clients, groups: [], name, keepsGroups: false }, packet, reachability),
    there(to, 'destination'),
    { ...returnCheck(clients, name, to, packet, reachability), isAnswer: true },
    aclCheck(subnet, 'out', clients, packet, topology, true),
  ]
}

/** What an internet gateway needs to deliver. */
function gatewayChecks(to: Interface, { version }: Packet, { topology }: Reachability): readonly Check[] {
  const subnet = topology.subnets.get(to.subnet)
  const vpc = topology.vpcs.get(subnet?.vpc ?? '')
  const gateway = vpc?.internetGateway ?? { is: 'unknown' as const }
  const vpcName = vpc?.name ?? 'The VPC'
  const attached: Check = {
    kind: 'internet-gateway',
    id: gateway.is === 'attached' ? gateway.id : (vpc?.id ?? ''),
    origin: gateway.is === 'attached' ? gateway.origin : (vpc?.origin ?? to.origin),
    says:
      gateway.is === 'attached'
        ? `${capital(vpcName)} has an internet gateway.`
        : gateway.is === 'none'
          ? `${capital(vpcName)} has no internet gateway.`
          : `Whether ${vpcName} has an internet gateway is not known.`,
    passes: gateway.is === 'attached' ? true : gateway.is === 'none' ? false : 'unknown',
    ...(gateway.is === 'none' && { code: 'DISCONNECTED_VPCS' }),
  }
  const blocked: readonly Check[] =
    subnet && subnet.publicAccess !== 'both-ways'
      ? [
          {
            kind: 'block-public-access',
            id: subnet.id,
            origin: subnet.origin,
            says:
              subnet.publicAccess === 'unknown'
                ? 'Whether VPC Block Public Access is on is not known.'
                : 'VPC Block Public Access keeps the internet out.',
            passes: subnet.publicAccess === 'unknown' ? 'unknown' : false,
            ...(subnet.publicAccess !== 'unknown' && { code: 'VPC_BLOCK_PUBLIC_ACCESS_ENABLED' }),
          },
        ]
      : []
  const passes: Maybe = version === 4 ? to.public4.is : true
  const address: Check = {
    kind: 'public-address',
    id: to.id,
    origin: to.origin,
    says:
      passes === true
        ? `${capital(to.name)} has a public IPv${version} address.`
        : passes === false
          ? `${capital(to.name)} has no public IPv4 address.`
          : `Whether ${to.name} has a public IPv4 address is not known.`,
    passes,
    ...(passes === false && { code: 'IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS' }),
  }
  return [attached, ...blocked, address]
}

/** What the route table of the internet gateway does with packets for an interface. */
function entryChecks(to: Interface, { vpc: id }: Subnet, { version }: Packet, topology: Topology): readonly Check[] {
  const vpc = topology.vpcs.get(id)
  if (!vpc || vpc.entryTable === undefined) return []
  const table = topology.entryTableOf(vpc)
  const { arrives, through } = entryTo(topology.placeOf(to, version) ?? nothing, vpc, version, topology)
  const called = table?.name ?? `the route table of the internet gateway of ${vpc.name}`
  const at = { kind: 'route-table', id: table?.id ?? vpc.id, origin: table?.origin ?? vpc.origin } as const
  if (arrives === true)
    return [{ ...at, says: `${capital(called)} lets in what the internet gateway brings.`, passes: true }]
  const route = through && routeFor(through, topology.placeOf(to, version) ?? nothing)
  if (!through || (through.target.is === 'unknown' && !route))
    return [{ ...at, says: `Where ${called} leads what comes in is not known.`, passes: arrives }]
  const by = route ? ` by route ${route.name}` : ''
  const where = `${capital(called)} leads what comes in to ${sayTarget(through.target, topology)}${by}`
  const origin = route?.origin ?? at.origin
  if (arrives === false)
    return [{ ...at, origin, says: `${where}.`, passes: false, code: 'INGRESS_RTB_TRAFFIC_REDIRECTION' }]
  const kind = through.target.is === 'appliance' ? through.target.is : at.kind
  const thing = 'id' in through.target ? through.target.id : at.id
  return [{ kind, id: thing, origin, says: `${where}; what it does is not known.`, passes: arrives }]
}

/** The internet gateway brings answers to nobody to whom the subnet's routes do not lead by it. */
function returnCheck(
  clients: Addresses,
  name: string,
  to: Interface,
  { version }: Packet,
  { topology }: Reachability,
): Check {
  const subnet = topology.subnets.get(to.subnet)
  const table = subnet && topology.routeTableOf(subnet)
  const called = table?.name ?? `the route table of ${subnet?.name ?? to.subnet}`
  const at = { kind: 'route-table', id: table?.id ?? to.subnet, origin: table?.origin ?? to.origin } as const
  const leads = subnet ? topology.leads(subnet, version) : []
  const gateway = topology.vpcs.get(subnet?.vpc ?? '')?.internetGateway
  const toGateway = leads.filter(({ target }) => target.is === 'internet-gateway' && gateway?.is !== 'none')
  const passing = leads.find(
    ({ target, addresses }) =>
      target.is === 'appliance' && passesOn(target) && gateway?.is !== 'none' && overlap(addresses.most, clients),
  )
  const returning = toGateway.reduce((sum, { addresses }) => both(sum, addresses, union), {
    least: nothing,
    most: nothing,
  })
  const leading = toGateway.find(({ addresses }) => overlap(addresses.most, clients))
  const route = leading && routeFor(leading, clients)
  if (overlap(returning.least, clients) || overlap(returning.most, clients)) {
    const passes = overlap(returning.least, clients) ? true : 'unknown'
    const says = `${capital(called)} leads back to the internet gateway${route ? ` by route ${route.name}` : ''}.`
    return { ...at, origin: route?.origin ?? at.origin, says, passes }
  }
  if (passing) {
    const says = `${capital(called)} sends the answer to ${sayTarget(passing.target, topology)}; what it does is not known.`
    return { ...at, origin: routeFor(passing, clients)?.origin ?? at.origin, says, passes: 'unknown' }
  }
  const others = leads.filter(
    // An endpoint takes what is for a service of AWS, and clients are elsewhere.
    ({ target, addresses }) =>
      target.is !== 'local' && target.is !== 'gateway-endpoint' && overlap(addresses.most, clients),
  )
  const other = others.find(({ addresses }) => overlap(addresses.least, clients)) ?? others[0]
  if (other?.target.is === 'unknown') return { ...at, says: `Where ${called} leads is not known.`, passes: 'unknown' }
  const says = other
    ? `${capital(called)} sends the answer to ${sayTarget(other.target, topology)}, not to the internet gateway.`
    : `${capital(called)} has no route back to ${name}.`
  const elsewhere = other && routeFor(other, clients)
  return { ...at, origin: elsewhere?.origin ?? at.origin, says, passes: false, code: 'NO_ROUTE_TO_DESTINATION' }
}
