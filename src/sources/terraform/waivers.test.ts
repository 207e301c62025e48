import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderWith } from '../../../test/folder.ts'
import { Reading } from '../reading.ts'
import { readConfigurations } from './evaluate/read-configurations.ts'
import { loadHcl } from './syntax/load-hcl.ts'

const hcl = await loadHcl()

/** For each waiver its trait, the address that it speaks for, and the text that it is within where that is a part. */
function waiversOf(files: Readonly<Record<string, string>>) {
  const root = folderWith(files)
  const reading = new Reading({ region: undefined, account: undefined })
  const configurations = Object.entries(files).map(([path, text]) => ({ absolute: join(root, path), path, text }))
  readConfigurations(configurations, reading, hcl, { root, variableFiles: [] })
  const said = reading.acceptances.map(({ trait, address, within, origin }) => {
    const text = origin.at === 'text' ? reading.files[origin.file]?.text : undefined
    const part = within && text?.slice(within.start, within.end).split('\n')[0]
    return [trait, address ?? 'everything', ...(part === undefined ? [] : [`in ${part}`])].join(' ')
  })
  return { said, gaps: reading.gaps, reading }
}

const waive = (trait: string) => `# breakwater:waive ${trait} the build agent needs it`

test('a comment speaks for what it stands beside', () => {
  const { said } = waiversOf({
    'main.tf': `
${waive('before')}
resource "aws_ecs_task_definition" "agent" { ${waive('head')}
  // breakwater:waive first it needs it
  ${waive('second')}

  family   = "agent"
  pid_mode = "host" ${waive('argument')}

  ${waive('block')}
  volume {
    name = "docker" ${waive('nested')}
  }
  container_definitions = jsonencode([
    ${waive('item')}
    {
      name = "agent"
      ${waive('entry')}
      privileged = true
      user       = "0" ${waive('value')}
      ${waive('end')}
    },
    /* breakwater:waive long it needs it */
    { name = "helper" },
  ])
  ${waive('last')}
}
`,
  })
  const agent = 'aws_ecs_task_definition.agent'
  expect(said).toEqual([
    `before ${agent}`,
    `head ${agent}`,
    `first ${agent}`,
    `second ${agent}`,
    `argument ${agent} in pid_mode = "host"`,
    `block ${agent} in volume {`,
    `nested ${agent} in name = "docker"`,
    `item ${agent} in {`,
    `entry ${agent} in privileged = true`,
    `value ${agent} in user       = "0"`,
    `end ${agent} in {`,
    `long ${agent} in { name = "helper" }`,
    `last ${agent}`,
  ])
})

test('instances, modules, variables and what is no resource by itself', () => {
  const { said } = waiversOf({
    'live/main.tf': `
${waive('call')}
module "web" {
  source = "../service"
  name = "web" ${waive('input')}
}
module "each" {
  ${waive('calls')}
  for_each = toset(["a", "b"])
  source   = "../service"
  name     = each.key
}
${waive('several')}
resource "aws_ecs_service" "many" {
  count = 2
  name  = "many-\${count.index}"
}
${waive('variable')}
variable "password" { default = "" }
locals {
  ${waive('local')}
  container = { privileged = true }
  other     = 1 ${waive('other')}
}
${waive('satellite')}
resource "aws_s3_bucket_public_access_block" "logs" { bucket = "logs" }
`,
    'service/main.tf': `
variable "name" {}
${waive('inside')}
resource "aws_ecs_service" "this" { name = var.name }
module "deeper" {
  source = "./deeper"
}
`,
    'service/deeper/main.tf': `resource "aws_ecs_cluster" "this" { name = "x" } ${waive('deep')}`,
  })
  expect(said).toEqual([
    'call live#module.web.*',
    'input live#module.web.* in name = "web"',
    'calls live#module.each[*',
    'several live#aws_ecs_service.many[*',
    'variable live#var.password',
    'local everything in locals {',
    'other everything in other     = 1',
    'satellite everything in resource "aws_s3_bucket_public_access_block" "logs" { bucket = "logs" }',
    'inside *aws_ecs_service.this in resource "aws_ecs_service" "this" { name = var.name }',
    'deep *aws_ecs_cluster.this in resource "aws_ecs_cluster" "this" { name = "x" }',
  ])
})

test('instances of one call have one pattern', () => {
  const { said } = waiversOf({
    'main.tf': 'module "each" {\n  for_each = toset(["a.b", "c"])\n  source = "./service"\n}\n',
    'service/main.tf': `resource "aws_ecs_cluster" "this" { name = "x" } ${waive('inside')}`,
  })
  expect(said).toEqual(['inside module.each[*].aws_ecs_cluster.this'])
})

test('what is in a text is no comment, and a comment without a trait is told', () => {
  const { said, gaps } = waiversOf({
    'main.tf': `
resource "aws_ecs_cluster" "a" {
  name = "# breakwater:waive in-text x"
  tags = { text = <<-EOT
    # breakwater:waive in-heredoc \${1 + 1}
  EOT
  }
}
# breakwater:waive
resource "aws_ecs_cluster" "b" {}
# breakwater:waive at-the-end of the file
`,
  })
  expect(said).toEqual(['at-the-end (nothing)'])
  expect(gaps.map(({ code }) => code)).toEqual(['waiver-unreadable'])
})
