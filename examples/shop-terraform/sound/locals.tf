locals {
  is_prod   = var.stage == "prod"
  partition = data.aws_partition.current.partition
  region    = data.aws_region.current.name
  account   = data.aws_caller_identity.current.account_id

  # what ARNs of this account begin with
  arn_of = {
    for service in ["codebuild", "ecs", "lambda", "logs", "ssm", "wafv2"] :
    service => "arn:${local.partition}:${service}:${local.region}:${local.account}"
  }
  payment_token = "${local.arn_of.ssm}:parameter${var.payment_token_name}"

  size = {
    dev  = { web_count = 1, cpu = 512, memory = 1024, instance = "m6i.large", database = "db.t4g.medium", log_days = 30 }
    prod = { web_count = 3, cpu = 1024, memory = 4096, instance = "m6i.xlarge", database = "db.m6g.large", log_days = 400 }
  }[var.stage]

  # ours, built on aws-for-fluent-bit with the status page on
  log_router = "111122223333.dkr.ecr.${local.region}.amazonaws.com/shop/log-router@sha256:5e0c7ad1f49b8236d07e5ac41b93f8e26d17c05fa8be4932610d7fce95ab3418"

  tags = {
    shop       = { app = "shop", stage = var.stage }
    web        = { app = "shop", owner = "web-team" }
    backoffice = { app = "shop", owner = "back-office" }
  }
}
