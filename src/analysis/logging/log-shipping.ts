import type { Resource } from '../../model/resource.ts'
import type { World } from '../../model/world.ts'
import { hostMountsOf, pathIsWithin } from '../runtime/host-mounts.ts'
import { isOneOf, type Text } from '../texts.ts'
import { usesIn, usesOf } from '../workload/uses.ts'

type TaskDefinition = Resource<'AWS::ECS::TaskDefinition'>

/** Where each log driver that stays on the host writes. Source: Docker Docs, "Configure logging drivers". */
const foldersByDriver = {
  'json-file': ['/var/lib/docker/containers'],
  journald: ['/var/log/journal', '/run/log/journal'],
} as const

/**
 * Does a task that is seen beside this one, in itself or in its clusters, mount the very folder that the driver writes to?
 * That is how agents that ship logs reach them.
 */
export function isShippedFromHosts(driver: Text, task: TaskDefinition, world: World): boolean {
  const folders = Object.entries(foldersByDriver).flatMap(([name, paths]) =>
    isOneOf(driver, [name]) === true ? paths : [],
  )
  return neighboursOf(task, world).some((neighbour) =>
    hostMountsOf(neighbour, world).some(
      ({ sourcePath, mounts }) =>
        mounts.length > 0 && folders.some((folder) => pathIsWithin(sourcePath, folder) === true),
    ),
  )
}

/** The task itself and every task that may share a host with it. */
function neighboursOf(task: TaskDefinition, world: World): readonly TaskDefinition[] {
  return world.once(neighboursOf, task, () => {
    const neighbours = new Set([task])
    for (const { cluster } of usesOf(task, world)) {
      if (cluster.is !== 'known') continue
      for (const { launch } of usesIn(cluster.value, world)) {
        const started = world.follow(launch, 'taskDefinition')
        if (started.is === 'known') neighbours.add(started.value)
      }
    }
    return [...neighbours]
  })
}
