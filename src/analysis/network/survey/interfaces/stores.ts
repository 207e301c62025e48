import type { Origin } from '../../../../model/origin.ts'
import type { Resource } from '../../../../model/resource.ts'
import type { cacheSubnetGroup, dbSubnetGroup } from '../../../../model/resources/data-stores.ts'
import type { Struct, Target } from '../../../../model/shape.ts'
import type { Read } from '../../../../model/slot.ts'
import type { Maybe } from '../../../../model/text.ts'
import { isSameZone } from '../../engine/zones.ts'
import type { Draft } from '../draft.ts'
import { listed } from '../listed.ts'
import { zoneOf } from '../subnets.ts'
import { type GroupList, type Standing, standingIn, standingsIn } from '../workloads/standing.ts'

type Cluster = Resource<'AWS::RDS::DBCluster' | 'AWS::DocDB::DBCluster' | 'AWS::Neptune::DBCluster'>

/** A database, a cache or a search domain: where it stands, as far as it says so itself. */
export interface Store {
  readonly resource: Resource
  readonly standings: readonly Standing[]
  readonly groups: GroupList
  readonly public4?: Maybe
  /** It stands in one of them; a search domain stands in all. */
  readonly isOne: boolean
  /** The cluster or replication group that it is a node of. */
  readonly memberOf?: string
}

/** Those that are nodes of others come first. */
export function* storesByAddress(draft: Draft): Iterable<readonly [address: string, Store]> {
  for (const store of storesOf(draft)) yield [store.resource.address, store]
}

function* storesOf(draft: Draft): Iterable<Store> {
  const { world } = draft
  for (const resource of draft.of('AWS::RDS::DBInstance')) yield databaseOf(resource, draft)
  for (const resource of draft.of('AWS::ElastiCache::CacheCluster')) {
    const all = inSubnetGroup(resource, world.read(resource, 'cacheSubnetGroupName'), draft)
    const standings = inZone(world.read(resource, 'preferredAvailabilityZone'), all, draft)
    const memberOf = draft.idOf(world.read(resource, 'replicationGroupId'))
    const groups = listed(resource, 'vpcSecurityGroupIds', world)
    yield { resource, standings, groups, isOne: true, ...(memberOf !== undefined && { memberOf }) }
  }
  const clusters = (['AWS::RDS::DBCluster', 'AWS::DocDB::DBCluster', 'AWS::Neptune::DBCluster'] as const).flatMap(
    (type): readonly Cluster[] => draft.of(type),
  )
  for (const resource of clusters) yield { resource, ...ofCluster(resource, draft), isOne: true }
  for (const resource of draft.of('AWS::ElastiCache::ReplicationGroup')) {
    const standings = inSubnetGroup(resource, world.read(resource, 'cacheSubnetGroupName'), draft)
    yield { resource, standings, groups: listed(resource, 'securityGroupIds', world), isOne: true }
  }
  for (const resource of draft.of('AWS::ElastiCache::ServerlessCache')) {
    const standings = standingsIn(listed(resource, 'subnetIds', world), draft)
    yield { resource, standings, groups: listed(resource, 'securityGroupIds', world), isOne: false }
  }
  for (const resource of [...draft.of('AWS::OpenSearchService::Domain'), ...draft.of('AWS::Elasticsearch::Domain')]) {
    const options = world.read(resource, 'vpcOptions')
    if (options.is !== 'known') continue
    const standings = standingsIn(listed(options.value, 'subnetIds', world), draft)
    yield { resource, standings, groups: listed(options.value, 'securityGroupIds', world), isOne: false }
  }
  for (const resource of draft.of('AWS::Redshift::Cluster')) yield warehouseOf(resource, draft)
}

/** No scan shows the subnets of its group. */
function warehouseOf(resource: Resource<'AWS::Redshift::Cluster'>, draft: Draft): Store {
  const { world } = draft
  const group = world.read(resource, 'clusterSubnetGroupName')
  const name = group.is === 'known' ? `subnets of ${group.value}` : `subnets of ${resource.address}`
  const standing = named(name, resource.place, draft)
  const vpc = draft.vpc(world.read(resource, 'vpcId'))
  if (standing && vpc !== undefined) draft.together.join(`vpc ${vpc}`, `subnet ${standing.id}`)
  return {
    resource,
    standings: standing ? [standing] : [],
    groups: listed(resource, 'vpcSecurityGroupIds', world),
    public4: isPublic(world.read(resource, 'publiclyAccessible')),
    isOne: true,
  }
}

/** Source: Amazon RDS API Reference, "CreateDBInstance": groups and subnets of a cluster are those of its instances. */
function databaseOf(resource: Resource<'AWS::RDS::DBInstance'>, draft: Draft): Store {
  const { world } = draft
  const shown = listed(resource, 'subnetIds', world)
  const group = world.read(resource, 'dbSubnetGroupName')
  const cluster = draft.resource(world.read(resource, 'dbClusterIdentifier'))
  const isShown = shown.isWritten && draft.resource(group) === undefined
  const own = listed(resource, 'vpcSecurityGroups', world)
  const given = cluster && group.is === 'absent' ? ofCluster(cluster, draft) : undefined
  const all = given?.standings ?? (isShown ? standingsIn(shown, draft) : inSubnetGroup(resource, group, draft))
  return {
    resource,
    standings: inZone(world.read(resource, 'availabilityZone'), all, draft),
    groups: cluster && !own.isWritten ? listed(cluster, 'vpcSecurityGroupIds', world) : own,
    public4: isPublic(world.read(resource, 'publiclyAccessible')),
    isOne: true,
    ...(cluster && { memberOf: cluster.address }),
  }
}

function ofCluster(resource: Cluster, draft: Draft): Pick<Store, 'standings' | 'groups'> {
  const { world } = draft
  return {
    standings: inSubnetGroup(resource, world.read(resource, 'dbSubnetGroupName'), draft),
    groups: listed(resource, 'vpcSecurityGroupIds', world),
  }
}

/** Those that may be in the zone of which it is known that it is there. */
function inZone(read: Read<string>, standings: readonly Standing[], { world }: Draft): readonly Standing[] {
  const zone = zoneOf(read)
  if (zone === undefined) return standings
  const there = standings.filter(({ subnet }) => {
    const own = subnet && zoneOf(world.read(subnet, 'availabilityZone'))
    return isSameZone(own, zone) !== false
  })
  return there.length > 0 ? there : standings
}

type SubnetGroup =
  | 'AWS::RDS::DBSubnetGroup'
  | 'AWS::DocDB::DBSubnetGroup'
  | 'AWS::Neptune::DBSubnetGroup'
  | 'AWS::ElastiCache::SubnetGroup'

type WithSubnets = Struct<Pick<(typeof dbSubnetGroup | typeof cacheSubnetGroup)['fields'], 'subnetIds'>>

/** The subnets of a group; one that nobody knows where the group is not in the scan, one of the default VPC without. */
function inSubnetGroup(owner: Resource, read: Read<Target<SubnetGroup>>, draft: Draft): readonly Standing[] {
  const group = draft.resource(read)
  const subnets: WithSubnets | undefined = group
  if (subnets) return standingsIn(listed(subnets, 'subnetIds', draft.world), draft)
  const name = draft.idOf(read)
  const text = name === undefined ? `default subnet of ${owner.address}` : `subnets of ${name}`
  const standing = named(text, read.origin, draft)
  return standing ? [standing] : []
}

/** A subnet that is none of the scan. */
function named(text: string, origin: Origin, draft: Draft): Standing | undefined {
  const value: Target<'AWS::EC2::Subnet'> = { to: ['AWS::EC2::Subnet'], text }
  return standingIn({ is: 'known', value, origin }, true, draft)
}

/** Absent: it depends on whether the VPC has an internet gateway. */
const isPublic = (read: Read<boolean>): Maybe => (read.is === 'known' ? read.value : 'unknown')
