import type { Action } from '../../analysis/load-balancing/listeners.ts'
import { kindOf } from '../../analysis/load-balancing/listeners.ts'
import type { World } from '../../model/world.ts'
import { type Answer, all, check, no, notApplicable, unknown, yes } from '../answer.ts'
import { someAction } from '../listeners.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const tlsAlbHttpNotRedirected = trait({
  id: 'tls-alb-http-not-redirected',
  category: 'Misconfiguration',
  resource: 'AWS::ElasticLoadBalancingV2::Listener',
  title: 'HTTP not redirected to HTTPS',
  why: 'Clients that begin with HTTP stay with it, so whoever sits in between reads and changes what they send.',
  fix: 'Make the default action of the HTTP listener a redirect to HTTPS with HTTP_301.',
  example: {
    type: 'AWS::ElasticLoadBalancingV2::Listener',
    set: {
      defaultActions: [
        { type: 'redirect', redirectConfig: { protocol: 'HTTPS', port: '443', statusCode: 'HTTP_301' } },
      ],
    },
  },
  responsible: { EXTERNAL: 'nobody' },
  severity: 'medium',
  references: [
    'Elastic Load Balancing, Application Load Balancers, Listeners for your Application Load Balancers',
    'AWS Security Hub User Guide, ELB.1',
  ],
  evaluate: (listener, world) => {
    const protocol = check(world, listener, 'protocol', (protocol) => protocol === 'HTTP')
    if (protocol.is === 'no') return whole(notApplicable('Its protocol is not HTTP.'))
    return whole(all([protocol, someAction(listener, world, (action) => staysHttp(action, world))]))
  },
})

/** Does an action answer a request, or send the client to HTTP again? A step before the last one does neither. */
function staysHttp(action: Action, world: World): Answer {
  const kind = kindOf(action, world)
  if (kind.is === 'unknown') return unknown(kind, 'type of the default action')
  const config = world.read(action, 'redirectConfig')
  if (kind.is === 'known' && kind.value !== 'redirect')
    return kind.value === 'forward' || kind.value === 'fixed-response'
      ? yes(`type of the default action is "${kind.value}".`, kind.origin)
      : no
  if (config.is === 'absent') return yes('The default action forwards requests.', action.origin)
  if (config.is === 'unknown') return unknown(config, 'redirectConfig')
  return check(
    world,
    config.value,
    'protocol',
    (protocol) => protocol !== 'HTTPS',
    (protocol) => `The default action redirects to protocol "${protocol}".`,
  )
}
