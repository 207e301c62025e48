import { blockOf, blocksOf } from './blocks.ts'
import { taskDefinition, tasksRole } from './ecs-task-definition.ts'
import { executionRole, executionRoleInputs } from './execution-role.ts'
import { flatRuleInputs, groupWithFlatRules, groupWithRules, ruleInputs } from './group-with-rules.ts'
import { type KnownModule, outputs } from './known-module.ts'
import { statementsOf } from './statements.ts'

/** Inputs of the service, which the root module takes for each of its services as well. */
export const serviceInputs = (major: number): Readonly<Record<string, string>> => ({
  create: 'true',
  create_service: 'true',
  tags: '{}',
  ignore_task_definition_changes: 'false',
  alarms: 'null',
  capacity_provider_strategy: '{}',
  deployment_circuit_breaker: 'null',
  deployment_controller: 'null',
  deployment_maximum_percent: '200',
  deployment_minimum_healthy_percent: '66',
  desired_count: '1',
  enable_ecs_managed_tags: 'true',
  enable_execute_command: 'false',
  health_check_grace_period_seconds: 'null',
  launch_type: '"FARGATE"',
  load_balancer: '{}',
  name: 'null',
  assign_public_ip: 'false',
  security_group_ids: '[]',
  subnet_ids: '[]',
  ordered_placement_strategy: '[]',
  placement_constraints: '[]',
  platform_version: 'null',
  propagate_tags: 'null',
  scheduling_strategy: 'null',
  service_connect_configuration: 'null',
  service_registries: 'null',
  service_tags: '{}',
  ...(major >= 6 && { availability_zone_rebalancing: 'null', volume_configuration: 'null' }),
  create_iam_role: 'true',
  iam_role_arn: 'null',
  iam_role_name: 'null',
  iam_role_use_name_prefix: 'true',
  iam_role_path: 'null',
  iam_role_permissions_boundary: 'null',
  iam_role_tags: '{}',
  iam_role_statements: 'null',
  create_task_definition: 'true',
  task_definition_arn: 'null',
  container_definitions: '{}',
  container_definition_defaults: '{}',
  cpu: '1024',
  ephemeral_storage: 'null',
  family: 'null',
  ipc_mode: 'null',
  memory: '2048',
  network_mode: '"awsvpc"',
  pid_mode: 'null',
  proxy_configuration: 'null',
  requires_compatibilities: '["FARGATE"]',
  runtime_platform: '{ operating_system_family = "LINUX", cpu_architecture = "X86_64" }',
  task_definition_placement_constraints: '[]',
  volume: '{}',
  task_tags: '{}',
  ...(major >= 6 && { enable_fault_injection: 'null' }),
  create_task_exec_iam_role: 'true',
  task_exec_iam_role_arn: 'null',
  ...executionRoleInputs(major),
  create_tasks_iam_role: 'true',
  tasks_iam_role_arn: 'null',
  tasks_iam_role_name: 'null',
  tasks_iam_role_use_name_prefix: 'true',
  tasks_iam_role_path: 'null',
  tasks_iam_role_permissions_boundary: 'null',
  tasks_iam_role_tags: '{}',
  tasks_iam_role_policies: '{}',
  tasks_iam_role_statements: 'null',
  external_id: 'null',
  create_security_group: 'true',
  ...(major < 6 ? flatRuleInputs : { ...ruleInputs, vpc_id: 'null' }),
  ...(major >= 6 && { create_infrastructure_iam_role: 'true', infrastructure_iam_role_arn: 'null' }),
})

const network = `
  dynamic "network_configuration" {
    for_each = var.network_mode == "awsvpc" && !local.is_external ? [1] : []

    content {
      assign_public_ip = var.assign_public_ip
      security_groups  = concat(aws_security_group.this[*].id, var.security_group_ids)
      subnets          = var.subnet_ids
    }
  }
`

const serviceConnect = `
  dynamic "service_connect_configuration" {
    for_each = try(length(var.service_connect_configuration), 0) > 0 ? [var.service_connect_configuration] : []

    content {
      enabled   = try(service_connect_configuration.value.enabled, true)
      namespace = try(service_connect_configuration.value.namespace, null)

      dynamic "log_configuration" {
        for_each = try(service_connect_configuration.value.log_configuration, null) == null ? [] : [service_connect_configuration.value.log_configuration]

        content {
          log_driver    = try(log_configuration.value.log_driver, null)
          options       = try(log_configuration.value.options, null)
          secret_option = try(log_configuration.value.secret_option, null)
        }
      }

      dynamic "service" {
        for_each = try(service_connect_configuration.value.service, null) == null ? [] : flatten([service_connect_configuration.value.service])

        content {
          client_alias          = try(flatten([service.value.client_alias]), null)
          discovery_name        = try(service.value.discovery_name, null)
          ingress_port_override = try(service.value.ingress_port_override, null)
          port_name             = try(service.value.port_name, null)
          timeout               = try(flatten([service.value.timeout]), null)
          tls                   = try(flatten([service.value.tls]), null)
        }
      }
    }
  }
`

const volumeConfiguration = `
  dynamic "volume_configuration" {
    for_each = try(length(var.volume_configuration), 0) > 0 ? [var.volume_configuration] : []

    content {
      name               = try(volume_configuration.value.name, null)
      managed_ebs_volume = [merge(volume_configuration.value.managed_ebs_volume, { role_arn = local.infrastructure_role_arn })]
    }
  }
`

const service = (name: string, isMade: string, major: number): string => `
resource "aws_ecs_service" "${name}" {
  count = local.create_service && ${isMade} ? 1 : 0

  name                               = var.name
  cluster                            = var.cluster_arn
  task_definition                    = local.task_definition
  deployment_maximum_percent         = local.is_daemon || local.is_external ? null : var.deployment_maximum_percent
  deployment_minimum_healthy_percent = local.is_daemon || local.is_external ? null : var.deployment_minimum_healthy_percent
  desired_count                      = local.is_daemon || local.is_external ? null : var.desired_count
  enable_ecs_managed_tags            = var.enable_ecs_managed_tags
  enable_execute_command             = var.enable_execute_command
  health_check_grace_period_seconds  = var.health_check_grace_period_seconds
  iam_role                           = local.iam_role_arn
  launch_type                        = local.is_external || length(var.capacity_provider_strategy) > 0 ? null : var.launch_type
  platform_version                   = local.is_fargate && !local.is_external ? var.platform_version : null
  propagate_tags                     = var.propagate_tags
  scheduling_strategy                = local.is_fargate ? "REPLICA" : var.scheduling_strategy
  tags                               = merge(var.tags, var.service_tags)
${major < 6 ? '' : '  availability_zone_rebalancing = var.availability_zone_rebalancing\n'}
${blockOf('alarms', ['alarm_names', 'enable', 'rollback'])}
${blocksOf('capacity_provider_strategy', ['base', 'capacity_provider', 'weight'], 'local.is_external ? {} : var.capacity_provider_strategy')}
${blockOf('deployment_circuit_breaker', ['enable', 'rollback'])}
${blockOf('deployment_controller', ['type'])}
${blocksOf('load_balancer', ['container_name', 'container_port', 'elb_name', 'target_group_arn'], 'local.is_external ? {} : var.load_balancer')}
${network}
${blocksOf('ordered_placement_strategy', ['field', 'type'])}
${blocksOf('placement_constraints', ['expression', 'type'])}
${serviceConnect}
${blockOf('service_registries', ['container_name', 'container_port', 'port', 'registry_arn'])}
${major < 6 ? '' : volumeConfiguration}
}
`

const taskSet = (name: string, isMade: string): string => `
resource "aws_ecs_task_set" "${name}" {
  count = local.create_task_definition && local.is_external && ${isMade} ? 1 : 0

  service          = try(aws_ecs_service.this[0].id, aws_ecs_service.ignore_task_definition[0].id)
  cluster          = var.cluster_arn
  external_id      = var.external_id
  task_definition  = local.task_definition
  launch_type      = length(var.capacity_provider_strategy) > 0 ? null : var.launch_type
  platform_version = local.is_fargate ? var.platform_version : null
  tags             = merge(var.tags, var.task_tags)
${network.replace(' && !local.is_external', '')}
${blocksOf('load_balancer', ['container_name', 'container_port', 'load_balancer_name', 'target_group_arn'])}
${blocksOf('capacity_provider_strategy', ['base', 'capacity_provider', 'weight'])}
${blockOf('service_registries', ['container_name', 'container_port', 'port', 'registry_arn'])}
}
`

const serviceRole = `
locals {
  needs_iam_role  = var.network_mode != "awsvpc" && length(var.load_balancer) > 0
  create_iam_role = var.create && var.create_iam_role && local.needs_iam_role
  iam_role_arn    = local.needs_iam_role ? try(aws_iam_role.service[0].arn, var.iam_role_arn) : null
}

data "aws_iam_policy_document" "service_assume" {
  statement {
    sid     = "ECSServiceAssumeRole"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ecs.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "service" {
  count = local.create_iam_role ? 1 : 0

  name                 = var.iam_role_use_name_prefix ? null : try(coalesce(var.iam_role_name, var.name), "")
  path                 = var.iam_role_path
  assume_role_policy   = data.aws_iam_policy_document.service_assume.json
  permissions_boundary = var.iam_role_permissions_boundary
  tags                 = merge(var.tags, var.iam_role_tags)
}

data "aws_iam_policy_document" "service" {
  statement {
    sid       = "ECSService"
    resources = ["*"]
    actions = [
      "ec2:Describe*",
      "elasticloadbalancing:DeregisterInstancesFromLoadBalancer",
      "elasticloadbalancing:DeregisterTargets",
      "elasticloadbalancing:Describe*",
      "elasticloadbalancing:RegisterInstancesWithLoadBalancer",
      "elasticloadbalancing:RegisterTargets",
    ]
  }
${statementsOf('var.iam_role_statements')}
}

resource "aws_iam_policy" "service" {
  count = local.create_iam_role ? 1 : 0

  name   = var.iam_role_use_name_prefix ? null : try(coalesce(var.iam_role_name, var.name), "")
  policy = data.aws_iam_policy_document.service.json
  tags   = merge(var.tags, var.iam_role_tags)
}

resource "aws_iam_role_policy_attachment" "service" {
  count = local.create_iam_role ? 1 : 0

  role       = aws_iam_role.service[0].name
  policy_arn = aws_iam_policy.service[0].arn
}
`

/** The role by which ECS attaches volumes. Source: the module's UPGRADE-6.0, "Added". */
const infrastructureRole = `
locals {
  create_infrastructure_role = var.create && var.create_infrastructure_iam_role && var.volume_configuration != null
  infrastructure_role_arn    = try(aws_iam_role.infrastructure_iam_role[0].arn, var.infrastructure_iam_role_arn)
}

data "aws_iam_policy_document" "infrastructure_iam_role" {
  statement {
    sid     = "ECSServiceAssumeRole"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ecs.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "infrastructure_iam_role" {
  count = local.create_infrastructure_role ? 1 : 0

  assume_role_policy = data.aws_iam_policy_document.infrastructure_iam_role.json
}

resource "aws_iam_role_policy_attachment" "infrastructure_iam_role_ebs_policy" {
  count = local.create_infrastructure_role ? 1 : 0

  role       = aws_iam_role.infrastructure_iam_role[0].name
  policy_arn = "arn:\${data.aws_partition.current.partition}:iam::aws:policy/service-role/AmazonECSInfrastructureRolePolicyForVolumes"
}
`

const makes = (major: number): string => `
locals {
  is_external             = try(var.deployment_controller.type, null) == "EXTERNAL"
  is_daemon               = var.scheduling_strategy == "DAEMON"
  is_fargate              = var.launch_type == "FARGATE"
  create_service          = var.create && var.create_service
  create_task_definition  = var.create && var.create_task_definition
  task_definition         = local.create_task_definition ? aws_ecs_task_definition.this[0].arn : var.task_definition_arn
  task_exec_iam_role_name = try(coalesce(var.task_exec_iam_role_name, var.name), "")
  create_task_exec_role   = local.create_task_definition && var.create_task_exec_iam_role
}
${service('this', '!var.ignore_task_definition_changes', major)}
${service('ignore_task_definition', 'var.ignore_task_definition_changes', major)}
${taskDefinition(major)}
${taskSet('this', '!var.ignore_task_definition_changes')}
${taskSet('ignore_task_definition', 'var.ignore_task_definition_changes')}
${serviceRole}
${executionRole('local.create_task_exec_role')}
${tasksRole(major)}
${major < 6 ? '' : infrastructureRole}
locals {
  create_security_group = var.create && var.create_security_group && var.network_mode == "awsvpc"
}

data "aws_subnet" "this" {
  count = local.create_security_group ? 1 : 0

  id = element(var.subnet_ids, 0)
}
${
  major < 6
    ? groupWithFlatRules('local.create_security_group', 'data.aws_subnet.this[0].vpc_id')
    : groupWithRules('local.create_security_group', 'try(coalesce(var.vpc_id), data.aws_subnet.this[0].vpc_id)')
}
${outputs({
  id: 'try(aws_ecs_service.this[0].id, aws_ecs_service.ignore_task_definition[0].id, null)',
  name: 'try(aws_ecs_service.this[0].name, aws_ecs_service.ignore_task_definition[0].name, null)',
  iam_role_name: 'try(aws_iam_role.service[0].name, null)',
  iam_role_arn: 'try(aws_iam_role.service[0].arn, var.iam_role_arn)',
  container_definitions: 'module.container_definition',
  task_definition_arn: 'try(aws_ecs_task_definition.this[0].arn, var.task_definition_arn)',
  task_definition_revision: 'try(aws_ecs_task_definition.this[0].revision, null)',
  task_definition_family: 'try(aws_ecs_task_definition.this[0].family, null)',
  task_exec_iam_role_name: 'try(aws_iam_role.task_exec[0].name, null)',
  task_exec_iam_role_arn: 'try(aws_iam_role.task_exec[0].arn, var.task_exec_iam_role_arn)',
  tasks_iam_role_name: 'try(aws_iam_role.tasks[0].name, null)',
  tasks_iam_role_arn: 'try(aws_iam_role.tasks[0].arn, var.tasks_iam_role_arn)',
  task_set_id:
    'try(aws_ecs_task_set.this[0].task_set_id, aws_ecs_task_set.ignore_task_definition[0].task_set_id, null)',
  task_set_arn: 'try(aws_ecs_task_set.this[0].arn, aws_ecs_task_set.ignore_task_definition[0].arn, null)',
  security_group_arn: 'try(aws_security_group.this[0].arn, null)',
  security_group_id: 'try(aws_security_group.this[0].id, null)',
})}`

/**
 * A service on Fargate with its task definition, a security group, and roles for the tasks and for starting them.
 *
 * Source: README of terraform-aws-modules/ecs/aws//modules/service, "Inputs", "Resources", "Outputs"; the module's UPGRADE-6.0
 * and UPGRADE-7.0.
 */
const ecsService = (majors: readonly number[], major: number): KnownModule => ({
  source: 'terraform-aws-modules/ecs/aws//modules/service',
  majors,
  inputs: { cluster_arn: '""', ...serviceInputs(major) },
  makes: makes(major),
})

export const ecsServices: readonly KnownModule[] = [ecsService([5], 5), ecsService([6, 7], 6)]
