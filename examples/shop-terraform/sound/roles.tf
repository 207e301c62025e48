locals {
  managed = "arn:${local.partition}:iam::aws:policy"
  use_key = { Effect = "Allow", Action = ["kms:Decrypt", "kms:GenerateDataKey"], Resource = aws_kms_key.shop.arn }
}

# what the agent needs to start the tasks
module "execution_role" {
  source = "./modules/role"

  service          = "ecs-tasks.amazonaws.com"
  account          = local.account
  managed_policies = ["${local.managed}/service-role/AmazonECSTaskExecutionRolePolicy"]

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = "secretsmanager:GetSecretValue", Resource = aws_secretsmanager_secret.database.arn },
      { Effect = "Allow", Action = "ssm:GetParameters", Resource = local.payment_token },
      { Effect = "Allow", Action = "kms:Decrypt", Resource = aws_kms_key.shop.arn },
    ]
  })
}

module "web_role" {
  source = "./modules/role"

  service = "ecs-tasks.amazonaws.com"
  account = local.account

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = "sqs:SendMessage", Resource = aws_sqs_queue.jobs.arn },
      { Effect = "Allow", Action = "s3:GetObject", Resource = "${aws_s3_bucket.invoices.arn}/*" },
      local.use_key,
      { Effect = "Allow", Action = "ssm:GetParameter", Resource = aws_ssm_parameter.settings.arn },
      {
        Effect    = "Allow"
        Action    = ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"]
        Resource  = aws_efs_file_system.uploads.arn
        Condition = { StringEquals = { "elasticfilesystem:AccessPointArn" = aws_efs_access_point.web.arn } }
      },
      # the log router writes with the task role
      {
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${module.image["web"].log_group.arn}:*"
      },
    ]
  })
}

module "worker_role" {
  source = "./modules/role"

  service = "ecs-tasks.amazonaws.com"
  account = local.account

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = ["sqs:ReceiveMessage", "sqs:DeleteMessage"], Resource = aws_sqs_queue.jobs.arn },
      { Effect = "Allow", Action = "s3:PutObject", Resource = "${aws_s3_bucket.invoices.arn}/*" },
      local.use_key,
      { Effect = "Allow", Action = "secretsmanager:GetSecretValue", Resource = aws_secretsmanager_secret.database.arn },
      # merchants' shop fronts are not built on our instances
      { Effect = "Allow", Action = "codebuild:StartBuild", Resource = "${local.arn_of.codebuild}:project/shop-front" },
    ]
  })
}

# the AWS managed policy would let the instances act on every cluster
module "instance_role" {
  source = "./modules/role"

  service          = "ec2.amazonaws.com"
  managed_policies = ["${local.managed}/AmazonSSMManagedInstanceCore"]

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = "ecs:DiscoverPollEndpoint", Resource = "*" },
      {
        Effect   = "Allow"
        Action   = ["ecs:RegisterContainerInstance", "ecs:DeregisterContainerInstance", "ecs:Submit*"]
        Resource = aws_ecs_cluster.shop.arn
      },
      {
        Effect    = "Allow"
        Action    = ["ecs:Poll", "ecs:StartTelemetrySession", "ecs:UpdateContainerInstancesState"]
        Resource  = "${local.arn_of.ecs}:container-instance/${aws_ecs_cluster.shop.name}/*"
        Condition = { ArnEquals = { "ecs:cluster" = aws_ecs_cluster.shop.arn } }
      },
    ]
  })
}

resource "aws_iam_instance_profile" "instance" {
  role = module.instance_role.name
}
