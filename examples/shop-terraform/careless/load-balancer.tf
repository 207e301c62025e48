resource "aws_lb" "shop" {
  load_balancer_type = "application"
  internal           = false
  subnets            = module.network.public_subnets
  security_groups    = [aws_security_group.open["load_balancer"].id]
}

resource "aws_lb_target_group" "web" {
  vpc_id      = module.network.vpc_id
  target_type = "ip"
  protocol    = "HTTP"
  port        = 8080

  health_check {
    matcher = "200-499" # / redirects to the login page
  }
}

resource "aws_lb_listener" "http" {
  load_balancer_arn = aws_lb.shop.arn
  protocol          = "HTTP" # certificate is ordered
  port              = 80

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.web.arn
  }
}

data "aws_route53_zone" "shop" {
  count = local.needs_dns ? 1 : 0

  name = var.hosted_zone_name
}

resource "aws_route53_record" "shop" {
  count = local.needs_dns ? 1 : 0

  zone_id = data.aws_route53_zone.shop[0].zone_id
  name    = var.domain_name
  type    = "A"

  alias {
    name                   = aws_lb.shop.dns_name
    zone_id                = aws_lb.shop.zone_id
    evaluate_target_health = false
  }
}
