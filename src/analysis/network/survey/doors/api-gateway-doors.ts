import type { Resource } from '../../../../model/resource.ts'
import type { serviceRegistry } from '../../../../model/resources/service.ts'
import type { Struct } from '../../../../model/shape.ts'
import type { Read } from '../../../../model/slot.ts'
import type { Maybe } from '../../../../model/text.ts'
import { allPorts, type Door, type LoadBalancer, type PortRange, tcp } from '../../network.ts'
import type { NetworkWorkload } from '../../workload.ts'
import type { Draft } from '../draft.ts'
import { listed } from '../listed.ts'

type Integration = Resource<'AWS::ApiGatewayV2::Integration'>

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
    ...draft.of('AWS::ApiGatewayV2::Integration').flatMap((one) => doorsOfIntegration(one, known, workloads, draft)),
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

/** An HTTP API comes by the interfaces of its VPC link, to a listener or to what is registered in AWS Cloud Map. */
function doorsOfIntegration(
  integration: Integration,
  balancers: ReadonlySet<string>,
  workloads: readonly NetworkWorkload[],
  draft: Draft,
): readonly Door[] {
  const { world } = draft
  const link = draft.resource(world.read(integration, 'connectionId'))
  if (link?.type !== 'AWS::ApiGatewayV2::VpcLink') return []
  const routes = draft.index(routesByIntegration).get(integration.address) ?? []
  const answers = routes.map((route) => asks(world.read(route, 'authorizationType')))
  const isAuthenticated: Maybe =
    answers.length === 0 ? 'unknown' : !answers.includes(false) && (answers.includes('unknown') ? 'unknown' : true)
  const isRouted = routes.some((route) => world.certainlyExists(route)) && world.certainlyExists(integration)
  return behind(integration, balancers, workloads, draft).map(({ to, certain }, index) => ({
    ...draft.thing(integration),
    ...(index > 0 && { id: `${integration.address}/${index}` }),
    kind: 'api-gateway',
    from: 'internet',
    protocol: tcp,
    ports: https,
    to,
    seenAs: { is: 'interfaces', ids: draft.ownedBy(link.address) },
    isPublicOrigin: false,
    comesFromInside: false,
    isAuthenticated,
    certain: isRouted && certain,
  }))
}

interface Behind {
  readonly to: Door['to']
  readonly certain: boolean
}

/** What a private integration leads to. */
function behind(
  integration: Integration,
  balancers: ReadonlySet<string>,
  workloads: readonly NetworkWorkload[],
  draft: Draft,
): readonly Behind[] {
  const { world } = draft
  const found = draft.resource(world.read(integration, 'integrationUri'))
  if (found?.type === 'AWS::ServiceDiscovery::Service') return registeredIn(found, workloads, draft)
  if (found?.type !== 'AWS::ElasticLoadBalancingV2::Listener') return []
  const balancer = draft.idOf(world.read(found, 'loadBalancerArn'))
  if (balancer === undefined || !balancers.has(balancer)) return []
  const port = world.read(found, 'port')
  const ports = [port.is === 'known' ? ([port.value, port.value] as const) : allPorts]
  return [{ to: { is: 'load-balancer', id: balancer, ports }, certain: true }]
}

/**
 * Where the tasks of services are that are registered in a service of AWS Cloud Map. Without a port of a container nobody can
 * tell which is called.
 *
 * Source: Amazon ECS API Reference, "ServiceRegistry".
 */
function registeredIn({ address }: Resource, workloads: readonly NetworkWorkload[], draft: Draft): readonly Behind[] {
  return (draft.index(registrations).get(address) ?? []).flatMap(
    ({ service, registry, certain }): readonly Behind[] => {
      const port = draft.world.read(registry, 'containerPort')
      const sockets = workloads.find(({ id }) => id === service)?.sockets ?? []
      return sockets
        .filter(
          ({ protocol, containerPort }) => protocol === tcp && (port.is !== 'known' || containerPort === port.value),
        )
        .map(({ interface: id, ports, isPlaced }) => ({
          to: { is: 'interface', id, ports: [ports] },
          certain: certain && port.is === 'known' && isPlaced === true,
        }))
    },
  )
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
