# Makes the invoices; reads the database secret itself, so that it is in no variable on the instance.
module "worker" {
  source = "./modules/service"

  name              = "worker"
  stage             = var.stage
  cluster           = aws_ecs_cluster.shop.id
  capacity_provider = aws_ecs_capacity_provider.workers.name
  tasks             = local.is_prod ? 2 : 1
  task_role         = module.worker_role.arn
  execution_role    = module.execution_role.arn
  subnets           = module.network.private_subnets
  security_group    = aws_security_group.shop["worker"].id
  tags              = local.tags.backoffice

  containers = [{
    name                   = "worker"
    image                  = "${module.image["worker"].repository_url}@sha256:${var.worker_digest}"
    memory                 = 1024
    user                   = "10001:10001"
    readonlyRootFilesystem = true
    dockerSecurityOptions  = ["no-new-privileges"]
    healthCheck            = { command = ["CMD", "/app/health"] }
    linuxParameters = {
      capabilities       = { drop = ["ALL"] }
      initProcessEnabled = true
      tmpfs              = [{ containerPath = "/tmp", size = 256, mountOptions = ["noexec", "nosuid", "nodev"] }]
    }
    environment = [
      { name = "DB_SECRET", value = aws_secretsmanager_secret.database.arn },
      { name = "JOB_QUEUE_URL", value = aws_sqs_queue.jobs.url },
      { name = "INVOICE_BUCKET", value = aws_s3_bucket.invoices.id },
    ]
    logConfiguration = {
      logDriver = "awslogs"
      options = {
        awslogs-group         = module.image["worker"].log_group.name
        awslogs-region        = local.region
        awslogs-stream-prefix = "worker"
        mode                  = "non-blocking"
      }
    }
  }]

  depends_on = [aws_ecs_cluster_capacity_providers.shop]
}
