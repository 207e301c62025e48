import type { TargetGroup } from '../../analysis/load-balancing/listeners.ts'
import { servicesIn } from '../../analysis/load-balancing/target-groups.ts'
import type { Intent } from '../../model/config.ts'
import type { World } from '../../model/world.ts'
import { type Answer, graded, notApplicable } from '../answer.ts'
import { means, regulatedDataOf } from '../intents.ts'
import { whole } from '../subjects.ts'
import { plaintextToTargets } from '../target-groups.ts'
import { trait } from '../trait.ts'

export const tlsTargetGroupPlaintext = trait({
  id: 'tls-target-group-plaintext',
  category: 'Misconfiguration',
  resource: 'AWS::ElasticLoadBalancingV2::TargetGroup',
  title: 'Traffic from load balancer to task not re-encrypted',
  why: 'Whoever can listen in the network behind the load balancer reads what clients sent encrypted.',
  fix: 'Set protocol to HTTPS, or TLS behind a network load balancer, and give the task a certificate.',
  example: {
    type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
    set: { protocol: 'HTTPS', port: 8443, healthCheckProtocol: 'HTTPS' },
  },
  responsible: { EXTERNAL: 'nobody' },
  severity: 'low',
  references: [
    'Elastic Load Balancing, Application Load Balancers, Target groups for your Application Load Balancers',
    'AWS Security Hub User Guide, ELB.22',
  ],
  evaluate: (group, world, intent) => whole(judge(group, world, intent)),
})

function judge(group: TargetGroup, world: World, intent: Intent): Answer {
  const plain = plaintextToTargets(group, world)
  if (plain.is === 'no' || plain.is === 'not-applicable') return plain
  const services = servicesIn(group, world)
  const wanted = [group, ...services].map((resource) => means(intent.endToEndEncryption, resource))
  if (wanted.includes(undefined)) {
    const says = 'Whether its traffic must be encrypted up to the task is not declared.'
    return { is: 'unknown', missing: [{ says, origin: group.place }] }
  }
  if (!wanted.includes(true)) return notApplicable('Encryption up to the task is not asked for.')
  const isRegulated = services.some((service) => (regulatedDataOf(service, world, intent) ?? []).length > 0)
  return isRegulated ? graded(plain, 'medium') : plain
}
