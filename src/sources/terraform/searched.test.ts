import { describe, expect, test } from 'vitest'
import { folderWith } from '../../../test/folder.ts'
import { loadEstate } from '../read-estate.ts'

/** What is known as a secret of a configuration, in its own letter case. */
async function textsIn(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const folder = folderWith(files)
  const { estate } = await loadEstate([folder], { root: folder })
  expect(estate.gaps).toEqual([])
  return [...estate.secrets.texts.keys()]
}

const environment = (value: string) =>
  `resource "aws_ecs_task_definition" "web" {\n  container_definitions = jsonencode([{ name = "web", environment = [{ name = "DB_PASSWORD", value = ${value} }] }])\n}\n`

const user = (value: string) => `resource "aws_db_instance" "main" {\n  password = ${value}\n}\n`

describe('what is known as a secret', () => {
  test.each<[string, string]>([
    ['by the name of its argument', user('"hunter-22"')],
    [
      'by the name of its argument, in a module call',
      'module "db" {\n  source = "./m"\n  db_password = "hunter-22"\n}',
    ],
    ['by its key', 'locals { settings = { DbPassword = "hunter-22" } }'],
    ['by the name of a local value', 'locals { db_password = "hunter-22" }'],
    ['by the name beside it', environment('"hunter-22"')],
    ['by the name beside it in an object', 'locals { env = [{ name = "DB_PASSWORD", value = "hunter-22" }] }'],
    [
      'by the name beside it in a block',
      'resource "aws_ecs_express_gateway_service" "web" {\n  primary_container {\n    environment {\n      name  = "DB_PASSWORD"\n      value = "hunter-22"\n    }\n  }\n}',
    ],
    ['by the name of its resource', 'resource "aws_ssm_parameter" "db_password" {\n  value = "hunter-22"\n}'],
    ['by the option before it', 'locals { command = ["serve", "--password", "hunter-22"] }'],
    ['in a text', 'resource "aws_instance" "a" {\n  user_data = "export DB_PASSWORD=hunter-22"\n}'],
    ['in a heredoc', 'locals {\n  script = <<-EOT\n    export DB_PASSWORD=hunter-22\n    run\n  EOT\n}'],
    ['in base64', 'locals { script = base64encode("export DB_PASSWORD=hunter-22") }'],
    ['in a condition', `${user('var.own ? "hunter-22" : null')}variable "own" {}`],
    ['among others', user('coalesce(null, "hunter-22")')],
    ['beside a hole', `${user('"hunter-22${var.stage}"')}variable "stage" {}`],
    ['in a URL in pieces', 'locals { url = join("", ["postgres://shop:", "hunter-22", "@db/shop"]) }'],
    ['in a URL with a format', 'locals { url = format("postgres://shop:%s@db/shop", "hunter-22") }'],
    ['as a default', 'variable "db_password" { default = "hunter-22" }'],
    ['as a default that is used as one', `${environment('var.mode')}variable "mode" { default = "hunter-22" }`],
    [
      'as a default that is used as one by way of a local value',
      `${environment('local.mode')}locals { mode = var.mode }\nvariable "mode" { default = "hunter-22" }`,
    ],
    ['as a local value that is used as one', `${environment('local.mode')}locals { mode = "hunter-22" }`],
    ['as a default that is sensitive', 'variable "mode" {\n  sensitive = true\n  default = "hunter-22"\n}'],
    [
      'as part of a default that is sensitive',
      'variable "mode" {\n  sensitive = true\n  default = { a = ["x", "hunter-22"] }\n}',
    ],
    ['as what is compared with one', 'variable "mode" { sensitive = true }\nlocals { a = var.mode == "hunter-22" }'],
    ['as what is given to one', 'module "m" {\n  source = "./m"\n  mode = "hunter-22"\n}'],
    ['as what is made sensitive', 'locals { mode = sensitive("hunter-22") }'],
    ['as an output that is sensitive', 'output "mode" {\n  sensitive = true\n  value = "hunter-22"\n}'],
  ])('%s', async (_name, text) => {
    const child = 'variable "mode" {\n  sensitive = true\n  default = ""\n}\nvariable "db_password" { default = "" }\n'
    expect(await textsIn({ 'main.tf': text, 'm/main.tf': child })).toContain('hunter-22')
  })

  test.each<[string, Readonly<Record<string, string>>]>([
    [
      'of a file of values, by name',
      { 'main.tf': 'variable "db_password" {}', 'terraform.tfvars': 'db_password = "hunter-22"' },
    ],
    [
      'of a file of values, where the variable is sensitive',
      { 'main.tf': 'variable "mode" { sensitive = true }', 'terraform.tfvars': 'mode = "hunter-22"' },
    ],
    [
      'of a file of values, in an object',
      { 'main.tf': 'variable "a" {}', 'a.auto.tfvars': 'a = { env = { DB_PASSWORD = "hunter-22" } }' },
    ],
    [
      'that goes through modules',
      {
        'main.tf': 'module "m" {\n  source = "./m"\n  mode = "hunter-22"\n}',
        'm/main.tf': `variable "mode" {}\n${environment('var.mode')}`,
      },
    ],
    ['of JSON', { 'main.tf.json': '{"locals": {"env": {"DB_PASSWORD": "hunter-22"}}}' }],
  ])('%s', async (_name, files) => {
    expect(await textsIn(files)).toContain('hunter-22')
  })

  test.each<[string, string]>([
    ['what no name tells of', 'locals { family = "hunter-22" }'],
    ['a file', user('file("hunter-22")').replace('file(', 'filemd5(')],
    ['where a secret is kept', 'locals { env = [{ name = "DB_PASSWORD", valueFrom = "hunter-22" }] }'],
    ['what is written of a variable that is shown', 'variable "mode" { default = "hunter-22" }'],
    ['what says about a password', 'locals { password_policy_name = "hunter-22" }'],
    ['what a variable of the same name in another module has', 'variable "mode" { default = "hunter-22" }'],
  ])('not %s', async (_name, text) => {
    const sensitive = 'variable "mode" { sensitive = true }'
    expect(await textsIn({ 'a/main.tf': text, 'm/main.tf': sensitive })).toEqual([])
  })
})
