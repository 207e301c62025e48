module "network" {
  source = "./modules/network"

  name = "shop-${var.stage}"
  cidr = "10.20.0.0/16"

  subnets = {
    public-a = { cidr = "10.20.0.0/24", zone = 0, public = true }
    public-b = { cidr = "10.20.1.0/24", zone = 1, public = true }
    # no NAT yet (costs), so only EFS lives in the private ones
    private-a = { cidr = "10.20.10.0/24", zone = 0, public = false }
    private-b = { cidr = "10.20.11.0/24", zone = 1, public = false }
  }
}

locals {
  open_to_world = {
    load_balancer = { description = "load balancer", ports = [80] }
    # open so that we can try a single task without the load balancer
    web       = { description = "web tasks", ports = [8080] }
    instances = { description = "worker instances", ports = [22, 9100] }
    # the BI tool has no fixed address
    database = { description = "database", ports = [5432] }
  }
}

resource "aws_security_group" "open" {
  for_each = local.open_to_world

  description = each.value.description
  vpc_id      = module.network.vpc_id

  dynamic "ingress" {
    for_each = each.value.ports

    content {
      protocol    = "tcp"
      from_port   = ingress.value
      to_port     = ingress.value
      cidr_blocks = ["0.0.0.0/0"]
    }
  }

  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "efs" {
  description = "uploads"
  vpc_id      = module.network.vpc_id

  ingress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = [module.network.cidr]
  }

  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}
