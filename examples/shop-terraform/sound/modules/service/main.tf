resource "aws_ecs_task_definition" "this" {
  family                   = "shop-${var.stage}-${var.name}"
  requires_compatibilities = [var.fargate == null ? "EC2" : "FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = try(var.fargate.cpu, null)
  memory                   = try(var.fargate.memory, null)
  task_role_arn            = var.task_role
  execution_role_arn       = var.execution_role
  container_definitions    = jsonencode(var.containers)

  dynamic "volume" {
    for_each = var.volumes

    content {
      name = volume.key

      dynamic "efs_volume_configuration" {
        for_each = volume.value == null ? [] : [volume.value]

        content {
          file_system_id     = efs_volume_configuration.value.file_system
          transit_encryption = "ENABLED"

          authorization_config {
            access_point_id = efs_volume_configuration.value.access_point
            iam             = "ENABLED"
          }
        }
      }
    }
  }

  tags = var.tags
}

resource "aws_ecs_service" "this" {
  name                   = var.name
  cluster                = var.cluster
  launch_type            = var.fargate == null ? null : "FARGATE"
  task_definition        = aws_ecs_task_definition.this.arn
  desired_count          = var.tasks
  enable_execute_command = false
  propagate_tags         = "SERVICE"

  network_configuration {
    assign_public_ip = false
    subnets          = var.subnets
    security_groups  = [var.security_group]
  }

  dynamic "capacity_provider_strategy" {
    for_each = var.capacity_provider[*]

    content {
      capacity_provider = capacity_provider_strategy.value
      weight            = 1
    }
  }

  dynamic "load_balancer" {
    for_each = var.target_group[*]

    content {
      container_name   = load_balancer.value.container
      container_port   = load_balancer.value.port
      target_group_arn = load_balancer.value.arn
    }
  }

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  tags = var.tags
}
