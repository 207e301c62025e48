import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderWith } from '../../../../test/folder.ts'
import type { Origin } from '../../../model/origin.ts'
import { sayWhy } from '../../../model/slot.ts'
import { showText } from '../../../model/text.ts'
import { Reading } from '../../reading.ts'
import { partsOf, type Value } from '../../value.ts'
import type { Evaluated } from '../evaluated.ts'
import { loadHcl } from '../syntax/load-hcl.ts'
import { isConfiguration, readConfigurations } from './read-configurations.ts'

const hcl = await loadHcl()

interface Given {
  readonly variableFiles?: readonly string[]
  readonly region?: string
}

function read(files: Readonly<Record<string, string>>, { variableFiles = [], region }: Given = {}) {
  const root = folderWith(files)
  const reading = new Reading({ region, account: undefined })
  const configurations = Object.entries(files)
    .filter(([path]) => isConfiguration(path) && !path.includes('.terraform/'))
    .map(([path, text]) => ({ absolute: join(root, path), path, text }))
  const { evaluated } = readConfigurations(configurations, reading, hcl, {
    root,
    variableFiles: variableFiles.map((path) => join(root, path)),
  })
  return { evaluated, reading }
}

/** A value as a person would write it down; what is not known with the reason. */
function shown(value: Value | undefined): unknown {
  switch (value?.is) {
    case undefined:
      return undefined
    case 'nothing':
      return null
    case 'scalar':
      return value.value
    case 'list':
      return value.items.map(shown)
    case 'map':
      return Object.fromEntries([...value.entries].map(([key, entry]) => [key, shown(entry)]))
    case 'choice':
      return { [`choice ${value.on}`]: [shown(value.yes), shown(value.no)] }
    case 'text':
    case 'unknown':
      return `${showText(partsOf(value) ?? [])} (${sayWhy(value.why)})`
  }
}

const gapsOf = ({ gaps }: Reading) => gaps.map(({ code, says }) => `${code}: ${says}`)

/** What \`family\` of a task definition comes to, with the expression in its place. */
function familyOf(
  expression: string,
  more = '',
  given: Given & { readonly files?: Readonly<Record<string, string>> } = {},
) {
  const text = `${more}\nresource "aws_ecs_task_definition" "web" {\n  family = ${expression}\n}\n`
  const { evaluated, reading } = read({ 'main.tf': text, ...given.files }, given)
  const task = evaluated.find(({ address }) => address.startsWith('aws_ecs_task_definition.web'))
  return {
    family: shown(task?.values.entries.get('family')),
    gaps: gapsOf(reading),
    choices: reading.choices.all.map(({ yes }) => yes),
  }
}

const declarations = `
variable "stage" { type = string }
variable "flag" { type = bool }
variable "family" { default = "shop" }
variable "size" {
  type    = number
  default = "2"
}
variable "settings" {
  type    = object({ name = optional(string, "fallback"), port = number })
  default = { port = 80 }
}
variable "secret" {
  default   = "hunter2"
  sensitive = true
}
locals {
  name  = "\${var.family}-web"
  names = ["a", "b"]
  byKey = { one = 1, two = 2 }
}
resource "aws_ecs_cluster" "main" { name = "prod" }
resource "aws_subnet" "zone" {
  count      = 2
  cidr_block = "10.0.\${count.index}.0/24"
}
resource "aws_sqs_queue" "each" {
  for_each = toset(["jobs", "mail"])
  name     = "q-\${each.key}"
}
`

describe('expressions', () => {
  test.each<[string, unknown]>([
    ['"web"', 'web'],
    ['"${var.family}-x"', 'shop-x'],
    ['local.name', 'shop-web'],
    ['local.names[1]', 'b'],
    ['local.byKey["two"]', 2],
    ['local.byKey.one', 1],
    ['var.size + 1', 3],
    ['var.settings.name', 'fallback'],
    ['1 + 2 * 3 == 7 ? "yes" : "no"', 'yes'],
    ['!true || false', false],
    ['null', null],
    ['[for n in local.names : "${n}!"]', ['a!', 'b!']],
    ['[for n in local.names : n if n != "a"]', ['b']],
    ['{ for k, v in local.byKey : v => k }', { 1: 'one', 2: 'two' }],
    ['{ for n in local.names : "all" => n... }', { all: ['a', 'b'] }],
    ['local.names[*]', ['a', 'b']],
    ['"%{ for n in local.names }${n}%{ endfor }"', 'ab'],
    ['"%{ if var.family == "shop" }S%{ else }T%{ endif }"', 'S'],
    [
      'aws_ecs_cluster.main.arn',
      '${aws_ecs_cluster.main.arn} (aws_ecs_cluster.main.arn is known only after deployment)',
    ],
    ['aws_subnet.zone[1].cidr_block', '10.0.1.0/24'],
    ['aws_subnet.zone[*].cidr_block', ['10.0.0.0/24', '10.0.1.0/24']],
    ['aws_sqs_queue.each["jobs"].name', 'q-jobs (aws_sqs_queue.each["jobs"].name is known only after deployment)'],
    ['[for q in aws_sqs_queue.each : q.name]', ['q-jobs', 'q-mail']],
    ['aws_subnet.zone[0].id', '${aws_subnet.zone[0].id} (aws_subnet.zone[0].id is known only after deployment)'],
    ['var.stage', '${var.stage} (parameter var.stage has no default and no value was given)'],
    ['"x-${var.stage}"', 'x-${var.stage} (parameter var.stage has no default and no value was given)'],
    ['var.secret', '${var.secret} (var.secret is sensitive)'],
    ['try(local.byKey.three, "none")', 'none'],
    ['can(local.byKey.three)', false],
    ['terraform.workspace', '${terraform.workspace} (terraform.workspace is known only at deployment)'],
    ['path.module', '.'],
  ])('%s', (expression, expected) => {
    const { family, gaps } = familyOf(expression, declarations)
    expect(family).toEqual(expected)
    expect(gaps).toEqual([])
  })

  test.each([
    ['var.stage == "prod" ? "a" : "b"', 'var.stage is "prod"'],
    ['var.flag ? "a" : "b"', 'var.flag is "true"'],
    ['!var.flag ? "a" : "b"', 'var.flag is "true"'],
    ['data.aws_region.here.name == "eu-west-1" ? "a" : "b"', 'AWS::Region is "eu-west-1"'],
    ['length(data.aws_ami.x.tags) > 0 ? "a" : "b"', 'length(…) holds'],
  ])('%s is a choice', (expression, says) => {
    const more = `${declarations}\ndata "aws_region" "here" {}\ndata "aws_ami" "x" {}\n`
    expect(familyOf(expression, more).choices).toContain(says)
  })

  test.each([
    ['var.nothing', 'reference-undeclared: var.nothing is not declared in the module.'],
    ['aws_x.y.z', 'reference-undeclared: aws_x.y.z is not declared in the module.'],
    ['local.byKey.three', 'reference-undeclared: There is no attribute three.'],
    ['frobnicate(1)', 'intrinsic-unknown: frobnicate is not a function that is evaluated.'],
    ['local.a', 'reference-cycle: local.a refers to itself.'],
    ['"x ${local.names}"', 'template-invalid: Only text can be put into a text.'],
  ])('%s is a gap', (expression, gap) => {
    expect(familyOf(expression, `${declarations}\nlocals {\n  a = local.b\n  b = local.a\n}`).gaps).toContain(gap)
  })
})

describe('values of variables', () => {
  const more = 'variable "name" { default = "default" }\n'
  test.each<[string, Readonly<Record<string, string>>, readonly string[], string]>([
    ['the default', {}, [], 'default'],
    ['terraform.tfvars', { 'terraform.tfvars': 'name = "own"\n' }, [], 'own'],
    [
      'what is read by itself wins over it',
      { 'terraform.tfvars': 'name = "own"\n', 'x.auto.tfvars': 'name = "auto"\n' },
      [],
      'auto',
    ],
    ['in order of name', { 'a.auto.tfvars': 'name = "a"\n', 'b.auto.tfvars.json': '{"name": "b"}' }, [], 'b'],
    [
      'what the user names wins',
      { 'x.auto.tfvars': 'name = "auto"\n', 'prod.tfvars': 'name = "prod"\n' },
      ['prod.tfvars'],
      'prod',
    ],
  ])('%s', (_name, files, variableFiles, expected) => {
    expect(familyOf('var.name', more, { files, variableFiles }).family).toBe(expected)
  })
})

const addresses = (evaluated: readonly Evaluated[]) => evaluated.map(({ address }) => address)

describe('instances', () => {
  const task = (meta: string) =>
    `variable "create" { type = bool }\nvariable "keys" {}\nresource "aws_ecs_cluster" "c" {\n  ${meta}\n}\n`

  test.each<[string, readonly string[], readonly ('sure' | 'maybe')[]]>([
    ['', ['aws_ecs_cluster.c'], ['sure']],
    ['count = 2', ['aws_ecs_cluster.c[0]', 'aws_ecs_cluster.c[1]'], ['sure', 'sure']],
    ['count = 0', [], []],
    ['count = var.create ? 1 : 0', ['aws_ecs_cluster.c[0]'], ['maybe']],
    ['count = var.keys', ['aws_ecs_cluster.c[*]'], ['maybe']],
    ['for_each = { a = 1, "b c" = 2 }', ['aws_ecs_cluster.c["a"]', 'aws_ecs_cluster.c["b c"]'], ['sure', 'sure']],
    ['for_each = var.keys', ['aws_ecs_cluster.c[*]'], ['maybe']],
    ['for_each = var.create ? { a = 1 } : {}', ['aws_ecs_cluster.c["a"]'], ['maybe']],
  ])('%s', (meta, expected, guards) => {
    const { evaluated } = read({ 'main.tf': task(meta) })
    expect(addresses(evaluated)).toEqual(expected)
    expect(evaluated.map(({ guard }) => (guard === true ? 'sure' : 'maybe'))).toEqual(guards)
  })

  test('blocks that are made', () => {
    const { evaluated } = read({
      'main.tf': `
resource "aws_ecs_task_definition" "web" {
  dynamic "volume" {
    for_each = { data = "/data", logs = "/logs" }
    iterator = each_volume
    content {
      name      = each_volume.key
      host_path = each_volume.value
    }
  }
  volume { name = "own" }
}
`,
    })
    expect(shown(evaluated[0]?.values.entries.get('volume'))).toEqual([
      { name: 'data', host_path: '/data' },
      { name: 'logs', host_path: '/logs' },
      { name: 'own' },
    ])
  })

  test('blocks of a list of mappings, in the cases in which each is there', () => {
    const { evaluated } = read({
      'main.tf': `
variable "public" { type = bool }
resource "aws_ecs_service" "web" {
  dynamic "network_configuration" {
    for_each = "awsvpc" == "awsvpc" ? [{ assign_public_ip = false, subnets = ["subnet-0a1b2c3d"] }] : []
    content {
      assign_public_ip = network_configuration.value.assign_public_ip
      subnets          = network_configuration.value.subnets
    }
  }
  dynamic "load_balancer" {
    for_each = var.public ? [{ port = 80 }] : [{ port = 8080 }, { port = 8081 }]
    content { container_port = load_balancer.value.port }
  }
}
`,
    })
    expect(shown(evaluated[0]?.values.entries.get('network_configuration'))).toEqual([
      { assign_public_ip: false, subnets: ['subnet-0a1b2c3d'] },
    ])
    const balancers = evaluated[0]?.values.entries.get('load_balancer')
    expect(balancers?.is === 'list' && balancers.items.map(({ is }) => is)).toEqual(['map', 'choice'])
    const first = balancers?.is === 'list' && balancers.items[0]
    expect(first && first.is === 'map' && first.entries.get('container_port')?.is).toBe('choice')
  })

  test('a list of instances that may not be made is empty where they are not', () => {
    const { evaluated } = read({
      'main.tf': `
variable "create" { type = bool }
variable "cidrs" {}
resource "aws_subnet" "it" { count = var.create ? 2 : 0 }
resource "aws_subnet" "open" { count = length(var.cidrs) }
resource "aws_subnet" "none" { count = 0 }
resource "aws_autoscaling_group" "hosts" {
  vpc_zone_identifier = aws_subnet.it.*.id
  target_group_arns   = aws_subnet.open[*].id
  load_balancers      = aws_subnet.none[*].id
}
`,
    })
    const group = evaluated.find(({ type }) => type === 'aws_autoscaling_group')
    for (const name of ['vpc_zone_identifier', 'target_group_arns']) {
      const list = group?.values.entries.get(name)
      expect(list?.is === 'choice' && list.yes.is === 'list' && list.yes.items.length).toBeGreaterThan(0)
      expect(list?.is === 'choice' && list.no).toMatchObject({ is: 'list', items: [] })
    }
    expect(shown(group?.values.entries.get('load_balancers'))).toEqual([])
  })

  test('blocks that are made of a list of mappings', () => {
    const { evaluated } = read({
      'main.tf': `
variable "volumes" { default = [{ name = "data", path = "/data" }, { name = "logs", path = null }] }
resource "aws_ecs_task_definition" "web" {
  dynamic "volume" {
    for_each = var.volumes
    content {
      name      = volume.value.name
      host_path = volume.value.path
    }
  }
}
`,
    })
    expect(shown(evaluated[0]?.values.entries.get('volume'))).toEqual([
      { name: 'data', host_path: '/data' },
      { name: 'logs', host_path: null },
    ])
  })

  test('a splat of a name is a list of one, also where the name is that of a resource', () => {
    const { evaluated } = read({
      'main.tf': `
resource "aws_ecs_capacity_provider" "own" { name = "own" }
resource "aws_ecs_service" "web" {
  dynamic "capacity_provider_strategy" {
    for_each = aws_ecs_capacity_provider.own.name[*]
    content { capacity_provider = capacity_provider_strategy.value }
  }
}
`,
    })
    const strategy = evaluated[1]?.values.entries.get('capacity_provider_strategy')
    expect(strategy?.is === 'list' && strategy.items).toHaveLength(1)
    expect(shown(strategy)).toEqual([{ capacity_provider: expect.stringContaining('own') }])
  })

  test('a text of which a part is not known makes an instance that is there', () => {
    const { evaluated } = read({
      'main.tf': `
data "aws_partition" "p" {}
resource "aws_iam_role_policy_attachment" "it" {
  for_each   = toset(["arn:\${data.aws_partition.p.partition}:iam::aws:policy/ReadOnlyAccess"])
  role       = "web"
  policy_arn = each.value
}
`,
    })
    expect(addresses(evaluated)).toEqual([
      'aws_iam_role_policy_attachment.it["arn:${AWS::Partition}:iam::aws:policy/ReadOnlyAccess"]',
    ])
    expect(evaluated[0]?.guard).toBe(true)
  })

  test('tags that the provider gives to all', () => {
    const { evaluated } = read({
      'main.tf': `
provider "aws" {
  default_tags { tags = { team = "shop", stage = "prod" } }
}
resource "aws_ecs_cluster" "c" { tags = { stage = "dev" } }
`,
    })
    expect(shown(evaluated[0]?.values.entries.get('tags_all'))).toEqual({ team: 'shop', stage: 'dev' })
  })
})

describe('modules', () => {
  const child = `
variable "name" {}
resource "aws_ecs_cluster" "it" { name = var.name }
output "arn" { value = aws_ecs_cluster.it.arn }
output "name" { value = aws_ecs_cluster.it.name }
`

  test('values go in and come back, and each instance has its address', () => {
    const { evaluated, reading } = read({
      'live/main.tf': `
module "shop" {
  source   = "../modules/cluster"
  for_each = toset(["blue", "green"])
  name     = "shop-\${each.key}"
}
resource "aws_ecs_service" "web" { cluster = module.shop["blue"].arn }
output "names" { value = [for m in module.shop : m.name] }
`.replace('toset(["blue", "green"])', '{ blue = 1, green = 2 }'),
      'modules/cluster/main.tf': child,
    })
    expect(addresses(evaluated)).toEqual([
      'live#aws_ecs_service.web',
      'live#module.shop["blue"].aws_ecs_cluster.it',
      'live#module.shop["green"].aws_ecs_cluster.it',
    ])
    expect(shown(evaluated[1]?.values.entries.get('name'))).toBe('shop-blue')
    const cluster = evaluated[0]?.values.entries.get('cluster')
    expect(cluster?.is === 'text' && cluster.parts).toMatchObject([
      { resource: 'live#module.shop["blue"].aws_ecs_cluster.it', attribute: 'arn' },
    ])
    expect(gapsOf(reading)).toEqual([])
  })

  test('a module that is in .terraform is read from there, one that is not is told', () => {
    const main =
      'module "a" {\n  source = "example/cluster/aws"\n  name = "x"\n}\nmodule "b" { source = "example/other/aws" }\n'
    const { evaluated, reading } = read({
      'main.tf': main,
      '.terraform/modules/modules.json':
        '{"Modules": [{"Key": "", "Dir": "."}, {"Key": "a", "Dir": ".terraform/modules/a"}]}',
      '.terraform/modules/a/main.tf': child,
    })
    expect(addresses(evaluated)).toEqual(['module.a.aws_ecs_cluster.it'])
    expect(gapsOf(reading)).toEqual([
      'module-not-found: module.b is example/other/aws, which is not in .terraform/modules.',
    ])
  })

  test('a folder that nobody calls is a root, and one in a circle ends', () => {
    const { reading } = read({
      'a/main.tf': 'module "b" { source = "../b" }\n',
      'b/main.tf': 'module "a" { source = "../a" }\n',
    })
    expect(gapsOf(reading).some((gap) => gap.startsWith('value-too-large'))).toBe(true)
  })

  test('places lead through the call', () => {
    const { evaluated, reading } = read({
      'live/main.tf': 'locals { name = "shop" }\nmodule "c" {\n  source = "../m"\n  name = local.name\n}\n',
      'm/main.tf': child,
    })
    const name = evaluated[0]?.values.entries.get('name')
    const way = (origin: Origin): readonly string[] =>
      origin.at === 'text'
        ? [`${reading.files[origin.file]?.path} ${origin.field}`, ...(origin.via ?? []).flatMap(way)]
        : []
    expect(name && name.is !== 'choice' && way(name.origin)).toEqual([
      'm/main.tf module.c.aws_ecs_cluster.it.name',
      'live/main.tf module.c.name',
      'live/main.tf local.name',
    ])
  })
})

test('fields lead into lists and objects', () => {
  const { evaluated } = read({
    'main.tf': 'resource "aws_ecs_service" "web" {\n  lists = [{ a = { b = [1, 2] } }]\n}\n',
  })
  const fields = (value: Value | undefined): readonly string[] => {
    if (value?.is === 'list') return value.items.flatMap(fields)
    if (value?.is === 'map') return [...value.entries.values()].flatMap(fields)
    return value?.is === 'scalar' && value.origin.at === 'text' ? [value.origin.field] : []
  }
  expect(fields(evaluated[0]?.values.entries.get('lists'))).toEqual([
    'aws_ecs_service.web.lists[0].a.b[0]',
    'aws_ecs_service.web.lists[0].a.b[1]',
  ])
})

describe('ephemeral resources', () => {
  const more = `ephemeral "aws_secretsmanager_random_password" "db" { password_length = 40 }\n`

  test.each([
    [
      'ephemeral.aws_secretsmanager_random_password.db.random_password',
      '${ephemeral.aws_secretsmanager_random_password.db.random_password} (ephemeral.aws_secretsmanager_random_password.db.random_password is known only after deployment)',
    ],
    ['ephemeral.aws_secretsmanager_random_password.db.password_length', 40],
  ])('%s', (expression, expected) => {
    expect(familyOf(expression, more)).toEqual({ family: expected, gaps: [], choices: [] })
  })
})

test('an account is never null', () => {
  const more = 'data "aws_caller_identity" "c" {}\n'
  const { family, choices } = familyOf('data.aws_caller_identity.c.account_id == null ? "none" : "one"', more)
  expect([family, choices]).toEqual(['one', []])
})

describe('data sources', () => {
  test('a policy document', () => {
    const { evaluated } = read({
      'main.tf': `
data "aws_iam_policy_document" "base" {
  statement {
    sid       = "Read"
    actions   = ["s3:GetObject"]
    resources = ["*"]
  }
}
data "aws_iam_policy_document" "all" {
  source_policy_documents = [data.aws_iam_policy_document.base.json]
  statement {
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}
resource "aws_iam_policy" "it" { policy = data.aws_iam_policy_document.all.json }
`,
    })
    const policy = evaluated[0]?.values.entries.get('policy')
    expect(policy && (policy.is === 'scalar' || policy.is === 'text') && shown(policy.json)).toEqual({
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Sid: 'Read', Action: ['s3:GetObject'], Resource: ['*'] },
        {
          Effect: 'Deny',
          Action: ['s3:*'],
          Resource: ['*'],
          Principal: { AWS: ['*'] },
          Condition: { Bool: { 'aws:SecureTransport': ['false'] } },
        },
      ],
    })
  })

  test.each<[string, Given, unknown]>([
    ['data.aws_region.r.name', { region: 'cn-north-1' }, 'cn-north-1'],
    ['data.aws_partition.p.partition', { region: 'cn-north-1' }, 'aws-cn'],
    ['data.aws_caller_identity.c.account_id', {}, '${AWS::AccountId} (AWS::AccountId is known only at deployment)'],
    ['data.aws_ami.a.id', {}, '${data.aws_ami.a.id} (data.aws_ami.a.id is known only after deployment)'],
  ])('%s', (expression, given, expected) => {
    const more =
      'data "aws_region" "r" {}\ndata "aws_partition" "p" {}\ndata "aws_caller_identity" "c" {}\ndata "aws_ami" "a" {}\n'
    expect(familyOf(expression, more, given).family).toBe(expected)
  })
})

describe('as it was written before Terraform 0.12', () => {
  test.each<[string, unknown]>([
    ['["${local.names}"]', ['a', 'b']],
    ['["${local.names}", "c"]', ['a', 'b', 'c']],
    ['["${split(",", "a,b")}"]', ['a', 'b']],
    ['["${local.names[0]}"]', ['a']],
    ['["x-${local.names[0]}"]', ['x-a']],
    ['[local.names]', [['a', 'b']]],
    ['data.template_file.t.rendered', 'Hello shop'],
  ])('%s', (expression, family) => {
    const more = `${declarations}
data "template_file" "t" {
  template = "Hello $\${name}"
  vars {
    name = "\${var.family}"
  }
}`
    expect(familyOf(expression, more)).toEqual({ family, gaps: [], choices: [] })
  })

  test('tags in a block', () => {
    const text = 'resource "aws_vpc" "main" {\n  tags {\n    Name = "main"\n  }\n}\n'
    expect(shown(read({ 'main.tf': text }).evaluated[0]?.values)).toEqual({ tags: { Name: 'main' } })
  })
})

describe('the state of another root module of the scan', () => {
  const net = (backend: string) => `terraform {
  ${backend}
}
resource "aws_vpc" "main" {}
output "vpc_id" { value = aws_vpc.main.id }
output "names" { value = ["a", "b"] }
`
  const shop = (config: string, attribute = 'outputs.vpc_id') => `
data "terraform_remote_state" "net" {
  ${config}
}
resource "aws_ecs_task_definition" "web" {
  family = data.terraform_remote_state.net.${attribute}
}
`
  const s3 = 'backend = "s3"\n  config = {\n    bucket = "states"\n    key = "net.tfstate"\n  }'
  const found = 'net#aws_vpc.main'
  const inS3 = 'backend "s3" {\n    bucket = "states"\n    key = "net.tfstate"\n  }'

  test.each<[string, string, string, string | undefined]>([
    ['a bucket and a key', inS3, s3, found],
    ['the bucket on the command line', 'backend "s3" {\n    key = "net.tfstate"\n  }', s3, found],
    ['a block', inS3, s3.replace('config =', 'config'), found],
    ['another key', inS3.replace('net.tfstate', 'other'), s3, undefined],
    ['another bucket', inS3.replace('states', 'others'), s3, undefined],
    ['all on the command line', 'backend "s3" {}', s3, undefined],
    ['a key that is not known', inS3, s3.replace('"net.tfstate"', 'var.key'), undefined],
    ['a file', '', 'backend = "local"\n  config = {\n    path = "../net/terraform.tfstate"\n  }', found],
    [
      'a file from the module',
      'backend "local" {\n    path = "x.tfstate"\n  }',
      'backend = "local"\n  config = {\n    path = "${path.module}/../net/x.tfstate"\n  }',
      found,
    ],
    ['another file', '', 'backend = "local"\n  config = {\n    path = "../other/terraform.tfstate"\n  }', undefined],
    [
      'a workspace',
      'cloud {\n    organization = "shop"\n    workspaces {\n      name = "net"\n    }\n  }',
      'backend = "remote"\n  config = {\n    organization = "shop"\n    workspaces = { name = "net" }\n  }',
      found,
    ],
  ])('%s', (_name, backend, config, address) => {
    const { evaluated } = read({ 'net/main.tf': net(backend), 'shop/main.tf': shop(config) })
    const family = evaluated.find(({ type }) => type === 'aws_ecs_task_definition')?.values.entries.get('family')
    const resources = (partsOf(family as Value & { is: 'text' }) ?? []).flatMap((part) =>
      typeof part === 'string' ? [] : [part.resource],
    )
    expect(resources).toEqual([address])
  })

  test.each<[string, unknown]>([
    ['outputs.names[1]', 'b'],
    ['outputs["names"][0]', 'a'],
    ['outputs', { vpc_id: '${aws_vpc.main.id} (an attribute)', names: ['a', 'b'] }],
    ['names', ['a', 'b']],
    ['outputs.missing', '${data.terraform_remote_state.net.outputs.missing} (an attribute)'],
  ])('%s', (attribute, value) => {
    const { evaluated } = read({ 'net/main.tf': net(inS3), 'shop/main.tf': shop(s3, attribute) })
    const task = evaluated.find(({ type }) => type === 'aws_ecs_task_definition')
    const say = (text: string) => text.replaceAll(/\((?!an attribute)[^)]*\)/g, '(an attribute)')
    expect(JSON.parse(say(JSON.stringify(shown(task?.values.entries.get('family')))))).toEqual(value)
  })

  test('of two that keep theirs in one place nobody knows which', () => {
    const { evaluated } = read({ 'a/main.tf': net(inS3), 'b/main.tf': net(inS3), 'shop/main.tf': shop(s3, 'names') })
    const task = evaluated.find(({ type }) => type === 'aws_ecs_task_definition')
    expect(task?.values.entries.get('family')?.is).toBe('unknown')
  })

  test('two that read each other', () => {
    const other = s3.replace('net.tfstate', 'shop.tfstate')
    const back = `data "terraform_remote_state" "shop" {\n  ${other}\n}
output "back" { value = data.terraform_remote_state.shop.outputs.there }
`
    const forth = `terraform {\n  ${inS3.replace('net.tfstate', 'shop.tfstate')}\n}
output "there" { value = data.terraform_remote_state.net.outputs.names }
`
    const files = { 'net/main.tf': net(inS3) + back, 'shop/main.tf': forth + shop(s3, 'outputs.back') }
    const { evaluated, reading } = read(files)
    const task = evaluated.find(({ type }) => type === 'aws_ecs_task_definition')
    expect(shown(task?.values.entries.get('family'))).toEqual(['a', 'b'])
    expect(gapsOf(reading)).toEqual([])
  })
})

describe('a data source takes its provider', () => {
  const data = 'data "aws_region" "r" {}\ndata "aws_region" "west" { provider = aws.west }\n'
  const more = 'data "aws_partition" "p" {}\ndata "aws_caller_identity" "c" {}\n'
  const aws = (body: string) => `provider "aws" {\n${body}\n}\n`
  const region = 'region = "eu-west-1"'
  const isLeftOpen = '${AWS::Region} (AWS::Region is known only at deployment)'
  const noAccount = '${AWS::AccountId} (AWS::AccountId is known only at deployment)'

  test.each<[string, string, unknown, Given?]>([
    ['data.aws_region.r.name', aws(region), 'eu-west-1'],
    ['data.aws_region.r.id', aws(region), 'eu-west-1'],
    ['data.aws_region.r.name', aws(region), 'eu-west-1', { region: 'us-east-1' }],
    ['data.aws_region.r.name', aws(''), 'us-east-1', { region: 'us-east-1' }],
    ['data.aws_region.r.name', aws(''), isLeftOpen],
    ['data.aws_region.r.name', aws(`alias = "west"\n${region}`), isLeftOpen],
    ['data.aws_region.west.name', aws(`alias = "west"\n${region}`), 'eu-west-1'],
    ['data.aws_region.west.name', aws(region), isLeftOpen],
    ['data.aws_region.r.name', `${aws('region = var.where')}variable "where" { default = "eu-north-1" }`, 'eu-north-1'],
    ['data.aws_region.r.name', `${aws('region = var.where')}variable "where" {}`, isLeftOpen],
    ['data.aws_region.r.name', `${aws('region = var.where')}variable "where" {}`, 'eu-west-2', { region: 'eu-west-2' }],
    ['data.aws_region.r.name', `${aws('region = local.where')}locals { where = data.aws_region.r.name }`, isLeftOpen],
    ['data.aws_partition.p.partition', aws('region = "cn-north-1"'), 'aws-cn'],
    ['data.aws_partition.p.dns_suffix', aws('region = "cn-north-1"'), 'amazonaws.com.cn'],
    ['data.aws_caller_identity.c.account_id', aws('allowed_account_ids = ["111122223333"]'), '111122223333'],
    ['data.aws_caller_identity.c.account_id', aws('allowed_account_ids = ["111122223333", "444455556666"]'), noAccount],
    [
      'data.aws_caller_identity.c.account_id',
      aws('assume_role { role_arn = "arn:aws:iam::111122223333:role/deploy" }'),
      '111122223333',
    ],
    ['data.aws_caller_identity.c.account_id', aws('assume_role { role_arn = var.role }\n'), noAccount],
  ])('%s with %s', (expression, providers, expected, given) => {
    expect(familyOf(expression, `${data}${more}${providers}`, given).family).toBe(expected)
  })

  const child = `${data.replace('data "aws_region" "west"', 'data "aws_region" "other"').replace('aws.west', 'aws.other')}
output "here" { value = data.aws_region.r.name }
output "other" { value = data.aws_region.other.name }
`
  const roots = `${aws(region)}${aws('alias = "west"\nregion = "us-west-2"')}`
  const called = (more: string) => `module "m" {\n  source = "./m"\n  ${more}\n}\n`
  test.each<[string, string, string, unknown]>([
    ['inherits that without an alias', called(''), 'here', 'eu-west-1'],
    ['inherits none with an alias', called(''), 'other', isLeftOpen],
    ['is given one for its own', called('providers = { aws = aws.west }'), 'here', 'us-west-2'],
    ['is given one by an alias', called('providers = { aws.other = aws.west }'), 'other', 'us-west-2'],
    ['is given the one without an alias', called('providers = { aws.other = aws }'), 'other', 'eu-west-1'],
    ['inherits none where it is given some', called('providers = { aws.other = aws.west }'), 'here', isLeftOpen],
    ['may have it in quotes', called('providers = { "aws.other" = "aws.west" }'), 'other', 'us-west-2'],
  ])('a module %s', (_name, call, output, expected) => {
    const files = { 'm/main.tf': child }
    expect(familyOf(`module.m.${output}`, `${roots}${call}`, { files }).family).toBe(expected)
  })

  test('a module in a module is given on what its caller is given; an empty block there changes nothing', () => {
    const files = {
      'm/main.tf': `${called('providers = { aws.other = aws.given }')}output "other" { value = module.m.other }\n${aws('alias = "given"')}`,
      'm/m/main.tf': child,
    }
    const call = called('providers = { aws.given = aws.west }')
    expect(familyOf('module.m.other', `${roots}${call}`, { files }).family).toBe('us-west-2')
  })

  test('of JSON too', () => {
    const files = {
      'more.tf.json': JSON.stringify({
        provider: { aws: [{ region: 'eu-west-1' }, { alias: 'west', region: 'us-west-2' }] },
        data: { aws_region: { west: { provider: 'aws.west' } } },
      }),
    }
    expect(familyOf('data.aws_region.west.name', '', { files }).family).toBe('us-west-2')
  })
})

describe('a variable is judged as a parameter of a template is', () => {
  test.each<[string, Readonly<Record<string, unknown>>]>([
    ['', { noEcho: false }],
    ['default = "hunter-22"', { noEcho: false, default: 'hunter-22', hasDefault: true }],
    ['default = "changeme"', { noEcho: false, default: 'changeme', hasDefault: false }],
    ['default = "x-${1}"', { noEcho: false }],
    ['sensitive = true', { noEcho: true }],
    // What is sensitive is not kept.
    ['sensitive = true\ndefault = "hunter-22"', { noEcho: true, hasDefault: true }],
    ['sensitive = true\ndefault = ""', { noEcho: true, hasDefault: false }],
    ['sensitive = true\ndefault = null', { noEcho: true }],
  ])('%s', (body, expected) => {
    const { reading } = read({ 'main.tf': `variable "db_password" {\n${body}\n}` })
    const [parameter] = reading.resources
    const slots = Object.entries(parameter?.slots ?? {}).map(([name, slot]) => [
      name,
      slot.is === 'known' ? slot.value : slot.is,
    ])
    expect(Object.fromEntries(slots)).toEqual({ name: 'db_password', type: 'String', ...expected })
  })
})

test('a name that the module does not declare is told once', () => {
  const names = 'locals {\n  a = local.none\n  b = local.none\n  c = var.none\n}\n'
  const { gaps } = familyOf('"${local.a}${local.b}${local.c}${local.none}"', names)
  expect(gaps).toEqual([
    'reference-undeclared: local.none is not declared in the module.',
    'reference-undeclared: var.none is not declared in the module.',
  ])
})
describe('hostile configurations', () => {
  const lines = (count: number, line: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => line(index)).join('')
  /** Local values, each made of the one before. */
  const chain = (count: number, next: (before: string) => string) =>
    `locals {\n${lines(count, (index) => `  v${index} = ${index === 0 ? '"x"' : next(`local.v${index - 1}`)}\n`)}}\n`
  const task = (family: string) => `resource "aws_ecs_task_definition" "web" {\n  family = ${family}\n}\n`
  const last = (count: number, next: (before: string) => string, family = (value: string) => value) =>
    chain(count, next) + task(family(`local.v${count - 1}`))

  test.each<readonly [name: string, files: Readonly<Record<string, string>>]>([
    [
      'lists that double',
      {
        'main.tf': last(
          60,
          (one) => `[${one}, ${one}]`,
          (one) => `jsonencode(${one})`,
        ),
      },
    ],
    ['texts that double', { 'main.tf': last(60, (one) => `"\${${one}}\${${one}}"`) }],
    [
      'choices that double',
      { 'main.tf': `variable "a" {}\n${last(60, (one) => `var.a ? [${one}, ${one}] : [${one}]`)}` },
    ],
    [
      'lists inside lists',
      {
        'main.tf': last(
          2_000,
          (one) => `[${one}]`,
          (one) => `jsonencode(${one})`,
        ),
      },
    ],
    ['a chain of loops', { 'main.tf': last(1_000, (one) => `[for x in [1] : ${one}][0]`) }],
    ['a chain of templates', { 'main.tf': last(1_000, (one) => `"%{ for x in [1] }\${${one}}%{ endfor }"`) }],
    [
      'loops inside loops',
      { 'main.tf': task('[for a in range(1000) : [for b in range(1000) : [for c in range(1000) : c]]]') },
    ],
    ['a product of sets', { 'main.tf': task('setproduct(range(1000), range(1000), range(1000))') }],
    [
      'a template that fills in itself',
      { 'main.tf': task('templatefile("t", {})'), t: '${templatefile("t", {})}${templatefile("t", {})}' },
    ],
    [
      'waivers line by line',
      { 'main.tf': `${'# breakwater:waive container-privileged x\n'.repeat(20_000)}${task('1')}` },
    ],
    [
      'a waiver for each of many blocks',
      {
        'main.tf': lines(
          5_000,
          (index) => `# breakwater:waive container-privileged x\nresource "aws_ecs_cluster" "c${index}" {}\n`,
        ),
      },
    ],
    ['a long comparison', { 'main.tf': task(`1${'==1'.repeat(20_000)}`) }],
    ['a long sum', { 'main.tf': task(`1${'+1'.repeat(20_000)}`) }],
    ['a long path', { 'main.tf': task(`a${'.a'.repeat(20_000)}`) }],
    [
      'a list with a waiver beside it',
      { 'main.tf': `# breakwater:waive container-privileged x\n${task(`[${'1,'.repeat(150_000)}]`)}` },
    ],
    [
      'a sum with a waiver beside it',
      { 'main.tf': `# breakwater:waive container-privileged x\n${task(`1${'+1'.repeat(50_000)}`)}` },
    ],
    [
      'a module that calls itself',
      { 'main.tf': 'module "a" {\n  source = "./"\n  count  = 3\n}\nresource "aws_ecs_cluster" "x" {}\n' },
    ],
    [
      'modules of thousands of modules',
      {
        'main.tf': 'module "a" {\n  source = "./a"\n  count = 2000\n}\n',
        'a/main.tf': 'module "b" {\n  source = "../b"\n  count = 2000\n}\n',
        'b/main.tf': 'resource "aws_ecs_cluster" "x" {\n  count = 2000\n}\n',
      },
    ],
    [
      'blocks inside blocks that refer to one another',
      {
        'main.tf': lines(
          100,
          (index) => `resource "a" "r${index}" {\n${'b {\n'.repeat(190)}v = a.r${index + 1}.b\n${'}\n'.repeat(191)}`,
        ),
      },
    ],
    [
      'dynamic blocks inside dynamic blocks',
      {
        'main.tf': `resource "aws_ecs_service" "s" {\n${'dynamic "a" {\nfor_each = range(1000)\ncontent {\n'.repeat(20)}${'}\n}\n'.repeat(20)}}\n`,
      },
    ],
  ])('%s end with a few gaps, and other files are read', (_, files) => {
    const { reading, evaluated } = read({ ...files, 'other/main.tf': 'resource "aws_ecs_cluster" "other" {}\n' })
    expect(evaluated.map(({ address }) => address)).toContain('other#aws_ecs_cluster.other')
    expect(reading.gaps.length).toBeLessThan(400)
  })

  test('of many configurations that take too many steps each is read for a while', () => {
    const hostile = `locals {\n  a = [for a in range(1000) : [for b in range(1000) : b]]\n}\n`
    const text = `resource "aws_ecs_cluster" "x" {\n  name = local.a[0][0]\n}\n${hostile}`
    const files = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`d${index}/main.tf`, text]))
    expect(read(files).evaluated).toHaveLength(12)
  })

  test('thousands of resources that are written out are all read', () => {
    const text = lines(15_000, (index) => `resource "aws_ecs_cluster" "c${index}" {\n  name = var.name\n}\n`)
    const { evaluated, reading } = read({ 'main.tf': `variable "name" {}\n${text}` })
    expect([evaluated.length, gapsOf(reading)]).toEqual([15_000, []])
  })

  test('a module that is not there is told once', () => {
    const call = (source: string) => `module "m" {\n  source = "${source}"\n  count  = 50\n}\n`
    const { reading } = read({ 'main.tf': call('./a'), 'a/main.tf': call('./nowhere') })
    expect(gapsOf(reading)).toEqual(['module-not-found: module.m[0].module.m is ./nowhere, where no module is.'])
  })

  test('the end of the steps is told once', () => {
    const files = {
      'main.tf': lines(5, (index) => task('[for a in range(1000) : range(1000)]').replace('"web"', `"w${index}"`)),
    }
    const told = gapsOf(read(files).reading).filter((gap) => gap.includes('too many steps'))
    expect(told).toHaveLength(1)
  })

  test.each([
    ['templatefile("t", {})', { t: 'a ${' }],
    ['templatestring(local.t, {})', {}],
    ['data.template_file.t.rendered', {}],
  ] as const)('%s of a broken template is a gap', (family, files) => {
    const more = 'locals {\n  t = "$${"\n}\ndata "template_file" "t" {\n  template = "$${"\n}\n'
    expect(familyOf(family, more, { files }).gaps).toEqual([
      'template-invalid: The template cannot be read: ${ is not closed.',
    ])
  })

  test('what stands in a template is placed where it is filled in', () => {
    const files = { 'main.tf': task('templatefile("t", {})'), t: `${' '.repeat(500)}\${nothing.at_all}` }
    const [gap] = read(files).reading.gaps
    expect(gap?.origin).toMatchObject({ at: 'text', start: 54, end: 75 })
  })
})
