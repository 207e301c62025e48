import type { Resource } from '../../model/resource.ts'
import type { task } from '../../model/resources/task.ts'
import type { Struct } from '../../model/shape.ts'
import type { Read, Unknown } from '../../model/slot.ts'
import type { World } from '../../model/world.ts'
import { type Starter, type Use, usesIn, usesInUnknownCluster, usesOf } from './uses.ts'

/** The uses whose tasks can be entered by ECS Exec, and what could not be read and may make it more. */
export interface ExecUses {
  readonly uses: readonly Use[]
  readonly unread: readonly Unknown[]
}

/** Is ECS Exec on for the tasks that this starts? A task set's tasks are its service's. */
export function isExecEnabled(starter: Starter, world: World): Read<boolean> {
  switch (starter.type) {
    case 'AWS::ECS::Service':
    case 'Breakwater::ECS::Task': {
      const entered: Struct<Pick<(typeof task)['fields'], 'enableExecuteCommand'>> = starter
      return world.read(entered, 'enableExecuteCommand')
    }
    case 'AWS::ECS::TaskSet': {
      const service = world.follow(starter, 'service')
      if (service.is === 'known') return world.read(service.value, 'enableExecuteCommand')
      return service.is === 'unknown' ? service : { is: 'absent', origin: service.origin }
    }
    default:
      return { is: 'absent', origin: starter.place }
  }
}

/** The uses of a task definition with ECS Exec. */
export function execUsesOf(task: Resource<'AWS::ECS::TaskDefinition'>, world: World): ExecUses {
  return world.once(execUsesOf, task, () => withExec(usesOf(task, world), world))
}

/** The uses in a cluster with ECS Exec; one whose cluster is not known may be in this one. */
export function execUsesIn(cluster: Resource<'AWS::ECS::Cluster'>, world: World): ExecUses {
  return world.once(execUsesIn, cluster, () => {
    const { uses, unread } = withExec(usesIn(cluster, world), world)
    return { uses, unread: [...unread, ...strayExec(world)] }
  })
}

/** A use with ECS Exec in a cluster that is not known: one leaves the matter open for every cluster. */
function strayExec(world: World): readonly Unknown[] {
  return world.onceForEstate(strayExec, (here) => {
    let open: Unknown | undefined
    for (const { starter, cluster } of usesInUnknownCluster(here)) {
      const exec = isExecEnabled(starter, here)
      if (exec.is === 'known' && exec.value && cluster.is === 'unknown') return [cluster]
      if (exec.is === 'unknown') open ??= exec
    }
    return open ? [open] : []
  })
}

function withExec(all: readonly Use[], world: World): ExecUses {
  const uses: Use[] = []
  const unread: Unknown[] = []
  for (const use of all) {
    const exec = isExecEnabled(use.starter, world)
    if (exec.is === 'known' && exec.value) uses.push(use)
    else if (exec.is === 'unknown') unread.push(exec)
  }
  return { uses, unread }
}
