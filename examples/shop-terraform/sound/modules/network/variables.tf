variable "name" {
  type = string
}

variable "cidr" {
  type = string
}

variable "zones" {
  type = number
}

variable "flow_log_bucket" {
  description = "ARN of the bucket that flow logs go to"
  type        = string
}
