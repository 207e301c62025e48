# Makes the invoices and builds the image of a merchant's own shop front.
resource "aws_ecs_task_definition" "worker" {
  family                   = "shop-${var.stage}-worker"
  requires_compatibilities = ["EC2"]
  network_mode             = "host" # node-exporter reports nonsense otherwise
  pid_mode                 = "host"
  task_role_arn            = aws_iam_role.task.arn
  execution_role_arn       = aws_iam_role.task.arn

  container_definitions = jsonencode([
    {
      name              = "worker"
      image             = "${local.registry}/shop/worker:${var.image_tag}"
      memoryReservation = 1024
      user              = "root"
      privileged        = true # docker build
      environment = [
        { name = "JOB_QUEUE_URL", value = aws_sqs_queue.jobs.url },
        { name = "INVOICE_BUCKET", value = aws_s3_bucket.invoices.id },
        { name = "DATABASE_URL", value = "postgresql://shop:${var.db_password}@${aws_db_instance.shop.address}:5432/shop" },
        # the PDF service is in the old account
        { name = "AWS_ACCESS_KEY_ID", value = "AKIAIOSFODNN7EXAMPLE" },
        { name = "AWS_SECRET_ACCESS_KEY", value = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY" },
      ]
      mountPoints = [{ sourceVolume = "docker", containerPath = "/var/run/docker.sock" }]
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = module.image["worker"].log_group
          awslogs-region        = data.aws_region.current.name
          awslogs-stream-prefix = "worker"
        }
      }
    },
    {
      name              = "node-exporter"
      image             = "quay.io/prometheus/node-exporter:latest"
      essential         = false
      memoryReservation = 64
      command           = ["--path.rootfs=/host"]
      portMappings      = [{ containerPort = 9100, hostPort = 9100 }]
      linuxParameters   = { capabilities = { add = ["SYS_ADMIN", "SYS_TIME"] } }
      mountPoints       = [{ sourceVolume = "root", containerPath = "/host", readOnly = true }]
    },
  ])

  volume {
    name      = "docker"
    host_path = "/var/run/docker.sock"
  }

  volume {
    name      = "root"
    host_path = "/"
  }
}

resource "aws_ecs_service" "worker" {
  name                   = "worker"
  cluster                = aws_ecs_cluster.shop.id
  task_definition        = aws_ecs_task_definition.worker.arn
  desired_count          = local.is_prod ? 2 : 1
  enable_execute_command = true

  capacity_provider_strategy {
    capacity_provider = aws_ecs_capacity_provider.workers.name
    weight            = 1
  }

  # port 9100 is taken while the old task runs
  deployment_minimum_healthy_percent = 0
  deployment_maximum_percent         = 100

  depends_on = [aws_ecs_cluster_capacity_providers.shop]
}
