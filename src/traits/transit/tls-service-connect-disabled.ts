import { check } from '../answer.ts'
import { eachEndpoint } from '../service-connect.ts'
import { trait } from '../trait.ts'

export const tlsServiceConnectDisabled = trait({
  id: 'tls-service-connect-disabled',
  category: 'Misconfiguration',
  resource: 'AWS::ECS::Service',
  title: 'Service Connect traffic in clear',
  why: 'Whoever gets into the network between two services reads what they tell each other and can answer in the place of one.',
  fix: 'Give each of the services a tls with a certificate authority of AWS Private CA, a roleArn and a kmsKey.',
  example: {
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
  },
  responsible: { EXTERNAL: 'nobody' },
  severity: 'medium',
  references: ['Amazon ECS Developer Guide, Encrypt Amazon ECS Service Connect traffic'],
  evaluate: (service, world) =>
    eachEndpoint(service, world, (endpoint) => check(world, endpoint, 'tls', (tls) => tls === undefined)),
})
