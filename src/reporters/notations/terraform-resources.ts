import type { ResourceType } from '../../model/resource.ts'
import { capacityProviderStrategy, networkConfiguration, terraformEcs } from './terraform-ecs.ts'
import {
  beside,
  besideEach,
  block,
  type Fields,
  json,
  merged,
  policy,
  resource,
  said,
  same,
  type TerraformResource,
  tags,
} from './terraform-fields.ts'
import { terraformLoadBalancing } from './terraform-load-balancing.ts'
import { terraformVpc } from './terraform-vpc.ts'

/** What EventBridge starts on a schedule or an event: the same for rules and schedules. */
const ecsTarget: Fields = {
  ...same('launchType', 'platformVersion', 'taskCount', 'group', 'enableExecuteCommand', 'propagateTags'),
  taskDefinition: 'task_definition_arn',
  taskDefinitionArn: 'task_definition_arn',
  ...networkConfiguration,
  ...capacityProviderStrategy,
}

const rolePolicy: Fields = { policyName: 'name', policyDocument: policy() }
const attachments = besideEach('aws_iam_role_policy_attachment', 'role', 'policy_arn')

const serverSideEncryptionRule = block('rule', same('bucketKeyEnabled'), {
  serverSideEncryptionByDefault: block('apply_server_side_encryption_by_default', {
    sseAlgorithm: 'sse_algorithm',
    kmsMasterKeyId: 'kms_master_key_id',
  }),
})

const instanceData: Fields = {
  ...same('imageId', 'instanceType', 'userData'),
  metadataOptions: block(
    'metadata_options',
    same('httpTokens', 'httpEndpoint', 'httpPutResponseHopLimit', 'instanceMetadataTags'),
  ),
  iamInstanceProfile: block('iam_instance_profile', same('arn', 'name')),
  monitoring: block('monitoring', same('enabled')),
  networkInterfaces: block(
    'network_interfaces',
    same('deviceIndex', 'associatePublicIpAddress', 'subnetId', 'deleteOnTermination'),
    { groups: 'security_groups' },
  ),
  blockDeviceMappings: block('block_device_mappings', same('deviceName'), {
    ebs: block('ebs', same('encrypted', 'kmsKeyId', 'volumeSize', 'volumeType', 'deleteOnTermination')),
  }),
  securityGroupIds: 'vpc_security_group_ids',
}

const namespace = { ...same('name', 'description'), tags }

/**
 * Resource types in Terraform's aws provider. A field that is missing here has no counterpart that is known, and the
 * snippet says so.
 *
 * Source: documentation of the provider hashicorp/aws.
 */
export const terraformResources: Partial<Record<ResourceType, TerraformResource>> = {
  ...terraformEcs,
  ...terraformLoadBalancing,
  ...terraformVpc,
  'AWS::EC2::LaunchTemplate': resource('aws_launch_template', {
    launchTemplateName: 'name',
    launchTemplateData: merged(instanceData),
  }),
  'AWS::EC2::VPCEndpoint': resource(
    'aws_vpc_endpoint',
    same(
      'vpcId',
      'vpcEndpointType',
      'serviceName',
      'subnetIds',
      'routeTableIds',
      'securityGroupIds',
      'privateDnsEnabled',
    ),
  ),
  'AWS::EFS::AccessPoint': resource('aws_efs_access_point', {
    ...same('fileSystemId'),
    tags,
    posixUser: block('posix_user', same('uid', 'gid', 'secondaryGids')),
    rootDirectory: block('root_directory', same('path'), {
      creationInfo: block('creation_info', same('ownerUid', 'ownerGid', 'permissions')),
    }),
  }),
  'AWS::EFS::FileSystem': resource('aws_efs_file_system', {
    ...same('encrypted', 'kmsKeyId'),
    tags,
    fileSystemTags: tags,
  }),
  'AWS::Events::Rule': resource(
    'aws_cloudwatch_event_rule',
    {
      ...same('name', 'description', 'scheduleExpression', 'state'),
      targets: besideEach(
        'aws_cloudwatch_event_target',
        'rule',
        merged(same('arn', 'roleArn'), {
          id: 'target_id',
          input: json('input'),
          ecsParameters: block('ecs_target', ecsTarget),
          inputTransformer: block('input_transformer', {
            inputPathsMap: 'input_paths',
            inputTemplate: json('input_template'),
          }),
        }),
      ),
    },
    { id: 'name' },
  ),
  'AWS::IAM::ManagedPolicy': resource('aws_iam_policy', {
    managedPolicyName: 'name',
    policyName: 'name',
    ...same('path', 'description'),
    policyDocument: policy(),
  }),
  'AWS::IAM::Policy': resource('aws_iam_role_policy', rolePolicy),
  'AWS::IAM::RolePolicy': resource('aws_iam_role_policy', {
    ...rolePolicy,
    roleName: 'role',
  }),
  'AWS::IAM::Role': resource(
    'aws_iam_role',
    {
      roleName: 'name',
      ...same('path', 'permissionsBoundary', 'maxSessionDuration'),
      tags,
      assumeRolePolicyDocument: policy('assume_role_policy'),
      policies: besideEach('aws_iam_role_policy', 'role', merged(rolePolicy)),
      managedPolicyArns: attachments,
    },
    { id: 'name' },
  ),
  'AWS::S3::Bucket': resource('aws_s3_bucket', {
    bucketName: 'bucket',
    tags,
    bucketEncryption: beside(
      'aws_s3_bucket_server_side_encryption_configuration',
      'bucket',
      merged({ serverSideEncryptionConfiguration: serverSideEncryptionRule, rules: serverSideEncryptionRule }),
    ),
    publicAccessBlockConfiguration: beside(
      'aws_s3_bucket_public_access_block',
      'bucket',
      merged(same('blockPublicAcls', 'blockPublicPolicy', 'ignorePublicAcls', 'restrictPublicBuckets')),
    ),
    versioningConfiguration: beside(
      'aws_s3_bucket_versioning',
      'bucket',
      block('versioning_configuration', same('status')),
    ),
  }),
  'AWS::S3::BucketPolicy': resource('aws_s3_bucket_policy', { ...same('bucket'), policyDocument: policy() }),
  'AWS::SSM::Parameter': resource('aws_ssm_parameter', { ...same('name', 'type', 'value', 'keyId', 'tier'), tags }),
  'AWS::Scheduler::Schedule': resource('aws_scheduler_schedule', {
    ...same('name', 'groupName', 'scheduleExpression', 'state', 'kmsKeyArn'),
    target: block('target', same('arn', 'roleArn'), {
      input: json('input'),
      ecsParameters: block('ecs_parameters', ecsTarget),
    }),
  }),
  'AWS::SecretsManager::ResourcePolicy': resource('aws_secretsmanager_secret_policy', {
    secretId: 'secret_arn',
    resourcePolicy: policy(),
    ...same('blockPublicPolicy'),
  }),
  'AWS::SecretsManager::RotationSchedule': resource('aws_secretsmanager_secret_rotation', {
    ...same('secretId', 'rotationLambdaArn'),
    rotationRules: block('rotation_rules', same('automaticallyAfterDays', 'duration', 'scheduleExpression')),
  }),
  'AWS::SecretsManager::Secret': resource('aws_secretsmanager_secret', {
    ...same('name', 'description', 'kmsKeyId'),
    tags,
    generateSecretString: said('let an ephemeral random_password make it, and write it with secret_string_wo'),
    rotationEnabled: said('make an aws_secretsmanager_secret_rotation of it'),
    secretString: beside('aws_secretsmanager_secret_version', 'secret_id', 'secret_string'),
  }),
  'AWS::ServiceDiscovery::HttpNamespace': resource('aws_service_discovery_http_namespace', namespace),
  'AWS::ServiceDiscovery::PrivateDnsNamespace': resource('aws_service_discovery_private_dns_namespace', {
    ...namespace,
    ...same('vpc'),
  }),
  'AWS::ServiceDiscovery::PublicDnsNamespace': resource('aws_service_discovery_public_dns_namespace', namespace),
  'AWS::ServiceDiscovery::Service': resource('aws_service_discovery_service', {
    ...same('name', 'namespaceId', 'description'),
    tags,
    dnsConfig: block('dns_config', same('namespaceId', 'routingPolicy'), {
      dnsRecords: block('dns_records', same('ttl', 'type')),
    }),
  }),
  'AWS::StepFunctions::StateMachine': resource('aws_sfn_state_machine', {
    ...same('name', 'roleArn'),
    stateMachineName: 'name',
    definition: policy('definition'),
    definitionString: policy('definition'),
    loggingConfiguration: block('logging_configuration', same('level', 'includeExecutionData')),
    tracingConfiguration: block('tracing_configuration', same('enabled')),
  }),
}
