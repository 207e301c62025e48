import { defaultSslPolicy, oldestProtocolOf } from '../../analysis/load-balancing/ssl-policies.ts'
import type { Known } from '../../model/slot.ts'
import { type Answer, no, yes } from '../answer.ts'
import { policyIs } from '../listeners.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

/**
 * Each predefined policy that offers a cipher which is broken (3DES) offers TLS 1.0 as well, so that the protocol decides.
 */
export const tlsListenerWeakPolicy = trait({
  id: 'tls-listener-weak-policy',
  category: 'Misconfiguration',
  resource: 'AWS::ElasticLoadBalancingV2::Listener',
  title: 'Outdated TLS policy',
  why: 'A client can be talked into TLS 1.0 or 1.1, whose weaknesses let an eavesdropper recover what is sent.',
  fix: 'Set sslPolicy to one of the policies ELBSecurityPolicy-TLS13-1-2, which begin with TLS 1.2.',
  example: {
    type: 'AWS::ElasticLoadBalancingV2::Listener',
    set: { sslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09' },
  },
  responsible: { EXTERNAL: 'nobody' },
  severity: 'medium',
  references: [
    'Elastic Load Balancing, Application Load Balancers, Security policies for your Application Load Balancer',
    'AWS Security Hub User Guide, ELB.17',
  ],
  evaluate: (listener, world) =>
    whole(
      policyIs(
        listener,
        world,
        `sslPolicy is not set and AWS takes "${defaultSslPolicy}", which allows TLS ${oldestProtocolOf(defaultSslPolicy)}.`,
        allowsOldProtocols,
      ),
    ),
})

function allowsOldProtocols({ value, origin }: Known<string>): Answer {
  const oldest = oldestProtocolOf(value)
  if (oldest === undefined) {
    const says = `Which versions of TLS sslPolicy "${value}" allows is not known.`
    return { is: 'unknown', missing: [{ says, origin }] }
  }
  return oldest < '1.2' ? yes(`sslPolicy is "${value}", which allows TLS ${oldest}.`, origin) : no
}
