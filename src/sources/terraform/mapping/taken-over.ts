import type { Address } from '../../../model/resource.ts'
import type { Evaluated } from '../evaluated.ts'
import type { Named } from './named.ts'
import { entryOf, inEveryEntry } from './values.ts'

/** A resource by which Terraform takes over what AWS makes with every VPC. */
interface TakesOver {
  /** The attribute that names the VPC. */
  readonly by: string
  /** The attributes of the VPC that are the id of the resource. */
  readonly as: readonly string[]
}

/**
 * By type.
 *
 * Source: documentation of the provider hashicorp/aws, resources aws_vpc, "Attribute Reference", and aws_default_*.
 */
const takingOver: Readonly<Record<string, TakesOver>> = {
  aws_default_network_acl: { by: 'default_network_acl_id', as: ['default_network_acl_id'] },
  aws_default_route_table: { by: 'default_route_table_id', as: ['default_route_table_id', 'main_route_table_id'] },
  aws_default_security_group: { by: 'vpc_id', as: ['default_security_group_id'] },
}

/** The resources with what they call the default group, table or ACL of a VPC as the one that takes it over, if one does. */
export function withTakenOver(evaluated: readonly Evaluated[], named: Named): readonly Evaluated[] {
  const takers = new Map<string, Address | 'several'>()
  for (const { type, mode, address, values } of evaluated) {
    const takes = mode === 'managed' && Object.hasOwn(takingOver, type) ? takingOver[type] : undefined
    if (!takes) continue
    const vpcs = ['aws_vpc', 'aws_default_vpc'].flatMap((vpc) => [...named.in(entryOf(values, takes.by), vpc)])
    const [found, ...others] = vpcs
    if (found?.[1] !== true || others.length > 0) continue
    for (const attribute of takes.as) {
      const key = `${found[0]} ${attribute}`
      takers.set(key, takers.has(key) ? 'several' : address)
    }
  }
  if (takers.size === 0) return evaluated
  return evaluated.map((one) => ({
    ...one,
    values: inEveryEntry(one.values, (hole) => {
      const taker = takers.get(`${hole.resource} ${hole.attribute}`)
      const leads = taker !== undefined && taker !== 'several' && taker !== one.address
      return leads ? { ...hole, resource: taker, attribute: 'id' } : hole
    }),
  }))
}
