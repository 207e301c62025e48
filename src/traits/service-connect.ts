import type { Resource } from '../model/resource.ts'
import type { serviceConnectService } from '../model/resources/service.ts'
import type { StructOf } from '../model/shape.ts'
import type { World } from '../model/world.ts'
import { type Answer, notApplicable, unknown } from './answer.ts'
import { eachItem, whole } from './subjects.ts'
import type { Example, Found } from './trait.ts'

export type Endpoint = StructOf<typeof serviceConnectService>

/** How a service looks whose ports others reach by TLS. */
export const serviceConnectTls: Example = {
  type: 'AWS::ECS::Service',
  set: {
    serviceConnectConfiguration: {
      enabled: true,
      services: [
        {
          portName: 'http',
          tls: {
            issuerCertificateAuthority: {
              awsPcaAuthorityArn:
                'arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/0a1b2c3d-4e5f-6789-0a1b-2c3d4e5f6789',
            },
            roleArn: 'arn:aws:iam::111122223333:role/shop-service-connect-tls',
            kmsKey: 'arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-4e5f-6789-0a1b-2c3d4e5f6789',
          },
        },
      ],
    },
  },
}

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
