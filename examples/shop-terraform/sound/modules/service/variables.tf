variable "name" {
  type = string
}

variable "stage" {
  type = string
}

variable "cluster" {
  type = string
}

variable "fargate" {
  description = "Size of a task on Fargate; null on instances"
  type        = object({ cpu = number, memory = number })
  default     = null
}

variable "capacity_provider" {
  type    = string
  default = null
}

variable "tasks" {
  type = number
}

variable "task_role" {
  type = string
}

variable "execution_role" {
  type = string
}

variable "containers" {
  description = "Container definitions, as the API has them"
  type        = any
}

variable "volumes" {
  description = "By name, where they are on EFS; null for scratch space"
  type        = map(object({ file_system = string, access_point = string }))
  default     = {}
}

variable "subnets" {
  type = list(string)
}

variable "security_group" {
  type = string
}

variable "target_group" {
  type    = object({ arn = string, container = string, port = number })
  default = null
}

variable "tags" {
  type = map(string)
}
