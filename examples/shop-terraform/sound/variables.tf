variable "stage" {
  type    = string
  default = "prod"

  validation {
    condition     = contains(["dev", "prod"], var.stage)
    error_message = "The stage is dev or prod."
  }
}

variable "domain_name" {
  type    = string
  default = "shop.example.com"
}

variable "web_digest" {
  type    = string
  default = "3b1c5f0e8d7a49266e0f9d1b7c82a45f6d3e9017b5ca482e91f06d7c3a58e2b4"

  validation {
    condition     = can(regex("^[0-9a-f]{64}$", var.web_digest))
    error_message = "A digest has 64 hexadecimal digits."
  }
}

variable "worker_digest" {
  type    = string
  default = "a94d02e7c6b8135f7e41d9c0582b6fa3e0d71c495b83f62ea7149d0c5e38b61f"

  validation {
    condition     = can(regex("^[0-9a-f]{64}$", var.worker_digest))
    error_message = "A digest has 64 hexadecimal digits."
  }
}

variable "payment_token_name" {
  description = "A SecureString of the payment team"
  type        = string
  default     = "/shop/prod/payment-token"
}

variable "web_acl" {
  description = "The account's web ACL"
  type        = string
  default     = "shops/5c0d7a3e-91b4-4f26-8a17-2e6fd90b3c58"
}

variable "rotation_function" {
  description = "The account's Lambda function for rotation"
  type        = string
  default     = "rotate-postgres"
}

variable "ecs_ami" {
  description = "The parameter that names the image"
  type        = string
  default     = "/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id"
}
