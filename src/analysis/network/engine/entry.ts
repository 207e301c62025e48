import type { IpVersion } from '../../../model/ip.ts'
import type { Maybe } from '../../../model/text.ts'
import type { Vpc } from '../network.ts'
import { isWithin, overlap } from '../sets/intervals.ts'
import type { Addresses } from '../sets/traffic.ts'
import type { Lead } from './route-map.ts'
import type { Topology } from './topology.ts'

/** How what comes from the internet gets to a place in a VPC. */
export interface Entry {
  /** True: straight. Unknown: through something that may pass it on. */
  readonly arrives: Maybe
  /** What else than the place itself gets it, by the route table of the gateway. */
  readonly through: Lead | undefined
}

/** Source: Amazon VPC User Guide, "Gateway route tables": to the place, an interface or a Gateway Load Balancer endpoint. */
export function entryTo(place: Addresses, vpc: Vpc | undefined, version: IpVersion, topology: Topology): Entry {
  const leads = vpc && topology.entryLeads(vpc, version)
  if (!vpc || !leads) return { arrives: true, through: undefined }
  const here = leads.filter(({ addresses }) => overlap(place, addresses.most))
  const local = here.find(({ target }) => target.is === 'local')
  if (local && isWithin(place, local.addresses.least)) return { arrives: true, through: undefined }
  const others = here.filter(({ target }) => target.is !== 'local')
  const onward = others.filter(({ target }) => passesOn(target))
  // Of a VPC whose ranges are not all known more may be local.
  const arrives = local !== undefined || onward.length > 0 || !vpc.whole ? 'unknown' : false
  return { arrives, through: onward[0] ?? others[0] }
}

export const passesOn = (target: Lead['target']): boolean =>
  target.is !== 'blackhole' && !(target.is === 'appliance' && target.forwards === false)
