locals {
  is_prod   = var.stage == "prod"
  needs_dns = local.is_prod && var.hosted_zone_name != ""

  size = {
    dev  = { web_count = 1, web_cpu = 256, web_memory = 1024, instance = "t3.medium", database = "db.t4g.micro" }
    prod = { web_count = 3, web_cpu = 1024, web_memory = 4096, instance = "m5.large", database = "db.m6g.large" }
  }[var.stage]

  registry = "${data.aws_caller_identity.current.account_id}.dkr.ecr.${data.aws_region.current.name}.amazonaws.com"
}
