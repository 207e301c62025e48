import type { Address, Resource } from '../../model/resource.ts'
import type { launch, service } from '../../model/resources/service.ts'
import type { Struct } from '../../model/shape.ts'
import type { Read } from '../../model/slot.ts'
import type { World } from '../../model/world.ts'
import { type Named, referenceIndex } from '../references.ts'
import { launchesAnywhere, type Scheduler, scheduledTasksOf, schedulerTypes } from './scheduled-tasks.ts'

/** What starts tasks. */
export type Starter = Resource<(typeof starterTypes)[number]>

type Launch = Struct<typeof launch>
type Cluster = Resource<'AWS::ECS::Cluster'>
type TaskDefinition = Resource<'AWS::ECS::TaskDefinition'>

/** One use of a task definition: what starts it, the fields that say where, and the cluster. */
export interface Use {
  readonly starter: Starter
  readonly launch: Launch
  readonly cluster: Read<Cluster>
}

const starterTypes = ['AWS::ECS::Service', 'AWS::ECS::TaskSet', 'Breakwater::ECS::Task', ...schedulerTypes] as const

/** Everything in one world that starts tasks of the task definition. */
export function usesOf(taskDefinition: TaskDefinition, world: World): readonly Use[] {
  return world.once(usesOf, taskDefinition, () => {
    const starters = startersByTaskDefinition(world.estate).to.get(taskDefinition.address) ?? []
    return launchesOf(starters, world).filter(({ launch }) => {
      const named = world.follow(launch, 'taskDefinition')
      return named.is === 'known' && named.value.address === taskDefinition.address
    })
  })
}

/** Everything in one world that starts tasks in the cluster, whether or not its task definition is in the estate. */
export function usesIn(cluster: Cluster, world: World): readonly Use[] {
  const starters = startersByCluster(world.estate).to.get(cluster.address) ?? []
  return launchesOf(starters, world).filter(
    ({ cluster: named }) => named.is === 'known' && named.value.address === cluster.address,
  )
}

/** Everything in one world that starts tasks in a cluster that is not known, so perhaps in any of the estate. */
export function usesInUnknownCluster(world: World): readonly Use[] {
  return world.onceForEstate(usesInUnknownCluster, (here) =>
    launchesOf(startersByCluster(here.estate).unread, here).filter(
      ({ cluster: named }) => named.is === 'unknown' && named.why.because !== 'not-scanned',
    ),
  )
}

/** The uses of task definitions by what is at an address; none where that starts no tasks. */
export function usesBy(address: Address, world: World): readonly Use[] {
  const found = world.estate.at(address)
  return found && isStarter(found) && world.exists(found) ? launchesOfOne(found, world) : []
}

function launchesOf(starters: readonly Starter[], world: World): readonly Use[] {
  return starters.filter((starter) => world.exists(starter)).flatMap((starter) => launchesOfOne(starter, world))
}

function launchesOfOne(starter: Starter, world: World): readonly Use[] {
  if (isScheduler(starter)) {
    return scheduledTasksOf(starter, world).tasks.map(({ launch, cluster }) => ({ starter, launch, cluster }))
  }
  const inCluster: Struct<Pick<(typeof service)['fields'], 'cluster'>> = starter
  return [{ starter, launch: starter, cluster: world.follow(inCluster, 'cluster') }]
}

const startersByTaskDefinition = referenceIndex<Starter>(
  (estate) => starterTypes.flatMap((type): readonly Starter[] => estate.ofType(type)),
  (starter): readonly Named[] =>
    isScheduler(starter)
      ? launchesAnywhere(starter).map(({ launch }) => launch.slots.taskDefinition)
      : [starter.slots.taskDefinition],
)

const startersByCluster = referenceIndex<Starter>(
  (estate) => starterTypes.flatMap((type): readonly Starter[] => estate.ofType(type)),
  (starter): readonly Named[] =>
    isScheduler(starter) ? launchesAnywhere(starter).map(({ cluster }) => cluster) : [starter.slots.cluster],
)

const starting: ReadonlySet<string> = new Set(starterTypes)
const scheduling: ReadonlySet<string> = new Set(schedulerTypes)

const isStarter = (resource: Resource): resource is Starter => starting.has(resource.type)

const isScheduler = (starter: Starter): starter is Scheduler => scheduling.has(starter.type)
