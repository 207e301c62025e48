import { isOnInternet } from '../../../model/ip.ts'
import type { Interface } from '../network.ts'
import { comeIn } from './internet.ts'
import type { GroupsSeen } from './journey.ts'
import { addressOf, interfaceOfNat, interfaceOnInternet, type KnownNetwork, subnetOf } from './known-network.ts'
import type { Header, Hop, Stop } from './packet.ts'
import { type Walked, walk } from './walk.ts'

/** A part of a way on which addresses stay as they are; its header is that of the request. */
export type Leg =
  | { readonly is: 'inside'; readonly sender: Interface; readonly receiver: Interface; readonly header: Header }
  | {
      readonly is: 'out'
      readonly sender: Interface
      readonly header: Header
      readonly by: 'internet-gateway' | 'egress-only-internet-gateway'
    }
  | { readonly is: 'in'; readonly receiver: Interface; readonly header: Header }
  | { readonly is: 'service'; readonly sender: Interface; readonly header: Header }

export interface Way {
  readonly legs: readonly Leg[]
  /** The interface that got the packet; none: the internet or a service did. */
  readonly receiver?: Interface
  readonly groups: GroupsSeen
  /** As it is at the end. */
  readonly header: Header
  readonly stop?: Stop
}

/** More NAT gateways than this are a circle. */
const mostTranslations = 8

/** From an interface as far as the packet gets, through NAT gateways and over the internet. */
export function wayFrom(
  known: KnownNetwork,
  first: Interface,
  start: Header,
  translatedPort: number,
  hops: Hop[],
): Way {
  const legs: Leg[] = []
  let sender = first
  let header = start
  for (let translations = 0; translations <= mostTranslations; translations++) {
    const walked = walkFrom(known, sender, header, hops)
    if (!walked.arrival) return { legs, groups: 'none', header, stop: walked.stop }
    const { arrival, groups } = walked
    if (arrival.at === 'service') return { legs: [...legs, { is: 'service', sender, header }], groups: 'none', header }
    if (arrival.at === 'internet')
      return overInternet(known, [...legs, { is: 'out', sender, header, by: arrival.by }], hops)
    if (arrival.at === 'interface') {
      const receiver = arrival.interface
      legs.push({ is: 'inside', sender, receiver, header })
      return { legs, receiver, groups: translations > 0 ? 'none' : groups, header }
    }
    const receiver = interfaceOfNat(known, arrival.nat)
    legs.push({ is: 'inside', sender, receiver, header })
    sender = receiver
    header = { ...header, source: addressOf(receiver, 4) ?? header.source, sourcePort: translatedPort }
  }
  return { legs, groups: 'none', header, stop: { code: 'NO_PATH', at: sender.id } }
}

/** One leg inside of networks. */
export function walkFrom(known: KnownNetwork, sender: Interface, header: Header, hops: Hop[]): Walked {
  const subnet = subnetOf(known, sender)
  return walk({ known, header, sender, subnet, isForeign: false, groups: 'both', hops })
}

/** What has left is at its goal, unless its goal is an interface that the internet knows. */
function overInternet(known: KnownNetwork, legs: readonly Leg[], hops: Hop[]): Way {
  const last = legs.at(-1)
  if (last?.is !== 'out') throw new Error('nothing has left for the internet')
  const { version, destination } = last.header
  const source = version === 4 ? last.sender.public4.address : last.header.source
  const header = { ...last.header, source: source ?? last.header.source }
  hops.push({ kind: 'internet', id: 'internet', says: 'over the internet' })
  if (!isOnInternet({ version, value: destination }))
    return { legs, groups: 'none', header, stop: { code: 'UNKNOWN_DESTINATION', at: 'internet' } }
  const receiver = interfaceOnInternet(known, version, destination)
  if (!receiver) return { legs, groups: 'none', header }
  return wayIn(known, receiver, header, legs, hops)
}

/** From the internet to an interface, by the address that the internet knows. */
export function wayIn(
  known: KnownNetwork,
  receiver: Interface,
  outside: Header,
  before: readonly Leg[],
  hops: Hop[],
): Way {
  const header = { ...outside, destination: addressOf(receiver, outside.version) ?? outside.destination }
  const stop = comeIn(known, receiver, header, hops)
  if (stop) return { legs: before, groups: 'none', header, stop }
  return { legs: [...before, { is: 'in', receiver, header }], receiver, groups: 'none', header }
}
