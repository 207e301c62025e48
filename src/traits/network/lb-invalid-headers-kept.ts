import { attributeIs, onType } from '../load-balancers.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

const key = 'routing.http.drop_invalid_header_fields.enabled'

export const lbInvalidHeadersKept = trait({
  id: 'lb-invalid-headers-kept',
  category: 'Misconfiguration',
  resource: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  title: 'ALB forwards malformed headers',
  why: 'A header that load balancer and container read in two ways lets an attacker smuggle a request past what checks it.',
  fix: `Set the attribute ${key} to true.`,
  example: {
    type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    set: { loadBalancerAttributes: [{ key, value: 'true' }] },
  },
  responsible: { EXTERNAL: 'nobody' },
  severity: 'low',
  references: [
    'Elastic Load Balancing, Application Load Balancers, Edit attributes for your Application Load Balancer',
    'AWS Security Hub User Guide, ELB.4',
  ],
  evaluate: (balancer, world) =>
    whole(
      onType(balancer, world, ['application'], () =>
        attributeIs(balancer, world, key, 'false', (value) => value.toLowerCase() !== 'true'),
      ),
    ),
})
