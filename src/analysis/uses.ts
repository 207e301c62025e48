import type { Resource } from '../model/resource.ts'
import type { eventTarget, launch, service } from '../model/resources/service.ts'
import type { Struct, StructOf } from '../model/shape.ts'
import type { Read } from '../model/slot.ts'
import type { World } from '../model/world.ts'
import { type Named, referenceIndex, valuesOf } from './references.ts'

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

const starterTypes = [
  'AWS::ECS::Service',
  'AWS::ECS::TaskSet',
  'Breakwater::ECS::Task',
  'AWS::Events::Rule',
  'AWS::Scheduler::Schedule',
] as const

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
  return world.onceForEstate(usesInUnknownCluster, () =>
    launchesOf(startersByCluster(world.estate).unread, world).filter(
      ({ cluster: named }) => named.is === 'unknown' && named.why.because !== 'not-scanned',
    ),
  )
}

function launchesOf(starters: readonly Starter[], world: World): readonly Use[] {
  return starters.filter((starter) => world.exists(starter)).flatMap((starter) => launchesOfOne(starter, world))
}

function launchesOfOne(starter: Starter, world: World): readonly Use[] {
  switch (starter.type) {
    case 'AWS::Events::Rule':
      return world.items(starter, 'targets').items.flatMap(({ value }) => launchOfTarget(starter, value, world))
    case 'AWS::Scheduler::Schedule': {
      const target = world.read(starter, 'target')
      return target.is === 'known' ? launchOfTarget(starter, target.value, world) : []
    }
    default: {
      const inCluster: Struct<Pick<(typeof service)['fields'], 'cluster'>> = starter
      return [{ starter, launch: starter, cluster: world.follow(inCluster, 'cluster') }]
    }
  }
}

function launchOfTarget(starter: Starter, target: StructOf<typeof eventTarget>, world: World): readonly Use[] {
  const launch = world.read(target, 'ecsParameters')
  return launch.is === 'known' ? [{ starter, launch: launch.value, cluster: world.follow(target, 'arn') }] : []
}

const startersByTaskDefinition = referenceIndex<Starter>(
  (estate) => starterTypes.flatMap((type): readonly Starter[] => estate.ofType(type)),
  (starter): readonly Named[] =>
    isScheduled(starter)
      ? targetsOf(starter).flatMap((target) =>
          valuesOf(target.slots.ecsParameters).map((launch) => launch.slots.taskDefinition),
        )
      : [starter.slots.taskDefinition],
)

const startersByCluster = referenceIndex<Starter>(
  (estate) => starterTypes.flatMap((type): readonly Starter[] => estate.ofType(type)),
  (starter): readonly Named[] =>
    isScheduled(starter) ? targetsOf(starter).map((target) => target.slots.arn) : [starter.slots.cluster],
)

type Scheduled = Resource<'AWS::Events::Rule' | 'AWS::Scheduler::Schedule'>

const isScheduled = (starter: Starter): starter is Scheduled =>
  starter.type === 'AWS::Events::Rule' || starter.type === 'AWS::Scheduler::Schedule'

/** The targets that the starter has in some world. */
function targetsOf(starter: Scheduled): readonly StructOf<typeof eventTarget>[] {
  if (starter.type === 'AWS::Scheduler::Schedule') return valuesOf(starter.slots.target)
  return valuesOf(starter.slots.targets).flatMap(({ items }) => items.flatMap((item) => valuesOf(item)))
}
