import { describe, expect, test } from 'vitest'
import { andMore, either, filledIn, json, mapped, resourcesOf, unknown } from '../../../../test/evaluated.ts'

const one = (type: string, attributes: Readonly<Record<string, unknown>>) => {
  const { [`${type}.shop`]: made } = mapped({ [`${type}.shop`]: attributes })
  return made
}

describe('aws_ecs_task_definition', () => {
  const is = 'AWS::ECS::TaskDefinition'

  test('as a configuration has it', () => {
    expect(
      one('aws_ecs_task_definition', {
        family: 'shop',
        network_mode: 'awsvpc',
        requires_compatibilities: ['FARGATE'],
        pid_mode: 'task',
        cpu: 256,
        enable_fault_injection: true,
        task_role_arn: '${aws_iam_role.shop.arn}',
        container_definitions: '[{"name":"web","portMappings":[{"containerPort":80}],"readonlyRootFilesystem":true}]',
        ephemeral_storage: [{ size_in_gib: 30 }],
        runtime_platform: [{ operating_system_family: 'LINUX', cpu_architecture: 'ARM64' }],
        placement_constraints: [{ type: 'memberOf', expression: 'x' }],
        tags: { owner: 'shop' },
        volume: [
          { name: 'host', host_path: '/var/run' },
          { name: 'docker', docker_volume_configuration: [{ scope: 'shared', driver_opts: { device: '/x' } }] },
          {
            name: 'efs',
            configure_at_launch: false,
            efs_volume_configuration: [
              {
                file_system_id: '${aws_efs_file_system.shop.id}',
                transit_encryption: 'ENABLED',
                authorization_config: [{ access_point_id: 'fsap-1', iam: 'ENABLED' }],
              },
            ],
          },
        ],
      }),
    ).toEqual({
      is,
      family: 'shop',
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
      pidMode: 'task',
      cpu: '256',
      enableFaultInjection: true,
      taskRoleArn: 'aws_iam_role.shop',
      containerDefinitions: [{ name: 'web', portMappings: [{ containerPort: 80 }], readonlyRootFilesystem: true }],
      ephemeralStorage: { sizeInGiB: 30 },
      runtimePlatform: { operatingSystemFamily: 'LINUX', cpuArchitecture: 'ARM64' },
      placementConstraints: [{ type: 'memberOf', expression: 'x' }],
      tags: [{ key: 'owner', value: 'shop' }],
      volumes: [
        { name: 'host', host: { sourcePath: '/var/run' } },
        { name: 'docker', dockerVolumeConfiguration: { scope: 'shared', driverOpts: { device: '/x' } } },
        {
          name: 'efs',
          configuredAtLaunch: false,
          efsVolumeConfiguration: {
            fileSystemId: 'aws_efs_file_system.shop',
            transitEncryption: 'ENABLED',
            authorizationConfig: { accessPointId: 'fsap-1', iam: 'ENABLED' },
          },
        },
      ],
    })
  })

  test('as a plan of provider 5.100.0 has it: null, empty and filled in', () => {
    const address = 'aws_ecs_task_definition.shop'
    expect(
      one('aws_ecs_task_definition', {
        arn: filledIn(address, 'arn'),
        container_definitions: '[{"image":"x","memory":128,"name":"a"}]',
        enable_fault_injection: filledIn(address, 'enable_fault_injection'),
        ephemeral_storage: [],
        family: 'shop',
        network_mode: filledIn(address, 'network_mode'),
        pid_mode: null,
        revision: filledIn(address, 'revision'),
        runtime_platform: [],
        tags: null,
        tags_all: filledIn(address, 'tags_all'),
        volume: [
          {
            configure_at_launch: filledIn(address, 'volume'),
            docker_volume_configuration: [],
            efs_volume_configuration: [
              { authorization_config: [], file_system_id: 'fs-1', root_directory: '/', transit_encryption: '' },
            ],
            host_path: '',
            name: 'x',
          },
        ],
      }),
    ).toEqual({
      is,
      family: 'shop',
      containerDefinitions: [{ image: 'x', memory: 128, name: 'a' }],
      volumes: [{ name: 'x', efsVolumeConfiguration: { fileSystemId: 'fs-1', rootDirectory: '/' } }],
    })
  })

  test('what is not decided or not known stays so, as deep as it stands', () => {
    expect(
      one('aws_ecs_task_definition', {
        family: either('prod', 'shop', unknown()),
        container_definitions: either('prod', json([{ name: 'web', user: unknown() }]), '[]'),
        runtime_platform: either('prod', [{ cpu_architecture: either('arm', 'ARM64', 'X86_64') }], []),
        ephemeral_storage: [either('prod', { size_in_gib: 30 })],
        volume: [either('prod', { name: 'x', host_path: either('arm', '/x') }), unknown()],
        tags: either('prod', andMore({ owner: 'shop' })),
      }),
    ).toEqual({
      is,
      family: { yes: 'shop', no: '?' },
      containerDefinitions: { yes: [{ name: 'web', user: '?' }], no: [] },
      runtimePlatform: { yes: { cpuArchitecture: { yes: 'ARM64', no: 'X86_64' } } },
      ephemeralStorage: { yes: { sizeInGiB: 30 } },
      volumes: [{ yes: { name: 'x', host: { yes: { sourcePath: '/x' } } } }, '?'],
      tags: { yes: [{ key: 'owner', value: 'shop' }, '?'] },
    })
  })

  test('tags_all has the tags of the provider beside those of the resource', () => {
    const tagsOf = (attributes: object) => Object(one('aws_ecs_task_definition', { ...attributes })).tags
    expect(tagsOf({ tags: { owner: 'shop' }, tags_all: { owner: 'shop', team: 'web' } })).toHaveLength(2)
    expect(tagsOf({ tags: { owner: 'shop' }, tags_all: unknown() })).toEqual([{ key: 'owner', value: 'shop' }, '?'])
    expect(tagsOf({ tags_all: { team: 'web' } })).toEqual([{ key: 'team', value: 'web' }])
    expect(tagsOf({ tags: {}, tags_all: {} })).toBeUndefined()
  })
})

describe('aws_ecs_service', () => {
  const is = 'AWS::ECS::Service'

  test('as a configuration has it', () => {
    expect(
      one('aws_ecs_service', {
        name: 'shop',
        cluster: '${aws_ecs_cluster.shop.id}',
        task_definition: '${aws_ecs_task_definition.shop.family}:${aws_ecs_task_definition.shop.revision}',
        desired_count: 2,
        launch_type: 'FARGATE',
        enable_execute_command: true,
        network_configuration: [{ subnets: ['subnet-1'], security_groups: [], assign_public_ip: true }],
        capacity_provider_strategy: [{ capacity_provider: 'FARGATE_SPOT', base: 0, weight: 1 }],
        deployment_minimum_healthy_percent: 50,
        deployment_circuit_breaker: [{ enable: true, rollback: true }],
        deployment_controller: [{ type: 'ECS' }],
        alarms: [{ alarm_names: ['errors'], enable: true, rollback: false }],
        load_balancer: [{ elb_name: 'shop', container_name: 'web', container_port: 80 }],
        ordered_placement_strategy: [{ type: 'spread', field: 'host' }],
        placement_constraints: [{ type: 'distinctInstance' }],
        service_registries: [{ registry_arn: '${aws_service_discovery_service.shop.arn}' }],
        service_connect_configuration: [
          {
            enabled: true,
            log_configuration: [
              {
                log_driver: 'awslogs',
                options: { 'awslogs-group': 'shop' },
                secret_option: [{ name: 'token', value_from: 'arn' }],
              },
            ],
            service: [{ port_name: 'http', client_alias: [{ port: 80 }], tls: [{ kms_key: 'alias/shop' }] }],
          },
        ],
      }),
    ).toEqual({
      is,
      serviceName: 'shop',
      cluster: 'aws_ecs_cluster.shop',
      taskDefinition: 'aws_ecs_task_definition.shop',
      desiredCount: 2,
      launchType: 'FARGATE',
      enableExecuteCommand: true,
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'], assignPublicIp: 'ENABLED' } },
      capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', base: 0, weight: 1 }],
      deploymentConfiguration: {
        minimumHealthyPercent: 50,
        deploymentCircuitBreaker: { enable: true, rollback: true },
        alarms: { alarmNames: ['errors'], enable: true, rollback: false },
      },
      deploymentController: { type: 'ECS' },
      loadBalancers: [{ loadBalancerName: 'shop', containerName: 'web', containerPort: 80 }],
      placementStrategies: [{ type: 'spread', field: 'host' }],
      placementConstraints: [{ type: 'distinctInstance' }],
      serviceRegistries: [{ registryArn: 'aws_service_discovery_service.shop' }],
      serviceConnectConfiguration: {
        enabled: true,
        logConfiguration: {
          logDriver: 'awslogs',
          options: { 'awslogs-group': 'shop' },
          secretOptions: [{ name: 'token', valueFrom: 'arn' }],
        },
        services: [{ portName: 'http', clientAliases: [{ port: 80 }], tls: { kmsKey: 'alias/shop' } }],
      },
    })
  })

  test('the provider asks for no task where no count is written, and says so', () => {
    const [service] = resourcesOf({ 'aws_ecs_service.shop': { desired_count: either('prod', 2) } })
    const count = service?.type === 'AWS::ECS::Service' ? service.slots.desiredCount : undefined
    expect(count).toMatchObject({
      yes: { value: 2 },
      no: { value: 0, origin: { at: 'default', by: 'provider', source: expect.stringContaining('desired_count') } },
    })
    expect(one('aws_ecs_service', { desired_count: unknown() })).toEqual({ is, desiredCount: '?' })
  })

  test('what is flat in the provider is no structure where nothing is written', () => {
    const circuit = either('prod', [{ enable: true, rollback: true }], [])
    const flat = (attributes: object) => one('aws_ecs_service', { desired_count: 1, ...attributes })
    expect(flat({ network_configuration: [], deployment_circuit_breaker: [] })).toEqual({ is, desiredCount: 1 })
    expect(flat({ deployment_circuit_breaker: circuit })).toMatchObject({
      deploymentConfiguration: { yes: { deploymentCircuitBreaker: { enable: true, rollback: true } } },
    })
    expect(
      flat({ deployment_circuit_breaker: circuit, deployment_configuration: [{ strategy: 'BLUE_GREEN' }] }),
    ).toMatchObject({
      deploymentConfiguration: {
        yes: { strategy: 'BLUE_GREEN', deploymentCircuitBreaker: { enable: true } },
        no: { strategy: 'BLUE_GREEN' },
      },
    })
    expect(
      flat({ network_configuration: either('prod', [{ assign_public_ip: either('open', true, false) }], unknown()) }),
    ).toMatchObject({
      networkConfiguration: {
        yes: { awsvpcConfiguration: { assignPublicIp: { yes: 'ENABLED', no: 'DISABLED' } } },
        no: { awsvpcConfiguration: '?' },
      },
    })
  })
})

test('a cluster, its providers and those of its own', () => {
  expect(
    mapped({
      'aws_ecs_cluster.shop': {
        name: 'shop',
        setting: [{ name: 'containerInsights', value: 'enabled' }],
        configuration: [
          {
            execute_command_configuration: [
              { kms_key_id: 'key', logging: 'OVERRIDE', log_configuration: [{ s3_bucket_encryption_enabled: true }] },
            ],
            managed_storage_configuration: [{ fargate_ephemeral_storage_kms_key_id: 'key' }],
          },
        ],
        // Until version 5 of the provider.
        capacity_providers: ['FARGATE'],
      },
      'aws_ecs_cluster_capacity_providers.shop': {
        cluster_name: '${aws_ecs_cluster.shop.name}',
        capacity_providers: ['FARGATE', '${aws_ecs_capacity_provider.shop.name}'],
        default_capacity_provider_strategy: [{ capacity_provider: '${aws_ecs_capacity_provider.shop.name}' }],
      },
      'aws_ecs_capacity_provider.shop': {
        name: 'shop',
        auto_scaling_group_provider: [
          { auto_scaling_group_arn: '${aws_autoscaling_group.shop.arn}', managed_scaling: [{ status: 'ENABLED' }] },
        ],
      },
      'aws_ecs_capacity_provider.managed': {
        name: 'managed',
        cluster: 'shop',
        managed_instances_provider: [
          {
            infrastructure_role_arn: '${aws_iam_role.shop.arn}',
            instance_launch_template: [
              { ec2_instance_profile_arn: 'arn', network_configuration: [{ subnets: ['subnet-1'] }] },
            ],
          },
        ],
      },
    }),
  ).toEqual({
    'aws_ecs_cluster.shop': {
      is: 'AWS::ECS::Cluster',
      clusterName: 'shop',
      settings: [{ name: 'containerInsights', value: 'enabled' }],
      configuration: {
        executeCommandConfiguration: {
          kmsKeyId: 'key',
          logging: 'OVERRIDE',
          logConfiguration: { s3EncryptionEnabled: true },
        },
        managedStorageConfiguration: { fargateEphemeralStorageKmsKeyId: 'key' },
      },
      capacityProviders: ['FARGATE'],
    },
    'aws_ecs_cluster_capacity_providers.shop': {
      is: 'AWS::ECS::ClusterCapacityProviderAssociations',
      cluster: 'aws_ecs_cluster.shop',
      capacityProviders: ['FARGATE', '?'],
      defaultCapacityProviderStrategy: [{ capacityProvider: 'aws_ecs_capacity_provider.shop' }],
    },
    'aws_ecs_capacity_provider.shop': {
      is: 'AWS::ECS::CapacityProvider',
      name: 'shop',
      autoScalingGroupProvider: {
        autoScalingGroupArn: 'aws_autoscaling_group.shop',
        managedScaling: { status: 'ENABLED' },
      },
    },
    'aws_ecs_capacity_provider.managed': {
      is: 'AWS::ECS::CapacityProvider',
      name: 'managed',
      cluster: 'shop',
      managedInstancesProvider: {
        infrastructureRoleArn: 'aws_iam_role.shop',
        instanceLaunchTemplate: { ec2InstanceProfileArn: 'arn', networkConfiguration: { subnets: ['subnet-1'] } },
      },
    },
  })
})

test('task sets, Express Mode, daemons and tags by themselves', () => {
  expect(
    mapped({
      'aws_ecs_task_set.shop': {
        id: 'ecs-svc/1,arn,shop',
        service: '${aws_ecs_service.shop.id}',
        launch_type: '',
        network_configuration: [{ subnets: ['subnet-1'], assign_public_ip: 'true' }],
        load_balancer: [{ target_group_arn: 'arn', container_name: 'web' }],
      },
      'aws_ecs_express_gateway_service.shop': {
        service_name: 'shop',
        network_configuration: [{ subnets: ['subnet-1'] }],
        primary_container: [{ image: 'shop', container_port: 8080 }],
      },
      'aws_ecs_daemon_task_definition.agent': {
        family: 'agent',
        container_definition: [
          {
            name: 'agent',
            privileged: true,
            secret: [{ name: 'TOKEN', value_from: 'arn' }],
            linux_parameters: [{ device: [{ host_path: '/dev/x', permissions: ['read'] }] }],
          },
        ],
        volume: [{ name: 'root', host_path: '/' }],
      },
      'aws_ecs_cluster.shop': { name: 'shop', tags: { team: 'web' } },
      'aws_ecs_tag.owner': { resource_arn: '${aws_ecs_cluster.shop.arn}', key: 'owner', value: 'shop' },
    }),
  ).toEqual({
    'aws_ecs_task_set.shop': {
      is: 'AWS::ECS::TaskSet',
      service: 'aws_ecs_service.shop',
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'], assignPublicIp: 'ENABLED' } },
      loadBalancers: [{ targetGroupArn: 'arn', containerName: 'web' }],
    },
    'aws_ecs_express_gateway_service.shop': {
      is: 'AWS::ECS::ExpressGatewayService',
      serviceName: 'shop',
      networkConfiguration: { subnets: ['subnet-1'] },
      primaryContainer: { containerPort: 8080 },
    },
    'aws_ecs_daemon_task_definition.agent': {
      is: 'AWS::ECS::DaemonTaskDefinition',
      family: 'agent',
      containerDefinitions: [
        {
          name: 'agent',
          privileged: true,
          secrets: [{ name: 'TOKEN', valueFrom: 'arn' }],
          linuxParameters: { devices: [{ hostPath: '/dev/x', permissions: ['read'] }] },
        },
      ],
      volumes: [{ name: 'root', host: { sourcePath: '/' } }],
    },
    'aws_ecs_cluster.shop': {
      is: 'AWS::ECS::Cluster',
      clusterName: 'shop',
      tags: [
        { key: 'team', value: 'web' },
        { key: 'owner', value: 'shop' },
      ],
    },
  })
})
