import type { origin as originShape } from '../../../../model/resources/front-doors.ts'
import type { StructOf } from '../../../../model/shape.ts'
import type { Read } from '../../../../model/slot.ts'
import { allPorts, type Door, type LoadBalancer, type PortRange, type Thing, tcp } from '../../network.ts'
import type { Draft } from '../draft.ts'
import { primaryOf } from '../interfaces/instance-interfaces.ts'
import { listed } from '../listed.ts'

type Origin = StructOf<typeof originShape>

/** The list of addresses from which CloudFront comes to origins. */
const originFacing = 'com.amazonaws.global.cloudfront.origin-facing'

const web: readonly PortRange[] = [
  [80, 80],
  [443, 443],
]

/** Source: Amazon CloudFront Developer Guide, "Restrict access to load balancers", "Restrict access with VPC origins". */
export function cloudFrontDoors(balancers: readonly LoadBalancer[], draft: Draft): readonly Door[] {
  const { world } = draft
  const known = new Set(balancers.map(({ id }) => id))
  return draft.of('AWS::CloudFront::Distribution').flatMap((distribution): readonly Door[] => {
    const config = world.read(distribution, 'distributionConfig')
    const inside = config.is === 'known' ? config.value : undefined
    const enabled = inside ? world.read(inside, 'enabled') : world.read(distribution, 'enabled')
    if (enabled.is === 'known' && !enabled.value) return []
    const origins = inside ? listed(inside, 'origins', world) : listed(distribution, 'origins', world)
    return origins.items.flatMap(({ value, certain }, index) => {
      const thing = { ...draft.thing(distribution), id: `${distribution.address}/${index}`, origin: value.origin }
      const isCertain = certain && enabled.is !== 'unknown' && world.certainlyExists(distribution)
      return doorOf(thing, value, isCertain, known, draft)
    })
  })
}

function doorOf(
  thing: Thing,
  origin: Origin,
  certain: boolean,
  balancers: ReadonlySet<string>,
  draft: Draft,
): readonly Door[] {
  const { world } = draft
  const prefixList = draft.prefixList({
    is: 'known',
    value: { to: ['AWS::EC2::PrefixList'], text: originFacing },
    origin: thing.origin,
  })
  const seenAs: Door['seenAs'] = prefixList === undefined ? { is: 'unknown' } : { is: 'prefix-list', id: prefixList }
  const shared = {
    ...thing,
    kind: 'cloudfront',
    from: 'internet',
    protocol: tcp,
    ports: web,
    seenAs,
    isAuthenticated: false,
    certain,
  } as const
  const vpcOrigin = world.read(origin, 'vpcOriginConfig')
  if (vpcOrigin.is !== 'absent') {
    const named = vpcOrigin.is === 'known' ? draft.resource(world.read(vpcOrigin.value, 'vpcOriginId')) : undefined
    const config = named && world.read(named, 'vpcOriginEndpointConfig')
    const inside = config?.is === 'known' ? config.value : undefined
    const endpoint = inside ? world.read(inside, 'arn') : named && world.read(named, 'originEndpointArn')
    const to = endpoint && draft.resource(endpoint)
    if (!to) {
      draft.gap(`The VPC origin of ${thing.name} is not in this scan.`, thing.origin)
      return []
    }
    const ports = inside
      ? portsOf(
          world.read(inside, 'originProtocolPolicy'),
          world.read(inside, 'httpPort'),
          world.read(inside, 'httpsPort'),
        )
      : web
    const target =
      to.type === 'AWS::EC2::Instance'
        ? ({ is: 'interface', id: primaryOf(to, draft), ports } as const)
        : ({ is: 'load-balancer', id: to.address, ports } as const)
    return [{ ...shared, to: target, isPublicOrigin: false, comesFromInside: true }]
  }
  const balancer = draft.idOf(world.read(origin, 'domainName'))
  if (balancer === undefined || !balancers.has(balancer)) return []
  const custom = world.read(origin, 'customOriginConfig')
  const ports =
    custom.is === 'known'
      ? portsOf(
          world.read(custom.value, 'originProtocolPolicy'),
          world.read(custom.value, 'httpPort'),
          world.read(custom.value, 'httpsPort'),
        )
      : web
  return [{ ...shared, to: { is: 'load-balancer', id: balancer, ports }, isPublicOrigin: true, comesFromInside: false }]
}

/** What CloudFront speaks to an origin: HTTP, HTTPS or as its viewer does. */
function portsOf(policy: Read<string>, http: Read<number>, https: Read<number>): readonly PortRange[] {
  const word = policy.is === 'known' ? policy.value : 'match-viewer'
  return [...(word === 'https-only' ? [] : [portOf(http)]), ...(word === 'http-only' ? [] : [portOf(https)])]
}

function portOf(read: Read<number>): PortRange {
  const port = read.is === 'known' ? read.value : read.is === 'absent' ? read.default : undefined
  return port === undefined ? allPorts : [port, port]
}
