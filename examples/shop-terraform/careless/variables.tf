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

variable "hosted_zone_name" {
  description = "leave empty if the zone is not in this account"
  type        = string
  default     = ""
}

variable "db_password" {
  description = "same for dev and prod for now"
  type        = string
  default     = "Winter2024!shop"
}

variable "image_tag" {
  type    = string
  default = "latest"
}

variable "key_name" {
  description = "the team key pair, everybody has the file"
  type        = string
  default     = "shop-team"
}

variable "ecs_ami" {
  description = "the parameter that names the image"
  type        = string
  default     = "/aws/service/ecs/optimized-ami/amazon-linux-2/recommended/image_id"
}
