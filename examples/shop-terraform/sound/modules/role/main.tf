variable "service" {
  description = "The service that assumes the role"
  type        = string
}

variable "account" {
  description = "The account for which the service has to act; any if it is null"
  type        = string
  default     = null
}

variable "managed_policies" {
  type    = list(string)
  default = []
}

variable "policy" {
  description = "What the role may do, as JSON"
  type        = string
}

data "aws_iam_policy_document" "assumed_by" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = [var.service]
    }

    dynamic "condition" {
      for_each = var.account == null ? [] : [var.account]

      content {
        test     = "StringEquals"
        variable = "aws:SourceAccount"
        values   = [condition.value]
      }
    }
  }
}

resource "aws_iam_role" "this" {
  assume_role_policy = data.aws_iam_policy_document.assumed_by.json
}

resource "aws_iam_policy" "this" {
  policy = var.policy
}

resource "aws_iam_role_policy_attachment" "own" {
  role       = aws_iam_role.this.name
  policy_arn = aws_iam_policy.this.arn
}

resource "aws_iam_role_policy_attachment" "managed" {
  for_each = toset(var.managed_policies)

  role       = aws_iam_role.this.name
  policy_arn = each.value
}

output "arn" {
  value = aws_iam_role.this.arn
}

output "name" {
  value = aws_iam_role.this.name
}
