import type { Resource } from '../model/resource.ts'
import type { serviceConnectService } from '../model/resources/service.ts'
import type { StructOf } from '../model/shape.ts'
import type { World } from '../model/world.ts'
import { type Answer, notApplicable, unknown } from './answer.ts'
import { eachItem, whole } from './subjects.ts'
import type { Found } from './trait.ts'

export type Endpoint = StructOf<typeof serviceConnectService>

/** Judges each port that a service offers to others through Service Connect. */
export function eachEndpoint(
  service: Resource<'AWS::ECS::Service'>,
  world: World,
  judge: (endpoint: Endpoint) => Answer,
): readonly Found[] {
  const off = notApplicable('The service does not use Service Connect.')
  const connect = world.read(service, 'serviceConnectConfiguration')
  if (connect.is === 'absent') return whole(off)
  if (connect.is === 'unknown') return whole(unknown(connect, 'serviceConnectConfiguration'))
  const enabled = world.read(connect.value, 'enabled')
  if (enabled.is === 'unknown') return whole(unknown(enabled, 'enabled'))
  if (enabled.is === 'absent' || !enabled.value) return whole(off)
  if (world.read(connect.value, 'services').is === 'absent')
    return whole(notApplicable('It only calls others through Service Connect and offers no port itself.'))
  return eachItem(world, connect.value, 'services', judge)
}
