import type { Origin } from './origin.ts'

/**
 * `reachable`: for sure, and answers come back. `possible`: as far as is known. `forward-only`: what is sent arrives, but no
 * answer comes back. `unreachable`: something stops it.
 */
export const reachVerdicts = ['reachable', 'possible', 'forward-only', 'unreachable'] as const

export type ReachVerdict = (typeof reachVerdicts)[number]

/** Whether packets get from one end to another, as one of many answers: without the way. */
export interface ReachRow {
  readonly verdict: ReachVerdict
  readonly from: string
  readonly to: string
  /** `tcp`, `udp`, `icmp`, `icmpv6` or a number; left out, any. */
  readonly protocol?: string
  readonly port?: number
  readonly witness?: Witness
  /** What stops packets on the path that is most open. */
  readonly blockers: readonly ReachStep[]
  /** What gets through; `return`: what of it is answered. */
  readonly traffic: { readonly forward: readonly ReachTraffic[]; readonly return: readonly ReachTraffic[] }
}

/** Whether and how packets get from one end to another. */
export interface ReachAnswer extends ReachRow {
  /** What packets pass, in order, and what their answers pass after them. */
  readonly hops: readonly ReachStep[]
  readonly gaps: readonly ReachGap[]
}

/** One packet that gets through. Where an address is not known it is told whose it is. */
export interface Witness {
  readonly protocol: string
  readonly source: string
  readonly sourcePort: number
  readonly destination: string
  readonly destinationPort: number
}

export interface ReachStep {
  readonly kind: string
  readonly id: string
  readonly says: string
  /** Left out where nothing that was read says so: the internet itself. */
  readonly origin?: Origin
  /** What VPC Reachability Analyzer calls it; of what stops packets. */
  readonly code?: string
  /** Nobody can tell whether it passes. */
  readonly isOpen?: true
  readonly isAnswer?: true
}

export interface ReachTraffic {
  readonly protocol: string
  /** `443`, `1024-65535`, or `all`. */
  readonly ports: string
  /** Nobody can tell whether it gets through. */
  readonly isOpen?: true
}

export interface ReachGap {
  readonly says: string
  readonly origin: Origin
}

/** All workloads against the internet and each other. Answers are found when they are asked for: there are many. */
export interface ReachMatrix {
  /** What the workloads are called. */
  readonly names: readonly string[]
  /** From one of them, or from the internet where there is none. */
  verdict(from: number | undefined, to: number): ReachVerdict
  row(from: number | undefined, to: number): ReachRow
  readonly gaps: readonly ReachGap[]
  /** The workloads that are left out, and why. */
  readonly left: readonly ReachGap[]
}
