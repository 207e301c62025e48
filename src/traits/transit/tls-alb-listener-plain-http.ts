import { actionsOf, type Listener, rulesOf } from '../../analysis/load-balancing/listeners.ts'
import type { World } from '../../model/world.ts'
import { type Answer, all, any, check, possibly, worsened, yes } from '../answer.ts'
import { forwards, isInternetFacing, someAction } from '../listeners.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const tlsAlbListenerPlainHttp = trait({
  id: 'tls-alb-listener-plain-http',
  category: 'Misconfiguration',
  resource: 'AWS::ElasticLoadBalancingV2::Listener',
  title: 'Public ALB listener serves HTTP',
  why: 'Whoever sits between a client and the load balancer reads what they say, session cookies included, and can change it.',
  fix: 'Serve requests on an HTTPS listener with a certificate, and let the HTTP listener redirect to it.',
  example: {
    type: 'AWS::ElasticLoadBalancingV2::Listener',
    set: {
      protocol: 'HTTPS',
      port: 443,
      sslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
      certificates: [
        {
          certificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d-4e5f-6789-0a1b-2c3d4e5f6789',
        },
      ],
    },
  },
  responsible: { EXTERNAL: 'nobody' },
  severity: 'medium',
  references: [
    'Elastic Load Balancing, Application Load Balancers, Create an HTTPS listener for your Application Load Balancer',
    'AWS Security Hub User Guide, ELB.18',
  ],
  evaluate: (listener, world) =>
    whole(
      worsened(
        all([check(world, listener, 'protocol', (protocol) => protocol === 'HTTP'), serves(listener, world)]),
        isInternetFacing(listener, world),
        'high',
      ),
    ),
})

/** Does the listener, by itself or by a rule, lead requests to targets instead of sending clients elsewhere? */
function serves(listener: Listener, world: World): Answer {
  const own = namesNoAction(listener, world)
    ? possibly(yes('defaultActions is not set: whatever it will do, requests come to it in clear.', listener.place))
    : someAction(listener, world, (action) => forwards(action, world, 'The default action forwards requests.'))
  const answer = any([
    own,
    ...rulesOf(listener, world).map((rule) =>
      someAction(rule, world, (action) => forwards(action, world, `Rule ${rule.address} forwards requests.`)),
    ),
  ])
  if (answer.is !== 'no' || world.estate.complete('AWS::ElasticLoadBalancingV2::ListenerRule', listener.address))
    return answer
  const says = 'Whether a rule of it forwards requests is not known: not all of its rules are in this scan.'
  return { is: 'unknown', missing: [{ says, origin: listener.place }] }
}

function namesNoAction(listener: Listener, world: World): boolean {
  const { items, unknown } = actionsOf(listener, world)
  return items.length === 0 && unknown.length === 0
}
