import type { Estate } from '../../../model/estate.ts'
import { someoneIn } from '../engine/strangers.ts'
import type { Interface, Network, Subnet } from '../network.ts'

/** Somebody in each of some subnets: a VPC means anything that is in it, whether or not something shows it. */
export function dwellersIn(
  subnets: readonly Subnet[],
  name: string,
  { vpcs }: Network,
  estate: Estate,
): readonly Interface[] {
  const ranges = new Map(vpcs.map(({ id, cidrs }) => [id, cidrs]))
  return subnets.map((subnet) => {
    const isSeen = subnet.cidrs.length > 0 && estate.complete('AWS::EC2::NetworkInterface', subnet.vpc)
    const cidrs = subnet.cidrs.length > 0 ? subnet.cidrs : (ranges.get(subnet.vpc) ?? [])
    return someoneIn(subnet, cidrs, isSeen, name)
  })
}
