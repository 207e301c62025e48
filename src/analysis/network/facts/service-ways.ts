import type { Resource } from '../../../model/resource.ts'
import type { Maybe } from '../../../model/text.ts'
import type { World } from '../../../model/world.ts'
import { waysOut } from '../engine/outbound.ts'
import { type Interface, tcp } from '../network.ts'
import { includes } from '../sets/intervals.ts'
import { serviceAt } from '../sets/services.ts'
import { servicesIn } from '../sets/traffic.ts'
import type { Survey } from '../survey/survey.ts'
import type { Surroundings } from './surroundings.ts'
import { endpointsOf, resolvesPrivately } from './vpc-endpoints.ts'

type Endpoint = Resource<'AWS::EC2::VPCEndpoint'>

const https = serviceAt(tcp, 443)
const versions = [4, 6] as const

/** How what stands at an interface gets to public names of AWS; `by` what, where it does. */
export interface WayToInternet {
  readonly is: Maybe
  readonly by?: string
}

/** Does HTTPS leave the VPC? What routes lead to that is not followed (VPN, other VPCs, appliances) may lead there too. */
export function wayToInternet(from: Interface, surroundings: Surroundings): WayToInternet {
  const known = ways.get(from)
  if (known) return known
  const made = findWayToInternet(from, surroundings)
  ways.set(from, made)
  return made
}

/** An interface belongs to one survey, so its way is found once. */
const ways = new WeakMap<Interface, WayToInternet>()

function findWayToInternet(from: Interface, { reach }: Surroundings): WayToInternet {
  const { topology } = reach.reachability
  let isPossible = false
  for (const version of versions) {
    for (const { by, flow } of waysOut(from, version, reach.reachability)) {
      if (by === 'gateway-endpoint') continue
      if (includes(servicesIn(flow.session.least), https)) return { is: true, by }
      if (includes(servicesIn(flow.session.most), https)) isPossible = true
    }
  }
  const subnet = topology.subnets.get(from.subnet)
  const leads = subnet ? versions.flatMap((version) => topology.leads(subnet, version)) : []
  const isElsewhere = leads.some(({ target }) => !isFollowed.has(target.is))
  return { is: isPossible || isElsewhere || !subnet ? 'unknown' : false }
}

const isFollowed: ReadonlySet<string> = new Set([
  'local',
  'blackhole',
  'internet-gateway',
  'egress-only-internet-gateway',
  'nat-gateway',
  'gateway-endpoint',
])

/** Whether an interface gets to a service by an endpoint of its VPC, and why not. */
export type WayToService =
  | { readonly is: true }
  | { readonly is: 'unknown'; readonly why: string }
  | { readonly is: false; readonly why: string }

export function wayToService(
  service: string,
  from: Interface,
  vpc: Resource<'AWS::EC2::VPC'>,
  surroundings: Surroundings,
  world: World,
): WayToService {
  const { found, perhaps, whole } = endpointsOf(service, vpc, world)
  const ways = found.map((endpoint) => throughEndpoint(endpoint, from, surroundings, world))
  const open = ways.find(({ is }) => is === true) ?? ways.find(({ is }) => is === 'unknown')
  if (open) return open
  if (perhaps.length > 0) return { is: 'unknown', why: 'an endpoint may be one of it' }
  if (!whole) return { is: 'unknown', why: 'not all endpoints of the VPC are known' }
  return ways[0] ?? { is: false, why: 'the VPC has no endpoint of it' }
}

function throughEndpoint(
  endpoint: Endpoint,
  from: Interface,
  { reach, survey }: Surroundings,
  world: World,
): WayToService {
  const type = world.read(endpoint, 'vpcEndpointType')
  if (type.is === 'unknown') return { is: 'unknown', why: 'vpcEndpointType of its endpoint is not known' }
  const { topology } = reach.reachability
  if ((type.is === 'known' ? type.value : type.default) === 'Gateway') {
    const subnet = topology.subnets.get(from.subnet)
    const table = subnet && topology.routeTableOf(subnet)
    const routes = (table?.routes ?? []).filter(
      ({ target }) => target.is === 'gateway-endpoint' && target.id === endpoint.address,
    )
    if (routes.some(({ certain }) => certain)) return { is: true }
    if (!table?.whole || routes.length > 0) return { is: 'unknown', why: 'the routes of the subnet are not all known' }
    return { is: false, why: 'no route of the subnet leads to its gateway endpoint' }
  }
  const dns = resolvesPrivately(endpoint, world)
  if (dns === false) return { is: false, why: 'the endpoint of it has no private DNS names' }
  const stands = endsIn(survey).get(endpoint.address) ?? []
  if (stands.length === 0) return { is: 'unknown', why: 'where its endpoint stands is not known' }
  const flows = stands.flatMap((end) =>
    versions.map((version) => reach.reachability.between(from, end, version).session),
  )
  if (!flows.some(({ most }) => includes(most, https)))
    return { is: false, why: 'its endpoint lets in no HTTPS from there' }
  const isSure = dns === true && flows.some(({ least }) => includes(least, https))
  return isSure ? { is: true } : { is: 'unknown', why: 'whether its endpoint lets them in is not known' }
}

const ends = new WeakMap<Survey, ReadonlyMap<string, readonly Interface[]>>()

/** The interfaces of endpoints by endpoint. Made once a survey. */
function endsIn(survey: Survey): ReadonlyMap<string, readonly Interface[]> {
  const known = ends.get(survey)
  if (known) return known
  const made = new Map<string, Interface[]>()
  for (const one of survey.network.interfaces) {
    if (one.owner.is !== 'vpc-endpoint') continue
    const same = made.get(one.owner.id)
    if (same) same.push(one)
    else made.set(one.owner.id, [one])
  }
  ends.set(survey, made)
  return made
}
