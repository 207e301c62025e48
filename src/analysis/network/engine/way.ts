import type { Maybe } from '../../../model/text.ts'
import type { Subnet } from '../network.ts'
import type { Addresses } from '../sets/traffic.ts'
import type { Direction } from './filters.ts'

/** One way of packets from one interface to another: which network ACLs judge them, and whether groups are known at its end. */
export interface Way {
  readonly over: Over
  /** Is it there for sure? */
  readonly certain: boolean
  /** ACLs of subnets on the way. What leaves is judged by destination, what enters by source. */
  readonly crossings: readonly Crossing[]
  readonly keepsGroups: { readonly in: Maybe; readonly out: Maybe }
  /** The addresses that the other end may see, where that of the sender is lost. */
  readonly seenAs?: Addresses
}

export type Over =
  | { readonly is: 'subnet' }
  | { readonly is: 'vpc' }
  | { readonly is: 'appliance'; readonly id: string }
  | { readonly is: 'peering'; readonly id: string }
  /** `peer`: the gateway that it leaves, where that is another one. */
  | { readonly is: 'transit-gateway'; readonly id: string; readonly peer?: string }
  | { readonly is: 'unknown' }

export interface Crossing {
  readonly subnet: Subnet
  readonly direction: Direction
}
