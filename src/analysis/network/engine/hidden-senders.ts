import type { IpVersion } from '../../../model/ip.ts'
import type { RouteTarget, TransitGateway } from '../network.ts'
import { intersection, nothing, union, unionOf } from '../sets/intervals.ts'
import type { Addresses } from '../sets/traffic.ts'
import type { Lead } from './route-map.ts'
import type { Topology } from './topology.ts'
import { subnetsOf } from './transit-legs.ts'

/** Where packets of a VPC may arrive under another address than the sender's: behind NAT gateways and appliances. */
export class HiddenSenders {
  readonly #topology: Topology
  readonly #from = { 4: new Map<string, Addresses>(), 6: new Map<string, Addresses>() } as const
  readonly #over = new Map<string, Addresses>()
  readonly #leads = new Map<string, Lead[]>()

  constructor(topology: Topology) {
    this.#topology = topology
  }

  /** The addresses to which something of the VPC may come so, at most. */
  from(vpc: string, version: IpVersion): Addresses {
    const known = this.#from[version].get(vpc)
    if (known) return known
    const made = unionOf(this.#leadsOf(vpc, version).map((lead) => this.#ledBy(lead, vpc, version)))
    this.#from[version].set(vpc, made)
    return made
  }

  #leadsOf(vpc: string, version: IpVersion): readonly Lead[] {
    if (this.#leads.size === 0)
      for (const of of [4, 6] as const)
        for (const subnet of this.#topology.network.subnets) {
          const key = `${of} ${subnet.vpc}`
          const own = this.#leads.get(key) ?? []
          this.#leads.set(key, own)
          own.push(...this.#topology.leads(subnet, of).filter((lead) => !own.includes(lead)))
        }
    return this.#leads.get(`${version} ${vpc}`) ?? []
  }

  #ledBy({ target, addresses }: Lead, vpc: string, version: IpVersion): Addresses {
    if (target.is === 'nat-gateway' || target.is === 'appliance') return addresses.most
    const gateway = target.is === 'transit-gateway' ? this.#topology.transitGateways.get(target.id) : undefined
    return gateway ? intersection(addresses.most, this.#overTransit(gateway, vpc, version)) : nothing
  }

  #overTransit(gateway: TransitGateway, vpc: string, version: IpVersion): Addresses {
    return this.#topology.attachmentsOf(gateway, vpc).reduce((sum: Addresses, into) => {
      const key = `${version} ${gateway.id} ${into.routeTable ?? ''}`
      const led =
        this.#over.get(key) ??
        unionOf(
          this.#topology.transitLeads(gateway, into, version).map(({ attachment, addresses }) =>
            intersection(
              addresses.most,
              unionOf(
                subnetsOf(attachment, this.#topology)
                  .flatMap((subnet) => this.#topology.leads(subnet, version))
                  .filter(({ target }) => !ends.has(target.is))
                  .map((lead) => lead.addresses.most),
              ),
            ),
          ),
        )
      this.#over.set(key, led)
      return union(sum, led)
    }, nothing)
  }
}

/** What leads to nothing that would come back into a VPC under another address. */
const ends: ReadonlySet<RouteTarget['is']> = new Set(['local', 'blackhole'])
