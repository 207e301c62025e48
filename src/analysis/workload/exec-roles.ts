import type { Resource } from '../../model/resource.ts'
import type { policy as policyShape } from '../../model/resources/identity.ts'
import type { Struct } from '../../model/shape.ts'
import type { World } from '../../model/world.ts'
import { type Documents, documentsIn } from '../identity/policies.ts'
import { type Named, referenceIndex, valuesOf } from '../references.ts'
import { type ExecUses, execUsesOf } from './exec-uses.ts'

type Role = Resource<'AWS::IAM::Role'>
type Attached = Resource<'AWS::IAM::Policy' | 'AWS::IAM::ManagedPolicy' | 'AWS::IAM::RolePolicy'>

const taskDefinitionsByTaskRole = referenceIndex(
  (estate) => estate.ofType('AWS::ECS::TaskDefinition'),
  (task) => [task.slots.taskRoleArn],
)

/** The uses with ECS Exec of the task definitions whose tasks have the role. */
export function execUsesWithRole(role: Role, world: World): ExecUses {
  const all = (taskDefinitionsByTaskRole(world.estate).to.get(role.address) ?? [])
    .filter((task) => {
      const named = world.exists(task) ? world.follow(task, 'taskRoleArn') : undefined
      return named?.is === 'known' && named.value.address === role.address
    })
    .map((task) => execUsesOf(task, world))
  return { uses: all.flatMap(({ uses }) => uses), unread: all.flatMap(({ unread }) => unread) }
}

const policiesByRole = referenceIndex<Attached>(
  (estate) => [
    ...estate.ofType('AWS::IAM::Policy'),
    ...estate.ofType('AWS::IAM::ManagedPolicy'),
    ...estate.ofType('AWS::IAM::RolePolicy'),
  ],
  (policy): readonly Named[] =>
    policy.type === 'AWS::IAM::RolePolicy'
      ? [policy.slots.roleName]
      : valuesOf(policy.slots.roles).flatMap(({ items }) => items),
)

/** The documents of permissions that the role has in this scan: its own, and those of policies that name it. */
export function documentsOfRole(role: Role, world: World): Documents {
  const attached = (policiesByRole(world.estate).to.get(role.address) ?? [])
    .filter((policy) => world.exists(policy) && isAttached(policy, role, world))
    .map((policy) => {
      const { documents, unread } = documentsIn(policy, world)
      return { documents: documents.map(({ document }) => ({ name: policy.address, document })), unread }
    })
  const all = [documentsIn(role, world), ...attached]
  return { documents: all.flatMap(({ documents }) => documents), unread: all.flatMap(({ unread }) => unread) }
}

function isAttached(policy: Attached, role: Role, world: World): boolean {
  if (policy.type === 'AWS::IAM::RolePolicy') {
    const named = world.follow(policy, 'roleName')
    return named.is === 'known' && named.value.address === role.address
  }
  const attachment: Struct<Pick<(typeof policyShape)['fields'], 'roles'>> = policy
  const roles = world.read(attachment, 'roles')
  return (
    roles.is === 'known' &&
    roles.value.items.some((slot) => {
      const named = world.settle(slot)
      return named.is === 'known' && world.estate.resolve(named.value)?.address === role.address
    })
  )
}
