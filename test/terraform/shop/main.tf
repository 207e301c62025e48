# A shop: a storefront on Fargate, a worker on its own instances, three services made by a module.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

provider "aws" {
  region = "eu-west-1"
}

variable "payment_key" {
  description = "Key of the payment provider, as the worker takes it"
  type        = string
  sensitive   = true
}

variable "with_reports" {
  description = "The nightly report, which is being given up"
  type        = bool
  default     = true
}

locals {
  services = {
    catalogue = { port = 8080, public = false }
    checkout  = { port = 8081, public = true }
  }
  registry = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
}

# Network

resource "aws_vpc" "shop" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "private" {
  count             = 2
  vpc_id            = aws_vpc.shop.id
  cidr_block        = cidrsubnet(aws_vpc.shop.cidr_block, 8, count.index)
  availability_zone = element(["eu-west-1a", "eu-west-1b"], count.index)
}

resource "aws_security_group" "services" {
  name        = "services"
  description = "What the services of the shop share"
  vpc_id      = aws_vpc.shop.id

  ingress {
    description = "The storefront"
    from_port   = 8080
    to_port     = 8080
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }

  egress {
    description = "Everything"
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

# Cluster and instances

resource "aws_ecs_cluster" "shop" {
  name = "shop"

  setting {
    name  = "containerInsights"
    value = "enabled"
  }
}

resource "aws_ecs_cluster_capacity_providers" "shop" {
  cluster_name       = aws_ecs_cluster.shop.name
  capacity_providers = ["FARGATE", "FARGATE_SPOT"]
}

resource "aws_launch_template" "workers" {
  name          = "workers"
  image_id      = "ami-0abcdef1234567890"
  instance_type = "m5.large"
  user_data     = base64encode("#!/bin/bash\necho ECS_CLUSTER=${aws_ecs_cluster.shop.name} >> /etc/ecs/ecs.config\n")

  metadata_options {
    http_tokens                 = "optional"
    http_put_response_hop_limit = 2
  }
}

resource "aws_autoscaling_group" "workers" {
  name                = "workers"
  min_size            = 0
  max_size            = 2
  vpc_zone_identifier = aws_subnet.private[*].id

  launch_template {
    id      = aws_launch_template.workers.id
    version = "$Latest"
  }
}

# Files, images, secrets

resource "aws_efs_file_system" "uploads" {
  encrypted = false
}

resource "aws_s3_bucket" "receipts" {
  bucket_prefix = "shop-receipts-"
}

resource "aws_s3_bucket_versioning" "receipts" {
  bucket = aws_s3_bucket.receipts.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_public_access_block" "receipts" {
  bucket                  = aws_s3_bucket.receipts.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

data "aws_iam_policy_document" "receipts" {
  statement {
    sid       = "TlsOnly"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.receipts.arn, "${aws_s3_bucket.receipts.arn}/*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}

resource "aws_s3_bucket_policy" "receipts" {
  bucket = aws_s3_bucket.receipts.id
  policy = data.aws_iam_policy_document.receipts.json
}

resource "aws_secretsmanager_secret" "database" {
  name                    = "shop/database"
  recovery_window_in_days = 7
}

resource "aws_ssm_parameter" "payment_key" {
  name  = "/shop/payment-key"
  type  = "SecureString"
  value = var.payment_key
}

# Roles

data "aws_iam_policy_document" "tasks" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ecs-tasks.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "execution" {
  name               = "shop-execution"
  assume_role_policy = data.aws_iam_policy_document.tasks.json
}

resource "aws_iam_role_policy_attachment" "execution" {
  role       = aws_iam_role.execution.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
}

resource "aws_iam_role_policy" "execution" {
  name = "secrets"
  role = aws_iam_role.execution.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "secretsmanager:GetSecretValue"
      Resource = aws_secretsmanager_secret.database.arn
    }]
  })
}

resource "aws_iam_role" "storefront" {
  name               = "shop-storefront"
  assume_role_policy = data.aws_iam_policy_document.tasks.json
}

data "aws_iam_policy_document" "storefront" {
  statement {
    sid       = "Receipts"
    actions   = ["s3:GetObject", "s3:PutObject"]
    resources = ["${aws_s3_bucket.receipts.arn}/*"]
  }
}

resource "aws_iam_policy" "storefront" {
  name   = "shop-storefront"
  policy = data.aws_iam_policy_document.storefront.json
}

resource "aws_iam_role_policy_attachment" "storefront" {
  role       = aws_iam_role.storefront.name
  policy_arn = aws_iam_policy.storefront.arn
}

# The storefront, on Fargate: everything about its containers is known before it is made

resource "aws_ecs_task_definition" "storefront" {
  family                   = "storefront"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 256
  memory                   = 512
  execution_role_arn       = aws_iam_role.execution.arn
  task_role_arn            = aws_iam_role.storefront.arn

  container_definitions = jsonencode([
    {
      name         = "storefront"
      image        = "${local.registry}/storefront:1.4"
      essential    = true
      user         = "0"
      portMappings = [{ containerPort = 8080 }]
      environment  = [{ name = "STAGE", value = "production" }]
      mountPoints  = [{ sourceVolume = "uploads", containerPath = "/uploads" }]
    },
    {
      name                   = "log-router"
      image                  = "public.ecr.aws/aws-observability/aws-for-fluent-bit:stable"
      essential              = true
      readonlyRootFilesystem = true
      firelensConfiguration  = { type = "fluentbit" }
    }
  ])

  volume {
    name = "uploads"

    efs_volume_configuration {
      file_system_id     = aws_efs_file_system.uploads.id
      transit_encryption = "DISABLED"
    }
  }
}

resource "aws_ecs_service" "storefront" {
  name                   = "storefront"
  cluster                = aws_ecs_cluster.shop.id
  task_definition        = aws_ecs_task_definition.storefront.arn
  launch_type            = "FARGATE"
  desired_count          = 2
  enable_execute_command = true

  network_configuration {
    subnets          = aws_subnet.private[*].id
    security_groups  = [aws_security_group.services.id]
    assign_public_ip = true
  }
}

# The worker, on instances: its containers name a secret that is not there yet, and one value is sensitive

resource "aws_ecs_task_definition" "worker" {
  family                   = "worker"
  requires_compatibilities = ["EC2"]
  network_mode             = "awsvpc"
  execution_role_arn       = aws_iam_role.execution.arn

  container_definitions = jsonencode([
    {
      name        = "worker"
      image       = "${local.registry}/worker:2.0"
      memory      = 512
      privileged  = true
      mountPoints = [{ sourceVolume = "docker", containerPath = "/var/run/docker.sock" }]
      secrets     = [{ name = "DATABASE", valueFrom = aws_secretsmanager_secret.database.arn }]
    }
  ])

  volume {
    name      = "docker"
    host_path = "/var/run/docker.sock"
  }
}

resource "aws_ecs_service" "worker" {
  name            = "worker"
  cluster         = aws_ecs_cluster.shop.arn
  task_definition = "${aws_ecs_task_definition.worker.family}:${aws_ecs_task_definition.worker.revision}"
  launch_type     = "EC2"
  desired_count   = 1

  network_configuration {
    subnets = aws_subnet.private[*].id
  }
}

resource "aws_ecs_task_definition" "payments" {
  family                   = "payments"
  requires_compatibilities = ["EC2"]

  container_definitions = jsonencode([
    {
      name        = "payments"
      image       = "${local.registry}/payments:3.1"
      memory      = 256
      privileged  = true
      environment = [{ name = "PAYMENT_KEY", value = var.payment_key }]
    }
  ])
}

# Services made by a module, one a name

module "service" {
  source   = "./modules/service"
  for_each = local.services

  name               = each.key
  image              = "${local.registry}/${each.key}:1.0"
  port               = each.value.port
  public             = each.value.public
  cluster            = aws_ecs_cluster.shop.arn
  execution_role_arn = aws_iam_role.execution.arn
  subnets            = aws_subnet.private[*].id
  security_groups    = [aws_security_group.services.id]
}

# A batch: one task definition each, and a service for each that takes it by its key

resource "aws_ecs_task_definition" "batch" {
  for_each = toset(["mail", "thumbnails"])

  family                   = each.key
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 256
  memory                   = 512
  container_definitions    = jsonencode([{ name = each.key, image = "${local.registry}/${each.key}:1" }])
}

resource "aws_ecs_service" "batch" {
  for_each = aws_ecs_task_definition.batch

  name            = each.key
  cluster         = aws_ecs_cluster.shop.id
  task_definition = each.value.arn
  launch_type     = "FARGATE"
  desired_count   = 1

  network_configuration {
    subnets         = aws_subnet.private[*].id
    security_groups = [aws_security_group.services.id]
  }
}

# The nightly report

resource "aws_iam_role" "events" {
  count = var.with_reports ? 1 : 0

  name = "shop-events"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "events.amazonaws.com" } }]
  })
}

resource "aws_cloudwatch_event_rule" "report" {
  count = var.with_reports ? 1 : 0

  name                = "report"
  schedule_expression = "cron(0 3 * * ? *)"
}

resource "aws_cloudwatch_event_target" "report" {
  count = var.with_reports ? 1 : 0

  rule     = aws_cloudwatch_event_rule.report[0].name
  arn      = aws_ecs_cluster.shop.arn
  role_arn = aws_iam_role.events[0].arn

  ecs_target {
    task_definition_arn = module.service["checkout"].task_definition_arn
    launch_type         = "FARGATE"

    network_configuration {
      subnets          = aws_subnet.private[*].id
      assign_public_ip = true
    }
  }
}

output "payment_parameter" {
  value     = aws_ssm_parameter.payment_key.value
  sensitive = true
}
