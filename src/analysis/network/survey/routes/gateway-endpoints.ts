import type { Resource } from '../../../../model/resource.ts'
import type { GatewayEndpoint, Route } from '../../network.ts'
import type { Draft } from '../draft.ts'
import { listed } from '../listed.ts'
import { tableOf } from './main-tables.ts'

type Endpoint = Resource<'AWS::EC2::VPCEndpoint'>

export function gatewayEndpointsOf(draft: Draft): readonly GatewayEndpoint[] {
  return gatewaysIn(draft).flatMap((endpoint) => {
    const vpc = draft.vpc(draft.world.read(endpoint, 'vpcId'))
    return vpc === undefined ? [] : [{ ...draft.thing(endpoint), vpc, prefixList: prefixListOf(endpoint, draft) }]
  })
}

const gatewaysIn = (draft: Draft): readonly Endpoint[] =>
  draft.of('AWS::EC2::VPCEndpoint').filter((endpoint) => endpointTypeOf(endpoint, draft) === 'Gateway')

/** Of what type an endpoint is; undefined where that is not known or it is gone. */
export function endpointTypeOf(endpoint: Endpoint, { world }: Draft) {
  const type = world.read(endpoint, 'vpcEndpointType')
  const state = world.read(endpoint, 'state')
  if (state.is === 'known' && /^(?:delet|reject|fail|expire)/i.test(state.value)) return undefined
  return type.is === 'known' ? type.value : type.is === 'absent' ? type.default : undefined
}

/** The list of the addresses of the service: one of the scan by the service's name, else one that is only named so. */
function prefixListOf(endpoint: Endpoint, draft: Draft): string {
  const service = draft.world.read(endpoint, 'serviceName')
  const to = ['AWS::EC2::PrefixList'] as const
  const { origin } = service
  const id =
    service.is === 'known'
      ? draft.prefixListOfService({ is: 'known', value: { to, text: service.value }, origin })
      : service.is === 'unknown'
        ? draft.prefixListOfService(service)
        : undefined
  return id ?? `prefix list of ${endpoint.address}`
}

/** The routes that an endpoint of a template puts into a route table; replies list them there. */
export function endpointRoutesOf(table: string, draft: Draft): readonly Route[] {
  return (draft.index(endpointsByTable).get(table) ?? []).map(({ endpoint, certain }) => ({
    id: `${table}/${endpoint.address}`,
    name: draft.thing(endpoint).name,
    origin: endpoint.place,
    destination: { is: 'prefix-list', id: prefixListOf(endpoint, draft) },
    target: { is: 'gateway-endpoint', id: endpoint.address },
    isPropagated: false,
    certain: certain && draft.world.certainlyExists(endpoint),
  }))
}

interface Routed {
  readonly endpoint: Endpoint
  readonly certain: boolean
}

function* endpointsByTable(draft: Draft): Iterable<readonly [table: string, Routed]> {
  for (const endpoint of gatewaysIn(draft)) {
    if (endpoint.from === 'reply') continue
    for (const { read, certain } of listed(endpoint, 'routeTableIds', draft.world).items) {
      const table = tableOf(read, draft)
      if (table !== undefined) yield [table, { endpoint, certain }]
    }
  }
}
