import { statementsOf } from './statements.ts'

/** A role that tasks are started with, and the policy by which it may fetch images, write logs and read what it is told. */
export const executionRole = (isCreated: string): string => `
data "aws_iam_policy_document" "task_exec_assume" {
  statement {
    sid     = "ECSTaskExecutionAssumeRole"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ecs-tasks.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "task_exec" {
  count = ${isCreated} ? 1 : 0

  name                 = var.task_exec_iam_role_use_name_prefix ? null : local.task_exec_iam_role_name
  path                 = var.task_exec_iam_role_path
  assume_role_policy   = data.aws_iam_policy_document.task_exec_assume.json
  permissions_boundary = var.task_exec_iam_role_permissions_boundary
  tags                 = merge(var.tags, var.task_exec_iam_role_tags)
}

resource "aws_iam_role_policy_attachment" "task_exec_additional" {
  for_each = { for k, v in var.task_exec_iam_role_policies : k => v if ${isCreated} }

  role       = aws_iam_role.task_exec[0].name
  policy_arn = each.value
}

data "aws_iam_policy_document" "task_exec" {
  statement {
    sid       = "Logs"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["*"]
  }

  statement {
    sid       = "ECR"
    actions   = ["ecr:GetAuthorizationToken", "ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage"]
    resources = ["*"]
  }

  dynamic "statement" {
    for_each = length(var.task_exec_ssm_param_arns) > 0 ? [var.task_exec_ssm_param_arns] : []

    content {
      sid       = "GetSSMParams"
      actions   = ["ssm:GetParameters"]
      resources = statement.value
    }
  }

  dynamic "statement" {
    for_each = length(var.task_exec_secret_arns) > 0 ? [var.task_exec_secret_arns] : []

    content {
      sid       = "GetSecrets"
      actions   = ["secretsmanager:GetSecretValue"]
      resources = statement.value
    }
  }
${statementsOf('var.task_exec_iam_statements')}
}

resource "aws_iam_policy" "task_exec" {
  count = ${isCreated} && var.create_task_exec_policy ? 1 : 0

  name   = var.task_exec_iam_role_use_name_prefix ? null : local.task_exec_iam_role_name
  policy = data.aws_iam_policy_document.task_exec.json
  tags   = merge(var.tags, var.task_exec_iam_role_tags)
}

resource "aws_iam_role_policy_attachment" "task_exec" {
  count = ${isCreated} && var.create_task_exec_policy ? 1 : 0

  role       = aws_iam_role.task_exec[0].name
  policy_arn = aws_iam_policy.task_exec[0].arn
}
`

/** The inputs that are about the role that tasks are started with. */
export const executionRoleInputs = (major: number): Readonly<Record<string, string>> => ({
  create_task_exec_policy: 'true',
  task_exec_iam_role_name: 'null',
  task_exec_iam_role_use_name_prefix: 'true',
  task_exec_iam_role_path: 'null',
  task_exec_iam_role_permissions_boundary: 'null',
  task_exec_iam_role_tags: '{}',
  task_exec_iam_role_policies: '{}',
  // Until version 6 a service could read every parameter and secret if nobody said otherwise.
  task_exec_ssm_param_arns: major < 6 ? '["arn:aws:ssm:*:*:parameter/*"]' : '[]',
  task_exec_secret_arns: major < 6 ? '["arn:aws:secretsmanager:*:*:secret:*"]' : '[]',
  task_exec_iam_statements: 'null',
})
