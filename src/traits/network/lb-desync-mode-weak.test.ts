import { traitCases } from '../../../test/trait-cases.ts'
import { lbDesyncModeWeak } from './lb-desync-mode-weak.ts'

const key = 'routing.http.desync_mitigation_mode'
const mode = (Value: unknown) => ({ LoadBalancerAttributes: [{ Key: key, Value }] })

traitCases(lbDesyncModeWeak, [
  {
    name: 'only watched',
    properties: mode('monitor'),
    gives: { '': { is: 'present', severity: 'low', says: [`${key} is "monitor".`] } },
  },
  { name: 'defensive', properties: mode('defensive'), gives: { '': 'absent' } },
  { name: 'not set', properties: { Scheme: 'internal' }, gives: { '': 'absent' } },
  { name: 'a network load balancer', properties: { Type: 'network' }, gives: { '': 'not-applicable' } },
  {
    name: 'a mode without a default',
    template: {
      Parameters: { Mode: { Type: 'String' } },
      Resources: { It: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: mode({ Ref: 'Mode' }) } },
    },
    gives: { '': 'unknown' },
  },
  {
    name: 'watched in a test',
    template: {
      Parameters: { Mode: { Type: 'String', AllowedValues: ['monitor', 'strictest'] } },
      Resources: { It: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: mode({ Ref: 'Mode' }) } },
    },
    gives: { '': { is: 'present', certainty: 'possible' } },
  },
])
