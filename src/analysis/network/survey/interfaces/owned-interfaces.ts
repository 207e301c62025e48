import type { Resource } from '../../../../model/resource.ts'
import type { Target } from '../../../../model/shape.ts'
import type { Interface, OwnerKind } from '../../network.ts'
import type { Draft } from '../draft.ts'
import type { Listed } from '../listed.ts'
import { groupsOf, type Standing, unknownGroup } from '../workloads/standing.ts'

/** What has one interface in each of its subnets, or, where it `isOne`, in one of them. */
export interface Owning {
  readonly resource: Resource
  readonly kind: OwnerKind
  readonly standings: readonly Standing[]
  readonly groups: Listed<Target<'AWS::EC2::SecurityGroup' | 'AWS::EC2::VPC'>>
  readonly public4?: Interface['public4']['is']
  readonly isOne?: boolean
}

/** Adds the interfaces of something, unless the scan shows them; gives their ids. */
export function addOwned(
  { resource, kind, standings, groups, public4 = false, isOne = false }: Owning,
  draft: Draft,
): readonly string[] {
  const shown = draft.ownedBy(resource.address)
  if (shown.length > 0) return shown
  const { name } = draft.thing(resource)
  // Replies show the default group as well.
  const isUntold = resource.from === 'reply' && !groups.isWritten && groups.unknown.length === 0
  return standings.flatMap((standing) => {
    const id = `${resource.address}/${standing.id}`
    if (draft.has(id)) return []
    draft.add({
      id,
      name: `${name} in ${standing.name}`,
      origin: standing.origin,
      subnet: standing.id,
      groups: isUntold ? [unknownGroup(resource, draft)] : groupsOf(groups, standing, draft),
      address4: standing.address4,
      address6: undefined,
      public4: { is: public4 },
      sourceDestCheck: true,
      owner: { is: kind, id: resource.address },
      ...(isOne && standings.length > 1 && { isOneOf: true }),
      certain: standing.certain && draft.world.certainlyExists(resource),
    })
    return [id]
  })
}
