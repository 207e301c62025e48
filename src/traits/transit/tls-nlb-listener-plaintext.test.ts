import { traitCases } from '../../../test/trait-cases.ts'
import { tlsNlbListenerPlaintext } from './tls-nlb-listener-plaintext.ts'

const group = (more: object = {}) => ({
  Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
  Properties: { Port: 8443, Protocol: 'TCP', ...more },
})
const listener = (Protocol: unknown, Port = 8443) => ({
  Type: 'AWS::ElasticLoadBalancingV2::Listener',
  Properties: { Port, Protocol, DefaultActions: [{ Type: 'forward', TargetGroupArn: { Ref: 'Web' } }] },
})
const template = (It: object, Web: object = group(), more: object = {}) => ({ ...more, Resources: { It, Web } })

traitCases(tlsNlbListenerPlaintext, [
  {
    name: 'targets that answer health checks without TLS on the port that serves',
    template: template(listener('TCP'), group({ HealthCheckProtocol: 'HTTP' })),
    gives: {
      '': {
        is: 'present',
        severity: 'medium',
        certainty: 'certain',
        says: [
          'protocol is "TCP", which is passed on as it comes.',
          'healthCheckProtocol of template.json#Web is "HTTP", so its targets speak without TLS.',
        ],
      },
    },
  },
  { name: 'the port of HTTP', template: template(listener('TCP', 80)), gives: { '': 'present' } },
  {
    name: 'targets that end TLS themselves',
    template: template(listener('TCP', 443), group({ HealthCheckProtocol: 'HTTPS' })),
    gives: { '': 'absent' },
  },
  { name: 'TLS', template: template(listener('TLS')), gives: { '': 'absent' } },
  {
    name: 'nothing tells what the targets speak',
    template: template(listener('TCP', 443)),
    gives: { '': { is: 'unknown', says: ['Whether the tasks end TLS themselves cannot be seen.'] } },
  },
  {
    name: 'health checks on another port say nothing',
    template: template(listener('TCP'), group({ HealthCheckProtocol: 'HTTP', HealthCheckPort: '9000' })),
    gives: { '': 'unknown' },
  },
  { name: 'UDP', template: template(listener('UDP')), gives: { '': 'unknown' } },
  {
    name: 'a listener of an application load balancer',
    template: template(listener('HTTP')),
    gives: { '': 'not-applicable' },
  },
  {
    name: 'a protocol without a value',
    template: template(listener({ Ref: 'Spoken' }), group(), { Parameters: { Spoken: { Type: 'String' } } }),
    gives: { '': 'unknown' },
  },
])
