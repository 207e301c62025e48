import type { Resource } from '../../../../model/resource.ts'
import type { Read } from '../../../../model/slot.ts'
import type { Maybe } from '../../../../model/text.ts'
import { allPorts, type Door, type LoadBalancer, type PortRange, tcp } from '../../network.ts'
import type { Draft } from '../draft.ts'
import { listed } from '../listed.ts'

const https: readonly PortRange[] = [[443, 443]]

/** Source: Amazon API Gateway Developer Guide, "Private integrations". */
export function apiGatewayDoors(balancers: readonly LoadBalancer[], draft: Draft): readonly Door[] {
  const known = new Set(balancers.map(({ id }) => id))
  return [
    ...draft.of('AWS::ApiGateway::Method').flatMap((method) => doorsOfMethod(method, known, draft)),
    ...draft.of('AWS::ApiGatewayV2::Integration').flatMap((one) => doorOfIntegration(one, known, draft)),
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
function doorOfIntegration(
  integration: Resource<'AWS::ApiGatewayV2::Integration'>,
  balancers: ReadonlySet<string>,
  draft: Draft,
): readonly Door[] {
  const { world } = draft
  const link = draft.resource(world.read(integration, 'connectionId'))
  const uri = world.read(integration, 'integrationUri')
  const listener = draft.resource(uri)
  if (link?.type !== 'AWS::ApiGatewayV2::VpcLink' || listener?.type !== 'AWS::ElasticLoadBalancingV2::Listener')
    return []
  const balancer = draft.idOf(world.read(listener, 'loadBalancerArn'))
  const port = world.read(listener, 'port')
  if (balancer === undefined || !balancers.has(balancer)) return []
  const routes = draft.index(routesByIntegration).get(integration.address) ?? []
  const answers = routes.map((route) => asks(world.read(route, 'authorizationType')))
  const isAuthenticated: Maybe =
    answers.length === 0 ? 'unknown' : !answers.includes(false) && (answers.includes('unknown') ? 'unknown' : true)
  return [
    {
      ...draft.thing(integration),
      kind: 'api-gateway',
      from: 'internet',
      protocol: tcp,
      ports: https,
      to: { is: 'load-balancer', id: balancer, ports: [port.is === 'known' ? [port.value, port.value] : allPorts] },
      seenAs: { is: 'interfaces', ids: draft.ownedBy(link.address) },
      isPublicOrigin: false,
      comesFromInside: false,
      isAuthenticated,
      certain: routes.some((route) => world.certainlyExists(route)) && world.certainlyExists(integration),
    },
  ]
}

function* routesByIntegration(
  draft: Draft,
): Iterable<readonly [integration: string, Resource<'AWS::ApiGatewayV2::Route'>]> {
  for (const route of draft.of('AWS::ApiGatewayV2::Route')) {
    const integration = draft.idOf(draft.world.read(route, 'target'))
    if (integration !== undefined) yield [integration, route]
  }
}
