# Its image declares /tmp as a volume of user 10001, so that the scratch volume belongs to that user.
module "web" {
  source = "./modules/service"

  name           = "web"
  stage          = var.stage
  cluster        = aws_ecs_cluster.shop.id
  fargate        = { cpu = local.size.cpu, memory = local.size.memory }
  tasks          = local.size.web_count
  task_role      = module.web_role.arn
  execution_role = module.execution_role.arn
  subnets        = module.network.private_subnets
  security_group = aws_security_group.shop["web"].id
  target_group   = { arn = aws_lb_target_group.web.arn, container = "web", port = 8443 }
  tags           = local.tags.web

  containers = [
    {
      name                   = "web"
      image                  = "111122223333.dkr.ecr.${local.region}.amazonaws.com/shop/web@sha256:${var.web_digest}"
      user                   = "10001:10001"
      readonlyRootFilesystem = true
      linuxParameters        = { capabilities = { drop = ["ALL"] }, initProcessEnabled = true }
      portMappings           = [{ containerPort = 8443 }]
      healthCheck            = { command = ["CMD", "/app/health"], interval = 15, startPeriod = 30 }
      dependsOn              = [{ containerName = "log-router", condition = "HEALTHY" }]
      environment = [
        { name = "SETTINGS", value = aws_ssm_parameter.settings.name },
        { name = "DB_HOST", value = aws_db_instance.shop.address },
        { name = "JOB_QUEUE_URL", value = aws_sqs_queue.jobs.url },
        { name = "INVOICE_BUCKET", value = aws_s3_bucket.invoices.id },
      ]
      secrets = [
        { name = "DB_USER", valueFrom = "${aws_secretsmanager_secret.database.arn}:username::" },
        { name = "DB_PASSWORD", valueFrom = "${aws_secretsmanager_secret.database.arn}:password::" },
        { name = "PAYMENT_TOKEN", valueFrom = local.payment_token },
      ]
      mountPoints = [
        { sourceVolume = "uploads", containerPath = "/var/shop/uploads" },
        { sourceVolume = "scratch", containerPath = "/tmp" },
      ]
      logConfiguration = {
        logDriver = "awsfirelens"
        options = {
          Name              = "cloudwatch_logs"
          region            = local.region
          log_group_name    = module.image["web"].log_group.name
          log_stream_prefix = "web-"
        }
      }
    },
    {
      name                   = "log-router"
      image                  = local.log_router
      user                   = "10002:10002"
      readonlyRootFilesystem = true
      linuxParameters        = { capabilities = { drop = ["ALL"] } }
      firelensConfiguration = {
        type    = "fluentbit"
        options = { config-file-type = "file", config-file-value = "/shop.conf" }
      }
      healthCheck = { command = ["CMD", "curl", "-sf", "http://127.0.0.1:2020/api/v1/uptime"], interval = 10 }
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = module.image["web"].log_group.name
          awslogs-region        = local.region
          awslogs-stream-prefix = "router"
          mode                  = "non-blocking"
        }
      }
    },
  ]

  volumes = {
    scratch = null
    uploads = { file_system = aws_efs_file_system.uploads.id, access_point = aws_efs_access_point.web.id }
  }

  depends_on = [aws_lb_listener.https, aws_efs_mount_target.uploads]
}
