import type { Random } from './random.ts'
import type { GeneratedFile } from './replies.ts'

/** Resources in one file of a Terraform configuration. */
const perFile = 20

/** What one service of an application is written as: five resources. */
const perService = 5

/** A Terraform configuration with as many resources of services, twenty to a file, in HCL as people write it. */
export function* terraform(resources: number, random: Random): Generator<GeneratedFile> {
  yield { path: 'variables.tf', text: variables }
  yield { path: 'network/main.tf', text: network }
  const files = Math.ceil(resources / perFile)
  for (let file = 0; file < files; file++) {
    const names = Array.from({ length: perFile / perService }, (_, index) => `service_${file}_${index}`)
    yield { path: `services-${file}.tf`, text: names.map((name) => service(name, random)).join('\n') }
  }
}

const variables = `variable "stage" {
  type    = string
  default = "prod"
}

variable "environment" {
  type    = map(string)
  default = {}
}

locals {
  prefix = "shop-\${var.stage}"
  tags   = { Stage = var.stage, Owner = "shop" }
}

data "aws_caller_identity" "current" {}

module "network" {
  source = "./network"
}

resource "aws_ecs_cluster" "shop" {
  name = local.prefix
}
`

const network = `resource "aws_vpc" "this" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "private" {
  count      = 3
  vpc_id     = aws_vpc.this.id
  cidr_block = cidrsubnet(aws_vpc.this.cidr_block, 8, count.index)
}

output "vpc_id" {
  value = aws_vpc.this.id
}

output "private_subnets" {
  value = aws_subnet.private
}
`

function service(name: string, random: Random): string {
  const port = random.between(3000, 9000)
  const careless = random.chance(0.1)
  return `resource "aws_ecs_task_definition" "${name}" {
  family                   = "\${local.prefix}-${name}"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = ${random.pick([256, 512, 1024])}
  memory                   = ${random.pick([512, 1024, 2048])}
  execution_role_arn       = aws_iam_role.${name}.arn
  task_role_arn            = aws_iam_role.${name}.arn

  container_definitions = jsonencode([
    {
      name                   = "app"
      image                  = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/${name}:\${var.stage == "prod" ? "stable" : "latest"}"
      essential              = true
      readonlyRootFilesystem = ${careless ? 'false' : 'true'}
      portMappings           = [{ containerPort = ${port}, protocol = "tcp" }]
      environment            = [for key, value in merge(var.environment, { PORT = "${port}" }) : { name = key, value = value }]
      secrets                = [{ name = "DB_PASSWORD", valueFrom = aws_secretsmanager_secret.${name}.arn }]
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          "awslogs-group"         = "/ecs/\${local.prefix}"
          "awslogs-region"        = "eu-west-1"
          "awslogs-stream-prefix" = "${name}"
        }
      }
    }
  ])
}

resource "aws_ecs_service" "${name}" {
  name            = "${name}"
  cluster         = aws_ecs_cluster.shop.id
  task_definition = aws_ecs_task_definition.${name}.arn
  desired_count   = var.stage == "prod" ? ${random.between(2, 6)} : 1
  launch_type     = "FARGATE"

  network_configuration {
    subnets          = module.network.private_subnets[*].id
    security_groups  = [aws_security_group.${name}.id]
    assign_public_ip = ${careless ? 'true' : 'false'}
  }

  # Deployments change it.
  lifecycle {
    ignore_changes = [desired_count]
  }
}

resource "aws_security_group" "${name}" {
  name   = "\${local.prefix}-${name}"
  vpc_id = module.network.vpc_id

  dynamic "ingress" {
    for_each = toset(["10.0.0.0/16"])
    content {
      from_port   = ${port}
      to_port     = ${port}
      protocol    = "tcp"
      cidr_blocks = [ingress.value]
    }
  }
}

resource "aws_iam_role" "${name}" {
  name               = "\${local.prefix}-${name}"
  assume_role_policy = <<-EOT
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Effect": "Allow",
          "Principal": { "Service": "ecs-tasks.amazonaws.com" },
          "Action": "sts:AssumeRole",
          "Condition": { "StringEquals": { "aws:SourceAccount": "\${data.aws_caller_identity.current.account_id}" } }
        }
      ]
    }
  EOT
  tags = local.tags
}

resource "aws_secretsmanager_secret" "${name}" {
  name = "shop/\${var.stage}/${name}"
  tags = merge(local.tags, { Service = "${name}" })
}
`
}
