import { addition, block, computed, type Mappings, resource, satellite, sends } from './attributes.ts'
import { awsvpc, container, serviceConnect } from './ecs-fields.ts'

/**
 * Amazon ECS.
 *
 * Source: documentation of the provider hashicorp/aws, resources aws_ecs_*.
 */
export const ecs: Mappings = {
  aws_ecs_capacity_provider: resource('AWS::ECS::CapacityProvider', {
    arn: computed('capacityProviderArn'),
  }),
  aws_ecs_cluster: resource('AWS::ECS::Cluster', {
    name: 'clusterName',
    id: computed('clusterArn'),
    arn: computed('clusterArn'),
    setting: 'settings',
    configuration: block(undefined, {
      execute_command_configuration: block(undefined, {
        log_configuration: block(undefined, { s3_bucket_encryption_enabled: 's3EncryptionEnabled' }),
      }),
    }),
  }),
  aws_ecs_cluster_capacity_providers: resource('AWS::ECS::ClusterCapacityProviderAssociations', {
    cluster_name: 'cluster',
  }),
  aws_ecs_daemon_task_definition: resource('AWS::ECS::DaemonTaskDefinition', {
    arn: computed('daemonTaskDefinitionArn'),
    container_definition: block('containerDefinitions', container),
    volume: block('volumes', { host_path: 'host.sourcePath' }),
  }),
  aws_ecs_express_gateway_service: resource('AWS::ECS::ExpressGatewayService', {
    service_arn: computed('serviceArn'),
    ingress_paths: computed('activeConfigurations.ingressPaths'),
  }),
  aws_ecs_service: resource('AWS::ECS::Service', {
    name: 'serviceName',
    id: computed('serviceArn'),
    arn: computed('serviceArn'),
    ...awsvpc,
    ...serviceConnect,
    // A daemon has no count, and the provider sends none; what reads the count asks for the strategy first.
    desired_count: sends(0),
    load_balancer: block('loadBalancers', { elb_name: 'loadBalancerName' }),
    ordered_placement_strategy: 'placementStrategies',
    deployment_minimum_healthy_percent: 'deploymentConfiguration.minimumHealthyPercent',
    deployment_maximum_percent: 'deploymentConfiguration.maximumPercent',
    deployment_circuit_breaker: 'deploymentConfiguration.deploymentCircuitBreaker',
    alarms: 'deploymentConfiguration.alarms',
  }),
  aws_ecs_tag: satellite(
    addition('aws_ecs_service', 'resource_arn', { key: 'tags.key', value: 'tags.value' }),
    addition('aws_ecs_cluster', 'resource_arn', { key: 'tags.key', value: 'tags.value' }),
    addition('aws_ecs_capacity_provider', 'resource_arn', { key: 'tags.key', value: 'tags.value' }),
  ),
  aws_ecs_task_definition: resource('AWS::ECS::TaskDefinition', {
    arn: computed('taskDefinitionArn'),
    revision: computed('revision'),
    volume: block('volumes', { host_path: 'host.sourcePath', configure_at_launch: 'configuredAtLaunch' }),
  }),
  aws_ecs_task_set: resource('AWS::ECS::TaskSet', {
    id: null,
    task_set_id: computed('id'),
    arn: computed('taskSetArn'),
    ...awsvpc,
    load_balancer: 'loadBalancers',
  }),
}
