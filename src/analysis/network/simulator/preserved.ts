import type { Interface } from '../network.ts'
import { passesAcl, passesGroups } from './filters.ts'
import { type KnownNetwork, subnetOf } from './known-network.ts'
import { answerTo } from './matching.ts'
import type { Header, Hop, Simulation, Stop } from './packet.ts'

/**
 * From a node of a network load balancer to a target that sees the client's address. The target's rules are asked about that
 * address; those that name a group of the load balancer hold too, those that name one of the client do not. The answer goes
 * back through the node, whatever the route tables say. Source: User Guide for Network Load Balancers, "Client IP preservation".
 */
export function preserved(known: KnownNetwork, node: Interface, target: Interface, header: Header): Simulation {
  const hops: Hop[] = []
  const answerHops: Hop[] = []
  const stop = requestStop(known, node, target, header, hops)
  const unanswered = stop ?? answerStopOf(known, node, target, header, answerHops)
  return {
    delivered: stop === undefined,
    answered: unanswered === undefined,
    hops,
    answerHops,
    ...(unanswered ? { stopped: unanswered } : {}),
    crossesInternet: false,
  }
}

function requestStop(
  known: KnownNetwork,
  node: Interface,
  target: Interface,
  header: Header,
  hops: Hop[],
): Stop | undefined {
  const isInside = node.subnet === target.subnet
  return (
    passesGroups(known, node, 'egress', header, target.groups, hops) ??
    (isInside ? undefined : passesAcl(known, subnetOf(known, node), 'egress', header, hops)) ??
    (isInside ? undefined : passesAcl(known, subnetOf(known, target), 'ingress', header, hops)) ??
    passesGroups(known, target, 'ingress', header, node.groups, hops)
  )
}

function answerStopOf(
  known: KnownNetwork,
  node: Interface,
  target: Interface,
  header: Header,
  hops: Hop[],
): Stop | undefined {
  const answer = answerTo(header)
  if (!answer) return { code: 'BW_NO_ANSWER', at: 'protocol' }
  if (node.subnet === target.subnet) return undefined
  return (
    passesAcl(known, subnetOf(known, target), 'egress', answer, hops) ??
    passesAcl(known, subnetOf(known, node), 'ingress', answer, hops)
  )
}
