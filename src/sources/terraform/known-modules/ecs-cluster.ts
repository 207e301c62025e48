import { executionRole, executionRoleInputs } from './execution-role.ts'
import { type KnownModule, outputs } from './known-module.ts'

interface Names {
  readonly name: string
  readonly configuration: string
  readonly settings: string
  readonly serviceConnect: string
}

/** What inputs are called: the module by itself dropped the prefix with version 6, the root module kept it. */
const names = (major: number): Names =>
  major < 6
    ? {
        name: 'cluster_name',
        configuration: 'cluster_configuration',
        settings: 'cluster_settings',
        serviceConnect: 'cluster_service_connect_defaults',
      }
    : {
        name: 'name',
        configuration: 'configuration',
        settings: 'setting',
        serviceConnect: 'service_connect_defaults',
      }

/** What the root module calls the inputs of the cluster. */
export const rootNames = (major: number): Names => ({
  ...names(5),
  settings: major < 6 ? 'cluster_settings' : 'cluster_setting',
})

/** The inputs that say which capacity providers there are. */
export const capacityInputs = (major: number): Readonly<Record<string, string>> => {
  if (major < 6) {
    return {
      default_capacity_provider_use_fargate: 'true',
      fargate_capacity_providers: '{}',
      autoscaling_capacity_providers: '{}',
    }
  }
  if (major === 6) return { default_capacity_provider_strategy: '{}', autoscaling_capacity_providers: '{}' }
  return { default_capacity_provider_strategy: '{}', cluster_capacity_providers: '[]', capacity_providers: '{}' }
}

/** The inputs of the cluster, by the names that they have here or in the root module. */
export const clusterInputs = (
  major: number,
  { name, configuration, settings, serviceConnect }: Names = names(major),
): Readonly<Record<string, string>> => ({
  create: 'true',
  tags: '{}',
  [name]: '""',
  // Version 6 logs what is done in a shell, to the log group that it makes; 5 leaves that to AWS unless it is told.
  [configuration]:
    major < 6
      ? '{}'
      : '{ execute_command_configuration = { log_configuration = { cloud_watch_log_group_name = "placeholder" } } }',
  [settings]: '[{ name = "containerInsights", value = "enabled" }]',
  [serviceConnect]: 'null',
  create_cloudwatch_log_group: 'true',
  cloudwatch_log_group_name: 'null',
  ...capacityInputs(major),
  create_task_exec_iam_role: 'false',
  ...executionRoleInputs(major),
})

const logFields = [
  'cloud_watch_encryption_enabled',
  'cloud_watch_log_group_name',
  's3_bucket_name',
  's3_bucket_encryption_enabled',
  's3_key_prefix',
]

const executeCommand = (major: number): string => {
  const log = logFields.map((field) => {
    const own = `try(log_configuration.value.${field}, null)`
    const made = major >= 6 && field === 'cloud_watch_log_group_name'
    return `            ${field} = ${made ? `try(aws_cloudwatch_log_group.this[0].name, log_configuration.value.${field}, null)` : own}\n`
  })
  return `
  dynamic "configuration" {
    for_each = ${major < 6 ? 'var.create_cloudwatch_log_group || length(var.cluster_configuration) > 0' : 'var.configuration != null'} ? [1] : []

    content {
      dynamic "execute_command_configuration" {
        for_each = local.execute_command == null ? [] : [local.execute_command]

        content {
          kms_key_id = try(execute_command_configuration.value.kms_key_id, null)
          logging    = try(coalesce(execute_command_configuration.value.logging), "${major < 6 ? 'DEFAULT' : 'OVERRIDE'}")

          dynamic "log_configuration" {
            for_each = try(execute_command_configuration.value.log_configuration, null) == null ? [] : [execute_command_configuration.value.log_configuration]

            content {
${log.join('')}            }
          }
        }
      }
${
  major < 6
    ? ''
    : `
      managed_storage_configuration = try(var.configuration.managed_storage_configuration, null) == null ? null : [var.configuration.managed_storage_configuration]
`
}    }
  }
`
}

const executeCommandLocal = (major: number): string =>
  major < 6
    ? `
  log_group_default = {
    logging           = "OVERRIDE"
    log_configuration = { cloud_watch_log_group_name = try(aws_cloudwatch_log_group.this[0].name, null) }
  }
  execute_command = var.create_cloudwatch_log_group ? try(merge(local.log_group_default, var.cluster_configuration.execute_command_configuration), {}) : try(var.cluster_configuration.execute_command_configuration, {})
`
    : '  execute_command = try(var.configuration.execute_command_configuration, null)\n'

const autoScaling = (of: string): string => `
  auto_scaling_group_provider {
    auto_scaling_group_arn         = ${of}.auto_scaling_group_arn
    managed_draining               = try(${of}.managed_draining, null)
    managed_termination_protection = try(${of}.managed_scaling, null) == null ? "DISABLED" : try(${of}.managed_termination_protection, null)
    managed_scaling                = try(${of}.managed_scaling, null) == null ? null : [${of}.managed_scaling]
  }
`

const strategy = (of: string, value: string): string => `
  dynamic "default_capacity_provider_strategy" {
    for_each = ${of}
    iterator = strategy

    content {
      capacity_provider = try(coalesce(strategy.value.name), strategy.key)
      base              = try(${value}.base, null)
      weight            = try(${value}.weight, null)
    }
  }
`

/** Which providers a cluster has: told by name in 5, by the strategy in 6, and in a list of their own since 7. */
function capacity(major: number): string {
  const named = (of: string) => `[for k, v in ${of} : try(coalesce(v.name), k)]`
  const providers = (list: readonly string[], isMade: string, more: string) => `
resource "aws_ecs_cluster_capacity_providers" "this" {
  count = var.create${isMade} ? 1 : 0

  cluster_name       = aws_ecs_cluster.this[0].name
  capacity_providers = distinct(concat(${list.join(', ')}))
${more}
}
`
  if (major < 6) {
    const [fargate, own] = ['var.fargate_capacity_providers', 'var.autoscaling_capacity_providers']
    return `
${providers(
  [named(fargate), named(own)],
  ` && length(merge(${fargate}, ${own})) > 0`,
  strategy(
    `var.default_capacity_provider_use_fargate ? ${fargate} : ${own}`,
    'strategy.value.default_capacity_provider_strategy',
  ),
)}
resource "aws_ecs_capacity_provider" "this" {
  for_each = { for k, v in ${own} : k => v if var.create }

  name = try(coalesce(each.value.name), each.key)
${autoScaling('each.value')}
}
`
  }
  const chosen = strategy('var.default_capacity_provider_strategy', 'strategy.value')
  if (major === 6) {
    const [told, own] = ['var.default_capacity_provider_strategy', 'var.autoscaling_capacity_providers']
    return `
${providers([named(told), named(own)], ` && length(merge(${told}, ${own})) > 0`, chosen)}
resource "aws_ecs_capacity_provider" "this" {
  for_each = { for k, v in ${own} : k => v if var.create }

  name = try(coalesce(each.value.name), each.key)
${autoScaling('each.value')}
}
`
  }
  return `
${providers(['var.cluster_capacity_providers', named('var.capacity_providers')], '', chosen)}
resource "aws_ecs_capacity_provider" "this" {
  for_each = { for k, v in var.capacity_providers : k => v if var.create }

  name                       = try(coalesce(each.value.name), each.key)
  cluster                    = try(each.value.managed_instances_provider, null) == null ? null : aws_ecs_cluster.this[0].name
  managed_instances_provider = try(each.value.managed_instances_provider, null) == null ? null : [each.value.managed_instances_provider]

  dynamic "auto_scaling_group_provider" {
    for_each = try(each.value.auto_scaling_group_provider, null) == null ? [] : [each.value.auto_scaling_group_provider]

    content {
      auto_scaling_group_arn         = auto_scaling_group_provider.value.auto_scaling_group_arn
      managed_draining               = try(auto_scaling_group_provider.value.managed_draining, "ENABLED")
      managed_termination_protection = try(auto_scaling_group_provider.value.managed_scaling, null) == null ? "DISABLED" : try(auto_scaling_group_provider.value.managed_termination_protection, null)
      managed_scaling                = try(auto_scaling_group_provider.value.managed_scaling, null) == null ? null : [auto_scaling_group_provider.value.managed_scaling]
    }
  }
}
`
}

const makes = (major: number): string => {
  const { name, settings, serviceConnect } = names(major)
  return `
locals {
  task_exec_iam_role_name = try(coalesce(var.task_exec_iam_role_name, var.${name}), "")
  create_task_exec_role   = var.create && var.create_task_exec_iam_role
${executeCommandLocal(major)}}

resource "aws_ecs_cluster" "this" {
  count = var.create ? 1 : 0

  name = var.${name}
  tags = var.tags
${executeCommand(major)}
  dynamic "service_connect_defaults" {
    for_each = try(length(var.${serviceConnect}), 0) > 0 ? [var.${serviceConnect}] : []

    content {
      namespace = service_connect_defaults.value.namespace
    }
  }

  dynamic "setting" {
    for_each = flatten([var.${settings}])

    content {
      name  = setting.value.name
      value = setting.value.value
    }
  }
}

resource "aws_cloudwatch_log_group" "this" {
  count = var.create && var.create_cloudwatch_log_group ? 1 : 0

  name = try(coalesce(var.cloudwatch_log_group_name, "/aws/ecs/\${var.${name}}"), "")
}
${capacity(major)}
${executionRole('local.create_task_exec_role')}
${outputs({
  arn: 'try(aws_ecs_cluster.this[0].arn, null)',
  id: 'try(aws_ecs_cluster.this[0].id, null)',
  name: 'try(aws_ecs_cluster.this[0].name, null)',
  cloudwatch_log_group_name: 'try(aws_cloudwatch_log_group.this[0].name, null)',
  cloudwatch_log_group_arn: 'try(aws_cloudwatch_log_group.this[0].arn, null)',
  cluster_capacity_providers: '{ for k, v in aws_ecs_cluster_capacity_providers.this : v.id => v }',
  [major < 7 ? 'autoscaling_capacity_providers' : 'capacity_providers']: 'aws_ecs_capacity_provider.this',
  task_exec_iam_role_name: 'try(aws_iam_role.task_exec[0].name, null)',
  task_exec_iam_role_arn: 'try(aws_iam_role.task_exec[0].arn, null)',
})}`
}

/**
 * A cluster with Container Insights and a log group, and the capacity providers that it is told.
 *
 * Source: README of terraform-aws-modules/ecs/aws//modules/cluster, "Inputs", "Resources", "Outputs"; the module's UPGRADE-6.0
 * and UPGRADE-7.0.
 */
export const ecsClusters: readonly KnownModule[] = [5, 6, 7].map((major) => ({
  source: 'terraform-aws-modules/ecs/aws//modules/cluster',
  majors: [major],
  inputs: clusterInputs(major),
  makes: makes(major),
}))
