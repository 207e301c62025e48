variable "name" {
  type = string
}

variable "stage" {
  type = string
}

variable "key" {
  type = string
}

variable "log_days" {
  type = number
}

variable "tags" {
  type = map(string)
}

resource "aws_ecr_repository" "this" {
  name                 = "shop/${var.name}"
  image_tag_mutability = "IMMUTABLE"

  image_scanning_configuration {
    scan_on_push = true
  }

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = var.key
  }

  tags = var.tags
}

resource "aws_ecr_lifecycle_policy" "this" {
  repository = aws_ecr_repository.this.name

  policy = jsonencode({
    rules = [{
      rulePriority = 1
      action       = { type = "expire" }
      selection    = { tagStatus = "untagged", countType = "sinceImagePushed", countUnit = "days", countNumber = 30 }
    }]
  })
}

resource "aws_cloudwatch_log_group" "this" {
  name              = "/shop/${var.stage}/${var.name}"
  kms_key_id        = var.key
  retention_in_days = var.log_days
}

output "repository_url" {
  value = aws_ecr_repository.this.repository_url
}

output "log_group" {
  value = aws_cloudwatch_log_group.this
}
