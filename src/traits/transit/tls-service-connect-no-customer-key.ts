import { check, notApplicable, unknown } from '../answer.ts'
import { eachEndpoint } from '../service-connect.ts'
import { trait } from '../trait.ts'

export const tlsServiceConnectNoCustomerKey = trait({
  id: 'tls-service-connect-no-customer-key',
  category: 'Best Practice',
  resource: 'AWS::ECS::Service',
  title: 'Service Connect TLS key not customer-managed',
  why: 'Nobody can say by a key policy who may decrypt the private keys of the certificates, nor take that right away.',
  fix: 'Set kmsKey of tls to a key of your own.',
  example: {
    type: 'AWS::ECS::Service',
    set: {
      serviceConnectConfiguration: {
        enabled: true,
        services: [
          {
            portName: 'http',
            tls: { kmsKey: 'arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-4e5f-6789-0a1b-2c3d4e5f6789' },
          },
        ],
      },
    },
  },
  responsible: { EXTERNAL: 'nobody' },
  severity: 'low',
  references: ['Amazon ECS API Reference, ServiceConnectTlsConfiguration'],
  evaluate: (service, world) =>
    eachEndpoint(service, world, (endpoint) => {
      const tls = world.read(endpoint, 'tls')
      if (tls.is === 'unknown') return unknown(tls, 'tls')
      if (tls.is === 'absent') return notApplicable('The port has no TLS.')
      return check(world, tls.value, 'kmsKey', (key) => key === undefined)
    }),
})
