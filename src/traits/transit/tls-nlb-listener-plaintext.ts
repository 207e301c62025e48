import { type Listener, type TargetGroup, targetGroupsOf } from '../../analysis/load-balancing/listeners.ts'
import type { World } from '../../model/world.ts'
import { type Answer, all, any, no, unknown, yes } from '../answer.ts'
import { onProtocol, someAction } from '../listeners.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const tlsNlbListenerPlaintext = trait({
  id: 'tls-nlb-listener-plaintext',
  category: 'Misconfiguration',
  resource: 'AWS::ElasticLoadBalancingV2::Listener',
  title: 'NLB listener passes plaintext',
  why: 'Whoever sits between a client and the task reads what they say and can change it.',
  fix: 'Set protocol to TLS with a certificate, or end TLS in the task.',
  example: {
    type: 'AWS::ElasticLoadBalancingV2::Listener',
    set: {
      protocol: 'TLS',
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
    'Elastic Load Balancing, Network Load Balancers, Listeners for your Network Load Balancers',
    'AWS Security Hub User Guide, ELB.18',
  ],
  evaluate: (listener, world) => {
    const protocol = world.read(listener, 'protocol')
    if (protocol.is === 'known' && protocol.value === 'TLS') return whole(no)
    return whole(
      onProtocol(listener, world, ['TCP', 'UDP', 'TCP_UDP'], ({ value, origin }) =>
        all([yes(`protocol is "${value}", which is passed on as it comes.`, origin), inClear(listener, value, world)]),
      ),
    )
  },
})

/** Do clients and targets speak without TLS, which they may well end themselves? */
function inClear(listener: Listener, protocol: string, world: World): Answer {
  const port = world.read(listener, 'port')
  const isHttp = port.is === 'known' && port.value === 80 && protocol !== 'UDP'
  return someAction(listener, world, (action) => {
    const { known, unread } = targetGroupsOf(action, world)
    const told = [...known.map((group) => speaks(group, protocol, world)), ...unread.map(() => undefined)]
    if (told.some((answer) => answer?.is === 'yes')) return any(told.flatMap((answer) => answer ?? []))
    if (told.length > 0 && told.every((answer) => answer?.is === 'no')) return no
    if (isHttp) return yes('port is 80, which clients speak HTTP to.', port.origin)
    if (unread[0] && known.length === 0) return unknown(unread[0], 'The target group')
    const says = 'Whether the tasks end TLS themselves cannot be seen.'
    return { is: 'unknown', missing: [{ says, origin: listener.place }] }
  })
}

/** What health checks show of the targets, where they go to the port that serves; undefined where they show nothing. */
function speaks(group: TargetGroup, protocol: string, world: World): Answer | undefined {
  const [checked, port] = [world.read(group, 'healthCheckProtocol'), world.read(group, 'healthCheckPort')]
  const serving = port.is === 'absent' || (port.is === 'known' && port.value === 'traffic-port')
  if (checked.is !== 'known' || !serving || protocol === 'UDP') return undefined
  if (checked.value === 'HTTPS') return no
  if (checked.value !== 'HTTP') return undefined
  return yes(`healthCheckProtocol of ${group.address} is "HTTP", so its targets speak without TLS.`, checked.origin)
}
