variable "name" {
  type = string
}

variable "stage" {
  type = string
}

resource "aws_ecr_repository" "this" {
  name                 = "shop/${var.name}"
  image_tag_mutability = "MUTABLE" # CI pushes latest
}

resource "aws_cloudwatch_log_group" "this" {
  name = "/shop/${var.stage}/${var.name}"
}

output "log_group" {
  value = aws_cloudwatch_log_group.this.name
}
