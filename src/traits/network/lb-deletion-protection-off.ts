import { attributeIs } from '../load-balancers.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

const key = 'deletion_protection.enabled'

export const lbDeletionProtectionOff = trait({
  id: 'lb-deletion-protection-off',
  category: 'Best Practice',
  resource: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  title: 'Load balancer can be deleted by mistake',
  why: 'One call, mistaken or not, takes the service off the network until the load balancer and its names are made anew.',
  fix: `Set the attribute ${key} to true.`,
  example: {
    type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    set: { loadBalancerAttributes: [{ key, value: 'true' }] },
  },
  responsible: { EXTERNAL: 'nobody' },
  severity: 'info',
  references: [
    'Elastic Load Balancing, Application Load Balancers, Edit attributes for your Application Load Balancer',
    'AWS Security Hub User Guide, ELB.6',
  ],
  evaluate: (balancer, world) =>
    whole(attributeIs(balancer, world, key, 'false', (value) => value.toLowerCase() !== 'true')),
})
