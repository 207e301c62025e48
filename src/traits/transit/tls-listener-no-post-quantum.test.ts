import { traitCases } from '../../../test/trait-cases.ts'
import { tlsListenerNoPostQuantum } from './tls-listener-no-post-quantum.ts'

const listener = (SslPolicy?: unknown, Protocol = 'HTTPS') => ({
  Port: 443,
  Protocol,
  ...(SslPolicy !== undefined && { SslPolicy }),
})

traitCases(tlsListenerNoPostQuantum, [
  {
    name: 'a policy of before',
    properties: listener('ELBSecurityPolicy-TLS13-1-2-2021-06'),
    gives: {
      '': {
        is: 'present',
        severity: 'info',
        says: ['sslPolicy is "ELBSecurityPolicy-TLS13-1-2-2021-06", which is no -PQ- policy.'],
      },
    },
  },
  { name: 'not set', properties: listener(), gives: { '': 'present' } },
  {
    name: 'a policy with PQ',
    properties: listener('ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09', 'TLS'),
    gives: { '': 'absent' },
  },
  { name: 'TCP', properties: listener(undefined, 'TCP'), gives: { '': 'not-applicable' } },
  {
    name: 'a policy without a value',
    template: {
      Parameters: { Policy: { Type: 'String' } },
      Resources: {
        It: { Type: 'AWS::ElasticLoadBalancingV2::Listener', Properties: listener({ Ref: 'Policy' }) },
      },
    },
    gives: { '': 'unknown' },
  },
])
