import type { Network } from './network.ts'

/** Which VPCs peerings and transit gateways join, one by one or by others between. */
export class JoinedVpcs {
  readonly #neighbours = new Map<string, Set<string>>()
  readonly #joined = new Map<string, ReadonlySet<string>>()

  constructor({ peerings, transitGateways }: Network) {
    for (const { vpcs, isActive } of peerings) if (isActive !== false) this.#join(vpcs)
    for (const { attachments } of transitGateways)
      this.#join(attachments.flatMap(({ vpc }) => (vpc === undefined ? [] : [vpc])))
  }

  #join(vpcs: readonly string[]): void {
    for (const one of vpcs) {
      const known = this.#neighbours.get(one) ?? new Set()
      for (const other of vpcs) known.add(other)
      this.#neighbours.set(one, known)
    }
  }

  /** Those with which it has a peering or a transit gateway in common. */
  besides(vpc: string): ReadonlySet<string> {
    return this.#neighbours.get(vpc) ?? none
  }

  /** With itself. */
  with(vpc: string): ReadonlySet<string> {
    const known = this.#joined.get(vpc)
    if (known) return known
    const all = new Set([vpc])
    for (const one of all) for (const next of this.besides(one)) all.add(next)
    for (const one of all) this.#joined.set(one, all)
    return all
  }
}

const none: ReadonlySet<string> = new Set()
