import { isOnInternet } from '../../../model/ip.ts'
import type { Interface, Network } from '../network.ts'
import { answerStop } from './answer.ts'
import { passesGroups } from './filters.ts'
import { addressOf, interfaceOnInternet, type KnownNetwork, knownNetwork, the } from './known-network.ts'
import { type Way, wayFrom, wayIn } from './legs.ts'
import type { Header, Hop, Packet, Simulation, Stop } from './packet.ts'

/**
 * What becomes of one packet in a network of which everything is known, and of the answer to it. No sets and no bounds: the
 * first entry that matches, the longest prefix, hop by hop. Throws when the network is not concrete.
 */
export function simulate(network: Network, packet: Packet): Simulation {
  const known = knownNetwork(network)
  const start = startOf(known, packet)
  if ('code' in start) return nothing([], start)
  const hops: Hop[] = []
  const way = sent(known, packet, start, hops)
  const stop = way.stop ?? wrongReceiver(packet, way) ?? groupsStop(known, start, way, hops)
  if (stop) return nothing(hops, stop)
  const answerHops: Hop[] = []
  const unanswered = answerStop(known, way.legs, answerHops)
  return {
    delivered: true,
    answered: unanswered === undefined,
    hops,
    answerHops,
    ...(unanswered ? { stopped: unanswered } : {}),
    arrivesAt: goalOf(way),
    arrivesAs: way.header,
    crossesInternet: way.legs.some(({ is }) => is === 'out') && way.legs.some(({ is }) => is === 'in'),
  }
}

function nothing(hops: readonly Hop[], stop: Stop): Simulation {
  return { delivered: false, answered: false, hops, answerHops: [], stopped: stop, crossesInternet: false }
}

function goalOf({ receiver, legs }: Way): 'interface' | 'internet' | 'service' {
  if (receiver) return 'interface'
  return legs.at(-1)?.is === 'service' ? 'service' : 'internet'
}

interface Start {
  readonly header: Header
  /** Undefined: on the internet. */
  readonly sender?: Interface
}

function startOf(known: KnownNetwork, packet: Packet): Start | Stop {
  const { version, protocol, sourcePort, port, from } = packet
  const sender = from.is === 'interface' ? the(known.interfaces, from.id) : undefined
  const source = from.is === 'internet' ? from.address : addressOf(the(known.interfaces, from.id), version)
  const destination = destinationOf(known, packet)
  if (source === undefined) return { code: 'ENI_ADDRESS_RESTRICTION', at: sender?.id ?? 'internet' }
  if (destination === undefined)
    return {
      code: sender ? 'ENI_ADDRESS_RESTRICTION' : 'IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS',
      at: packet.to.is === 'interface' ? packet.to.id : 'address',
    }
  const header = { version, protocol, source, destination, sourcePort, port }
  if (!sender) return isOnInternet({ version, value: source }) ? { header } : notOnInternet(known, header)
  if (sender.owner.is === 'vpc-endpoint') return { code: 'VPCE_INTRA_VPC_TRAFFIC', at: sender.id }
  return { header, sender }
}

function notOnInternet(known: KnownNetwork, header: Header): Start | Stop {
  return interfaceOnInternet(known, header.version, header.destination)
    ? { header }
    : { code: 'NO_SOURCE_OR_DESTINATION', at: 'internet' }
}

/** Undefined: the interface has no such address. */
function destinationOf(known: KnownNetwork, { from, to, version }: Packet): bigint | undefined {
  if (to.is === 'address') return to.address
  const receiver = the(known.interfaces, to.id)
  if (from.is === 'interface' || version === 6) return addressOf(receiver, version)
  return receiver.public4.is === true ? receiver.public4.address : undefined
}

function sent(known: KnownNetwork, packet: Packet, { header, sender }: Start, hops: Hop[]): Way {
  if (sender) {
    hops.push({ kind: 'interface', id: sender.id, says: 'sends' })
    return wayFrom(known, sender, header, packet.translatedPort ?? packet.sourcePort, hops)
  }
  hops.push({ kind: 'internet', id: 'internet', says: 'sends' })
  const receiver =
    packet.to.is === 'interface'
      ? the(known.interfaces, packet.to.id)
      : interfaceOnInternet(known, header.version, header.destination)
  if (receiver) return wayIn(known, receiver, header, [], hops)
  return { legs: [], groups: 'none', header, stop: { code: 'NO_POSSIBLE_DESTINATION', at: 'internet' } }
}

function wrongReceiver({ to }: Packet, { receiver }: Way): Stop | undefined {
  if (to.is === 'address' || receiver?.id === to.id) return undefined
  return { code: 'NO_POSSIBLE_DESTINATION', at: to.id }
}

/** Outbound rules of the sender, inbound rules of the receiver; of a group both see only what the way keeps. */
function groupsStop(known: KnownNetwork, { header, sender }: Start, way: Way, hops: Hop[]): Stop | undefined {
  const { receiver } = way
  if (sender) {
    const seen = way.groups === 'both' ? (receiver?.groups ?? []) : []
    const stop = passesGroups(known, sender, 'egress', header, seen, hops)
    if (stop) return stop
  }
  if (!receiver) return undefined
  hops.push({ kind: 'interface', id: receiver.id, says: 'is reached' })
  const seen = way.groups === 'none' ? [] : (sender?.groups ?? [])
  return passesGroups(known, receiver, 'ingress', way.header, seen, hops)
}
