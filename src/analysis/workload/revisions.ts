import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { leavesOf, type Slot } from '../../model/slot.ts'
import type { World } from '../../model/world.ts'

/** A task definition as it is named with a revision; `scope` is what stands before the family in an ARN. */
export interface Revision {
  readonly family: string
  readonly revision: number
  readonly scope?: string
}

/** The revision that a name or ARN of a task definition means; undefined where it leaves the revision to AWS. */
function revisionNamed(text: string): Revision | undefined {
  const [, scope, family, revision] = /^(?:(arn:[^/]+)\/)?([^/:]+):(\d+)$/.exec(text) ?? []
  if (family === undefined || revision === undefined) return undefined
  return { family, revision: Number(revision), ...(scope !== undefined && { scope }) }
}

/** The revision that a service names. */
export function revisionUsedBy(service: Resource<'AWS::ECS::Service'>, world: World): Revision | undefined {
  const named = world.read(service, 'taskDefinition')
  return named.is === 'known' && named.value.text !== undefined ? revisionNamed(named.value.text) : undefined
}

interface Active extends Revision {
  readonly task: Resource<'AWS::ECS::TaskDefinition'>
}

/**
 * The newest ACTIVE revision of the family that a reply of the scan shows; undefined where none does.
 *
 * Without a scope the family must be one account's and Region's: a name that several have means none of them.
 */
export function newestActive({ family, scope }: Revision, estate: Estate): Active | undefined {
  const active = indexOf(estate).get(family) ?? []
  const scopes = new Set(active.map((one) => one.scope))
  if (scope === undefined && scopes.size > 1) return undefined
  return active
    .filter((one) => scope === undefined || one.scope === scope)
    .reduce<Active | undefined>((newest, one) => (newest && newest.revision > one.revision ? newest : one), undefined)
}

const indexes = new WeakMap<Estate, ReadonlyMap<string, readonly Active[]>>()

/** The ACTIVE revisions that replies show, by family. Computed once an estate. */
function indexOf(estate: Estate): ReadonlyMap<string, readonly Active[]> {
  const known = indexes.get(estate)
  if (known) return known
  const index = new Map<string, Active[]>()
  for (const task of estate.ofType('AWS::ECS::TaskDefinition')) {
    const named = revisionNamed(written(task.slots.taskDefinitionArn) ?? '')
    if (task.from !== 'reply' || !named || written(task.slots.status) !== 'ACTIVE') continue
    const family = index.get(named.family)
    if (family) family.push({ ...named, task })
    else index.set(named.family, [{ ...named, task }])
  }
  indexes.set(estate, index)
  return index
}

/** The text of a field of a reply, in which nothing is undecided. */
function written(slot: Slot<string> | undefined): string | undefined {
  const [read] = leavesOf(slot)
  return read?.is === 'known' ? read.value : undefined
}
