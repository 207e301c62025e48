import type { awsvpcConfiguration } from '../../../../model/resources/service.ts'
import type { StructOf } from '../../../../model/shape.ts'
import type { LaunchType } from '../../../workload/launch-types.ts'
import type { Thing } from '../../network.ts'
import type { Draft } from '../draft.ts'
import { listed } from '../listed.ts'
import { groupsOf, type Standing, standingsIn } from '../workloads/standing.ts'
import type { Public } from './public-addresses.ts'

export interface TaskInterface {
  readonly id: string
  readonly isPlaced: true | 'unknown'
}

type Workload = Thing & { readonly certain: boolean }

/** Where tasks stand, and what their interfaces there have. */
export interface TaskPlace {
  readonly standing: Standing
  readonly groups: readonly string[]
  readonly public4: Public
}

/** The interfaces that tasks in awsvpc mode get by a network configuration. */
export function addTaskInterfaces(
  workload: Workload,
  network: StructOf<typeof awsvpcConfiguration>,
  types: ReadonlySet<LaunchType> | undefined,
  draft: Draft,
): readonly TaskInterface[] {
  const { world } = draft
  const groups = listed(network, 'securityGroups', world)
  const public4 = publicOf(network, types, draft)
  const places = standingsIn(listed(network, 'subnets', world), draft).map(
    (standing): TaskPlace => ({ standing, groups: groupsOf(groups, standing, draft), public4 }),
  )
  return addTaskInterfacesIn(workload, places, draft)
}

/**
 * The interfaces that tasks get, one for each subnet where they may run. An IPv6 address depends on a setting of the
 * account: tasks that have one are interfaces of their own, which may not be there.
 */
export function addTaskInterfacesIn(
  workload: Workload,
  places: readonly TaskPlace[],
  draft: Draft,
): readonly TaskInterface[] {
  const made: TaskInterface[] = []
  for (const { standing, groups, public4 } of places) {
    const id = `${workload.id}/${standing.id}`
    if (draft.has(id)) continue
    const shared = {
      name: `${workload.name} in ${standing.name}`,
      origin: standing.origin,
      subnet: standing.id,
      groups,
      sourceDestCheck: true,
      owner: { is: 'task', id: workload.id },
      ...(places.length > 1 && { isOneOf: true as const }),
    } as const
    const certain = workload.certain && standing.certain
    draft.add({ ...shared, id, address4: standing.address4, address6: undefined, public4, certain })
    made.push({ id, isPlaced: true })
    if (standing.address6) {
      const twin = `${id}/ipv6`
      const { address4, address6 } = standing
      draft.add({
        ...shared,
        id: twin,
        address4,
        address6,
        public4,
        certain: standing.address4 === undefined && certain,
        doubt: 'which has an IPv6 address where the account has dualStackIPv6 on',
      })
      made.push({ id: twin, isPlaced: 'unknown' })
    }
  }
  return made
}

/** Only Fargate gives public addresses to tasks. Source: Amazon ECS API Reference, "AwsVpcConfiguration". */
function publicOf(
  network: StructOf<typeof awsvpcConfiguration>,
  types: ReadonlySet<LaunchType> | undefined,
  { world }: Draft,
): Public {
  if (types && !types.has('FARGATE')) return { is: false }
  const assign = world.read(network, 'assignPublicIp')
  if (assign.is === 'unknown') return { is: 'unknown' }
  if (assign.is === 'absent' || assign.value === 'DISABLED') return { is: false }
  return { is: true }
}
