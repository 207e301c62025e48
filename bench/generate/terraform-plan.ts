/**
 * A plan as `terraform show -json` prints it, of one module called for many services: `create` of all of them for the first
 * time, when most ids are unknown, or `update` of what is there, which holds everything several times.
 */
export function terraformPlan(services: number, kind: 'create' | 'update'): string {
  const names = Array.from({ length: services }, (_, index) => `service-${index}`)
  const all = names.flatMap((name) => resourcesOf(name, kind))
  const modules = names.map((name) => ({
    address: `module.service["${name}"]`,
    resources: resourcesOf(name, kind).map(({ unknown: _, ...planned }) => planned),
  }))
  const cluster = { address: 'aws_ecs_cluster.shop', mode: 'managed', type: 'aws_ecs_cluster', name: 'shop' }
  const resources = [{ ...cluster, values: { name: 'shop' }, sensitive_values: {} }]
  const values = { root_module: { resources, child_modules: modules } }
  return JSON.stringify({
    format_version: '1.2',
    terraform_version: '1.11.4',
    planned_values: values,
    resource_changes: all.map(({ unknown, values: after, sensitive_values, ...about }) => ({
      ...about,
      change: {
        actions: [kind === 'create' ? 'create' : 'no-op'],
        before: kind === 'create' ? null : after,
        after,
        after_unknown: unknown,
        before_sensitive: kind === 'create' ? false : sensitive_values,
        after_sensitive: sensitive_values,
      },
    })),
    ...(kind === 'update' && { prior_state: { format_version: '1.0', terraform_version: '1.11.4', values } }),
    configuration: { root_module: configuration },
  })
}

const to = (...references: readonly string[]) => ({ references })
const written = (address: string, expressions: Readonly<Record<string, unknown>>) => {
  const [type = '', name = ''] = address.split('.')
  return { address, mode: 'managed', type, name, provider_config_key: 'aws', expressions, schema_version: 0 }
}

const module = {
  resources: [
    written('aws_ecs_task_definition.this', {
      family: to('var.name'),
      execution_role_arn: to('aws_iam_role.execution.arn', 'aws_iam_role.execution'),
      container_definitions: to('var.name'),
    }),
    written('aws_ecs_service.this', {
      cluster: to('var.cluster'),
      task_definition: to('aws_ecs_task_definition.this.arn', 'aws_ecs_task_definition.this'),
      network_configuration: [{ security_groups: to('aws_security_group.this.id', 'aws_security_group.this') }],
    }),
    written('aws_iam_role.execution', { name: to('var.name') }),
    written('aws_security_group.this', { name: to('var.name') }),
    written('aws_cloudwatch_log_group.this', { name: to('var.name') }),
  ],
  variables: { name: {}, cluster: {} },
}

const configuration = {
  resources: [written('aws_ecs_cluster.shop', { name: { constant_value: 'shop' } })],
  module_calls: {
    service: {
      source: './service',
      expressions: { name: to('each.key'), cluster: to('aws_ecs_cluster.shop.arn', 'aws_ecs_cluster.shop') },
      for_each_expression: to('local.services'),
      module,
    },
  },
}

const account = '111122223333'
const tags = { team: 'shop', stage: 'production', cost: '1042' }

/** The five resources of a service. What is unknown of a new one has a value in one that is there. */
function resourcesOf(name: string, kind: 'create' | 'update') {
  const resource = (type: string, label: string, known: object, later: Readonly<Record<string, unknown>>) => ({
    address: `module.service["${name}"].${type}.${label}`,
    mode: 'managed',
    type,
    name: label,
    provider_name: 'registry.terraform.io/hashicorp/aws',
    schema_version: 1,
    values: { ...known, ...(kind === 'update' && later) },
    sensitive_values: { tags: {}, tags_all: {} },
    unknown: kind === 'create' ? Object.fromEntries(Object.keys(later).map((key) => [key, true])) : {},
  })
  const arn = (service: string, rest: string) => `arn:aws:${service}:eu-west-1:${account}:${rest}`
  const role = arn('iam', `role/${name}`)
  const task = arn('ecs', `task-definition/${name}:7`)
  const containers = ['app', 'log-router'].map((container) => ({
    name: container,
    image: `${account}.dkr.ecr.eu-west-1.amazonaws.com/${name}/${container}:1.4`,
    essential: true,
    readonlyRootFilesystem: container === 'app',
    portMappings: [{ containerPort: 8080, hostPort: 8080, protocol: 'tcp' }],
    environment: Array.from({ length: 8 }, (_, index) => ({ name: `SETTING_${index}`, value: `https://${name}.shop` })),
    logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-group': name, 'awslogs-region': 'eu-west-1' } },
  }))
  const block = {
    description: 'The shop',
    from_port: 8080,
    to_port: 8080,
    protocol: 'tcp',
    cidr_blocks: ['10.0.0.0/16'],
  }
  return [
    resource(
      'aws_ecs_task_definition',
      'this',
      {
        family: name,
        container_definitions: JSON.stringify(containers),
        cpu: '256',
        memory: '512',
        network_mode: 'awsvpc',
        requires_compatibilities: ['FARGATE'],
        ephemeral_storage: [],
        ipc_mode: null,
        pid_mode: null,
        placement_constraints: [],
        proxy_configuration: [],
        runtime_platform: [{ cpu_architecture: 'X86_64', operating_system_family: 'LINUX' }],
        skip_destroy: false,
        tags,
        tags_all: tags,
        volume: [],
      },
      { arn: task, execution_role_arn: role, id: name, revision: 7 },
    ),
    resource(
      'aws_ecs_service',
      'this',
      {
        name,
        alarms: [],
        capacity_provider_strategy: [],
        deployment_circuit_breaker: [{ enable: true, rollback: true }],
        deployment_controller: [{ type: 'ECS' }],
        deployment_maximum_percent: 200,
        deployment_minimum_healthy_percent: 100,
        desired_count: 2,
        enable_ecs_managed_tags: false,
        enable_execute_command: false,
        health_check_grace_period_seconds: null,
        launch_type: 'FARGATE',
        load_balancer: [],
        network_configuration: [{ assign_public_ip: false, subnets: ['subnet-0a1b2c3d4e5f60718'] }],
        ordered_placement_strategy: [],
        placement_constraints: [],
        propagate_tags: 'SERVICE',
        scheduling_strategy: 'REPLICA',
        service_registries: [],
        tags,
        tags_all: tags,
        timeouts: null,
        wait_for_steady_state: false,
      },
      {
        cluster: arn('ecs', 'cluster/shop'),
        id: arn('ecs', `service/shop/${name}`),
        task_definition: task,
        iam_role: '',
      },
    ),
    resource(
      'aws_iam_role',
      'execution',
      {
        name,
        assume_role_policy: '{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow"}],"Version":"2012-10-17"}',
        description: null,
        force_detach_policies: false,
        max_session_duration: 3600,
        path: '/',
        tags,
        tags_all: tags,
      },
      { arn: role, id: name, unique_id: `AROA${name}`, create_date: '2026-01-01T00:00:00Z' },
    ),
    resource(
      'aws_security_group',
      'this',
      { name, description: 'The shop', egress: [block], ingress: [block, block], tags, tags_all: tags, timeouts: null },
      { id: `sg-${name}`, arn: arn('ec2', `security-group/sg-${name}`), owner_id: account, vpc_id: 'vpc-0a1b2c3d' },
    ),
    resource(
      'aws_cloudwatch_log_group',
      'this',
      { name, kms_key_id: null, log_group_class: 'STANDARD', retention_in_days: 30, tags, tags_all: tags },
      { id: name, arn: arn('logs', `log-group:${name}`) },
    ),
  ]
}
