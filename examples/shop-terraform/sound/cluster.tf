resource "aws_ecs_cluster" "shop" {
  name = "shop-${var.stage}"

  setting {
    name  = "containerInsights"
    value = "enhanced"
  }

  configuration {
    # off in both services, but in case
    execute_command_configuration {
      kms_key_id = aws_kms_key.shop.arn
      logging    = "OVERRIDE"

      log_configuration {
        cloud_watch_log_group_name     = aws_cloudwatch_log_group.exec.name
        cloud_watch_encryption_enabled = true
      }
    }

    managed_storage_configuration {
      kms_key_id                           = aws_kms_key.shop.arn
      fargate_ephemeral_storage_kms_key_id = aws_kms_key.shop.arn
    }
  }

  tags = local.tags.shop
}

data "aws_ssm_parameter" "ecs_ami" {
  name = var.ecs_ami
}

resource "aws_launch_template" "workers" {
  image_id      = data.aws_ssm_parameter.ecs_ami.value
  instance_type = local.size.instance
  user_data     = base64encode(templatefile("${path.module}/user-data.sh.tftpl", { cluster = aws_ecs_cluster.shop.name }))

  iam_instance_profile {
    arn = aws_iam_instance_profile.instance.arn
  }

  network_interfaces {
    device_index                = 0
    associate_public_ip_address = false
    security_groups             = [aws_security_group.shop["instances"].id]
  }

  metadata_options {
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }

  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      volume_size = 50
      volume_type = "gp3"
      encrypted   = true
    }
  }
}

resource "aws_autoscaling_group" "workers" {
  min_size              = 1
  max_size              = local.is_prod ? 8 : 2
  protect_from_scale_in = true # managed termination protection asks for it
  vpc_zone_identifier   = module.network.private_subnets

  launch_template {
    id      = aws_launch_template.workers.id
    version = aws_launch_template.workers.latest_version
  }
}

resource "aws_ecs_capacity_provider" "workers" {
  name = "shop-${var.stage}-workers"

  auto_scaling_group_provider {
    auto_scaling_group_arn         = aws_autoscaling_group.workers.arn
    managed_termination_protection = "ENABLED"

    managed_scaling {
      status          = "ENABLED"
      target_capacity = 100
    }
  }

  tags = local.tags.shop
}

resource "aws_ecs_cluster_capacity_providers" "shop" {
  cluster_name       = aws_ecs_cluster.shop.name
  capacity_providers = ["FARGATE", aws_ecs_capacity_provider.workers.name]

  default_capacity_provider_strategy {
    capacity_provider = "FARGATE"
    weight            = 1
  }
}
