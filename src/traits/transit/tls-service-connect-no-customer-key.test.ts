import { traitCases } from '../../../test/trait-cases.ts'
import { tlsServiceConnectNoCustomerKey } from './tls-service-connect-no-customer-key.ts'

const connect = (Tls?: unknown) => ({
  ServiceConnectConfiguration: { Enabled: true, Services: [{ PortName: 'http', ...(Tls !== undefined && { Tls }) }] },
})
const tls = { IssuerCertificateAuthority: { AwsPcaAuthorityArn: 'arn:aws:acm-pca:eu-west-1:111122223333:ca/1' } }

traitCases(tlsServiceConnectNoCustomerKey, [
  {
    name: 'a key of AWS',
    properties: connect(tls),
    gives: { http: { is: 'present', severity: 'low', says: ['kmsKey is not set.'] } },
  },
  {
    name: 'a key of its own',
    properties: connect({ ...tls, KmsKey: 'arn:aws:kms:eu-west-1:111122223333:key/1' }),
    gives: { http: 'absent' },
  },
  { name: 'no TLS', properties: connect(), gives: { http: 'not-applicable' } },
  {
    name: 'a TLS that another stack exports',
    properties: connect({ 'Fn::ImportValue': 'shop-tls' }),
    gives: { http: 'unknown' },
  },
])
