import type { Between } from '../../model/between.ts'
import type { Origin } from '../../model/origin.ts'
import type { Resource } from '../../model/resource.ts'
import type { capacityProviderStrategyItem } from '../../model/resources/service.ts'
import type { compatibilities } from '../../model/resources/task-definition.ts'
import type { StructOf } from '../../model/shape.ts'
import { type Items, placeOf, type World } from '../../model/world.ts'
import { referenceIndex } from '../references.ts'
import { hostMountsOf } from '../runtime/host-mounts.ts'
import { type Use, usesOf } from './uses.ts'

/** What tasks run on, as `requiresCompatibilities` names it. */
export type LaunchType = (typeof compatibilities)[number]

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
  return world.once(launchTypesOf, taskDefinition, () => joinUses(taskDefinition, world))
}

function joinUses(
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
      const left = [...stated.atMost].filter((type) => mayBe(type, use, taskDefinition, world))
      if (left.length !== 1) because.push(placeOf(use.launch))
      for (const type of left) {
        atMost.add(type)
        if (left.length === 1) atLeast.add(type)
      }
    }
  }
  return { atLeast, atMost, because }
}

/**
 * May a use have this launch type, when all that is not known is the capacity of its cluster? What the type refuses rules
 * it out; a launch type that is given, but not known, may be any.
 *
 * Sources: Amazon ECS Developer Guide, "Amazon ECS task definition differences for Fargate", "… for Managed Instances".
 */
function mayBe(
  type: LaunchType,
  { launch, starter }: Use,
  taskDefinition: Resource<'AWS::ECS::TaskDefinition'>,
  world: World,
): boolean {
  if (type === 'EC2' || world.read(launch, 'launchType').is === 'unknown') return true
  // Tasks run on hosts of one's own only where the launch type says so: there is no capacity provider for them.
  if (type === 'EXTERNAL') return false
  const mode = world.read(taskDefinition, 'networkMode')
  if (mode.is === 'absent' || (mode.is === 'known' && mode.value === 'bridge')) return false
  if (type === 'MANAGED_INSTANCES') return true
  if (mode.is === 'known' && mode.value !== 'awsvpc') return false
  const onInstances = starter.type === 'AWS::ECS::Service' && isPlacedOnInstances(starter, world)
  return !onInstances && !needsHost(taskDefinition, world)
}

function isPlacedOnInstances(service: Resource<'AWS::ECS::Service'>, world: World): boolean {
  const scheduling = world.read(service, 'schedulingStrategy')
  return (
    (scheduling.is === 'known' && scheduling.value === 'DAEMON') ||
    world.items(service, 'placementConstraints').items.length > 0 ||
    world.items(service, 'placementStrategies').items.length > 0
  )
}

/** Uses what Fargate refuses: namespaces or paths of the host, privileged mode, placement constraints. */
function needsHost(taskDefinition: Resource<'AWS::ECS::TaskDefinition'>, world: World): boolean {
  const pid = world.read(taskDefinition, 'pidMode')
  if (pid.is === 'known' && pid.value === 'host') return true
  if (world.read(taskDefinition, 'ipcMode').is === 'known') return true
  if (world.items(taskDefinition, 'placementConstraints').items.length > 0) return true
  if (hostMountsOf(taskDefinition, world).length > 0) return true
  return world.items(taskDefinition, 'containerDefinitions').items.some(({ value }) => {
    const privileged = world.read(value, 'privileged')
    return privileged.is === 'known' && privileged.value
  })
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
export function launchTypesOfUse(
  { launch, cluster }: Pick<Use, 'launch' | 'cluster'>,
  world: World,
): ReadonlySet<LaunchType> | undefined {
  const stated = world.read(launch, 'launchType')
  if (stated.is === 'known') return new Set([stated.value])
  const strategy = typesOf(world.items(launch, 'capacityProviderStrategy'), world)
  if (stated.is === 'unknown' || strategy === undefined) return undefined
  if (strategy.size > 0) return strategy
  if (cluster.is !== 'known') return undefined
  const own = typesOf(world.items(cluster.value, 'defaultCapacityProviderStrategy'), world)
  if (own === undefined || own.size > 0) return own
  for (const association of associationsOf(world.estate).to.get(cluster.value.address) ?? []) {
    const named = world.exists(association) ? world.follow(association, 'cluster') : undefined
    if (named?.is === 'known' && named.value.address === cluster.value.address) {
      const associated = typesOf(world.items(association, 'defaultCapacityProviderStrategy'), world)
      if (associated === undefined || associated.size > 0) return associated
    }
  }
  return defaultTypes
}

/** The launch types that are written where tasks are started; undefined where that is left to the cluster or not known. */
export const launchTypesStated = (launch: Use['launch'], world: World): ReadonlySet<LaunchType> | undefined =>
  launchTypesOfUse({ launch, cluster: { is: 'absent', origin: launch.origin } }, world)

/** The associations that may give each cluster its capacity providers. */
export const associationsOf = referenceIndex(
  (estate) => estate.ofType('AWS::ECS::ClusterCapacityProviderAssociations'),
  (association) => [association.slots.cluster],
)

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
