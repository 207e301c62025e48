import table from '../../data/instance-types.json' with { type: 'json' }
import type { Origin } from '../../model/origin.ts'
import type { Resource } from '../../model/resource.ts'
import type { launchConfiguration } from '../../model/resources/compute.ts'
import type { capacityProviderStrategyItem } from '../../model/resources/service.ts'
import type { Field, List, Struct, StructOf } from '../../model/shape.ts'
import type { Read } from '../../model/slot.ts'
import type { Maybe } from '../../model/text.ts'
import type { World } from '../../model/world.ts'
import { partsOf, shownText } from '../texts.ts'
import { associationsOf } from '../workload/launch-types.ts'
import { type Start, scriptsOf, startOf } from './container-hosts.ts'

type Service = Resource<'AWS::ECS::Service'>
type Cluster = Resource<'AWS::ECS::Cluster'>
type Provider = Resource<'AWS::ECS::CapacityProvider'>
type Group = Resource<'AWS::AutoScaling::AutoScalingGroup'>

/** An instance type that container hosts have. */
export interface HostType {
  readonly type: string
  readonly origin: Origin
}

/** `whole`: there may be no other hosts. */
export interface HostTypes {
  readonly types: readonly HostType[]
  readonly groups: readonly Group[]
  readonly whole: boolean
}

const encrypting = new Set<string>(table.encryptionInTransitSupported.true)
const others = new Set<string>(table.encryptionInTransitSupported.false)

/** DescribeInstanceTypes, NetworkInfo.EncryptionInTransitSupported. */
export function encryptsInTransit(type: string): Maybe {
  const family = type.slice(0, type.indexOf('.'))
  if (encrypting.has(type) || encrypting.has(family)) return true
  return others.has(type) || others.has(family) ? false : 'unknown'
}

/** What the instances are that tasks of the service run on, on EC2. */
export function hostTypesOf(service: Service, world: World): HostTypes {
  const types: HostType[] = []
  const groups: Group[] = []
  const cluster = world.follow(service, 'cluster')
  const providers = providersOf(service, cluster, world)
  let whole = providers.unread === 0
  const take = (read: Read<string>) => {
    if (read.is === 'known') types.push({ type: read.value, origin: read.origin })
    else whole = false
  }
  for (const provider of providers.known) {
    const ofGroup = world.read(provider, 'autoScalingGroupProvider')
    const group = ofGroup.is === 'known' ? world.follow(ofGroup.value, 'autoScalingGroupArn') : undefined
    if (group?.is === 'known') groups.push(group.value)
    const start = group?.is === 'known' ? startOf(group.value, world) : undefined
    // A policy for mixed instances may take other types than its template has.
    const isMixed = group?.is === 'known' && world.read(group.value, 'mixedInstancesPolicy').is !== 'absent'
    if (start?.is === 'known' && !isMixed) take(typeOf(start.value, world))
    else whole = false
  }
  if (providers.known.length === 0 && cluster.is === 'known') {
    for (const start of startsFor(cluster.value, world)) take(typeOf(start, world))
    for (const instance of instancesIn(cluster.value, world)) take(instance)
  }
  return { types, groups, whole: whole && types.length > 0 }
}

/** What every start says of the instances that it makes. */
type Starting = Struct<Pick<(typeof launchConfiguration)['fields'], 'instanceType' | 'userData'>>

const startingOf = (start: Start, world: World): Read<Starting> =>
  start.type === 'AWS::EC2::LaunchTemplate'
    ? world.read(start, 'launchTemplateData')
    : { is: 'known', value: start, origin: start.place }

function typeOf(start: Start, world: World): Read<string> {
  const data = startingOf(start, world)
  if (data.is === 'known') return world.read(data.value, 'instanceType')
  return data.is === 'unknown' ? data : { is: 'absent', origin: data.origin }
}

/** The capacity providers that a service takes, else those that its cluster takes where nothing else is said. */
function providersOf(
  service: Service,
  cluster: Read<Cluster>,
  world: World,
): { readonly known: readonly Provider[]; readonly unread: number } {
  const holders: readonly Strategy<'capacityProviderStrategy'>[] = [service]
  const own = named(holders, 'capacityProviderStrategy', world)
  if (own.known.length > 0 || own.unread > 0 || cluster.is !== 'known') return own
  const clusters: readonly Strategy<'defaultCapacityProviderStrategy'>[] = [
    cluster.value,
    ...(associationsOf(world.estate).to.get(cluster.value.address) ?? []).filter((one) => world.exists(one)),
  ]
  return named(clusters, 'defaultCapacityProviderStrategy', world)
}

type Strategy<K extends string> = Struct<{
  readonly [name in K]: Field<List<StructOf<typeof capacityProviderStrategyItem>>>
}>

function named<K extends string>(
  holders: readonly Strategy<K>[],
  field: K,
  world: World,
): { readonly known: readonly Provider[]; readonly unread: number } {
  const known: Provider[] = []
  let unread = 0
  for (const holder of holders) {
    const list = world.read(holder, field)
    if (list.is === 'unknown') unread++
    if (list.is !== 'known') continue
    for (const slot of list.value.items) {
      const item = world.settle(slot)
      const provider = item.is === 'known' ? world.follow(item.value, 'capacityProvider') : undefined
      if (provider?.is === 'known') known.push(provider.value)
      else unread++
    }
  }
  return { known, unread }
}

/** What starts instances that say in their user data that they join the cluster. */
const startsFor = (cluster: Cluster, world: World): readonly Start[] =>
  [
    ...world.estate.ofType('AWS::EC2::LaunchTemplate'),
    ...world.estate.ofType('AWS::AutoScaling::LaunchConfiguration'),
  ].filter((start) => {
    if (!world.exists(start)) return false
    const data = startingOf(start, world)
    return data.is === 'known' && scriptsOf(data.value, start, world).some((script) => joins(script, cluster, world))
  })

function joins(script: Read<string>, cluster: Cluster, world: World): boolean {
  if (script.is === 'absent') return false
  const name = world.read(cluster, 'clusterName')
  const text = shownText(script)
  return (
    partsOf(script).some((part) => typeof part !== 'string' && part.resource === cluster.address) ||
    (name.is === 'known' && text.includes('ECS_CLUSTER') && text.includes(name.value))
  )
}

/** What replies say of the instances that have joined. */
const instancesIn = (cluster: Cluster, world: World): readonly Read<string>[] =>
  world.estate.ofType('Breakwater::ECS::ContainerInstance').flatMap((instance) => {
    const own = world.follow(instance, 'cluster')
    if (own.is !== 'known' || own.value.address !== cluster.address) return []
    return world.items(instance, 'attributes').items.flatMap(({ value: attribute }) => {
      const name = world.read(attribute, 'name')
      return name.is === 'known' && name.value === 'ecs.instance-type' ? [world.read(attribute, 'value')] : []
    })
  })
