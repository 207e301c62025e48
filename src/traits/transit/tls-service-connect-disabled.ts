import { check } from '../answer.ts'
import { eachEndpoint, serviceConnectTls } from '../service-connect.ts'
import { trait } from '../trait.ts'

export const tlsServiceConnectDisabled = trait({
  id: 'tls-service-connect-disabled',
  category: 'Misconfiguration',
  resource: 'AWS::ECS::Service',
  title: 'Service Connect traffic in clear',
  why: 'Whoever gets into the network between two services reads what they tell each other and can answer in the place of one.',
  fix: 'Give each of the services a tls with a certificate authority of AWS Private CA, a roleArn and a kmsKey.',
  example: serviceConnectTls,
  responsible: { EXTERNAL: 'nobody' },
  severity: 'medium',
  references: ['Amazon ECS Developer Guide, Encrypt Amazon ECS Service Connect traffic'],
  evaluate: (service, world) =>
    eachEndpoint(service, world, (endpoint) => check(world, endpoint, 'tls', (tls) => tls === undefined)),
})
