import type { Origin } from '../../model/origin.ts'
import type { Value } from '../value.ts'
import type { Declared, Scope } from './scope.ts'

/**
 * The property that `Ref` returns, for types whose `Ref` is a name that the template may give.
 *
 * Source: the "Return values" section of each resource type in the AWS CloudFormation Template Reference.
 */
const refProperties: Readonly<Record<string, string | undefined>> = {
  'AWS::AutoScaling::AutoScalingGroup': 'AutoScalingGroupName',
  'AWS::AutoScaling::LaunchConfiguration': 'LaunchConfigurationName',
  'AWS::CloudWatch::Alarm': 'AlarmName',
  'AWS::DocDB::DBCluster': 'DBClusterIdentifier',
  'AWS::DocDB::DBSubnetGroup': 'DBSubnetGroupName',
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::ECR::Repository': 'RepositoryName',
  'AWS::ECS::CapacityProvider': 'Name',
  'AWS::ECS::Cluster': 'ClusterName',
  'AWS::ElastiCache::CacheCluster': 'ClusterName',
  'AWS::ElastiCache::ReplicationGroup': 'ReplicationGroupId',
  'AWS::ElastiCache::ServerlessCache': 'ServerlessCacheName',
  'AWS::ElastiCache::SubnetGroup': 'CacheSubnetGroupName',
  'AWS::ElasticLoadBalancing::LoadBalancer': 'LoadBalancerName',
  'AWS::Elasticsearch::Domain': 'DomainName',
  'AWS::Events::Rule': 'Name',
  'AWS::IAM::Group': 'GroupName',
  'AWS::IAM::InstanceProfile': 'InstanceProfileName',
  'AWS::IAM::Role': 'RoleName',
  'AWS::IAM::ServerCertificate': 'ServerCertificateName',
  'AWS::IAM::User': 'UserName',
  'AWS::KMS::Alias': 'AliasName',
  'AWS::Kinesis::Stream': 'Name',
  'AWS::KinesisFirehose::DeliveryStream': 'DeliveryStreamName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::Neptune::DBCluster': 'DBClusterIdentifier',
  'AWS::Neptune::DBSubnetGroup': 'DBSubnetGroupName',
  'AWS::OpenSearchService::Domain': 'DomainName',
  'AWS::Pipes::Pipe': 'Name',
  'AWS::RDS::DBCluster': 'DBClusterIdentifier',
  'AWS::RDS::DBInstance': 'DBInstanceIdentifier',
  'AWS::RDS::DBSubnetGroup': 'DBSubnetGroupName',
  'AWS::Redshift::Cluster': 'ClusterIdentifier',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::SSM::Parameter': 'Name',
  'AWS::Scheduler::Schedule': 'Name',
}

/** Attributes that are the property of the same name, as it was written. */
const attributeProperties: Readonly<Record<string, readonly string[] | undefined>> = {
  'AWS::AppMesh::GatewayRoute': ['GatewayRouteName', 'MeshName', 'VirtualGatewayName'],
  'AWS::AppMesh::Mesh': ['MeshName'],
  'AWS::AppMesh::Route': ['MeshName', 'RouteName', 'VirtualRouterName'],
  'AWS::AppMesh::VirtualGateway': ['MeshName', 'VirtualGatewayName'],
  'AWS::AppMesh::VirtualNode': ['MeshName', 'VirtualNodeName'],
  'AWS::AppMesh::VirtualRouter': ['MeshName', 'VirtualRouterName'],
  'AWS::AppMesh::VirtualService': ['MeshName', 'VirtualServiceName'],
  'AWS::EC2::Instance': ['AvailabilityZone'],
  'AWS::EC2::SecurityGroup': ['VpcId'],
  'AWS::EC2::Subnet': ['AvailabilityZone', 'CidrBlock', 'VpcId'],
  'AWS::EC2::VPC': ['CidrBlock'],
  'AWS::ECS::Service': ['ServiceName'],
  'AWS::SSM::Parameter': ['Value', 'Type'],
}

/** The text that `Ref` of a resource gives, where the template settles it in every world. */
export function refName(resource: Declared, at: Origin, scope: Scope): string | undefined {
  const property = Object.hasOwn(refProperties, resource.type) ? refProperties[resource.type] : undefined
  const value = property === undefined ? undefined : scope.property(resource, property, at)
  return value?.is === 'scalar' ? value.text : undefined
}

/** The value of an attribute, where it is a property that the template gives. */
export function attributeValue(resource: Declared, attribute: string, at: Origin, scope: Scope): Value | undefined {
  const names = Object.hasOwn(attributeProperties, resource.type) ? attributeProperties[resource.type] : undefined
  const isProperty = names?.includes(attribute) ?? false
  return isProperty ? scope.property(resource, attribute, at) : undefined
}
