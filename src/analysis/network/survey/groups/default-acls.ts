import type { Resource } from '../../../../model/resource.ts'
import type { Target } from '../../../../model/shape.ts'
import type { Read } from '../../../../model/slot.ts'
import type { Draft } from '../draft.ts'

/** The network ACL that is meant, by itself or as the default one of a VPC; undefined where it is not in the scan. */
export function aclOfReference(
  read: Read<Target<'AWS::EC2::NetworkAcl' | 'AWS::EC2::VPC'>>,
  draft: Draft,
): string | undefined {
  const found = draft.resource(read)
  return found?.type === 'AWS::EC2::VPC' ? defaultAclOf(found, draft) : found?.address
}

/** The ACL of subnets that have no other: one that is seen, or the one that comes with the VPC. */
export function defaultAclOf(vpc: Resource<'AWS::EC2::VPC'>, draft: Draft): string | undefined {
  const [seen, other] = draft.index(defaultAcls).get(vpc.address) ?? []
  if (other !== undefined) return undefined
  if (seen !== undefined) return seen
  return vpc.from === 'template' ? `default network ACL of ${vpc.address}` : undefined
}

export function* defaultAcls(draft: Draft): Iterable<readonly [vpc: string, acl: string]> {
  const { world } = draft
  for (const acl of draft.of('AWS::EC2::NetworkAcl')) {
    const isDefault = world.read(acl, 'isDefault')
    const vpc = isDefault.is === 'known' && isDefault.value ? draft.vpc(world.read(acl, 'vpcId')) : undefined
    if (vpc !== undefined) yield [vpc, acl.address]
  }
}
