import { check, notApplicable, unknown, unset } from '../answer.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

const taken = 'healthCheckProtocol is not set and an application load balancer takes "HTTP".'

export const tlsTargetGroupHealthCheckPlaintext = trait({
  id: 'tls-target-group-health-check-plaintext',
  category: 'Best Practice',
  resource: 'AWS::ElasticLoadBalancingV2::TargetGroup',
  title: 'Health check in clear',
  why: 'The task has to answer without TLS as well, so a way in is left that nobody meant to keep.',
  fix: 'Set healthCheckProtocol to HTTPS.',
  example: { type: 'AWS::ElasticLoadBalancingV2::TargetGroup', set: { healthCheckProtocol: 'HTTPS' } },
  responsible: { EXTERNAL: 'nobody' },
  severity: 'info',
  references: [
    'Elastic Load Balancing, Application Load Balancers, Health checks for Application Load Balancer target groups',
    'AWS Security Hub User Guide, ELB.21',
  ],
  evaluate: (group, world) => {
    const protocol = world.read(group, 'protocol')
    if (protocol.is === 'unknown') return whole(unknown(protocol, 'protocol'))
    if (protocol.is === 'absent' || protocol.value !== 'HTTPS')
      return whole(notApplicable('Its protocol is not HTTPS.'))
    const checked = world.read(group, 'healthCheckProtocol')
    if (checked.is === 'absent') return whole(unset(taken, group.shape.source, checked.origin))
    return whole(check(world, group, 'healthCheckProtocol', (spoken) => spoken === 'HTTP'))
  },
})
