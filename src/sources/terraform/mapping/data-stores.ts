import { type Attributes, computed, type Mappings, resource, sends } from './attributes.ts'

const cluster: Attributes = {
  cluster_identifier: 'dbClusterIdentifier',
  arn: computed('dbClusterArn'),
  endpoint: computed('endpoint.address'),
}

/** The provider keeps instances private unless it is told otherwise; AWS looks at their subnets. */
const instance: Attributes = {
  identifier: 'dbInstanceIdentifier',
  arn: computed('dbInstanceArn'),
  publicly_accessible: sends(false),
}

const subnetGroup: Attributes = { name: 'dbSubnetGroupName', arn: computed('dbSubnetGroupArn') }

const unnamedGroup: Attributes = { name: 'dbSubnetGroupName', arn: null }

const searchDomain: Attributes = {
  arn: computed('arn'),
  node_to_node_encryption: 'nodeToNodeEncryptionOptions',
}

const cache: Attributes = { arn: computed('arn'), subnet_group_name: 'cacheSubnetGroupName' }

/**
 * Data stores, functions and certificates.
 *
 * Source: documentation of the provider hashicorp/aws, the page of each resource.
 */
export const dataStores: Mappings = {
  aws_acm_certificate: resource('AWS::CertificateManager::Certificate', { arn: computed('certificateArn') }),
  aws_db_instance: resource('AWS::RDS::DBInstance', {
    ...instance,
    address: computed('endpoint.address'),
    endpoint: null,
  }),
  aws_db_subnet_group: resource('AWS::RDS::DBSubnetGroup', subnetGroup),
  aws_docdb_cluster: resource('AWS::DocDB::DBCluster', cluster),
  aws_docdb_subnet_group: resource('AWS::DocDB::DBSubnetGroup', unnamedGroup),
  aws_elasticache_cluster: resource('AWS::ElastiCache::CacheCluster', {
    ...cache,
    cluster_id: 'clusterName',
    configuration_endpoint: null,
  }),
  aws_elasticache_replication_group: resource('AWS::ElastiCache::ReplicationGroup', cache),
  aws_elasticache_serverless_cache: resource('AWS::ElastiCache::ServerlessCache', {
    name: 'serverlessCacheName',
    arn: computed('arn'),
  }),
  aws_elasticache_subnet_group: resource('AWS::ElastiCache::SubnetGroup', {
    name: 'cacheSubnetGroupName',
    arn: computed('arn'),
  }),
  aws_elasticsearch_domain: resource('AWS::Elasticsearch::Domain', searchDomain),
  aws_iam_server_certificate: resource('AWS::IAM::ServerCertificate', {
    name: 'serverCertificateName',
    id: computed('serverCertificateId'),
    arn: computed('arn'),
  }),
  aws_lambda_function: resource('AWS::Lambda::Function', { arn: computed('functionArn') }),
  aws_neptune_cluster: resource('AWS::Neptune::DBCluster', {
    ...cluster,
    neptune_subnet_group_name: 'dbSubnetGroupName',
  }),
  aws_neptune_subnet_group: resource('AWS::Neptune::DBSubnetGroup', unnamedGroup),
  aws_opensearch_domain: resource('AWS::OpenSearchService::Domain', searchDomain),
  aws_rds_cluster: resource('AWS::RDS::DBCluster', cluster),
  aws_rds_cluster_instance: resource('AWS::RDS::DBInstance', {
    ...instance,
    cluster_identifier: 'dbClusterIdentifier',
    endpoint: computed('endpoint.address'),
  }),
  aws_redshift_cluster: resource('AWS::Redshift::Cluster', {
    dns_name: computed('endpoint.address'),
    endpoint: null,
  }),
}
