# Load balancer and NAT in the public subnets, everything else in the private ones.
module "network" {
  source = "./modules/network"

  name            = "shop-${var.stage}"
  cidr            = "10.20.0.0/16"
  zones           = 2
  flow_log_bucket = aws_s3_bucket.logs.arn

  depends_on = [aws_s3_bucket_policy.logs]
}

# Internet -> load balancer -> web -> database and uploads; worker -> database.
locals {
  groups = {
    load_balancer = {
      description = "load balancer"
      from_world  = { customers = 443, "redirected to HTTPS" = 80 }
      from_group  = {}
      to_vpc      = { web = 8443 }
      to_world    = {}
    }
    web = {
      description = "web tasks"
      from_world  = {}
      from_group  = { customers = { port = 8443, group = "load_balancer" } }
      to_vpc      = { database = 5432, uploads = 2049 }
      to_world    = { "AWS and the payment service" = 443 }
    }
    worker = {
      description = "worker tasks, nothing calls them"
      from_world  = {}
      from_group  = {}
      to_vpc      = { database = 5432 }
      to_world    = { AWS = 443 }
    }
    instances = {
      description = "worker instances, operators use Session Manager"
      from_world  = {}
      from_group  = {}
      to_vpc      = {}
      to_world    = { AWS = 443 }
    }
    database = {
      description = "database"
      from_world  = {}
      from_group  = { web = { port = 5432, group = "web" }, jobs = { port = 5432, group = "worker" } }
      to_vpc      = {}
      to_world    = {}
    }
    uploads = {
      description = "uploads"
      from_world  = {}
      from_group  = { web = { port = 2049, group = "web" } }
      to_vpc      = {}
      to_world    = {}
    }
  }

  rules = {
    for rule in flatten([
      for name, group in local.groups : concat(
        [for what, port in group.from_world : { group = name, what = what, port = port, from = "0.0.0.0/0", to = null, by = null }],
        [for what, from in group.from_group : { group = name, what = what, port = from.port, from = null, to = null, by = from.group }],
        [for what, port in group.to_vpc : { group = name, what = what, port = port, from = null, to = module.network.cidr, by = null }],
        [for what, port in group.to_world : { group = name, what = what, port = port, from = null, to = "0.0.0.0/0", by = null }],
      )
    ]) : "${rule.group}, ${rule.to == null ? "in" : "out"}: ${rule.what}" => rule
  }
}

resource "aws_security_group" "shop" {
  for_each = local.groups

  name        = "shop-${var.stage}-${each.key}"
  description = each.value.description
  vpc_id      = module.network.vpc_id
}

resource "aws_vpc_security_group_ingress_rule" "shop" {
  for_each = { for name, rule in local.rules : name => rule if rule.to == null }

  security_group_id            = aws_security_group.shop[each.value.group].id
  description                  = each.value.what
  ip_protocol                  = "tcp"
  from_port                    = each.value.port
  to_port                      = each.value.port
  cidr_ipv4                    = each.value.from
  referenced_security_group_id = each.value.by == null ? null : aws_security_group.shop[each.value.by].id
}

resource "aws_vpc_security_group_egress_rule" "shop" {
  for_each = { for name, rule in local.rules : name => rule if rule.to != null }

  security_group_id = aws_security_group.shop[each.value.group].id
  description       = each.value.what
  ip_protocol       = "tcp"
  from_port         = each.value.port
  to_port           = each.value.port
  cidr_ipv4         = each.value.to
}
