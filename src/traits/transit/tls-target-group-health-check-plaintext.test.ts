import { traitCases } from '../../../test/trait-cases.ts'
import { tlsTargetGroupHealthCheckPlaintext } from './tls-target-group-health-check-plaintext.ts'

const group = (Protocol: unknown, HealthCheckProtocol?: unknown) => ({
  Port: 8443,
  Protocol,
  ...(HealthCheckProtocol !== undefined && { HealthCheckProtocol }),
})

traitCases(tlsTargetGroupHealthCheckPlaintext, [
  {
    name: 'checked in clear',
    properties: group('HTTPS', 'HTTP'),
    gives: { '': { is: 'present', severity: 'info', says: ['healthCheckProtocol is "HTTP".'] } },
  },
  {
    name: 'not set',
    properties: group('HTTPS'),
    gives: {
      '': {
        is: 'present',
        says: ['healthCheckProtocol is not set and an application load balancer takes "HTTP".'],
      },
    },
  },
  { name: 'checked by HTTPS', properties: group('HTTPS', 'HTTPS'), gives: { '': 'absent' } },
  { name: 'in clear anyway', properties: group('HTTP', 'HTTP'), gives: { '': 'not-applicable' } },
  {
    name: 'a parameter without a value',
    template: {
      Parameters: { Spoken: { Type: 'String' } },
      Resources: {
        One: { Type: 'AWS::ElasticLoadBalancingV2::TargetGroup', Properties: group('HTTPS', { Ref: 'Spoken' }) },
        Other: { Type: 'AWS::ElasticLoadBalancingV2::TargetGroup', Properties: group({ Ref: 'Spoken' }) },
      },
    },
    gives: { One: 'unknown', Other: 'unknown' },
  },
])
