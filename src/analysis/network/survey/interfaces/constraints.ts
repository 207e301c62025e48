import type { Resource } from '../../../../model/resource.ts'
import type { placement } from '../../../../model/resources/service.ts'
import type { Struct } from '../../../../model/shape.ts'
import { answerTo, every } from '../../../workload/cluster-query/answer.ts'
import { type Query, queryOf } from '../../../workload/cluster-query/parse.ts'
import type { Use } from '../../../workload/uses.ts'
import type { Draft } from '../draft.ts'
import { listed } from '../listed.ts'
import { subjectsOf } from './host-attributes.ts'
import type { Host } from './hosts.ts'

/** A host that may run a task, at the interfaces that constraints leave. Not certain: it may as well not satisfy them. */
export interface Admitted {
  readonly host: Host
  readonly interfaces: readonly { readonly id: string; readonly certain: boolean }[]
}

type Constraint = Struct<Pick<(typeof placement)['fields'], 'type' | 'expression'>>

/** What hosts have to satisfy, by what starts a task and by its definition. */
export function constraintsOf(
  launch: Use['launch'],
  task: Resource<'AWS::ECS::TaskDefinition'> | undefined,
  draft: Draft,
): readonly Query[] {
  const { world } = draft
  const own = listed(launch, 'placementConstraints', world)
  const ofTask = task && listed(task, 'placementConstraints', world)
  const unread: readonly Query[] = [...own.unknown, ...(ofTask?.unknown ?? [])].map(() => unknown)
  return [
    ...unread,
    ...own.items.flatMap(({ value, certain }) => queryIn(value, certain, draft)),
    ...(ofTask?.items ?? []).flatMap(({ value, certain }) => queryIn(value, certain, draft)),
  ]
}

const unknown: Query = { is: 'unknown' }

/** `distinctInstance` leaves every host possible. */
function queryIn(constraint: Constraint, certain: boolean, { world }: Draft): readonly Query[] {
  const type = world.read(constraint, 'type')
  if (type.is === 'known' && type.value === 'distinctInstance') return []
  const expression = world.read(constraint, 'expression')
  const isRead = certain && type.is === 'known' && type.value === 'memberOf' && expression.is === 'known'
  return [isRead ? queryOf(expression.value) : unknown]
}

/** A host with the interfaces at which it may satisfy all constraints; none where it surely does not. */
export function admittedTo(host: Host, constraints: readonly Query[], draft: Draft): readonly Admitted[] {
  if (constraints.length === 0) return [{ host, interfaces: host.interfaces.map((id) => ({ id, certain: true })) }]
  const interfaces = host.interfaces.flatMap((id) => {
    const subjects = subjectsOf(host, id, draft)
    const answer = every(constraints.map((query) => answerTo(query, subjects)))
    return answer === false ? [] : [{ id, certain: answer === true }]
  })
  return interfaces.length === 0 ? [] : [{ host, interfaces }]
}
