import type { Resource } from '../../../model/resource.ts'
import type { World } from '../../../model/world.ts'
import { shownText } from '../../texts.ts'

/** Services of AWS that tasks and hosts of Amazon ECS call, by the end of the name of their endpoints. */
export const ecsServices = ['ecs', 'ecs-agent', 'ecs-telemetry'] as const

export const calledServices = [
  ...ecsServices,
  'ecr.api',
  'ecr.dkr',
  's3',
  'logs',
  'secretsmanager',
  'ssm',
  'ssmmessages',
  'kms',
  'kinesis-firehose',
  'kinesis-streams',
] as const

export type CalledService = (typeof calledServices)[number]

export const isCalled = (service: string): service is CalledService => calledServices.some((one) => one === service)

/** What an endpoint is for; `service` is the name's end, without `-fips`. */
export interface EndpointService {
  readonly service: string
  readonly isFips: boolean
  /** Undefined where only deployment decides. */
  readonly region: string | undefined
}

/**
 * The service of AWS that an endpoint is for; undefined where it is somebody else's, or not known.
 *
 * Source: AWS PrivateLink Guide, "AWS services that integrate with AWS PrivateLink".
 */
export function endpointServiceOf(
  endpoint: Resource<'AWS::EC2::VPCEndpoint'>,
  world: World,
): EndpointService | undefined {
  const name = world.read(endpoint, 'serviceName')
  if (name.is === 'absent') return undefined
  const found = /^(?:cn\.)?com\.amazonaws\.(\$\{[^}]*\}|[a-z]{2}(?:-[a-z]+)+-\d)\.(.+)$/.exec(shownText(name))
  const [, region = '', service = ''] = found ?? []
  if (!found || service.includes('$') || service.startsWith('vpce-')) return undefined
  return {
    service: service.replace(/-fips(?=\.|$)/, ''),
    isFips: /-fips(?:\.|$)/.test(service),
    region: region.startsWith('$') ? undefined : region,
  }
}

/** May an endpoint be one of AWS's services that cannot be told? */
export function isServiceUnknown(endpoint: Resource<'AWS::EC2::VPCEndpoint'>, world: World): boolean {
  const name = world.read(endpoint, 'serviceName')
  return name.is === 'unknown' && endpointServiceOf(endpoint, world) === undefined
}
