resource "aws_ecs_cluster" "shop" {
  name = "shop-${var.stage}"

  setting {
    name  = "containerInsights"
    value = "disabled"
  }

  configuration {
    execute_command_configuration {
      logging = "NONE" # flooded the log group
    }
  }
}

data "aws_ssm_parameter" "ecs_ami" {
  name = var.ecs_ami
}

resource "aws_launch_template" "workers" {
  image_id      = data.aws_ssm_parameter.ecs_ami.value
  instance_type = local.size.instance
  key_name      = var.key_name

  iam_instance_profile {
    arn = aws_iam_instance_profile.instance.arn
  }

  network_interfaces {
    device_index                = 0
    associate_public_ip_address = true
    security_groups             = [aws_security_group.open["instances"].id]
  }

  metadata_options {
    http_tokens                 = "optional"
    http_put_response_hop_limit = 2 # the worker's SDK timed out with 1
  }

  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      volume_size = 100 # image builds need room
      volume_type = "gp3"
    }
  }

  user_data = base64encode(<<-SCRIPT
    #!/bin/bash
    cat >> /etc/ecs/ecs.config <<'CONFIG'
    ECS_CLUSTER=shop-${var.stage}
    ECS_IMAGE_PULL_BEHAVIOR=once
    ECS_ENGINE_AUTH_TYPE=docker
    ECS_ENGINE_AUTH_DATA={"https://index.docker.io/v1/":{"username":"shopteam","password":"${var.db_password}"}}
    CONFIG
    yum install -y htop
  SCRIPT
  )
}

resource "aws_autoscaling_group" "workers" {
  min_size            = 1
  max_size            = 4
  vpc_zone_identifier = module.network.public_subnets

  launch_template {
    id      = aws_launch_template.workers.id
    version = aws_launch_template.workers.latest_version
  }
}

resource "aws_ecs_capacity_provider" "workers" {
  name = "shop-${var.stage}-workers"

  auto_scaling_group_provider {
    auto_scaling_group_arn = aws_autoscaling_group.workers.arn

    managed_scaling {
      status          = "ENABLED"
      target_capacity = 100
    }
  }
}

resource "aws_ecs_cluster_capacity_providers" "shop" {
  cluster_name       = aws_ecs_cluster.shop.name
  capacity_providers = ["FARGATE", aws_ecs_capacity_provider.workers.name]

  default_capacity_provider_strategy {
    capacity_provider = "FARGATE"
    weight            = 1
  }
}
