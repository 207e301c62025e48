import { allPorts, type Door, type LoadBalancer, tcp } from '../../network.ts'
import type { Draft } from '../draft.ts'
import { listed } from '../listed.ts'

/** A service behind PrivateLink, for the endpoints of the scan. Source: AWS PrivateLink Guide, "Create a service". */
export function endpointServiceDoors(balancers: readonly LoadBalancer[], draft: Draft): readonly Door[] {
  const { world } = draft
  const byId = new Map(balancers.map((balancer) => [balancer.id, balancer]))
  return draft.of('AWS::EC2::VPCEndpointService').flatMap((service) => {
    const consumers = draft.index(consumersByService).get(service.address) ?? []
    return listed(service, 'networkLoadBalancerArns', world).items.flatMap(
      ({ read, certain }, index): readonly Door[] => {
        const balancer = byId.get(draft.idOf(read) ?? '')
        if (!balancer || consumers.length === 0) return []
        const listening = balancer.listeners.filter(({ protocol }) => protocol === tcp).map(({ port }) => port)
        const ports = balancer.whole ? listening : [allPorts]
        return [
          {
            ...draft.thing(service),
            id: `${service.address}/${index}`,
            kind: 'endpoint-service',
            from: consumers.flatMap((endpoint) => draft.ownedBy(endpoint)),
            protocol: tcp,
            ports,
            to: { is: 'load-balancer', id: balancer.id, ports },
            seenAs: { is: 'private-link' },
            isPublicOrigin: false,
            comesFromInside: false,
            isAuthenticated: false,
            certain: certain && world.certainlyExists(service),
          },
        ]
      },
    )
  })
}

/** The endpoints that name a service of the scan. */
function* consumersByService(draft: Draft): Iterable<readonly [service: string, endpoint: string]> {
  for (const endpoint of draft.of('AWS::EC2::VPCEndpoint')) {
    const name = draft.world.read(endpoint, 'serviceName')
    if (name.is === 'absent') continue
    const text = name.is === 'known' ? name.value : undefined
    const named =
      text === undefined
        ? (name.is === 'unknown' ? (name.parts ?? []) : []).flatMap((part) =>
            typeof part === 'string' ? [] : [part.resource ?? ''],
          )
        : [draft.estate.resolve({ to: ['AWS::EC2::VPCEndpointService'], text })?.address ?? '']
    for (const service of named) yield [service, endpoint.address]
  }
}
