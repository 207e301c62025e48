import type { LoadBalancer } from '../../analysis/load-balancing/load-balancer-attributes.ts'
import { webAclsOf } from '../../analysis/load-balancing/web-acls.ts'
import type { World } from '../../model/world.ts'
import { type Answer, all, any, check, no, unknown, yes } from '../answer.ts'
import { onType } from '../load-balancers.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const lbNoWaf = trait({
  id: 'lb-no-waf',
  category: 'Best Practice',
  resource: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  title: 'Internet-facing ALB has no web ACL',
  why: 'Injection, scanners and floods of requests reach the containers as they are.',
  fix: 'Associate a web ACL of AWS WAF with the load balancer.',
  example: {
    type: 'AWS::WAFv2::WebACLAssociation',
    set: {
      resourceArn: 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/shop/0a1b2c3d4e5f6789',
      webACLArn: 'arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/shop/0a1b2c3d-4e5f-6789-0a1b-2c3d4e5f6789',
    },
    isNew: true,
  },
  responsible: { EXTERNAL: 'nobody' },
  severity: 'medium',
  references: [
    'AWS WAF Developer Guide, Associating or disassociating protection with an AWS resource',
    'AWS Security Hub User Guide, ELB.16',
  ],
  evaluate: (balancer, world) =>
    whole(
      onType(balancer, world, ['application'], () =>
        all([check(world, balancer, 'scheme', (scheme) => scheme === 'internet-facing'), lacksWebAcl(balancer, world)]),
      ),
    ),
})

function lacksWebAcl(balancer: LoadBalancer, world: World): Answer {
  const { known, unread } = webAclsOf(balancer, world)
  if (known.length > 0) return no
  if (unread.length > 0) return any(unread.map((read) => unknown(read, 'What an association with a web ACL protects')))
  if (world.estate.complete('AWS::WAFv2::WebACLAssociation', balancer.address))
    return yes('No web ACL is associated with it.', balancer.place)
  const says = 'Whether a web ACL is associated with it is not known: not all associations are in this scan.'
  return { is: 'unknown', missing: [{ says, origin: balancer.place }] }
}
