import type { Resource } from '../../../../model/resource.ts'
import type { Draft } from '../draft.ts'
import { listed } from '../listed.ts'
import type { ContainerPort } from './ports.ts'

/**
 * The ports on which the proxy of Service Connect listens, where those are not the container's own.
 *
 * Source: Amazon ECS API Reference, "ServiceConnectService", ingressPortOverride.
 */
export function ingressPortsOf(
  service: Resource<'AWS::ECS::Service'>,
  ports: readonly ContainerPort[],
  { world }: Draft,
): readonly ContainerPort[] {
  const connect = world.read(service, 'serviceConnectConfiguration')
  if (connect.is !== 'known') return []
  const enabled = world.read(connect.value, 'enabled')
  if (enabled.is === 'known' && !enabled.value) return []
  return listed(connect.value, 'services', world).items.flatMap(({ value, certain }) => {
    const override = world.read(value, 'ingressPortOverride')
    const name = world.read(value, 'portName')
    const own = ports.find((port) => name.is === 'known' && port.name === name.value)
    if (override.is !== 'known' || !own || override.value < 1 || override.value > 65_535) return []
    return [{ ...own, ports: [override.value, override.value] as const, certain: certain && own.certain }]
  })
}
