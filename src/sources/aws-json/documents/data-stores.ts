import type { ReplyKind } from './kind.ts'
import { lifted, scalarText } from './reshape.ts'

const pages = { next: ['Marker', 'NextToken'] } as const

const domain: ReplyKind = {
  call: 'opensearch describe-domains',
  key: 'DomainStatusList',
  types: ['AWS::OpenSearchService::Domain', 'AWS::Elasticsearch::Domain'],
  typeOf: ({ entries }) =>
    entries.has('ElasticsearchVersion') ? 'AWS::Elasticsearch::Domain' : 'AWS::OpenSearchService::Domain',
  id: ['ARN'],
  whole: 'none',
}

/** What services keep their data in. Sources: the API reference of each service, the response of each operation. */
export const dataStores: readonly ReplyKind[] = [
  {
    call: 'efs describe-file-systems',
    key: 'FileSystems',
    types: ['AWS::EFS::FileSystem'],
    id: ['FileSystemId'],
    arn: 'elasticfilesystem:file-system/',
  },
  {
    call: 'efs describe-access-points',
    key: 'AccessPoints',
    types: ['AWS::EFS::AccessPoint'],
    tell: ([first]) => first?.kind !== 'map' || first.entries.has('AccessPointId'),
    id: ['AccessPointId'],
    arn: 'elasticfilesystem:access-point/',
  },
  {
    call: 'efs describe-mount-targets',
    key: 'MountTargets',
    types: ['AWS::EFS::MountTarget'],
    id: ['MountTargetId'],
    lacks: ['securityGroups'],
    whole: { of: 'FileSystemId', type: 'AWS::EFS::FileSystem' },
  },
  {
    call: 'efs describe-mount-target-security-groups',
    key: 'SecurityGroups',
    types: ['AWS::EFS::MountTarget'],
    tell: (items) => items.some(({ kind }) => kind === 'scalar'),
    id: [],
    part: { field: 'securityGroups' },
    owner: { type: 'AWS::EFS::MountTarget', key: 'MountTargetId', pattern: /\bfsmt-[0-9a-f]{8,}\b/ },
    whole: 'none',
  },
  {
    call: 'rds describe-db-instances',
    key: 'DBInstances',
    types: ['AWS::RDS::DBInstance'],
    id: ['DBInstanceArn', 'DBInstanceIdentifier'],
    make: (item) => lifted(item, 'SubnetIds', 'DBSubnetGroup.Subnets'),
    ...pages,
  },
  {
    call: 'rds describe-db-clusters',
    key: 'DBClusters',
    types: ['AWS::RDS::DBCluster', 'AWS::DocDB::DBCluster', 'AWS::Neptune::DBCluster'],
    typeOf: (item) => {
      const engine = scalarText(item, 'Engine')
      if (engine === 'docdb') return 'AWS::DocDB::DBCluster'
      return engine === 'neptune' ? 'AWS::Neptune::DBCluster' : 'AWS::RDS::DBCluster'
    },
    id: ['DBClusterArn', 'DBClusterIdentifier'],
    ...pages,
  },
  {
    call: 'rds describe-db-subnet-groups',
    key: 'DBSubnetGroups',
    types: ['AWS::RDS::DBSubnetGroup'],
    id: ['DBSubnetGroupArn', 'DBSubnetGroupName'],
    ...pages,
  },
  {
    call: 'elasticache describe-replication-groups',
    key: 'ReplicationGroups',
    types: ['AWS::ElastiCache::ReplicationGroup'],
    id: ['ARN', 'ReplicationGroupId'],
    lacks: ['securityGroupIds', 'cacheSubnetGroupName', 'port'],
    ...pages,
  },
  {
    call: 'elasticache describe-cache-clusters',
    key: 'CacheClusters',
    types: ['AWS::ElastiCache::CacheCluster'],
    id: ['ARN', 'CacheClusterId'],
    ...pages,
  },
  {
    call: 'elasticache describe-serverless-caches',
    key: 'ServerlessCaches',
    types: ['AWS::ElastiCache::ServerlessCache'],
    id: ['ARN', 'ServerlessCacheName'],
  },
  {
    call: 'elasticache describe-cache-subnet-groups',
    key: 'CacheSubnetGroups',
    types: ['AWS::ElastiCache::SubnetGroup'],
    id: ['ARN', 'CacheSubnetGroupName'],
    ...pages,
  },
  domain,
  { ...domain, key: 'DomainStatus', one: true },
  {
    call: 'redshift describe-clusters',
    key: 'Clusters',
    types: ['AWS::Redshift::Cluster'],
    tell: (items) => items.length > 0,
    id: ['ClusterIdentifier'],
    arn: 'redshift:cluster:',
    ...pages,
  },
  {
    call: 'lambda list-functions',
    key: 'Functions',
    types: ['AWS::Lambda::Function'],
    tell: (items) => items.some((item) => scalarText(item, 'FunctionArn') !== undefined),
    id: ['FunctionArn'],
  },
]
