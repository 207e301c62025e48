# nothing in it is secret
resource "aws_ssm_parameter" "settings" {
  name  = "/shop/${var.stage}/settings"
  type  = "String"
  value = jsonencode({ currency = "EUR", pageSize = 24 })
}

resource "aws_sqs_queue" "jobs" {
  kms_master_key_id          = aws_kms_key.shop.id
  visibility_timeout_seconds = 900
  redrive_policy             = jsonencode({ deadLetterTargetArn = aws_sqs_queue.failed_jobs.arn, maxReceiveCount = 3 })
}

resource "aws_sqs_queue" "failed_jobs" {
  kms_master_key_id         = aws_kms_key.shop.id
  message_retention_seconds = 1209600
}

resource "aws_s3_bucket" "invoices" {}

resource "aws_s3_bucket_versioning" "invoices" {
  bucket = aws_s3_bucket.invoices.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "invoices" {
  bucket = aws_s3_bucket.invoices.id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.shop.arn
    }
  }
}

data "aws_iam_policy_document" "invoices" {
  statement {
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.invoices.arn, "${aws_s3_bucket.invoices.arn}/*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}

resource "aws_s3_bucket_policy" "invoices" {
  bucket = aws_s3_bucket.invoices.id
  policy = data.aws_iam_policy_document.invoices.json
}

resource "aws_s3_bucket" "logs" {}

# load balancers cannot write with a customer key
resource "aws_s3_bucket_server_side_encryption_configuration" "logs" {
  bucket = aws_s3_bucket.logs.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

data "aws_iam_policy_document" "logs" {
  statement {
    actions   = ["s3:PutObject"]
    resources = ["${aws_s3_bucket.logs.arn}/AWSLogs/${local.account}/*"]

    principals {
      type        = "Service"
      identifiers = ["logdelivery.elasticloadbalancing.amazonaws.com"]
    }
  }

  statement {
    actions   = ["s3:PutObject", "s3:GetBucketAcl"]
    resources = [aws_s3_bucket.logs.arn, "${aws_s3_bucket.logs.arn}/AWSLogs/${local.account}/*"]

    principals {
      type        = "Service"
      identifiers = ["delivery.logs.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [local.account]
    }
  }
}

resource "aws_s3_bucket_policy" "logs" {
  bucket = aws_s3_bucket.logs.id
  policy = data.aws_iam_policy_document.logs.json
}

resource "aws_s3_bucket_public_access_block" "shop" {
  for_each = { invoices = aws_s3_bucket.invoices.id, logs = aws_s3_bucket.logs.id }

  bucket                  = each.value
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_efs_file_system" "uploads" {
  encrypted  = true
  kms_key_id = aws_kms_key.shop.arn
}

# only denies; who may mount stands in the task role
resource "aws_efs_file_system_policy" "uploads" {
  file_system_id = aws_efs_file_system.uploads.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Deny"
        Principal = { AWS = "*" }
        Action    = "*"
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
      {
        Effect    = "Deny"
        Principal = { AWS = "*" }
        Action    = "elasticfilesystem:Client*"
        Condition = { Null = { "elasticfilesystem:AccessPointArn" = "true" } }
      },
    ]
  })
}

resource "aws_efs_access_point" "web" {
  file_system_id = aws_efs_file_system.uploads.id

  posix_user {
    uid = 10001
    gid = 10001
  }

  root_directory {
    path = "/uploads"

    creation_info {
      owner_uid   = 10001
      owner_gid   = 10001
      permissions = "0750"
    }
  }
}

resource "aws_efs_mount_target" "uploads" {
  count = 2

  file_system_id  = aws_efs_file_system.uploads.id
  subnet_id       = module.network.private_subnets[count.index]
  security_groups = [aws_security_group.shop["uploads"].id]
}
