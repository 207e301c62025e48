import type { Resource } from '../../../model/resource.ts'
import type { launchConfiguration } from '../../../model/resources/compute.ts'
import type { Struct, Target } from '../../../model/shape.ts'
import type { Read } from '../../../model/slot.ts'
import { type Maybe, showText } from '../../../model/text.ts'
import { isContainerHost, startOf } from '../../container-hosts.ts'
import type { PortRange } from '../network.ts'
import type { Draft } from './draft.ts'
import { automatic6, interfacesOfInstance, launched } from './instance-interfaces.ts'
import { type Listed, listed } from './listed.ts'
import { groupsOf, standingsIn } from './standing.ts'

type Groups = Listed<Target<'AWS::EC2::SecurityGroup' | 'AWS::EC2::VPC'>>

/** Instances that run containers, all those that are started alike. */
export interface Host {
  /** The Auto Scaling group, the capacity provider or the instance. */
  readonly id: string
  readonly interfaces: readonly string[]
  /** The clusters that it belongs to; 'unknown': perhaps any. */
  readonly clusters: readonly string[] | 'unknown'
  /** The capacity providers by which tasks get there. */
  readonly providers: readonly string[]
  /** Ports that Docker picks from, where the agent is told. */
  readonly dynamicPorts: PortRange | undefined
}

/** Adds the interfaces of hosts, and says which there are. */
export function addHosts(draft: Draft): readonly Host[] {
  return [
    ...draft.of('AWS::AutoScaling::AutoScalingGroup').flatMap((group) => hostsOfGroup(group, draft)),
    ...draft.of('AWS::ECS::CapacityProvider').flatMap((provider) => managedHosts(provider, draft)),
    ...draft.of('AWS::EC2::Instance').flatMap((instance) => hostOfInstance(instance, draft)),
  ]
}

function hostsOfGroup(group: Resource<'AWS::AutoScaling::AutoScalingGroup'>, draft: Draft): readonly Host[] {
  const { world } = draft
  if (group.from === 'reply' && draft.of('AWS::EC2::Instance').length > 0) return []
  const start = startOf(group, world)
  const launch = launchOf(start, draft)
  const standings = standingsIn(listed(group, 'vpcZoneIdentifier', world), draft)
  const interfaces = standings.map((standing) => {
    const id = `${group.address}/${standing.id}`
    draft.add({
      id,
      name: `${draft.thing(group).name} in ${standing.name}`,
      origin: group.place,
      subnet: standing.id,
      groups: launch.groups ? groupsOf(launch.groups, standing, draft) : [unknownGroup(group, draft)],
      address4: standing.address4,
      address6: automatic6(standing, draft),
      public4: launch.isPublic === undefined ? { is: 'unknown' } : launched(launch.isPublic, standing),
      sourceDestCheck: true,
      owner: { is: 'instance', id: group.address },
      certain: standing.certain && world.certainlyExists(group),
    })
    return id
  })
  const providers = draft.index(providersByGroup).get(group.address) ?? []
  const script = start.is === 'known' ? scriptOf(start.value, draft) : undefined
  const isHost = providers.length > 0 || (script ? isContainerHost(script, world) : 'unknown')
  if (isHost === false) return []
  const ofProviders = providers.flatMap((provider) => draft.index(clustersByProvider).get(provider) ?? [])
  const joined = clustersOf(script && world.read(script, 'userData'), draft)
  const clusters = ofProviders.length > 0 ? [...new Set(ofProviders)] : joined
  return [
    {
      id: group.address,
      interfaces,
      clusters,
      providers,
      dynamicPorts: dynamicPortsOf(script && world.read(script, 'userData')),
    },
  ]
}

function unknownGroup(group: Resource, draft: Draft): string {
  const id = `security groups of ${group.address}`
  draft.namedGroups.set(id, { id, name: id, origin: group.place })
  return id
}

type Start = Resource<'AWS::EC2::LaunchTemplate' | 'AWS::AutoScaling::LaunchConfiguration'>

/** What is launched: undefined where what says so is not in the scan. */
function launchOf(start: Read<Start>, draft: Draft): { groups?: Groups; isPublic?: Read<boolean> } {
  const { world } = draft
  if (start.is !== 'known') return {}
  if (start.value.type === 'AWS::AutoScaling::LaunchConfiguration') {
    const groups = listed(start.value, 'securityGroups', world)
    return { groups, isPublic: world.read(start.value, 'associatePublicIpAddress') }
  }
  const data = world.read(start.value, 'launchTemplateData')
  if (data.is !== 'known') return {}
  const specs = listed(data.value, 'networkInterfaces', world)
  const [spec] = specs.items
  if (!spec && specs.unknown.length > 0) return {}
  const isPublic: Read<boolean> = spec
    ? world.read(spec.value, 'associatePublicIpAddress')
    : { is: 'absent', origin: start.value.place }
  const all = [
    ...(spec ? [listed(spec.value, 'groups', world)] : []),
    listed(data.value, 'securityGroupIds', world),
    listed(data.value, 'securityGroups', world),
  ]
  const groups = all.find(({ isWritten, unknown }) => isWritten || unknown.length > 0)
  return { groups: groups ?? { items: [], unknown: [], isWritten: false }, isPublic }
}

type Script = Struct<Pick<(typeof launchConfiguration)['fields'], 'imageId' | 'userData'>>

function scriptOf(start: Start, { world }: Draft): Script | undefined {
  if (start.type === 'AWS::AutoScaling::LaunchConfiguration') return start
  const data = world.read(start, 'launchTemplateData')
  return data.is === 'known' ? data.value : undefined
}

/** The cluster that a script joins a host to: `default` where it names none. */
function clustersOf(script: Read<string> | undefined, draft: Draft): readonly string[] | 'unknown' {
  if (!script || script.is === 'absent') return 'unknown'
  if (script.is === 'known') {
    const name = /ECS_CLUSTER\s*=\s*['"]?([\w-]+)/.exec(script.value)?.[1] ?? 'default'
    const cluster = draft.estate.resolve({ to: ['AWS::ECS::Cluster'], text: name })
    return cluster ? [cluster.address] : 'unknown'
  }
  const named = (script.parts ?? []).flatMap((part) => (typeof part === 'string' ? [] : [part.resource ?? '']))
  const clusters = named.filter((address) => draft.estate.at(address)?.type === 'AWS::ECS::Cluster')
  return clusters.length > 0 ? clusters : 'unknown'
}

/** Source: Amazon ECS Developer Guide, "Amazon ECS container agent configuration". */
function dynamicPortsOf(script: Read<string> | undefined): PortRange | undefined {
  const text = script?.is === 'known' ? script.value : script?.is === 'unknown' ? showText(script.parts ?? []) : ''
  const [, from, to] = /ECS_DYNAMIC_HOST_PORT_RANGE\s*=\s*['"]?(\d{1,5})-(\d{1,5})/.exec(text) ?? []
  const range: PortRange = [Number(from), Number(to)]
  return range[0] > 0 && range[0] <= range[1] && range[1] <= 65_535 ? range : undefined
}

function* providersByGroup(draft: Draft): Iterable<readonly [group: string, provider: string]> {
  const { world } = draft
  for (const provider of draft.of('AWS::ECS::CapacityProvider')) {
    const own = world.read(provider, 'autoScalingGroupProvider')
    const group = own.is === 'known' ? draft.idOf(world.read(own.value, 'autoScalingGroupArn')) : undefined
    if (group !== undefined) yield [group, provider.address]
  }
}

/** The clusters that have each capacity provider, by its address. */
function* clustersByProvider(draft: Draft): Iterable<readonly [provider: string, cluster: string]> {
  const { world, estate } = draft
  const named = (text: string) => estate.resolve({ to: ['AWS::ECS::CapacityProvider'], text })?.address
  for (const cluster of draft.of('AWS::ECS::Cluster')) {
    for (const text of providersNamed(cluster.slots.capacityProviders, draft))
      yield [named(text) ?? text, cluster.address]
  }
  for (const association of draft.of('AWS::ECS::ClusterCapacityProviderAssociations')) {
    const cluster = draft.idOf(world.read(association, 'cluster'))
    if (cluster === undefined) continue
    for (const text of providersNamed(association.slots.capacityProviders, draft)) yield [named(text) ?? text, cluster]
  }
  for (const provider of draft.of('AWS::ECS::CapacityProvider')) {
    const cluster = draft.idOf(world.read(provider, 'cluster'))
    if (cluster !== undefined) yield [provider.address, cluster]
  }
}

type Names = Resource<'AWS::ECS::Cluster'>['slots']['capacityProviders']

/** Names, or the addresses of providers that are named by reference. */
function providersNamed(slot: Names, { world }: Draft): readonly string[] {
  const list = slot && world.settle(slot)
  if (list?.is !== 'known') return []
  return list.value.items.flatMap((item) => {
    const read = world.settle(item)
    if (read.is === 'known') return [read.value]
    if (read.is === 'absent') return []
    return (read.parts ?? []).flatMap((part) => (typeof part === 'string' ? [] : [part.resource ?? '']))
  })
}

/** The instances of ECS Managed Instances. Source: Amazon ECS API Reference, "ManagedInstancesProvider". */
function managedHosts(provider: Resource<'AWS::ECS::CapacityProvider'>, draft: Draft): readonly Host[] {
  const { world } = draft
  const own = world.read(provider, 'managedInstancesProvider')
  const template = own.is === 'known' ? world.read(own.value, 'instanceLaunchTemplate') : undefined
  const network = template?.is === 'known' ? world.read(template.value, 'networkConfiguration') : undefined
  if (network?.is !== 'known') return []
  const groups = listed(network.value, 'securityGroups', world)
  const interfaces = standingsIn(listed(network.value, 'subnets', world), draft).map((standing) => {
    const id = `${provider.address}/${standing.id}`
    draft.add({
      id,
      name: `${draft.thing(provider).name} in ${standing.name}`,
      origin: provider.place,
      subnet: standing.id,
      groups: groupsOf(groups, standing, draft),
      address4: standing.address4,
      address6: automatic6(standing, draft),
      public4: { is: standing.mapsPublic },
      sourceDestCheck: true,
      owner: { is: 'instance', id: provider.address },
      certain: standing.certain && world.certainlyExists(provider),
    })
    return id
  })
  const clusters = draft.index(clustersByProvider).get(provider.address) ?? 'unknown'
  return [{ id: provider.address, interfaces, clusters, providers: [provider.address], dynamicPorts: undefined }]
}

/** A single instance: a container host where a reply or its script says so. */
function hostOfInstance(instance: Resource<'AWS::EC2::Instance'>, draft: Draft): readonly Host[] {
  const { world } = draft
  const registered = draft.index(clustersByInstance).get(instance.address)
  const script = world.read(instance, 'userData')
  const isHost: Maybe = registered ? true : instance.from !== 'reply' && isContainerHost(instance, world)
  if (isHost === false) return []
  const clusters = registered ?? clustersOf(script, draft)
  const interfaces = interfacesOfInstance(instance, draft)
  return [{ id: instance.address, interfaces, clusters, providers: [], dynamicPorts: dynamicPortsOf(script) }]
}

function* clustersByInstance(draft: Draft): Iterable<readonly [instance: string, cluster: string]> {
  const { world } = draft
  for (const one of draft.of('Breakwater::ECS::ContainerInstance')) {
    const [instance, cluster] = [draft.idOf(world.read(one, 'ec2InstanceId')), draft.idOf(world.read(one, 'cluster'))]
    if (instance !== undefined && cluster !== undefined) yield [instance, cluster]
  }
}
