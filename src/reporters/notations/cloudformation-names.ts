import type { ResourceType } from '../../model/resource.ts'

/**
 * Where CloudFormation's name is not AWS's API name with a capital letter, by type and path; null where it has none.
 *
 * Source: AWS CloudFormation Template Reference.
 */
const irregular: Partial<Record<ResourceType, Readonly<Record<string, string | null>>>> = {
  'AWS::ECS::CapacityProvider': {
    cluster: 'ClusterName',
    'managedInstancesProvider.instanceLaunchTemplate.networkConfiguration.awsvpcConfiguration': null,
  },
  'AWS::ECS::Cluster': { settings: 'ClusterSettings' },
  'AWS::ECS::ExpressGatewayService': { activeConfigurations: null },
  'AWS::ECS::Service': { placementStrategy: 'PlacementStrategies', platformFamily: null },
  'AWS::ECS::TaskDefinition': {
    'proxyConfiguration.properties': 'ProxyConfigurationProperties',
    'volumes.efsVolumeConfiguration': 'EFSVolumeConfiguration',
    'volumes.efsVolumeConfiguration.authorizationConfig.iam': 'IAM',
    'volumes.efsVolumeConfiguration.fileSystemId': 'FilesystemId',
    'volumes.fsxWindowsFileServerVolumeConfiguration': 'FSxWindowsFileServerVolumeConfiguration',
  },
  'AWS::ECS::TaskSet': { 'networkConfiguration.awsvpcConfiguration': 'AwsVpcConfiguration', platformFamily: null },
  'AWS::EFS::AccessPoint': { tags: 'AccessPointTags' },
  'AWS::EFS::FileSystem': { tags: 'FileSystemTags' },
  'AWS::Events::Rule': {
    'targets.ecsParameters.networkConfiguration.awsvpcConfiguration': 'AwsVpcConfiguration',
    'targets.ecsParameters.taskDefinition': 'TaskDefinitionArn',
  },
  'AWS::Route53::RecordSet': { 'aliasTarget.dnsName': 'DNSName' },
  'AWS::S3::Bucket': {
    'bucketEncryption.serverSideEncryptionConfiguration.serverSideEncryptionByDefault.kmsMasterKeyId': 'KMSMasterKeyID',
    'bucketEncryption.serverSideEncryptionConfiguration.serverSideEncryptionByDefault.sseAlgorithm': 'SSEAlgorithm',
  },
  'AWS::SSM::Parameter': { keyId: null },
  'AWS::Scheduler::Schedule': {
    'target.ecsParameters.taskDefinition': 'TaskDefinitionArn',
    'target.id': null,
    'target.inputTransformer': null,
  },
  'AWS::SecretsManager::RotationSchedule': { rotationLambdaArn: 'RotationLambdaARN' },
  'AWS::SecretsManager::Secret': { rotationEnabled: null },
  'AWS::ServiceDiscovery::Service': { 'dnsConfig.dnsRecords.ttl': 'TTL' },
  'AWS::StepFunctions::StateMachine': { name: 'StateMachineName' },
}

/** What stands for a field that CloudFormation does not have. */
const elsewhere: Partial<Record<ResourceType, Readonly<Record<string, string>>>> = {
  'AWS::SecretsManager::Secret': { rotationEnabled: 'an AWS::SecretsManager::RotationSchedule' },
}

/** The name with a capital letter. */
export const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)

/**
 * What CloudFormation calls the last field of a path of API names, e.g. `volumes`, `efsVolumeConfiguration`; undefined
 * where it has no such field.
 */
export function cloudFormationName(type: ResourceType, path: readonly string[]): string | undefined {
  const name = irregular[type]?.[path.join('.')]
  return name === null ? undefined : (name ?? capital(path.at(-1) ?? ''))
}

/** A sentence about a field that CloudFormation does not have. */
export function noCloudFormationName(type: ResourceType, path: readonly string[]): string {
  const other = elsewhere[type]?.[path.join('.')]
  const says = `CloudFormation has no ${path.at(-1)} here`
  return other === undefined ? says : `${says}: make ${other}`
}
