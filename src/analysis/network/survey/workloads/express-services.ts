import type { Origin } from '../../../../model/origin.ts'
import type { Resource } from '../../../../model/resource.ts'
import type { Maybe } from '../../../../model/text.ts'
import {
  allPorts,
  type LoadBalancer,
  type PortRange,
  type RouteTable,
  type Subnet,
  type TargetGroup,
  tcp,
} from '../../network.ts'
import type { NetworkWorkload, Socket } from '../../workload.ts'
import type { Draft } from '../draft.ts'
import { addTaskInterfacesIn } from '../interfaces/task-interfaces.ts'
import { listed } from '../listed.ts'
import { balancerOf } from './express-balancer.ts'
import { groupsMadeFor } from './express-groups.ts'
import { type ExpressPlace, placesOfRevision, publicAmong, type Revision } from './express-places.ts'
import { runningSocketsOf } from './running-sockets.ts'
import { groupsOf } from './standing.ts'

type Express = Resource<'AWS::ECS::ExpressGatewayService'>

interface ExpressServices {
  readonly workloads: readonly NetworkWorkload[]
  readonly loadBalancers: readonly LoadBalancer[]
  readonly targetGroups: readonly TargetGroup[]
}

/**
 * Express Mode services, each with the load balancer that AWS makes for it: tasks on Fargate with interfaces of their own,
 * and a listener for HTTPS. Services in one VPC may share a load balancer, which changes nothing for who gets to them.
 *
 * Source: Amazon ECS Developer Guide, "Resources created by Amazon ECS Express Mode services".
 */
export function expressServicesOf(
  subnets: readonly Subnet[],
  routeTables: readonly RouteTable[],
  draft: Draft,
): ExpressServices {
  const services = draft.of('AWS::ECS::ExpressGatewayService').filter((service) => !isShownAsService(service, draft))
  if (services.length === 0) return { workloads: [], loadBalancers: [], targetGroups: [] }
  const publicSubnets = publicAmong(subnets, routeTables)
  const made = services.map((service) => expressServiceOf(service, publicSubnets, draft))
  const balancers = made.flatMap(({ balancer }) => balancer ?? [])
  return {
    workloads: made.map(({ workload }) => workload),
    loadBalancers: balancers.map(({ loadBalancer }) => loadBalancer),
    targetGroups: balancers.map(({ targetGroup }) => targetGroup),
  }
}

/** describe-services shows it as well, with the target groups that it has. */
function isShownAsService(service: Express, { world, estate }: Draft): boolean {
  const arn = world.read(service, 'serviceArn')
  const shown = arn.is === 'known' ? estate.resolve({ to: ['AWS::ECS::Service'], text: arn.value }) : undefined
  return shown !== undefined
}

function expressServiceOf(service: Express, publicSubnets: ReadonlyMap<string, Maybe>, draft: Draft) {
  const thing = draft.thing(service)
  const revisions = revisionsOf(service, draft)
  const running = runningSocketsOf(service.address, draft)
  const isSeen = service.from === 'reply'
  const whole = revisions.every((revision) => draft.world.read(revision, 'networkConfiguration').is !== 'unknown')
  const placed = revisions.map((revision) => ({
    ...portOf(revision, draft),
    revision,
    places: placesOfRevision(service, revision, publicSubnets, draft),
  }))
  const places = [...new Map(placed.flatMap((one) => one.places).map((place) => [place.standing.id, place])).values()]
  const made = madeBy(service)
  const isPublic = accessOf(service, draft) ?? allOf(places)
  const groups = groupsMadeFor(
    thing,
    {
      origin: made,
      ports: placed.map(({ ports }) => ports),
      hasOthers: revisions.some((revision) => hasGroups(revision, draft)),
      isPublic,
      isSeen,
    },
    draft,
  )
  const sockets =
    running ??
    placed.flatMap(({ revision, ports, certain, places: at }) =>
      socketsOf(service, revision, { ports, certain, places: at, group: groups.service }, draft),
    )
  const workload: NetworkWorkload = { ...thing, sockets, whole }
  // Where tasks and all load balancers are shown, that of the service is among them.
  if (running && isBalancerListed(service, draft)) return { workload }
  const about = { made, places, sockets, group: groups.loadBalancer, isInternetFacing: isPublic }
  return { workload, balancer: balancerOf({ ...thing, certain: draft.world.certainlyExists(service) }, about, draft) }
}

/** What is written, else what runs: several where a deployment moves the service from one to the other. */
function revisionsOf(service: Express, { world }: Draft): readonly Revision[] {
  const { networkConfiguration, primaryContainer } = service.slots
  if (networkConfiguration !== undefined || primaryContainer !== undefined) return [service]
  const active = listed(service, 'activeConfigurations', world).items.map(({ value }) => value)
  return active.some(({ slots }) => slots.networkConfiguration !== undefined) ? active : [service]
}

function portOf(revision: Revision, { world }: Draft): { readonly ports: PortRange; readonly certain: boolean } {
  const container = world.read(revision, 'primaryContainer')
  const port = container.is === 'known' ? world.read(container.value, 'containerPort') : container
  if (port.is === 'absent') return { ports: [80, 80], certain: true }
  return port.is === 'known' && port.value > 0 && port.value <= 65_535
    ? { ports: [port.value, port.value], certain: true }
    : { ports: allPorts, certain: false }
}

const madeBy = (service: Express): Origin => ({
  at: 'default',
  by: 'aws',
  source: 'Amazon ECS Developer Guide, "Resources created by Amazon ECS Express Mode services"',
  owner: service.place,
})

function hasGroups(revision: Revision, draft: Draft): boolean {
  const network = draft.world.read(revision, 'networkConfiguration')
  if (network.is !== 'known') return network.is === 'unknown'
  const groups = listed(network.value, 'securityGroups', draft.world)
  return groups.items.length + groups.unknown.length > 0
}

/** Is the way in public? Replies say it. */
function accessOf(service: Express, { world }: Draft): Maybe | undefined {
  const paths = listed(service, 'activeConfigurations', world).items.flatMap(
    ({ value }) => listed(value, 'ingressPaths', world).items,
  )
  const types = paths.map(({ value }) => world.read(value, 'accessType'))
  if (types.some((type) => type.is === 'known' && type.value === 'PUBLIC')) return true
  return types.length > 0 && types.every(({ is }) => is === 'known') ? false : undefined
}

/** With public subnets a load balancer faces the internet, with private ones it is internal; of both nobody says. */
function allOf(places: readonly ExpressPlace[]): Maybe {
  const answers = new Set(places.map(({ isPublic }) => isPublic))
  const [only = 'unknown'] = answers
  return answers.size === 1 ? only : 'unknown'
}

interface At {
  readonly ports: PortRange
  readonly certain: boolean
  readonly places: readonly ExpressPlace[]
  /** The group that AWS makes for the tasks. */
  readonly group: string
}

function socketsOf(
  service: Express,
  revision: Revision,
  { ports, certain, places, group }: At,
  draft: Draft,
): readonly Socket[] {
  const { world } = draft
  const network = world.read(revision, 'networkConfiguration')
  const named = network.is === 'known' ? listed(network.value, 'securityGroups', world) : undefined
  const all = allOf(places)
  const interfaces = addTaskInterfacesIn(
    { ...draft.thing(service), certain: world.certainlyExists(service) },
    places.map(({ standing }) => ({
      standing,
      groups: [group, ...(named ? groupsOf(named, standing, draft, false) : [])],
      public4: { is: all },
    })),
    draft,
  )
  return interfaces.map(({ id, isPlaced }) => ({
    interface: id,
    protocol: tcp,
    ports,
    container: 'Main',
    containerPort: ports[0],
    isDynamic: false,
    isPlaced: certain ? isPlaced : 'unknown',
  }))
}

function isBalancerListed({ address }: Express, { estate }: Draft): boolean {
  const [, region, account] = /^arn:[^:]*:ecs:([^:]*):([^:]*):/.exec(address) ?? []
  return region !== undefined && estate.complete('AWS::ElasticLoadBalancingV2::LoadBalancer', `${account}/${region}`)
}
