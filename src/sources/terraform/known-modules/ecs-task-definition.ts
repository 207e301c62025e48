import { blockOf, blocksOf } from './blocks.ts'
import { containerArguments } from './ecs-container-definition.ts'
import { statementsOf } from './statements.ts'

/** The task definition, with a module for each container as the module has it. */
export const taskDefinition = (major: number): string => `
module "container_definition" {
  source   = "terraform-aws-modules/ecs/aws//modules/container-definition"
  version  = "${major}.0.0"
  for_each = { for k, v in var.container_definitions : k => v if local.create_task_definition && try(v.create, true) }

  operating_system_family = try(${major < 6 ? '' : 'each.value.operating_system_family, '}var.runtime_platform.operating_system_family, "LINUX")
  enable_execute_command  = try(each.value.enable_execute_command, var.container_definition_defaults.enable_execute_command, var.enable_execute_command)
${containerArguments(major)}}

resource "aws_ecs_task_definition" "this" {
  count = local.create_task_definition ? 1 : 0

  container_definitions    = jsonencode([for k, v in module.container_definition : v.container_definition])
  cpu                      = var.cpu
  execution_role_arn       = try(aws_iam_role.task_exec[0].arn, var.task_exec_iam_role_arn)
  family                   = try(coalesce(var.family, var.name), null)
  ipc_mode                 = var.ipc_mode
  memory                   = var.memory
  network_mode             = var.network_mode
  pid_mode                 = var.pid_mode
  requires_compatibilities = var.requires_compatibilities
  task_role_arn            = try(aws_iam_role.tasks[0].arn, var.tasks_iam_role_arn)
  tags                     = merge(var.tags, var.task_tags)
${major < 6 ? '' : '  enable_fault_injection   = var.enable_fault_injection\n'}
${blockOf('ephemeral_storage', ['size_in_gib'])}
${blocksOf('placement_constraints', ['expression', 'type'], 'var.task_definition_placement_constraints')}
${blockOf('proxy_configuration', ['container_name', 'properties', 'type'])}
${blockOf('runtime_platform', ['cpu_architecture', 'operating_system_family'])}

  dynamic "volume" {
    for_each = var.volume

    content {
      configure_at_launch         = try(volume.value.configure_at_launch, null)
      docker_volume_configuration = try(volume.value.docker_volume_configuration, null) == null ? null : [volume.value.docker_volume_configuration]
      host_path                   = try(volume.value.host_path, null)
      name                        = try(coalesce(volume.value.name), volume.key)

      dynamic "efs_volume_configuration" {
        for_each = try(volume.value.efs_volume_configuration, null) == null ? [] : [volume.value.efs_volume_configuration]

        content {
          authorization_config    = try(efs_volume_configuration.value.authorization_config, null) == null ? null : [efs_volume_configuration.value.authorization_config]
          file_system_id          = try(efs_volume_configuration.value.file_system_id, null)
          root_directory          = try(efs_volume_configuration.value.root_directory, null)
          transit_encryption      = try(efs_volume_configuration.value.transit_encryption, null)
          transit_encryption_port = try(efs_volume_configuration.value.transit_encryption_port, null)
        }
      }

      dynamic "fsx_windows_file_server_volume_configuration" {
        for_each = try(volume.value.fsx_windows_file_server_volume_configuration, null) == null ? [] : [volume.value.fsx_windows_file_server_volume_configuration]

        content {
          authorization_config = try(fsx_windows_file_server_volume_configuration.value.authorization_config, null) == null ? null : [fsx_windows_file_server_volume_configuration.value.authorization_config]
          file_system_id       = try(fsx_windows_file_server_volume_configuration.value.file_system_id, null)
          root_directory       = try(fsx_windows_file_server_volume_configuration.value.root_directory, null)
        }
      }
    }
  }
}
`

/** The role of the tasks: whom it trusts, and what it may. A policy of its own since version 6, within the role before. */
export const tasksRole = (major: number): string => `
locals {
  tasks_iam_role_name = try(coalesce(var.tasks_iam_role_name, var.name), "")
  create_tasks_role   = local.create_task_definition && var.create_tasks_iam_role
  create_tasks_policy = local.create_tasks_role && (try(length(var.tasks_iam_role_statements), 0) > 0 || var.enable_execute_command)
}

data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}
data "aws_region" "current" {}

data "aws_iam_policy_document" "tasks_assume" {
  statement {
    sid     = "ECSTasksAssumeRole"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ecs-tasks.amazonaws.com"]
    }

    condition {
      test     = "ArnLike"
      variable = "aws:SourceArn"
      values   = ["arn:\${data.aws_partition.current.partition}:ecs:\${data.aws_region.current.name}:\${data.aws_caller_identity.current.account_id}:*"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }
  }
}

resource "aws_iam_role" "tasks" {
  count = local.create_tasks_role ? 1 : 0

  name                 = var.tasks_iam_role_use_name_prefix ? null : local.tasks_iam_role_name
  path                 = var.tasks_iam_role_path
  assume_role_policy   = data.aws_iam_policy_document.tasks_assume.json
  permissions_boundary = var.tasks_iam_role_permissions_boundary
  tags                 = merge(var.tags, var.tasks_iam_role_tags)
}

resource "aws_iam_role_policy_attachment" "tasks" {
  for_each = { for k, v in var.tasks_iam_role_policies : k => v if local.create_tasks_role }

  role       = aws_iam_role.tasks[0].name
  policy_arn = each.value
}

data "aws_iam_policy_document" "tasks" {
  dynamic "statement" {
    for_each = var.enable_execute_command ? [1] : []

    content {
      sid       = "ECSExec"
      actions   = ["ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel"]
      resources = ["*"]
    }
  }
${statementsOf('var.tasks_iam_role_statements')}
}

resource "${major < 6 ? 'aws_iam_role_policy' : 'aws_iam_policy'}" "tasks" {
  count = local.create_tasks_policy ? 1 : 0

  name   = var.tasks_iam_role_use_name_prefix ? null : local.tasks_iam_role_name
  policy = data.aws_iam_policy_document.tasks.json
${major < 6 ? '  role   = aws_iam_role.tasks[0].id\n' : ''}}
${
  major < 6
    ? ''
    : `
resource "aws_iam_role_policy_attachment" "tasks_internal" {
  count = local.create_tasks_policy ? 1 : 0

  role       = aws_iam_role.tasks[0].name
  policy_arn = aws_iam_policy.tasks[0].arn
}
`
}`
