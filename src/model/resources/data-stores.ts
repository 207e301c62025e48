import { flag, list, number, reference, shape, struct, text } from '../shape.ts'
import { securityGroupOrDefault, subnetReference, vpcReference } from './network-references.ts'
import { tags } from './tags.ts'

const rds = (name: string) => `Amazon RDS API Reference, ${name}`

/** Groups of a data store, in templates by id, in replies by structures with their status. */
const vpcSecurityGroupIds = list(securityGroupOrDefault, { also: ['vpcSecurityGroups'] })

const dbSubnetGroupName = reference(
  ['AWS::RDS::DBSubnetGroup', 'AWS::DocDB::DBSubnetGroup', 'AWS::Neptune::DBSubnetGroup'],
  { also: ['dbSubnetGroup'], inside: ['dbSubnetGroupName'] },
)

const endpoint = struct(shape(rds('Endpoint'), { address: text(), port: number(), hostedZoneId: text() }), {
  bare: 'address',
})

/** `subnetIds` stand in replies: those of its group. */
export const dbInstance = shape(rds('CreateDBInstance'), {
  dbInstanceIdentifier: text(),
  dbInstanceArn: text(),
  dbClusterIdentifier: reference(['AWS::RDS::DBCluster', 'AWS::DocDB::DBCluster', 'AWS::Neptune::DBCluster']),
  engine: text(),
  vpcSecurityGroups: list(securityGroupOrDefault, { also: ['vpcSecurityGroupIds'] }),
  dbSubnetGroupName,
  subnetIds: list(subnetReference),
  port: number(),
  endpoint,
  publiclyAccessible: flag(),
  availabilityZone: text(),
  storageEncrypted: flag({ default: false }),
  tags: { ...tags, also: ['tagList'] },
})

const dbClusterFields = {
  dbClusterIdentifier: text(),
  dbClusterArn: text(),
  engine: text(),
  vpcSecurityGroupIds,
  dbSubnetGroupName,
  port: number(),
  endpoint,
  storageEncrypted: flag({ default: false }),
  tags: { ...tags, also: ['tagList'] },
}

export const dbCluster = shape(rds('CreateDBCluster'), { ...dbClusterFields, publiclyAccessible: flag() })

export const docDbCluster = shape('Amazon DocumentDB Developer Guide, CreateDBCluster', dbClusterFields)

export const neptuneCluster = shape('Amazon Neptune API Reference, CreateDBCluster', dbClusterFields)

export const dbSubnetGroup = shape(rds('CreateDBSubnetGroup'), {
  dbSubnetGroupName: text(),
  dbSubnetGroupArn: text(),
  vpcId: vpcReference,
  subnetIds: list(subnetReference, { also: ['subnets'] }),
})

const elastiCache = (name: string) => `Amazon ElastiCache API Reference, ${name}`

const cacheSubnetGroupName = reference('AWS::ElastiCache::SubnetGroup')

const cacheEndpoint = struct(shape(elastiCache('Endpoint'), { address: text(), port: number() }))

export const replicationGroup = shape(elastiCache('CreateReplicationGroup'), {
  replicationGroupId: text(),
  arn: text(),
  engine: text(),
  securityGroupIds: list(securityGroupOrDefault, { also: ['securityGroups'] }),
  cacheSubnetGroupName,
  memberClusters: list(reference('AWS::ElastiCache::CacheCluster')),
  port: number(),
  transitEncryptionEnabled: flag({ default: false }),
  transitEncryptionMode: text(),
  tags,
})

/** A node of its own, or one of a replication group. */
export const cacheCluster = shape(elastiCache('CreateCacheCluster'), {
  clusterName: text({ also: ['cacheClusterId'] }),
  arn: text(),
  engine: text(),
  replicationGroupId: reference('AWS::ElastiCache::ReplicationGroup'),
  vpcSecurityGroupIds: list(securityGroupOrDefault, { also: ['securityGroups', 'securityGroupIds'] }),
  cacheSubnetGroupName,
  preferredAvailabilityZone: text(),
  port: number(),
  configurationEndpoint: cacheEndpoint,
  transitEncryptionEnabled: flag({ default: false }),
  tags,
})

export const serverlessCache = shape(elastiCache('CreateServerlessCache'), {
  serverlessCacheName: text(),
  arn: text(),
  engine: text(),
  securityGroupIds: list(securityGroupOrDefault),
  subnetIds: list(subnetReference),
  endpoint: cacheEndpoint,
  tags,
})

export const cacheSubnetGroup = shape(elastiCache('CreateCacheSubnetGroup'), {
  cacheSubnetGroupName: text(),
  arn: text(),
  vpcId: vpcReference,
  subnetIds: list(subnetReference, { also: ['subnets'] }),
})

const openSearch = (name: string) => `Amazon OpenSearch Service API Reference, ${name}`

/** Where something of AWS's has interfaces. */
const vpcConfig = {
  vpcId: vpcReference,
  subnetIds: list(subnetReference),
  securityGroupIds: list(securityGroupOrDefault),
}

/** `vpcOptions` absent: it has a public endpoint. */
export const searchDomain = shape(openSearch('CreateDomain'), {
  domainName: text(),
  arn: text(),
  vpcOptions: struct(shape(openSearch('VPCOptions'), vpcConfig)),
  nodeToNodeEncryptionOptions: struct(
    shape(openSearch('NodeToNodeEncryptionOptions'), { enabled: flag({ default: false }) }),
  ),
  domainEndpointOptions: struct(
    shape(openSearch('DomainEndpointOptions'), {
      enforceHTTPS: flag({ default: false }),
      tlsSecurityPolicy: text(),
    }),
  ),
  tags,
})

const redshiftNode = struct(
  shape('Amazon Redshift API Reference, ClusterNode', { nodeRole: text(), privateIPAddress: text() }),
)

/** `clusterSubnetGroupName` absent: it is in the default VPC. `clusterNodes` stand in replies. */
export const redshiftCluster = shape('Amazon Redshift API Reference, CreateCluster', {
  clusterIdentifier: text(),
  clusterNamespaceArn: text(),
  vpcId: vpcReference,
  vpcSecurityGroupIds,
  clusterSubnetGroupName: text(),
  clusterNodes: list(redshiftNode),
  port: number({ default: 5439 }),
  endpoint,
  publiclyAccessible: flag(),
  encrypted: flag(),
  tags,
})

export const lambdaFunction = shape('AWS Lambda API Reference, CreateFunction', {
  functionName: text(),
  functionArn: text(),
  vpcConfig: struct(shape('AWS Lambda API Reference, VpcConfig', vpcConfig)),
})
