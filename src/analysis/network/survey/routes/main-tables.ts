import type { Resource } from '../../../../model/resource.ts'
import type { Target } from '../../../../model/shape.ts'
import type { Read } from '../../../../model/slot.ts'
import type { Draft } from '../draft.ts'
import { listed } from '../listed.ts'

/** The route table that is meant, by itself or as the main one of a VPC; undefined where it is not in the scan. */
export function tableOf(
  read: Read<Target<'AWS::EC2::RouteTable' | 'AWS::EC2::VPC'>>,
  draft: Draft,
): string | undefined {
  const found = draft.resource(read)
  return found?.type === 'AWS::EC2::VPC' ? mainTableOf(found, draft) : found?.address
}

/** The main route table of a VPC: one that is seen, or the one that comes with it and has local routes only. */
export function mainTableOf(vpc: Resource<'AWS::EC2::VPC'>, draft: Draft): string | undefined {
  const [seen, other] = draft.index(mainTables).get(vpc.address) ?? []
  if (other !== undefined) return undefined
  if (seen !== undefined) return seen
  return vpc.from === 'template' ? `main route table of ${vpc.address}` : undefined
}

export function* mainTables(draft: Draft): Iterable<readonly [vpc: string, table: string]> {
  const { world } = draft
  for (const table of draft.of('AWS::EC2::RouteTable')) {
    const isMain = listed(table, 'associations', world).items.some(({ value }) => {
      const main = world.read(value, 'main')
      return main.is === 'known' && main.value
    })
    const vpc = isMain ? draft.vpc(world.read(table, 'vpcId')) : undefined
    if (vpc !== undefined) yield [vpc, table.address]
  }
}
