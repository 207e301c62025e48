import { awsKeyId, joined, random } from './made-up.ts'

/** Plants a secret in a place and gives it back. */
type Plant = (place: string, secret?: string) => string

const token = (seed: number) => joined('gh', 'p_', random(36, 'mixed', seed))

/** Terraform with a secret in every place in which people leave one. */
export function plantedTerraform(plant: Plant): Readonly<Record<string, string>> {
  return {
    'tf/main.tf': configuration(plant),
    'tf/service/main.tf': service(plant),
    'tf/terraform.tfvars': `db_password = "${plant('tfvars')}"
motto = "${plant('tfvars of a sensitive variable', 'curlew and sandpiper')}"
mode  = "${plant('tfvars of a variable that becomes a password')}"
map   = { api_token = "${plant('a map in tfvars', token(842))}", words = ["${plant('a list in tfvars', token(843))}"] }
`,
    'tf/more.auto.tfvars.json': JSON.stringify({ api_secret: plant('tfvars of JSON') }),
    'tf/given.tfvars': `given_password = "${plant('a file of values that is given')}"\n`,
    'tf-json/main.tf.json': JSON.stringify({
      locals: { db_password: plant('a local value of JSON') },
      resource: {
        aws_ecs_task_definition: {
          json: {
            family: 'json',
            pid_mode: 'host',
            container_definitions: JSON.stringify([
              {
                name: 'json',
                image: 'json',
                privileged: true,
                environment: [{ name: 'DB_PASSWORD', value: plant('a configuration of JSON') }],
              },
            ]),
          },
        },
      },
    }),
    'tf-broken/main.tf': `locals {\n  password = "${plant('HCL that is cut off')}"\n  token = ${plant('HCL without quotes')} x\n`,
    'tf-plan/plan.json': JSON.stringify(plan(plant, 'a plan'), null, 2),
    'tf-line/plan.json': JSON.stringify(plan(plant, 'a plan in one line')),
    'tf-both/main.tf': both(plant),
    'tf-both/plan.json': JSON.stringify(planOfBoth(plant), null, 2),
    'tf-state/state.json': JSON.stringify(
      { format_version: '1.0', terraform_version: '1.9.0', values: planned(plant, 'a state') },
      null,
      2,
    ),
  }
}

function configuration(plant: Plant): string {
  return `# a note: password=${plant('a comment of HCL')}
# breakwater:waive container-privileged until=2999-01-31 owner=${plant('the owner of a waiver in HCL', token(850))} the token is ${plant('the reason of a waiver in HCL', token(851))}
# breakwater:wave ${plant('a waiver that is none', token(852))}
terraform {
  backend "s3" { secret_key = "${plant('a backend', random(40, 'mixed', 853))}" }
}
provider "aws" {
  region     = "eu-west-1"
  access_key = "${plant('a provider, access key id', awsKeyId('AKIA', 854))}"
  secret_key = "${plant('a provider', random(40, 'mixed', 855))}"
}
variable "db_password" { default = "${plant('the default of a variable')}" }
variable "api_secret" { default = "" }
variable "given_password" { default = "${plant('the default of a variable that is given')}" }
variable "map" { default = { db_password = "${plant('the default of a map')}" } }
variable "mode" {
  default     = "${plant('the default of a variable that becomes a password')}"
  description = "login with password: ${plant('the description of a variable')}"
  validation {
    condition     = var.mode != "x"
    error_message = "Use password=${plant('the message of a validation')}."
  }
}
variable "motto" {
  sensitive = true
  default   = "${plant('the default of a sensitive variable', 'gulls and terns')}"
}
variable "mottos" {
  sensitive = true
  default   = { one = ["${plant('a list in a sensitive variable', 'dunlin and ruff')}"] }
}
locals {
  admin_password = "${plant('a local value')}"
  mottos         = [sensitive("${plant('what is made sensitive', 'knot and plover in flight')}")]
  is_sung        = var.motto == "${plant('what a sensitive variable is compared with', 'whimbrel and snipe')}"
  env = [
    { name = "LOCAL_PASSWORD", value = "${plant('an object in a local value')}" },
    { value = "${plant('an object, value first')}", name = "OTHER_PASSWORD" },
  ]
  bad  = jsondecode("{\\"password\\": \\"${plant('JSON that a function cannot read')}")
  file = file("${plant('the path of a file', token(856))}")
  none = local.${plant('the name of a local value that is none', token(857))}
  pick = { a = 1 }["${plant('a key that is none', token(858))}"]
}
data "aws_secretsmanager_secret_version" "db" { secret_id = "password=${plant('the argument of a data source')}" }
module "service" {
  source      = "./service"
  db_password = "${plant('an argument of a module')}"
  mode        = "${plant('an argument of a module that becomes a password')}"
  motto       = "${plant('an argument of a module that is sensitive', 'avocet and redshank')}"
}
module "far" {
  source = "git::https://user:${plant('the source of a module', token(859))}@git.internal/far.git"
}
resource "aws_ssm_parameter" "db_password" {
  name  = "/shop/db"
  type  = "String"
  value = "${plant('a parameter that is no SecureString')}"
}
resource "aws_launch_template" "hosts" {
  name_prefix = "hosts"
  user_data = base64encode(<<-EOT
    #!/bin/sh
    export REGISTRY_PASSWORD=${plant('user data in HCL')}
    docker login -u shop -p ${plant('user data in HCL, an option')} registry.internal
    echo ECS_CLUSTER=\${aws_ecs_cluster.main.name} >> /etc/ecs/ecs.config
  EOT
  )
}
resource "aws_ecs_cluster" "main" {
  name = "main"
  tags = { Token = "${plant('a tag of HCL', token(860))}", "password=${plant('the key of a tag')}" = "x" }
}
resource "aws_ecs_service" "web" {
  for_each        = toset(["${plant('the key of an instance', token(861))}"])
  name            = each.key
  cluster         = aws_ecs_cluster.main.id
  task_definition = aws_ecs_task_definition.web.arn
  launch_type     = "${plant('a field with values of its own in HCL', token(862))}"
  desired_count   = "${plant('a number of HCL', token(863))}"
}
resource "aws_ecs_task_definition" "web" {
  family       = "web"
  pid_mode     = "host"
  network_mode = "\${var.db_password}"
  container_definitions = jsonencode([
    {
      name       = "web"
      image      = "registry.internal/shop:${plant('the tag of an image in HCL', token(864))}"
      privileged = true
      user       = "${plant('a user in HCL', token(865))}"
      essential  = "${plant('a flag in HCL', token(866))}"
      command    = ["serve", "--password", "${plant('a command of HCL')}", "--api-key=${plant('an option with its value in HCL')}"]
      entryPoint = ["/bin/sh", "-c", "export TOKEN=${plant('an entry point of HCL')}; exec web"]
      healthCheck = { command = ["CMD-SHELL", "mysqladmin ping -uroot -p${plant('a health check of HCL')}"] }
      environment = concat(local.env, [
        { name = "DB_PASSWORD", value = "${plant('the environment of HCL')}" },
        { name = "DATABASE_URL", value = "postgres://shop:${plant('a connection string of HCL')}@db/shop" },
        { name = "FORMAT_URL", value = format("postgres://shop:%s@db/shop", "${plant('a format', 'Pq8fm-x2')}") },
        { name = "JOINED_URL", value = join("", ["amqp://shop:", "${plant('pieces', 'pw-Hn3x')}", "@", aws_ecs_cluster.main.id]) },
        { name = "MODE_PASSWORD", value = var.mode },
        { name = "MAP_PASSWORD", value = var.map.db_password },
        { name = "GIVEN", value = var.given_password },
        { name = "MOTTO", value = var.motto },
        { name = "CHOSEN_PASSWORD", value = var.mode == "x" ? "${plant('one case')}" : "${plant('the other case')}" },
        { name = "BESIDE_PASSWORD", value = "${plant('a text beside a hole in HCL')}\${aws_ecs_cluster.main.id}" },
      ])
      dockerLabels = { "traefik.auth.password" = "${plant('a label of HCL')}" }
      logConfiguration = {
        logDriver = "splunk"
        options   = { "splunk-token" = "${plant('a log option of HCL', '7c1e9b3f-24d7-4f0a-9a1b-52c8d7e6f104')}" }
      }
      secrets = [{ name = "DB_PASSWORD", valueFrom = "${plant('a password for a reference in HCL', 'MyOtherPassw0rd!')}" }]
    },
    {
      name       = var.db_password
      image      = var.mode
      privileged = true
      user       = local.admin_password
    },
  ])
}
`
}

const service = (plant: Plant) => `variable "db_password" {}
variable "mode" {}
variable "motto" { sensitive = true }
resource "aws_ecs_task_definition" "this" {
  family = var.mode
  container_definitions = <<EOT
[{"name": "this", "image": "this", "privileged": true, "environment": [
  {"name": "DB_PASSWORD", "value": "\${var.db_password}"},
  {"name": "MODE_PASSWORD", "value": "\${var.mode}"},
  {"name": "HEREDOC_PASSWORD", "value": "${plant('JSON in a heredoc')}"}
]}]
EOT
}
output "password" { value = "${plant('an output of HCL')}" }
output "motto" {
  sensitive = true
  value     = "${plant('a sensitive output', 'lapwing and turnstone')}"
}
`

const containers = (plant: Plant, where: string) =>
  JSON.stringify([
    {
      name: 'web',
      image: 'web',
      privileged: true,
      environment: [{ name: 'DB_PASSWORD', value: plant(`the environment of ${where}`) }],
      command: ['serve', '--password', plant(`a command of ${where}`)],
    },
  ])

function planned(plant: Plant, where: string) {
  const task = {
    address: 'aws_ecs_task_definition.web',
    mode: 'managed',
    type: 'aws_ecs_task_definition',
    name: 'web',
    values: {
      family: 'web',
      pid_mode: 'host',
      network_mode: plant(`a field with values of its own in ${where}`),
      container_definitions: containers(plant, where),
      tags: { Token: plant(`a tag of ${where}`, token(870 + where.length)) },
    },
    sensitive_values: {},
  }
  const parameter = {
    address: 'aws_ssm_parameter.motto',
    mode: 'managed',
    type: 'aws_ssm_parameter',
    name: 'motto',
    values: { name: '/shop/motto', type: 'String', value: plant(`a sensitive value of ${where}`, `oyster ${where}`) },
    sensitive_values: { value: true },
  }
  return {
    outputs: { password: { value: plant(`an output of ${where}`) } },
    root_module: { resources: [task, parameter] },
  }
}

function plan(plant: Plant, where: string) {
  return {
    format_version: '1.2',
    variables: { db_password: { value: plant(`a variable of ${where}`) } },
    planned_values: planned(plant, where),
    resource_changes: [
      {
        address: 'aws_ecs_task_definition.web',
        change: {
          actions: ['update'],
          before: { password: plant(`what was there before ${where}`) },
          after_unknown: {},
        },
      },
    ],
    configuration: {
      provider_config: { aws: { expressions: { secret_key: { constant_value: plant(`a provider of ${where}`) } } } },
      root_module: {
        variables: {
          db_password: { default: plant(`the default of a variable of ${where}`) },
          motto: {
            sensitive: true,
            default: plant(`the default of a sensitive variable of ${where}`, `sand ${where}`),
          },
        },
        resources: [],
      },
    },
  }
}

const both = (plant: Plant) => `variable "password" { default = "${plant('a variable beside a plan')}" }
resource "aws_ecs_task_definition" "web" {
  family   = "web"
  pid_mode = "host"
  container_definitions = jsonencode([
    { name = "web", image = "web", privileged = true, environment = [
      { name = "DB_PASSWORD", value = var.password },
      { name = "API_PASSWORD", value = "${plant('a configuration beside its plan')}" },
    ] },
  ])
}
resource "aws_ssm_parameter" "motto" {
  name  = "/shop/motto"
  type  = "String"
  value = var.password
}
`

function planOfBoth(plant: Plant) {
  const made = plan(plant, 'a plan beside its configuration')
  const { variables } = made.configuration.root_module
  const resources = ['aws_ecs_task_definition.web', 'aws_ssm_parameter.motto'].map((address) => ({
    address,
    expressions: {},
  }))
  return { ...made, configuration: { ...made.configuration, root_module: { variables, resources } } }
}
