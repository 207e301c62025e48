import type { Resource } from '../../../../model/resource.ts'
import type { launchConfiguration } from '../../../../model/resources/compute.ts'
import type { Struct, Target } from '../../../../model/shape.ts'
import type { Read } from '../../../../model/slot.ts'
import { type Maybe, showText } from '../../../../model/text.ts'
import { isContainerHost, scriptsOf, startOf } from '../../../runtime/container-hosts.ts'
import type { PortRange } from '../../network.ts'
import type { Draft } from '../draft.ts'
import { type Listed, listed } from '../listed.ts'
import { groupsOf, standingsIn, unknownGroup } from '../workloads/standing.ts'
import { automatic6, interfacesOfInstance, launched } from './instance-interfaces.ts'

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
      ...(standings.length > 1 && { isOneOf: true }),
      certain: standing.certain && world.certainlyExists(group),
    })
    return id
  })
  const providers = draft.index(providersByGroup).get(group.address) ?? []
  const script = start.is === 'known' ? scriptOf(start.value, draft) : undefined
  const isHost =
    providers.length > 0 ||
    (script ? isContainerHost(script, world, start.is === 'known' ? start.value : undefined) : 'unknown')
  if (isHost === false) return []
  const ofProviders = providers.flatMap((provider) => draft.index(clustersByProvider).get(provider) ?? [])
  const scripts = start.is === 'known' && script ? scriptsOf(script, start.value, world) : []
  const joined = clustersOf(scripts, draft)
  const clusters = ofProviders.length > 0 ? [...new Set(ofProviders)] : joined
  return [
    {
      id: group.address,
      interfaces,
      clusters,
      providers,
      dynamicPorts: dynamicPortsOf(scripts),
    },
  ]
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

/** The cluster that scripts join a host to: `default` where none of them names one. */
function clustersOf(scripts: readonly Read<string>[], draft: Draft): readonly string[] | 'unknown' {
  const written = scripts.filter(({ is }) => is !== 'absent')
  if (written.length === 0) return 'unknown'
  // Of scripts that are only partly known the one that names a cluster counts, else nobody can tell.
  const naming = written.find((script) => clusterNamed(textIn(script)) !== undefined)
  const clustersNamed = partsNamed(naming ? [naming] : written, draft)
  if (clustersNamed.length > 0) return clustersNamed
  const isRead = naming ? naming.is === 'known' : written.every(({ is }) => is === 'known')
  if (!isRead) return 'unknown'
  const name = clusterNamed(naming ? textIn(naming) : '') ?? 'default'
  const cluster = draft.estate.resolve({ to: ['AWS::ECS::Cluster'], text: name })
  return cluster ? [cluster.address] : 'unknown'
}

/**
 * How scripts name the cluster: in the agent's settings, where a variable of the shell may stand for it, in those of
 * Bottlerocket, and to the agent of Windows. Empty where what is named is no name.
 */
function clusterNamed(script: string): string | undefined {
  const [, variable, name] =
    /ECS_CLUSTER\s*=\s*(?:['"]?\$\{?(\w+)|['"]?([\w-]*))/.exec(script) ??
    /\[settings\.ecs\][^[]*?\bcluster\s*=()\s*['"]?([\w-]*)/.exec(script) ??
    /Initialize-ECSAgent\b[^\n]*?-Cluster()\s+['"]?([\w-]*)/i.exec(script) ??
    []
  if (variable === undefined || variable === '') return name
  const assigned = new RegExp(`^[^\\S\\n]*(?:export\\s+)?${variable}=['"]?([\\w-]+)`, 'm').exec(script)
  return assigned?.[1] ?? ''
}

/** The clusters that are put into scripts later. */
const partsNamed = (scripts: readonly Read<string>[], draft: Draft): readonly string[] =>
  scripts
    .flatMap((script) => (script.is === 'unknown' ? (script.parts ?? []) : []))
    .flatMap((part) => (typeof part === 'string' ? [] : [part.resource ?? '']))
    .filter((address) => draft.estate.at(address)?.type === 'AWS::ECS::Cluster')

const textIn = (script: Read<string>): string =>
  script.is === 'known' ? script.value : script.is === 'unknown' ? showText(script.parts ?? []) : ''

/** Source: Amazon ECS Developer Guide, "Amazon ECS container agent configuration". */
function dynamicPortsOf(scripts: readonly Read<string>[]): PortRange | undefined {
  const text = scripts.map(textIn).join('\n')
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
  const scripts = scriptsOf(instance, instance, world)
  const isHost: Maybe = registered ? true : instance.from !== 'reply' && isContainerHost(instance, world, instance)
  if (isHost === false) return []
  const clusters = registered ?? clustersOf(scripts, draft)
  const interfaces = interfacesOfInstance(instance, draft)
  return [{ id: instance.address, interfaces, clusters, providers: [], dynamicPorts: dynamicPortsOf(scripts) }]
}

function* clustersByInstance(draft: Draft): Iterable<readonly [instance: string, cluster: string]> {
  const { world } = draft
  for (const one of draft.of('Breakwater::ECS::ContainerInstance')) {
    const [instance, cluster] = [draft.idOf(world.read(one, 'ec2InstanceId')), draft.idOf(world.read(one, 'cluster'))]
    if (instance !== undefined && cluster !== undefined) yield [instance, cluster]
  }
}
