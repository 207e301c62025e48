import type { Resource } from '../../../../model/resource.ts'
import type { serviceRegistry } from '../../../../model/resources/service.ts'
import type { Struct } from '../../../../model/shape.ts'
import type { Read } from '../../../../model/slot.ts'
import type { Maybe } from '../../../../model/text.ts'
import { allPorts, type Door, type LoadBalancer, type PortRange, tcp } from '../../network.ts'
import type { NetworkWorkload, Socket } from '../../workload.ts'
import type { Draft } from '../draft.ts'
import { listed } from '../listed.ts'

const https: readonly PortRange[] = [[443, 443]]

/** Source: Amazon API Gateway Developer Guide, "Private integrations". */
export function apiGatewayDoors(
  balancers: readonly LoadBalancer[],
  workloads: readonly NetworkWorkload[],
  draft: Draft,
): readonly Door[] {
  const known = new Set(balancers.map(({ id }) => id))
  return [
    ...draft.of('AWS::ApiGateway::Method').flatMap((method) => doorsOfMethod(method, known, draft)),
    ...draft
      .of('AWS::ApiGatewayV2::Integration')
      .flatMap((one) => doorsOfIntegration(one, { balancers, workloads }, draft)),
  ]
}

/** A REST API comes through PrivateLink. Whether it is open to the internet is not read, so none is certain. */
function doorsOfMethod(
  method: Resource<'AWS::ApiGateway::Method'>,
  balancers: ReadonlySet<string>,
  draft: Draft,
): readonly Door[] {
  const { world } = draft
  const integration = world.read(method, 'integration')
  if (integration.is !== 'known') return []
  const link = draft.resource(world.read(integration.value, 'connectionId'))
  const uri = world.read(integration.value, 'uri')
  if (link?.type !== 'AWS::ApiGateway::VpcLink') return []
  return listed(link, 'targetArns', world).items.flatMap(({ read }, index): readonly Door[] => {
    const balancer = draft.idOf(read)
    if (balancer === undefined || !balancers.has(balancer)) return []
    return [
      {
        ...draft.thing(method),
        id: `${method.address}/${index}`,
        kind: 'api-gateway',
        from: 'internet',
        protocol: tcp,
        ports: https,
        to: { is: 'load-balancer', id: balancer, ports: [portIn(uri)] },
        seenAs: { is: 'private-link' },
        isPublicOrigin: false,
        comesFromInside: false,
        isAuthenticated: asks(world.read(method, 'authorizationType')),
        certain: false,
        doubt: 'whether its API is open to the internet is not read',
      },
    ]
  })
}

function portIn(uri: Read<string>): PortRange {
  if (uri.is !== 'known') return allPorts
  const [, scheme, written] = /^(https?):\/\/[^/:]+(?::(\d{1,5}))?/.exec(uri.value) ?? []
  const port = written === undefined ? (scheme === 'https' ? 443 : 80) : Number(written)
  return scheme === undefined ? allPorts : [port, port]
}

const asks = (type: Read<string>): Maybe =>
  type.is === 'known' ? type.value !== 'NONE' : type.is === 'unknown' && 'unknown'

/** An HTTP API comes by the interfaces of its VPC link. */
function doorsOfIntegration(
  integration: Resource<'AWS::ApiGatewayV2::Integration'>,
  behind: Behind,
  draft: Draft,
): readonly Door[] {
  const { world } = draft
  const connection = world.read(integration, 'connectionId')
  const link = draft.resource(connection)
  if (connection.is === 'absent' || (link && link.type !== 'AWS::ApiGatewayV2::VpcLink')) return []
  const routes = draft.index(routesByIntegration).get(integration.address) ?? []
  const answers = routes.map((route) => asks(world.read(route, 'authorizationType')))
  const isAuthenticated: Maybe =
    answers.length === 0 ? 'unknown' : !answers.includes(false) && (answers.includes('unknown') ? 'unknown' : true)
  const isSure = routes.some((route) => world.certainlyExists(route)) && world.certainlyExists(integration)
  return targetsOf(integration, behind, draft).map(({ to, certain }, index) => ({
    ...draft.thing(integration),
    id: index === 0 ? integration.address : `${integration.address}/${index}`,
    kind: 'api-gateway',
    from: 'internet',
    protocol: tcp,
    ports: https,
    to,
    seenAs: link ? { is: 'interfaces', ids: draft.ownedBy(link.address) } : { is: 'unknown' },
    isPublicOrigin: false,
    comesFromInside: false,
    isAuthenticated,
    certain: isSure && certain,
  }))
}

/** What may stand behind a VPC link. */
interface Behind {
  readonly balancers: readonly LoadBalancer[]
  readonly workloads: readonly NetworkWorkload[]
}

interface DoorTarget {
  readonly to: Door['to']
  readonly certain: boolean
}

/** A listener, the tasks that register in AWS Cloud Map, or any of them where it is not known which. */
function targetsOf(
  integration: Resource<'AWS::ApiGatewayV2::Integration'>,
  behind: Behind,
  draft: Draft,
): readonly DoorTarget[] {
  const { world } = draft
  const uri = world.read(integration, 'integrationUri')
  const target = draft.resource(uri)
  if (target?.type === 'AWS::ElasticLoadBalancingV2::Listener') {
    const balancer = draft.idOf(world.read(target, 'loadBalancerArn'))
    const port = world.read(target, 'port')
    if (balancer === undefined || !behind.balancers.some(({ id }) => id === balancer)) return []
    const ports: readonly PortRange[] = [port.is === 'known' ? [port.value, port.value] : allPorts]
    return [{ to: { is: 'load-balancer', id: balancer, ports }, certain: true }]
  }
  if (target?.type === 'AWS::ServiceDiscovery::Service') return registeredIn(target, behind, draft)
  if (target || uri.is !== 'unknown') return []
  const balancers = behind.balancers.map(({ id }): Door['to'] => ({ is: 'load-balancer', id, ports: [allPorts] }))
  const tasks = behind.workloads.flatMap(({ sockets }) => sockets.map(toSocket))
  return [...balancers, ...tasks].map((to) => ({ to, certain: false }))
}

const toSocket = ({ interface: id, ports }: Socket): Door['to'] => ({ is: 'interface', id, ports: [ports] })

/**
 * The tasks of services that register in AWS Cloud Map, at the port that they register.
 *
 * Source: Amazon ECS API Reference, "ServiceRegistry".
 */
function registeredIn(
  { address }: Resource<'AWS::ServiceDiscovery::Service'>,
  { workloads }: Behind,
  draft: Draft,
): readonly DoorTarget[] {
  const { world } = draft
  return (draft.index(registrations).get(address) ?? []).flatMap(({ service, registry, certain }) => {
    const [port, own] = [world.read(registry, 'port'), world.read(registry, 'containerPort')]
    const sockets = workloads.find(({ id }) => id === service)?.sockets ?? []
    const meant = sockets.filter(
      ({ protocol, containerPort }) => protocol === tcp && (own.is !== 'known' || containerPort === own.value),
    )
    return meant
      .filter(({ ports: [from, to] }) => port.is !== 'known' || (from <= port.value && port.value <= to))
      .map((socket) => ({
        to: toSocket(socket),
        certain: certain && socket.isPlaced === true && (port.is === 'known' || own.is === 'known'),
      }))
  })
}

interface Registration {
  readonly service: string
  readonly registry: Struct<(typeof serviceRegistry)['fields']>
  readonly certain: boolean
}

function* registrations(draft: Draft): Iterable<readonly [registry: string, Registration]> {
  for (const service of draft.of('AWS::ECS::Service')) {
    for (const { value, certain } of listed(service, 'serviceRegistries', draft.world).items) {
      const named = draft.idOf(draft.world.read(value, 'registryArn'))
      if (named !== undefined) yield [named, { service: service.address, registry: value, certain }]
    }
  }
}

function* routesByIntegration(
  draft: Draft,
): Iterable<readonly [integration: string, Resource<'AWS::ApiGatewayV2::Route'>]> {
  for (const route of draft.of('AWS::ApiGatewayV2::Route')) {
    const integration = draft.idOf(draft.world.read(route, 'target'))
    if (integration !== undefined) yield [integration, route]
  }
}
