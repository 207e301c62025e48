import type { Between } from '../model/between.ts'
import type { Estate } from '../model/estate.ts'
import type { Origin } from '../model/origin.ts'
import type { Address, Resource, ResourceType } from '../model/resource.ts'
import type { capacityProviderStrategyItem, eventTarget, launch, service } from '../model/resources/service.ts'
import type { compatibilities } from '../model/resources/task-definition.ts'
import type { List, Struct, StructOf, Target } from '../model/shape.ts'
import { leavesOf, type Read, type Slot } from '../model/slot.ts'
import { type Items, placeOf, type World } from '../model/world.ts'

/** What tasks run on, as `requiresCompatibilities` names it. */
export type LaunchType = (typeof compatibilities)[number]

/** What starts tasks. */
export type Starter = Resource<
  'AWS::ECS::Service' | 'AWS::ECS::TaskSet' | 'Breakwater::ECS::Task' | 'AWS::Events::Rule' | 'AWS::Scheduler::Schedule'
>

type Launch = Struct<typeof launch>
type Cluster = Resource<'AWS::ECS::Cluster'>

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
export function usesOf(taskDefinition: Resource<'AWS::ECS::TaskDefinition'>, world: World): readonly Use[] {
  const starters = indexed(world.estate, taskDefinitionIndexes, taskDefinitionSlots).get(taskDefinition.address) ?? []
  return starters
    .filter((starter) => world.exists(starter))
    .flatMap((starter) => launchesOf(starter, world))
    .filter(({ launch }) => {
      const named = world.follow(launch, 'taskDefinition')
      return named.is === 'known' && named.value.address === taskDefinition.address
    })
}

function launchesOf(starter: Starter, world: World): readonly Use[] {
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

/** What starts tasks in a cluster, and what may do so: which cluster it names is not known. */
export interface ClusterUses {
  readonly uses: readonly Use[]
  readonly unread: readonly Use[]
}

/** Everything in one world that starts tasks in the cluster, whether or not its task definition is in the estate. */
export function usesIn(cluster: Cluster, world: World): ClusterUses {
  const index = indexed(world.estate, clusterIndexes, clusterSlots)
  const starters = new Set([...(index.get(cluster.address) ?? []), ...(index.get(unread) ?? [])])
  const all = [...starters].filter((starter) => world.exists(starter)).flatMap((starter) => launchesOf(starter, world))
  return {
    uses: all.filter(({ cluster: named }) => named.is === 'known' && named.value.address === cluster.address),
    unread: all.filter(({ cluster: named }) => named.is === 'unknown' && named.why.because !== 'not-scanned'),
  }
}

/** A field that names another resource. */
type Named = Slot<Target<ResourceType>> | undefined

type Index = ReadonlyMap<Address | typeof unread, readonly Starter[]>

/** The key of what names something that is not known. */
const unread = Symbol('unread')

const taskDefinitionIndexes = new WeakMap<Estate, Index>()
const clusterIndexes = new WeakMap<Estate, Index>()

/** What may name each resource in the slots, in whatever world. Computed once an estate. */
function indexed(
  estate: Estate,
  indexes: WeakMap<Estate, Index>,
  slotsOf: (starter: Starter) => readonly Named[],
): Index {
  const known = indexes.get(estate)
  if (known) return known
  const index = new Map<Address | typeof unread, Starter[]>()
  for (const starter of starterTypes.flatMap((type): readonly Starter[] => estate.ofType(type))) {
    const named = new Set<Address | typeof unread>()
    for (const read of slotsOf(starter).flatMap((slot) => [...leavesOf(slot)])) {
      const resource = read.is === 'known' ? estate.resolve(read.value) : undefined
      if (resource) named.add(resource.address)
      else if (read.is === 'unknown') named.add(unread)
    }
    for (const key of named) {
      const starters = index.get(key)
      if (starters) starters.push(starter)
      else index.set(key, [starter])
    }
  }
  indexes.set(estate, index)
  return index
}

const taskDefinitionSlots = (starter: Starter): readonly Named[] =>
  isScheduled(starter)
    ? targetsOf(starter).flatMap((target) =>
        valuesOf(target.slots.ecsParameters).map((launch) => launch.slots.taskDefinition),
      )
    : [starter.slots.taskDefinition]

const clusterSlots = (starter: Starter): readonly Named[] =>
  isScheduled(starter) ? targetsOf(starter).map((target) => target.slots.arn) : [starter.slots.cluster]

type Scheduled = Resource<'AWS::Events::Rule' | 'AWS::Scheduler::Schedule'>

const isScheduled = (starter: Starter): starter is Scheduled =>
  starter.type === 'AWS::Events::Rule' || starter.type === 'AWS::Scheduler::Schedule'

/** The targets that the starter has in some world. */
function targetsOf(starter: Scheduled): readonly StructOf<typeof eventTarget>[] {
  if (starter.type === 'AWS::Scheduler::Schedule') return valuesOf(starter.slots.target)
  const lists = valuesOf<List<StructOf<typeof eventTarget>>>(starter.slots.targets)
  return lists.flatMap(({ items }) => items.flatMap((item) => valuesOf(item)))
}

const valuesOf = <T>(slot: Slot<T> | undefined): readonly T[] =>
  [...leavesOf(slot)].flatMap((read) => (read.is === 'known' ? [read.value] : []))

/**
 * The launch types that tasks of the task definition have: from every use; where a use cannot be told or there is none,
 * from what it says itself. EC2 where nothing uses it and it says nothing.
 *
 * Source: Amazon ECS API Reference, "RegisterTaskDefinition", requiresCompatibilities.
 */
export function launchTypesOf(
  taskDefinition: Resource<'AWS::ECS::TaskDefinition'>,
  world: World,
): Between<ReadonlySet<LaunchType>> {
  const stated = statedTypes(taskDefinition, world)
  const uses = usesOf(taskDefinition, world)
  if (uses.length === 0) return stated.atMost.size === allTypes.size && stated.because.length === 0 ? onEc2 : stated
  const atLeast = new Set<LaunchType>()
  const atMost = new Set<LaunchType>()
  const because: Origin[] = []
  for (const use of uses) {
    const types = launchTypesOfUse(use, world)
    if (types) {
      for (const type of types) {
        atLeast.add(type)
        atMost.add(type)
      }
    } else {
      because.push(placeOf(use.launch))
      for (const type of stated.atLeast) if (stated.atMost.size === 1) atLeast.add(type)
      for (const type of stated.atMost) atMost.add(type)
    }
  }
  return { atLeast, atMost, because }
}

/** What `requiresCompatibilities` says: any type where it says nothing. */
function statedTypes(
  taskDefinition: Resource<'AWS::ECS::TaskDefinition'>,
  world: World,
): Between<ReadonlySet<LaunchType>> {
  const { items, unknown } = world.items(taskDefinition, 'requiresCompatibilities')
  const types = new Set(items.map(({ value }) => value))
  if (unknown.length > 0) return { atLeast: types, atMost: allTypes, because: unknown.map(({ origin }) => origin) }
  return { atLeast: types, atMost: types.size > 0 ? types : allTypes, because: [] }
}

const allTypes: ReadonlySet<LaunchType> = new Set(['EC2', 'FARGATE', 'EXTERNAL', 'MANAGED_INSTANCES'])
const defaultTypes: ReadonlySet<LaunchType> = new Set(['EC2'])
const onEc2: Between<ReadonlySet<LaunchType>> = { atLeast: defaultTypes, atMost: defaultTypes, because: [] }

/** The launch types of one use; undefined where they cannot be told. */
export function launchTypesOfUse({ launch, cluster }: Use, world: World): ReadonlySet<LaunchType> | undefined {
  const stated = world.read(launch, 'launchType')
  if (stated.is === 'known') return new Set([stated.value])
  const strategy = typesOf(world.items(launch, 'capacityProviderStrategy'), world)
  if (stated.is === 'unknown' || strategy === undefined) return undefined
  if (strategy.size > 0) return strategy
  if (cluster.is !== 'known') return undefined
  const own = typesOf(world.items(cluster.value, 'defaultCapacityProviderStrategy'), world)
  if (own === undefined || own.size > 0) return own
  for (const association of world.estate.ofType('AWS::ECS::ClusterCapacityProviderAssociations')) {
    const named = world.exists(association) ? world.follow(association, 'cluster') : undefined
    if (named?.is === 'known' && named.value.address === cluster.value.address) {
      const associated = typesOf(world.items(association, 'defaultCapacityProviderStrategy'), world)
      if (associated === undefined || associated.size > 0) return associated
    }
  }
  return defaultTypes
}

/** The launch types of a strategy's providers, none where there is no strategy; undefined where one cannot be told. */
function typesOf(
  strategy: Items<StructOf<typeof capacityProviderStrategyItem>>,
  world: World,
): ReadonlySet<LaunchType> | undefined {
  if (strategy.unknown.length > 0) return undefined
  const types = new Set<LaunchType>()
  for (const { value } of strategy.items) {
    const type = providerType(value, world)
    if (!type) return undefined
    types.add(type)
  }
  return types
}

/** Source: Amazon ECS API Reference, "CapacityProvider"; `FARGATE` and `FARGATE_SPOT` exist in every account. */
function providerType(item: StructOf<typeof capacityProviderStrategyItem>, world: World): LaunchType | undefined {
  const named = world.read(item, 'capacityProvider')
  const text = named.is === 'known' ? named.value.text : undefined
  if (text === 'FARGATE' || text === 'FARGATE_SPOT') return 'FARGATE'
  const provider = world.follow(item, 'capacityProvider')
  if (provider.is !== 'known') return undefined
  if (world.read(provider.value, 'autoScalingGroupProvider').is === 'known') return 'EC2'
  return world.read(provider.value, 'managedInstancesProvider').is === 'known' ? 'MANAGED_INSTANCES' : undefined
}
