import type { Resource } from '../../model/resource.ts'
import type { Unknown } from '../../model/slot.ts'
import type { World } from '../../model/world.ts'
import { referenceIndex } from '../references.ts'
import type { Found } from './listeners.ts'
import type { LoadBalancer } from './load-balancer-attributes.ts'

type Association = Resource<'AWS::WAFv2::WebACLAssociation'>

/** The associations of web ACLs with a load balancer, and those of which nobody can tell what they protect. */
export function webAclsOf(balancer: LoadBalancer, world: World): Found<Association> {
  const { to, unread } = byProtected(world.estate)
  const known = (to.get(balancer.address) ?? []).filter((one) => {
    const named = world.exists(one) ? world.follow(one, 'resourceArn') : undefined
    return named?.is === 'known' && named.value.address === balancer.address
  })
  const unknown = unread.flatMap((one): readonly Unknown[] => {
    const named = world.exists(one) ? world.read(one, 'resourceArn') : undefined
    return named?.is === 'unknown' ? [named] : []
  })
  return { known, unread: unknown }
}

const byProtected = referenceIndex<Association>(
  (estate) => estate.ofType('AWS::WAFv2::WebACLAssociation'),
  ({ slots }) => [slots.resourceArn],
)
