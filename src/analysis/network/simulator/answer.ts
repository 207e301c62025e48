import type { Interface } from '../network.ts'
import { passesAcl } from './filters.ts'
import { type KnownNetwork, subnetOf } from './known-network.ts'
import { type Leg, walkFrom } from './legs.ts'
import { answerTo } from './matching.ts'
import type { Header, Hop, Stop } from './packet.ts'

/**
 * The way back, leg by leg: groups know the connection and let it pass, network ACLs do not, and each leg has to end where
 * the request's translation is known.
 */
export function answerStop(known: KnownNetwork, legs: readonly Leg[], hops: Hop[]): Stop | undefined {
  for (const leg of legs.toReversed()) {
    const answer = answerTo(leg.header)
    if (!answer) return { code: 'BW_NO_ANSWER', at: 'protocol' }
    const stop = answerLeg(known, leg, answer, hops)
    if (stop) return stop
  }
  return undefined
}

function answerLeg(known: KnownNetwork, leg: Leg, answer: Header, hops: Hop[]): Stop | undefined {
  if (leg.is === 'inside') return backInside(known, leg.receiver, leg.sender, answer, hops)
  if (leg.is === 'in') return backOut(known, leg.receiver, answer, hops)
  hops.push(
    leg.is === 'service'
      ? { kind: 'gateway-endpoint', id: 'service', says: 'answers' }
      : { kind: leg.by, id: leg.by, says: `knows the connection of ${leg.sender.id}` },
  )
  return passesAcl(known, subnetOf(known, leg.sender), 'ingress', answer, hops)
}

function backInside(
  known: KnownNetwork,
  from: Interface,
  to: Interface,
  answer: Header,
  hops: Hop[],
): Stop | undefined {
  const walked = walkFrom(known, from, answer, hops)
  if (!walked.arrival) return walked.stop
  const { arrival } = walked
  if (arrival.at === 'interface' && arrival.interface.id === to.id) return undefined
  if (arrival.at === 'nat-gateway') return { code: 'NGW_SOURCE_ADDRESS_REASSIGN', at: arrival.nat.id }
  return { code: 'BW_ANSWER_GOES_ELSEWHERE', at: arrival.at === 'interface' ? arrival.interface.id : arrival.at }
}

/** To a client on the internet: only by the internet gateway, which knows the address that the client called. */
function backOut(known: KnownNetwork, from: Interface, answer: Header, hops: Hop[]): Stop | undefined {
  const walked = walkFrom(known, from, answer, hops)
  if (!walked.arrival) return walked.stop
  const { arrival } = walked
  if (arrival.at === 'internet' && arrival.by === 'internet-gateway') return undefined
  if (arrival.at === 'nat-gateway') return { code: 'NGW_SOURCE_ADDRESS_REASSIGN', at: arrival.nat.id }
  return { code: 'BW_ANSWER_GOES_ELSEWHERE', at: arrival.at }
}
