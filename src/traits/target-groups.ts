import { listenersTo, type TargetGroup } from '../analysis/load-balancing/listeners.ts'
import type { World } from '../model/world.ts'
import { type Answer, all, any, check, no, notApplicable, unknown, yes } from './answer.ts'

/**
 * Does a load balancer speak to the targets of a group without TLS? A TCP target group is such a hop where the load balancer
 * has taken TLS off; elsewhere it hands on what clients send.
 */
export function plaintextToTargets(group: TargetGroup, world: World): Answer {
  const kind = world.read(group, 'targetType')
  if (kind.is === 'known' && kind.value === 'lambda') return notApplicable('Its target is a function.')
  const protocol = world.read(group, 'protocol')
  if (protocol.is === 'unknown') return unknown(protocol, 'protocol')
  if (protocol.is === 'absent') return notApplicable('It names no protocol.')
  const speaks = yes(`protocol of ${group.address} is "${protocol.value}".`, protocol.origin)
  if (protocol.value === 'HTTP') return speaks
  if (protocol.value === 'HTTPS' || protocol.value === 'TLS') return no
  if (protocol.value !== 'TCP') return notApplicable(`A load balancer hands ${protocol.value} on as it comes.`)
  const { known, unread } = listenersTo(group, world)
  if (known.length === 0 && unread.length === 0) {
    const says = `Whether a listener takes TLS off before it forwards to ${group.address} is not known: none is in this scan.`
    return { is: 'unknown', missing: [{ says, origin: protocol.origin }] }
  }
  const ended = any([
    ...known.map((listener) =>
      check(
        world,
        listener,
        'protocol',
        (spoken) => spoken === 'TLS',
        () => `Listener ${listener.address} takes TLS off.`,
      ),
    ),
    ...unread.map((read) => unknown(read, 'A listener')),
  ])
  return ended.is === 'no' ? notApplicable('The load balancer hands TCP on as it comes.') : all([speaks, ended])
}
