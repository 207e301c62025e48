import type { ResourceType } from '../../model/resource.ts'
import {
  beside,
  block,
  type Fields,
  json,
  merged,
  resource,
  same,
  type TerraformResource,
  type To,
  tags,
  values,
} from './terraform-fields.ts'

const assignPublicIp = {
  assignPublicIp: values('assign_public_ip', [
    ['ENABLED', true],
    ['DISABLED', false],
  ]),
}

/** Terraform has no level between the network configuration and what it holds. */
const awsvpc = merged(same('subnets', 'securityGroups'), assignPublicIp)
export const networkConfiguration = {
  networkConfiguration: block('network_configuration', { awsvpcConfiguration: awsvpc }),
}

const strategyItem = same('capacityProvider', 'base', 'weight')
export const capacityProviderStrategy = { capacityProviderStrategy: block('capacity_provider_strategy', strategyItem) }

const secretOptions = block('secret_option', same('name', 'valueFrom'))
const logConfiguration = {
  logConfiguration: block('log_configuration', same('logDriver', 'options'), { secretOptions }),
}

const environment = {
  environment: block('environment', same('name', 'value')),
  secrets: block('secret', same('name', 'valueFrom')),
  repositoryCredentials: block('repository_credentials', same('credentialsParameter')),
}

/** Containers of a daemon task definition are blocks, not JSON. */
const daemonContainer: Fields = {
  ...same('name', 'image', 'essential', 'privileged', 'user', 'readonlyRootFilesystem', 'cpu', 'memory'),
  ...same('memoryReservation', 'command', 'entryPoint', 'workingDirectory', 'interactive', 'pseudoTerminal'),
  ...same('startTimeout', 'stopTimeout'),
  ...environment,
  ...logConfiguration,
  environmentFiles: block('environment_file', same('type', 'value')),
  firelensConfiguration: block('firelens_configuration', same('type', 'options')),
  healthCheck: block('health_check', same('command', 'interval', 'timeout', 'retries', 'startPeriod')),
  linuxParameters: block('linux_parameters', same('initProcessEnabled'), {
    capabilities: block('capabilities', same('add', 'drop')),
    devices: block('device', same('hostPath', 'containerPath', 'permissions')),
    tmpfs: block('tmpfs', same('containerPath', 'size', 'mountOptions')),
  }),
  mountPoints: block('mount_point', same('sourceVolume', 'containerPath', 'readOnly')),
  dependsOn: block('depends_on', same('containerName', 'condition')),
  systemControls: block('system_control', same('namespace', 'value')),
  ulimits: block('ulimit', same('name', 'softLimit', 'hardLimit')),
}

const volumeHost = { host: merged({ sourcePath: 'host_path' }) }

const serviceConnectConfiguration = block(
  'service_connect_configuration',
  same('enabled', 'namespace'),
  logConfiguration,
  {
    accessLogConfiguration: block('access_log_configuration', same('format', 'includeQueryParameters')),
    services: block('service', same('portName', 'discoveryName', 'ingressPortOverride'), {
      clientAliases: block('client_alias', same('port', 'dnsName')),
      timeout: block('timeout', same('idleTimeoutSeconds', 'perRequestTimeoutSeconds')),
      tls: block('tls', same('kmsKey', 'roleArn'), {
        issuerCertificateAuthority: block('issuer_cert_authority', same('awsPcaAuthorityArn')),
      }),
    }),
  },
)

const clusterProviders = (to: To) => beside('aws_ecs_cluster_capacity_providers', 'cluster_name', to)

const serviceRegistries = {
  serviceRegistries: block('service_registries', same('registryArn', 'port', 'containerName', 'containerPort')),
}

const range = same('min', 'max')

/**
 * Amazon ECS in Terraform's aws provider.
 *
 * Source: documentation of the provider hashicorp/aws 6, resources aws_ecs_*.
 */
export const terraformEcs: Partial<Record<ResourceType, TerraformResource>> = {
  'AWS::ECS::CapacityProvider': resource('aws_ecs_capacity_provider', {
    ...same('name', 'cluster'),
    tags,
    autoScalingGroupProvider: block(
      'auto_scaling_group_provider',
      same('autoScalingGroupArn', 'managedTerminationProtection', 'managedDraining'),
      { managedScaling: block('managed_scaling', same('status', 'targetCapacity')) },
    ),
    managedInstancesProvider: block('managed_instances_provider', same('infrastructureRoleArn', 'propagateTags'), {
      infrastructureOptimization: block('infrastructure_optimization', same('scaleInAfter')),
      instanceLaunchTemplate: block(
        'instance_launch_template',
        { ec2InstanceProfileArn: 'ec2_instance_profile_arn', capacityOptionType: 'capacity_option_type' },
        same('monitoring'),
        {
          networkConfiguration: block('network_configuration', same('subnets', 'securityGroups')),
          storageConfiguration: block('storage_configuration', { storageSizeGiB: 'storage_size_gib' }),
          localStorageConfiguration: block('local_storage_configuration', same('useLocalStorage')),
          instanceRequirements: block('instance_requirements', same('allowedInstanceTypes', 'instanceGenerations'), {
            memoryMiB: block('memory_mib', range),
            vCpuCount: block('vcpu_count', range),
          }),
        },
      ),
    }),
  }),
  'AWS::ECS::Cluster': resource(
    'aws_ecs_cluster',
    {
      clusterName: 'name',
      tags,
      settings: block('setting', same('name', 'value')),
      configuration: block('configuration', {
        executeCommandConfiguration: block('execute_command_configuration', same('kmsKeyId', 'logging'), {
          logConfiguration: block('log_configuration', same('cloudWatchEncryptionEnabled', 'cloudWatchLogGroupName'), {
            s3BucketName: 's3_bucket_name',
            s3EncryptionEnabled: 's3_bucket_encryption_enabled',
            s3KeyPrefix: 's3_key_prefix',
          }),
        }),
        managedStorageConfiguration: block(
          'managed_storage_configuration',
          same('kmsKeyId', 'fargateEphemeralStorageKmsKeyId'),
        ),
      }),
      serviceConnectDefaults: block('service_connect_defaults', same('namespace')),
      capacityProviders: clusterProviders('capacity_providers'),
      defaultCapacityProviderStrategy: clusterProviders(block('default_capacity_provider_strategy', strategyItem)),
    },
    { id: 'name' },
  ),
  'AWS::ECS::ClusterCapacityProviderAssociations': resource('aws_ecs_cluster_capacity_providers', {
    cluster: 'cluster_name',
    ...same('capacityProviders'),
    defaultCapacityProviderStrategy: block('default_capacity_provider_strategy', strategyItem),
  }),
  'AWS::ECS::DaemonTaskDefinition': resource('aws_ecs_daemon_task_definition', {
    ...same('family', 'cpu', 'memory', 'taskRoleArn', 'executionRoleArn'),
    tags,
    containerDefinitions: block('container_definition', daemonContainer),
    volumes: block('volume', same('name'), volumeHost),
  }),
  'AWS::ECS::ExpressGatewayService': resource('aws_ecs_express_gateway_service', {
    ...same('serviceName', 'cluster', 'cpu', 'memory', 'healthCheckPath'),
    ...same('taskRoleArn', 'executionRoleArn', 'infrastructureRoleArn'),
    tags,
    networkConfiguration: block('network_configuration', same('subnets', 'securityGroups')),
    primaryContainer: block('primary_container', same('image', 'command', 'containerPort'), environment, {
      awsLogsConfiguration: block('aws_logs_configuration', same('logGroup', 'logStreamPrefix')),
    }),
    scalingTarget: block(
      'scaling_target',
      same('minTaskCount', 'maxTaskCount', 'autoScalingMetric', 'autoScalingTargetValue'),
    ),
  }),
  'AWS::ECS::Service': resource('aws_ecs_service', {
    serviceName: 'name',
    ...same('cluster', 'taskDefinition', 'launchType', 'platformVersion', 'desiredCount', 'schedulingStrategy'),
    ...same('propagateTags', 'enableExecuteCommand', 'availabilityZoneRebalancing', 'healthCheckGracePeriodSeconds'),
    enableECSManagedTags: 'enable_ecs_managed_tags',
    forceNewDeployment: 'force_new_deployment',
    tags,
    ...networkConfiguration,
    ...capacityProviderStrategy,
    ...serviceRegistries,
    serviceConnectConfiguration,
    loadBalancers: block('load_balancer', same('targetGroupArn', 'containerName', 'containerPort'), {
      loadBalancerName: 'elb_name',
    }),
    placementConstraints: block('placement_constraints', same('type', 'expression')),
    placementStrategies: block('ordered_placement_strategy', same('type', 'field')),
    placementStrategy: block('ordered_placement_strategy', same('type', 'field')),
    deploymentController: block('deployment_controller', same('type')),
    deploymentConfiguration: merged({
      minimumHealthyPercent: 'deployment_minimum_healthy_percent',
      maximumPercent: 'deployment_maximum_percent',
      deploymentCircuitBreaker: block('deployment_circuit_breaker', same('enable', 'rollback')),
      alarms: block('alarms', same('alarmNames', 'enable', 'rollback')),
    }),
    volumeConfigurations: block('volume_configuration', same('name'), {
      managedEBSVolume: block('managed_ebs_volume', same('encrypted', 'kmsKeyId', 'roleArn', 'volumeType'), {
        filesystemType: 'file_system_type',
        sizeInGiB: 'size_in_gb',
      }),
    }),
    vpcLatticeConfigurations: block('vpc_lattice_configurations', same('roleArn', 'targetGroupArn', 'portName')),
  }),
  'AWS::ECS::TaskDefinition': resource('aws_ecs_task_definition', {
    ...same('family', 'networkMode', 'pidMode', 'ipcMode', 'taskRoleArn', 'executionRoleArn', 'cpu', 'memory'),
    ...same('requiresCompatibilities', 'enableFaultInjection'),
    tags,
    containerDefinitions: json('container_definitions'),
    volumes: block('volume', same('name'), volumeHost, {
      configuredAtLaunch: 'configure_at_launch',
      dockerVolumeConfiguration: block(
        'docker_volume_configuration',
        same('scope', 'autoprovision', 'driver', 'driverOpts', 'labels'),
      ),
      efsVolumeConfiguration: block(
        'efs_volume_configuration',
        same('fileSystemId', 'rootDirectory', 'transitEncryption', 'transitEncryptionPort'),
        { authorizationConfig: block('authorization_config', same('accessPointId', 'iam')) },
      ),
    }),
    placementConstraints: block('placement_constraints', same('type', 'expression')),
    ephemeralStorage: block('ephemeral_storage', { sizeInGiB: 'size_in_gib' }),
    proxyConfiguration: block('proxy_configuration', same('type', 'containerName')),
    runtimePlatform: block('runtime_platform', same('operatingSystemFamily', 'cpuArchitecture')),
  }),
  'AWS::ECS::TaskSet': resource('aws_ecs_task_set', {
    ...same('cluster', 'service', 'taskDefinition', 'launchType', 'platformVersion'),
    tags,
    ...networkConfiguration,
    ...capacityProviderStrategy,
    ...serviceRegistries,
    loadBalancers: block('load_balancer', same('targetGroupArn', 'loadBalancerName', 'containerName', 'containerPort')),
  }),
}
