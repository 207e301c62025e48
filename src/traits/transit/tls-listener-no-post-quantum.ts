import { defaultSslPolicy, isPostQuantum } from '../../analysis/load-balancing/ssl-policies.ts'
import { no, yes } from '../answer.ts'
import { policyIs } from '../listeners.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const tlsListenerNoPostQuantum = trait({
  id: 'tls-listener-no-post-quantum',
  category: 'Best Practice',
  resource: 'AWS::ElasticLoadBalancingV2::Listener',
  title: 'No post-quantum key exchange',
  why: 'Whoever records the traffic today can read it once a quantum computer breaks the key exchange.',
  fix: 'Set sslPolicy to a policy with PQ in its name: clients that know no post-quantum key exchange still connect.',
  example: {
    type: 'AWS::ElasticLoadBalancingV2::Listener',
    set: { sslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09' },
  },
  responsible: { EXTERNAL: 'nobody' },
  severity: 'info',
  references: [
    'Elastic Load Balancing, Application Load Balancers, Security policies for your Application Load Balancer',
  ],
  evaluate: (listener, world) =>
    whole(
      policyIs(
        listener,
        world,
        `sslPolicy is not set and AWS takes "${defaultSslPolicy}", which is no -PQ- policy.`,
        ({ value, origin }) =>
          isPostQuantum(value) ? no : yes(`sslPolicy is "${value}", which is no -PQ- policy.`, origin),
      ),
    ),
})
