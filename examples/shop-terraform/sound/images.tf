module "image" {
  source   = "./modules/image"
  for_each = { web = local.tags.web, worker = local.tags.backoffice }

  name     = each.key
  stage    = var.stage
  key      = aws_kms_key.shop.arn
  log_days = local.size.log_days
  tags     = each.value
}

resource "aws_cloudwatch_log_group" "exec" {
  name              = "/shop/${var.stage}/exec"
  kms_key_id        = aws_kms_key.shop.arn
  retention_in_days = 400
}
