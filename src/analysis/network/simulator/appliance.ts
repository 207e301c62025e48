import type { RouteTarget } from '../network.ts'
import { deliver, type Journey, type Step, stopped } from './journey.ts'
import { isInVpc, the } from './known-network.ts'

/** What an appliance does is not known; one that forwards is taken to put the packet back on its way inside the VPC. */
export function toAppliance(
  journey: Journey,
  { id, forwards }: Extract<RouteTarget, { readonly is: 'appliance' }>,
): Step {
  const { known, subnet, header, hops } = journey
  if (forwards !== true) return stopped('ENI_SOURCE_DEST_CHECK_RESTRICTION', id)
  hops.push({ kind: 'appliance', id, says: 'via appliance' })
  if (!isInVpc(the(known.vpcs, subnet.vpc), header.version, header.destination))
    return stopped('UNKNOWN_DESTINATION', id)
  return deliver(journey, subnet.vpc, 'none')
}
