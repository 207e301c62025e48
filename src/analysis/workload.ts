import type { Between } from '../model/between.ts'
import type { Estate } from '../model/estate.ts'
import type { Origin } from '../model/origin.ts'
import type { Address, Resource } from '../model/resource.ts'
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
  const starters = indexOf(world.estate).get(taskDefinition.address) ?? []
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

const indexes = new WeakMap<Estate, ReadonlyMap<Address, readonly Starter[]>>()

/** What may start each task definition, in whatever world. Computed once an estate. */
function indexOf(estate: Estate): ReadonlyMap<Address, readonly Starter[]> {
  const known = indexes.get(estate)
  if (known) return known
  const index = new Map<Address, Starter[]>()
  for (const starter of starterTypes.flatMap((type): readonly Starter[] => estate.ofType(type))) {
    const named = new Set<Address>()
    for (const slot of taskDefinitionSlots(starter)) {
      for (const read of leavesOf(slot)) {
        const resource = read.is === 'known' ? estate.resolve(read.value) : undefined
        if (resource) named.add(resource.address)
      }
    }
    for (const address of named) {
      const starters = index.get(address)
      if (starters) starters.push(starter)
      else index.set(address, [starter])
    }
  }
  indexes.set(estate, index)
  return index
}

type TaskDefinitionSlot = Slot<Target<'AWS::ECS::TaskDefinition'>> | undefined

function taskDefinitionSlots(starter: Starter): readonly TaskDefinitionSlot[] {
  const inTarget = (slot: Slot<StructOf<typeof eventTarget>> | undefined) =>
    valuesOf(slot).flatMap((target) =>
      valuesOf(target.slots.ecsParameters).map((launch) => launch.slots.taskDefinition),
    )
  switch (starter.type) {
    case 'AWS::Events::Rule':
      return valuesOf<List<StructOf<typeof eventTarget>>>(starter.slots.targets).flatMap(({ items }) =>
        items.flatMap(inTarget),
      )
    case 'AWS::Scheduler::Schedule':
      return inTarget(starter.slots.target)
    default:
      return [starter.slots.taskDefinition]
  }
}

const valuesOf = <T>(slot: Slot<T> | undefined): readonly T[] =>
  [...leavesOf(slot)].flatMap((read) => (read.is === 'known' ? [read.value] : []))

/**
 * The launch types that tasks of the task definition have: from every use, or, where nothing uses it, from what it says
 * itself; EC2 where it says nothing.
 *
 * Source: Amazon ECS API Reference, "RegisterTaskDefinition", requiresCompatibilities.
 */
export function launchTypesOf(
  taskDefinition: Resource<'AWS::ECS::TaskDefinition'>,
  world: World,
): Between<ReadonlySet<LaunchType>> {
  const declared = declaredTypes(taskDefinition, world)
  const uses = usesOf(taskDefinition, world)
  if (uses.length === 0) return declared
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
      for (const type of declared.atMost) atMost.add(type)
    }
  }
  return { atLeast, atMost, because }
}

function declaredTypes(
  taskDefinition: Resource<'AWS::ECS::TaskDefinition'>,
  world: World,
): Between<ReadonlySet<LaunchType>> {
  const { items, unknown } = world.items(taskDefinition, 'requiresCompatibilities')
  const types = new Set(items.map(({ value }) => value))
  if (unknown.length > 0) return { atLeast: types, atMost: allTypes, because: unknown.map(({ origin }) => origin) }
  const stated = types.size > 0 ? types : defaultTypes
  return { atLeast: stated, atMost: stated, because: [] }
}

const allTypes: ReadonlySet<LaunchType> = new Set(['EC2', 'FARGATE', 'EXTERNAL', 'MANAGED_INSTANCES'])
const defaultTypes: ReadonlySet<LaunchType> = new Set(['EC2'])

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
