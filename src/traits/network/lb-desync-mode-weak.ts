import { attributeIs, onType } from '../load-balancers.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

const key = 'routing.http.desync_mitigation_mode'

export const lbDesyncModeWeak = trait({
  id: 'lb-desync-mode-weak',
  category: 'Misconfiguration',
  resource: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  title: 'Request-smuggling mitigation off',
  why: 'The load balancer passes on requests that it knows to be ambiguous, by which one client can slip into the session of another.',
  fix: `Set the attribute ${key} to defensive or strictest.`,
  example: {
    type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    set: { loadBalancerAttributes: [{ key, value: 'defensive' }] },
  },
  responsible: { EXTERNAL: 'nobody' },
  severity: 'low',
  references: [
    'Elastic Load Balancing, Application Load Balancers, Edit attributes for your Application Load Balancer',
    'AWS Security Hub User Guide, ELB.12',
  ],
  evaluate: (balancer, world) =>
    whole(
      onType(balancer, world, ['application'], () =>
        attributeIs(balancer, world, key, 'defensive', (value) => value.toLowerCase() === 'monitor'),
      ),
    ),
})
