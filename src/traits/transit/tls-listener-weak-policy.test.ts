import { traitCases } from '../../../test/trait-cases.ts'
import { tlsListenerWeakPolicy } from './tls-listener-weak-policy.ts'

const listener = (SslPolicy?: unknown, Protocol = 'HTTPS') => ({
  Port: 443,
  Protocol,
  ...(SslPolicy !== undefined && { SslPolicy }),
})

traitCases(tlsListenerWeakPolicy, [
  {
    name: 'TLS 1.1',
    properties: listener('ELBSecurityPolicy-TLS-1-1-2017-01'),
    gives: {
      '': {
        is: 'present',
        severity: 'medium',
        says: ['sslPolicy is "ELBSecurityPolicy-TLS-1-1-2017-01", which allows TLS 1.1.'],
      },
    },
  },
  {
    name: 'not set',
    properties: listener(undefined, 'TLS'),
    gives: {
      '': {
        is: 'present',
        says: ['sslPolicy is not set and AWS takes "ELBSecurityPolicy-2016-08", which allows TLS 1.0.'],
      },
    },
  },
  { name: 'TLS 1.2', properties: listener('ELBSecurityPolicy-TLS13-1-2-2021-06'), gives: { '': 'absent' } },
  {
    name: 'a policy that is newer than the table',
    properties: listener('ELBSecurityPolicy-TLS13-1-2-Ext0-FIPS-PQ-2025-09'),
    gives: { '': 'absent' },
  },
  {
    name: 'a policy that nobody knows',
    properties: listener('ELBSecurityPolicy-Shop'),
    gives: {
      '': { is: 'unknown', says: ['Which versions of TLS sslPolicy "ELBSecurityPolicy-Shop" allows is not known.'] },
    },
  },
  { name: 'HTTP', properties: listener(undefined, 'HTTP'), gives: { '': 'not-applicable' } },
  {
    name: 'HTTP with a policy, which comes to hold once it is HTTPS',
    properties: listener('ELBSecurityPolicy-TLS-1-1-2017-01', 'HTTP'),
    gives: { '': 'present' },
  },
  {
    name: 'weak for old clients only',
    template: {
      Parameters: { Clients: { Type: 'String', AllowedValues: ['old', 'new'] } },
      Conditions: { IsOld: { 'Fn::Equals': [{ Ref: 'Clients' }, 'old'] } },
      Resources: {
        It: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: listener({
            'Fn::If': ['IsOld', 'ELBSecurityPolicy-TLS13-1-0-2021-06', 'ELBSecurityPolicy-TLS13-1-2-Res-2021-06'],
          }),
        },
      },
    },
    gives: { '': { is: 'present', certainty: 'possible', when: ['Clients is "old"'] } },
  },
])
