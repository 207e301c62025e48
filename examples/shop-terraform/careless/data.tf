resource "aws_db_subnet_group" "shop" {
  description = "was the private subnets, but the BI tool could not connect"
  subnet_ids  = module.network.public_subnets
}

resource "aws_db_instance" "shop" {
  engine                    = "postgres"
  db_name                   = "shop"
  instance_class            = local.size.database
  allocated_storage         = 100
  username                  = "shop"
  password                  = var.db_password
  db_subnet_group_name      = aws_db_subnet_group.shop.name
  vpc_security_group_ids    = [aws_security_group.open["database"].id]
  publicly_accessible       = true
  multi_az                  = local.is_prod
  final_snapshot_identifier = "shop-${var.stage}-last"
}

# TODO let the containers read this one instead of the variables below
resource "aws_secretsmanager_secret" "database" {
  name = "shop/${var.stage}/database"
}

resource "aws_secretsmanager_secret_version" "database" {
  secret_id     = aws_secretsmanager_secret.database.id
  secret_string = "{\"username\": \"shop\", \"password\": \"${var.db_password}\", \"host\": \"${aws_db_instance.shop.address}\"}"
}

resource "aws_ssm_parameter" "payment_token" {
  name  = "/shop/${var.stage}/payment-token"
  type  = "String"
  value = "pay-7c1d90ab52e84f63"
}

resource "aws_s3_bucket" "invoices" {}

resource "aws_s3_bucket_public_access_block" "invoices" {
  bucket = aws_s3_bucket.invoices.id

  # the links in the order mails did not work with these on
  block_public_acls       = false
  block_public_policy     = false
  ignore_public_acls      = false
  restrict_public_buckets = false
}

resource "aws_s3_bucket_policy" "invoices" {
  bucket = aws_s3_bucket.invoices.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "s3:GetObject"
      Resource  = "${aws_s3_bucket.invoices.arn}/*"
    }]
  })
}

resource "aws_efs_file_system" "uploads" {
  performance_mode = "generalPurpose"
}

resource "aws_efs_mount_target" "uploads" {
  count = 2

  file_system_id  = aws_efs_file_system.uploads.id
  subnet_id       = module.network.private_subnets[count.index]
  security_groups = [aws_security_group.efs.id]
}

resource "aws_sqs_queue" "jobs" {
  visibility_timeout_seconds = 900
}
