import { traitCases } from '../../../test/trait-cases.ts'
import { tlsServiceConnectDisabled } from './tls-service-connect-disabled.ts'

const connect = (more: object) => ({ ServiceConnectConfiguration: { Enabled: true, Namespace: 'shop', ...more } })
const tls = { IssuerCertificateAuthority: { AwsPcaAuthorityArn: 'arn:aws:acm-pca:eu-west-1:111122223333:ca/1' } }

traitCases(tlsServiceConnectDisabled, [
  {
    name: 'one port in clear, one with TLS',
    properties: connect({ Services: [{ PortName: 'http' }, { PortName: 'admin', Tls: tls }] }),
    gives: { http: { is: 'present', severity: 'medium', says: ['tls is not set.'] }, admin: 'absent' },
  },
  { name: 'a client only', properties: connect({}), gives: { '': 'not-applicable' } },
  { name: 'not used', properties: { LaunchType: 'FARGATE' }, gives: { '': 'not-applicable' } },
  { name: 'off', properties: { ServiceConnectConfiguration: { Enabled: false } }, gives: { '': 'not-applicable' } },
  {
    name: 'a parameter without a value',
    template: {
      Parameters: { On: { Type: 'String' } },
      Resources: {
        It: {
          Type: 'AWS::ECS::Service',
          Properties: { ServiceConnectConfiguration: { Enabled: { Ref: 'On' }, Services: [{ PortName: 'http' }] } },
        },
      },
    },
    gives: { '': 'unknown' },
  },
])
