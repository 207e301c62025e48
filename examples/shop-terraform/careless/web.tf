resource "aws_ecs_task_definition" "web" {
  family                   = "shop-${var.stage}-web"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = local.size.web_cpu
  memory                   = local.size.web_memory
  task_role_arn            = aws_iam_role.task.arn
  execution_role_arn       = aws_iam_role.task.arn

  container_definitions = jsonencode([
    {
      name         = "web"
      image        = "${local.registry}/shop/web:${var.image_tag}"
      portMappings = [{ containerPort = 8080 }]
      environment = [
        { name = "STAGE", value = var.stage },
        { name = "DB_HOST", value = aws_db_instance.shop.address },
        { name = "DB_USER", value = "shop" },
        { name = "DB_PASSWORD", value = "Winter2024!shop" },
        { name = "JOB_QUEUE_URL", value = aws_sqs_queue.jobs.url },
        { name = "INVOICE_BUCKET", value = aws_s3_bucket.invoices.id },
      ]
      linuxParameters = {
        capabilities = {
          add = ["SYS_PTRACE"] # py-spy
        }
      }
      mountPoints = [{ sourceVolume = "uploads", containerPath = "/var/shop/uploads" }]
      logConfiguration = {
        logDriver = "awsfirelens"
        options = {
          Name              = "cloudwatch_logs"
          region            = data.aws_region.current.name
          log_group_name    = module.image["web"].log_group
          log_stream_prefix = "web-"
        }
      }
    },
    {
      name                  = "log-router"
      image                 = "amazon/aws-for-fluent-bit:latest"
      user                  = "0"
      firelensConfiguration = { type = "fluentbit" }
      portMappings          = [{ containerPort = 24224 }]
    },
  ])

  volume {
    name = "uploads"

    efs_volume_configuration {
      file_system_id = aws_efs_file_system.uploads.id
    }
  }
}

resource "aws_ecs_service" "web" {
  name                   = "web"
  cluster                = aws_ecs_cluster.shop.id
  launch_type            = "FARGATE"
  task_definition        = aws_ecs_task_definition.web.arn
  desired_count          = local.size.web_count
  enable_execute_command = true # support looks into carts with it

  network_configuration {
    assign_public_ip = true
    subnets          = module.network.public_subnets
    security_groups  = [aws_security_group.open["web"].id]
  }

  load_balancer {
    container_name   = "web"
    container_port   = 8080
    target_group_arn = aws_lb_target_group.web.arn
  }

  depends_on = [aws_lb_listener.http, aws_efs_mount_target.uploads]
}
