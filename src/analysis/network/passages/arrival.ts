import type { IpVersion } from '../../../model/ip.ts'
import type { Maybe } from '../../../model/text.ts'
import type { Door, Forward, Interface, Listener, LoadBalancer, RegisteredTarget, TargetGroup } from '../network.ts'
import { type Bounds, each } from '../sets/bounds.ts'
import { isWithin, overlap } from '../sets/intervals.ts'
import type { Services } from '../sets/services.ts'
import { type Addresses, amongst, noTraffic, type Traffic } from '../sets/traffic.ts'

/** Whoever begins: anybody on the internet, or an interface of the network. */
export type Client = 'internet' | Interface

export type Step = { readonly is: 'door'; readonly door: Door } | ({ readonly is: 'load-balancer' } & Forwarding)

/** What a load balancer does with a request. */
export interface Forwarding {
  readonly loadBalancer: LoadBalancer
  readonly listener: Listener
  readonly forward: Forward
  readonly targetGroup: TargetGroup
  readonly target: RegisteredTarget
  /** The interface of the load balancer by which it comes. */
  readonly by: Interface
}

/** Clients that have come to an interface. */
export interface Arrival {
  readonly steps: readonly Step[]
  readonly by: Interface
  /** What is spoken there; the clients themselves may speak the other. */
  readonly version: IpVersion
  readonly seenAs: Sight
  /** Their addresses go no further, whatever comes next. */
  readonly hidesClient: boolean
  readonly isAuthenticated: Maybe
  /** Who comes to one of these services of the interface, and what they speak to the first step. */
  readonly clientsAt: (services: Services) => Bounds<Traffic>
}

/** Under which address clients are seen: their own, or one that is somewhere among these. */
export type Sight = 'client' | Addresses

/** Those of the clients who are let in, where it is by address. */
export function letInBy(allowed: Bounds<Addresses>, clients: Bounds<Traffic>, seenAs: Sight): Bounds<Traffic> {
  if (seenAs === 'client') return amongst(clients, allowed)
  return {
    least: isWithin(seenAs, allowed.least) ? clients.least : noTraffic,
    most: overlap(seenAs, allowed.most) ? clients.most : noTraffic,
  }
}

/** All of them, if one of the services is open. */
export function letInAt(open: Bounds<Services>, services: Services, clients: Bounds<Traffic>): Bounds<Traffic> {
  const isOpen = each(open, (some) => overlap(some, services))
  return { least: isOpen.least ? clients.least : noTraffic, most: isOpen.most ? clients.most : noTraffic }
}
