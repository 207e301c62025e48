import type { Resource } from '../../../../model/resource.ts'
import type { cacheSubnetGroup, dbSubnetGroup } from '../../../../model/resources/data-stores.ts'
import type { Struct, Target } from '../../../../model/shape.ts'
import type { Read } from '../../../../model/slot.ts'
import type { Maybe } from '../../../../model/text.ts'
import type { Draft } from '../draft.ts'
import { listed } from '../listed.ts'
import { type Standing, standingIn, standingsIn } from '../workloads/standing.ts'
import { addOwned, type Owning } from './owned-interfaces.ts'

type Cluster = Resource<'AWS::RDS::DBCluster' | 'AWS::DocDB::DBCluster' | 'AWS::Neptune::DBCluster'>

/** Interfaces of databases, caches and search domains. */
export function addDataStores(draft: Draft): void {
  const { world } = draft
  const add = (owning: Omit<Owning, 'kind'>) => addOwned({ ...owning, kind: 'data-store' }, draft)
  for (const resource of draft.of('AWS::RDS::DBInstance')) {
    const shown = listed(resource, 'subnetIds', world)
    // What is in a cluster stands where that does.
    const cluster = draft.resource(world.read(resource, 'dbClusterIdentifier'))
    const own = world.read(resource, 'dbSubnetGroupName')
    const group = cluster && own.is === 'absent' ? world.read(cluster, 'dbSubnetGroupName') : own
    const isShown = shown.isWritten && draft.resource(group) === undefined
    const standings = isShown ? standingsIn(shown, draft) : inSubnetGroup(resource, group, draft)
    const named = listed(resource, 'vpcSecurityGroups', world)
    const groups = cluster && !named.isWritten ? listed(cluster, 'vpcSecurityGroupIds', world) : named
    add({ resource, standings, groups, public4: isPublic(world.read(resource, 'publiclyAccessible')) })
  }
  const clusters = (['AWS::RDS::DBCluster', 'AWS::DocDB::DBCluster', 'AWS::Neptune::DBCluster'] as const).flatMap(
    (type): readonly Cluster[] => draft.of(type),
  )
  for (const resource of clusters) {
    const standings = inSubnetGroup(resource, world.read(resource, 'dbSubnetGroupName'), draft)
    add({ resource, standings, groups: listed(resource, 'vpcSecurityGroupIds', world) })
  }
  for (const resource of draft.of('AWS::ElastiCache::ReplicationGroup')) {
    const standings = inSubnetGroup(resource, world.read(resource, 'cacheSubnetGroupName'), draft)
    add({ resource, standings, groups: listed(resource, 'securityGroupIds', world) })
  }
  for (const resource of draft.of('AWS::ElastiCache::CacheCluster')) {
    const standings = inSubnetGroup(resource, world.read(resource, 'cacheSubnetGroupName'), draft)
    add({ resource, standings, groups: listed(resource, 'vpcSecurityGroupIds', world) })
  }
  for (const resource of draft.of('AWS::ElastiCache::ServerlessCache')) {
    const standings = standingsIn(listed(resource, 'subnetIds', world), draft)
    add({ resource, standings, groups: listed(resource, 'securityGroupIds', world) })
  }
  for (const resource of [...draft.of('AWS::OpenSearchService::Domain'), ...draft.of('AWS::Elasticsearch::Domain')]) {
    const options = world.read(resource, 'vpcOptions')
    if (options.is !== 'known') continue
    const standings = standingsIn(listed(options.value, 'subnetIds', world), draft)
    add({ resource, standings, groups: listed(options.value, 'securityGroupIds', world) })
  }
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
  const value: Target<'AWS::EC2::Subnet'> = { to: ['AWS::EC2::Subnet'], text }
  const standing = standingIn({ is: 'known', value, origin: read.origin }, true, draft)
  return standing ? [standing] : []
}

/** Absent: it depends on whether the VPC has an internet gateway. */
const isPublic = (read: Read<boolean>): Maybe => (read.is === 'known' ? read.value : 'unknown')
