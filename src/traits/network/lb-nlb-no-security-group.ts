import { any, no, unknown, unset } from '../answer.ts'
import { onType } from '../load-balancers.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const lbNlbNoSecurityGroup = trait({
  id: 'lb-nlb-no-security-group',
  category: 'Misconfiguration',
  resource: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  title: 'NLB created without a security group',
  why: 'Nothing judges who comes to its listeners, and the rules of tasks can only name address ranges instead of its group.',
  fix: 'Make the load balancer anew with a security group (one cannot be added later), and name that in the rules of the tasks.',
  example: {
    type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    set: { type: 'network', securityGroups: ['sg-0a1b2c3d4e5f67890'] },
  },
  responsible: { EXTERNAL: 'nobody' },
  severity: 'low',
  references: [
    'Elastic Load Balancing, Network Load Balancers, Update the security groups for your Network Load Balancer',
  ],
  evaluate: (balancer, world) =>
    whole(
      onType(balancer, world, ['network'], () => {
        const { items, unknown: unread } = world.items(balancer, 'securityGroups')
        if (items.length > 0) return no
        if (unread.length > 0) return any(unread.map((read) => unknown(read, 'securityGroups')))
        return unset('securityGroups is not set, so that it has none.', balancer.shape.source, balancer.place)
      }),
    ),
})
