# The password is made while Terraform applies, and is neither in the configuration nor in the state.
ephemeral "aws_secretsmanager_random_password" "database" {
  password_length    = 40
  exclude_characters = "\"@/\\ "
}

resource "aws_secretsmanager_secret" "database" {
  kms_key_id = aws_kms_key.shop.arn
}

resource "aws_secretsmanager_secret_version" "database" {
  secret_id = aws_secretsmanager_secret.database.id

  # the rotation needs host and port; both versions go up together
  secret_string_wo = jsonencode({
    username = "shop"
    password = ephemeral.aws_secretsmanager_random_password.database.random_password
    engine   = "postgres"
    host     = aws_db_instance.shop.address
    port     = aws_db_instance.shop.port
  })
  secret_string_wo_version = 1
}

resource "aws_secretsmanager_secret_rotation" "database" {
  secret_id           = aws_secretsmanager_secret.database.id
  rotation_lambda_arn = "${local.arn_of.lambda}:function:${var.rotation_function}"

  rotation_rules {
    schedule_expression = "rate(30 days)"
  }

  depends_on = [aws_secretsmanager_secret_version.database]
}

resource "aws_db_subnet_group" "shop" {
  description = "private"
  subnet_ids  = module.network.private_subnets
}

resource "aws_db_instance" "shop" {
  engine                    = "postgres"
  instance_class            = local.size.database
  allocated_storage         = 100
  storage_encrypted         = true
  kms_key_id                = aws_kms_key.shop.arn
  username                  = "shop"
  password_wo               = ephemeral.aws_secretsmanager_random_password.database.random_password
  password_wo_version       = 1
  db_subnet_group_name      = aws_db_subnet_group.shop.name
  vpc_security_group_ids    = [aws_security_group.shop["database"].id]
  publicly_accessible       = false
  multi_az                  = local.is_prod
  deletion_protection       = local.is_prod
  backup_retention_period   = local.is_prod ? 14 : null
  final_snapshot_identifier = "shop-${var.stage}-last"
}
