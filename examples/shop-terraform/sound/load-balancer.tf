# The DNS zone is in another account.

resource "aws_lb" "shop" {
  load_balancer_type         = "application"
  internal                   = false
  subnets                    = module.network.public_subnets
  security_groups            = [aws_security_group.shop["load_balancer"].id]
  enable_deletion_protection = local.is_prod
  drop_invalid_header_fields = true

  access_logs {
    enabled = true
    bucket  = aws_s3_bucket.logs.id
  }

  depends_on = [aws_s3_bucket_policy.logs]
}

resource "aws_wafv2_web_acl_association" "shop" {
  resource_arn = aws_lb.shop.arn
  web_acl_arn  = "${local.arn_of.wafv2}:regional/webacl/${var.web_acl}"
}

resource "aws_acm_certificate" "shop" {
  domain_name       = var.domain_name
  validation_method = "DNS"
}

# web makes itself a certificate when it starts
resource "aws_lb_target_group" "web" {
  vpc_id      = module.network.vpc_id
  target_type = "ip"
  protocol    = "HTTPS"
  port        = 8443

  health_check {
    protocol = "HTTPS"
    path     = "/health"
  }
}

resource "aws_lb_listener" "http" {
  load_balancer_arn = aws_lb.shop.arn
  protocol          = "HTTP"
  port              = 80

  default_action {
    type = "redirect"

    redirect {
      protocol    = "HTTPS"
      port        = "443"
      status_code = "HTTP_301"
    }
  }
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.shop.arn
  protocol          = "HTTPS"
  port              = 443
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09"
  certificate_arn   = aws_acm_certificate.shop.arn

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.web.arn
  }
}
