import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderWith } from '../../../../test/folder.ts'
import { Reading } from '../../reading.ts'
import type { Value } from '../../value.ts'
import { readConfigurations } from '../evaluate/read-configurations.ts'
import type { Evaluated } from '../evaluated.ts'
import { loadHcl } from '../syntax/load-hcl.ts'
import { asOf } from './known-module.ts'
import { knownModule, knownModules } from './registry.ts'

const hcl = await loadHcl()

function read(text: string) {
  const root = folderWith({ 'main.tf': text })
  const absolute = join(root, 'main.tf')
  const reading = new Reading({ region: 'eu-west-1', account: '111122223333' })
  const { evaluated } = readConfigurations([{ absolute, path: 'main.tf', text }], reading, hcl, {
    root,
    variableFiles: [],
  })
  return { evaluated, reading }
}

describe('which module is meant', () => {
  const service = 'terraform-aws-modules/ecs/aws//modules/service'

  test.each<[string, string | undefined, string | undefined]>([
    [service, '~> 5.6', '5'],
    [service, '6.0.1', '6'],
    [service, '>= 6.0, < 8.0', '6 to 7'],
    ['registry.terraform.io/terraform-aws-modules/vpc/aws', '~> 5.0', '5'],
    ['terraform-aws-modules/vpc/aws', '~> 3.14', '3'],
    ['terraform-aws-modules/vpc/aws', '>= 4.0, < 6.0', '4 to 5'],
    ['terraform-aws-modules/vpc/aws', '>= 3.0, < 5.0', undefined],
    ['terraform-aws-modules/security-group/aws', '>= 4.0, < 6.0', '4 to 5'],
    [
      'git::https://github.com/terraform-aws-modules/terraform-aws-ecs.git//modules/service?ref=v5.11.2',
      undefined,
      '5',
    ],
    ['github.com/terraform-aws-modules/terraform-aws-vpc?ref=v5.1.0', undefined, '5'],
    ['git@github.com:terraform-aws-modules/terraform-aws-alb.git?ref=v9.0.0', undefined, '9'],
    // Nobody says which version is fetched, or it may be one of those that differ, or one that is not listed.
    [service, undefined, undefined],
    [service, '>= 5.0', undefined],
    [service, '>= 5.0, < 7.0', undefined],
    [service, '~> 4.0', undefined],
    ['github.com/terraform-aws-modules/terraform-aws-vpc', undefined, undefined],
    ['github.com/terraform-aws-modules/terraform-aws-vpc?ref=master', undefined, undefined],
    ['terraform-aws-modules/rds/aws', '~> 6.0', undefined],
    ['example/ecs/aws', '~> 5.0', undefined],
  ])('%s %s', (source, constraint, version) => {
    expect(knownModule(source, constraint)?.version).toBe(version)
  })
})

/** Arguments that lead through as much of each module as they can. */
const given: Readonly<Record<string, (major: number) => string>> = {
  'terraform-aws-modules/ecs/aws': (major) => `
  cluster_name = "shop"
  services = { web = { ${serviceArguments(major)} } }
`,
  'terraform-aws-modules/ecs/aws//modules/cluster': (major) => `
  ${major < 6 ? 'cluster_name' : 'name'} = "shop"
  create_task_exec_iam_role = true
  ${major < 7 ? 'autoscaling_capacity_providers' : 'capacity_providers'} = {
    hosts = ${
      major < 7
        ? '{ auto_scaling_group_arn = "arn:hosts", managed_scaling = { status = "ENABLED" } }'
        : '{ auto_scaling_group_provider = { auto_scaling_group_arn = "arn:hosts" } }'
    }
  }
  ${major < 6 ? 'fargate_capacity_providers' : 'default_capacity_provider_strategy'} = { FARGATE = { weight = 1 } }
`,
  'terraform-aws-modules/ecs/aws//modules/service': serviceArguments,
  'terraform-aws-modules/iam/aws//modules/iam-assumable-role': () => `
  create_role             = true
  trusted_role_services   = ["ecs-tasks.amazonaws.com"]
  custom_role_policy_arns = ["arn:aws:iam::aws:policy/ReadOnlyAccess"]
  attach_admin_policy     = true
`,
  'terraform-aws-modules/iam/aws//modules/iam-role': () => `
  create_inline_policy      = true
  policies                  = { read = "arn:aws:iam::aws:policy/ReadOnlyAccess" }
  trust_policy_permissions  = { ecs = { actions = ["sts:AssumeRole"], principals = [{ type = "Service", identifiers = ["ecs-tasks.amazonaws.com"] }] } }
  inline_policy_permissions = { read = { actions = ["s3:GetObject"], resources = ["*"] } }
`,
  'terraform-aws-modules/alb/aws': (major) => `
  vpc_id  = "vpc-0a1b2c3d"
  subnets = ["subnet-0a1b2c3d"]
  ${
    major < 9
      ? `
  security_group_rules = { http = { type = "ingress", protocol = "tcp", from_port = 80, to_port = 80, cidr_blocks = ["0.0.0.0/0"] } }
  target_groups        = [{ backend_port = 80, backend_protocol = "HTTP", target_type = "ip", targets = { one = { target_id = "10.0.1.2" } } }]
  http_tcp_listeners   = [{ port = 80, protocol = "HTTP", action_type = "redirect", redirect = { port = "443", status_code = "HTTP_301" } }]
  https_listeners      = [{ port = 443, certificate_arn = "arn:certificate" }]
`
      : `
  security_group_ingress_rules = { http = { from_port = 80, ip_protocol = "tcp", cidr_ipv4 = "0.0.0.0/0" } }
  target_groups                = { web = { port = 80, protocol = "HTTP", target_type = "ip", health_check = { path = "/" }, create_attachment = false } }
  listeners = {
    http  = { port = 80, protocol = "HTTP", redirect = { port = "443", protocol = "HTTPS", status_code = "HTTP_301" } }
    https = {
      port            = 443
      protocol        = "HTTPS"
      certificate_arn = "arn:certificate"
      forward         = { target_group_key = "web" }
      rules = { api = {
        actions    = [${major < 10 ? '{ type = "forward", target_group_key = "web" }' : '{ forward = { target_group_key = "web" } }'}]
        conditions = [{ path_pattern = { values = ["/api/*"] } }]
      } }
    }
  }
`
  }`,
  'terraform-aws-modules/security-group/aws': () => `
  vpc_id                   = "vpc-0a1b2c3d"
  ingress_rules            = ["https-443-tcp"]
  ingress_cidr_blocks      = ["0.0.0.0/0"]
  egress_with_cidr_blocks  = [{ rule = "all-all", cidr_blocks = "0.0.0.0/0" }]
  ingress_with_self        = [{ from_port = 80, to_port = 80, protocol = "tcp" }]
`,
  'terraform-aws-modules/vpc/aws': () => `
  azs                = ["eu-west-1a"]
  public_subnets     = ["10.0.1.0/24"]
  private_subnets    = ["10.0.2.0/24"]
  database_subnets   = ["10.0.3.0/24"]
  intra_subnets      = ["10.0.4.0/24"]
  enable_nat_gateway = true
  enable_ipv6        = true
`,
}

function serviceArguments(major: number): string {
  return `
  name                   = "web"
  enable_execute_command = true
  subnet_ids             = ["subnet-0a1b2c3d"]
  load_balancer          = { web = { target_group_arn = "arn:web", container_name = "web", container_port = 80 } }
  volume = {
    data = { efs_volume_configuration = { file_system_id = "fs-0a1b2c3d", authorization_config = { iam = "ENABLED" } } }
    logs = { host_path = "/var/log" }
  }
  ${
    major < 6
      ? 'security_group_rules = { web = { type = "ingress", protocol = "tcp", from_port = 80, to_port = 80, cidr_blocks = ["10.0.0.0/8"] } }'
      : 'security_group_ingress_rules = { web = { from_port = 80, cidr_ipv4 = "10.0.0.0/8" } }'
  }
  tasks_iam_role_statements = [{ actions = ["s3:GetObject"], resources = ["*"] }]
  tasks_iam_role_policies   = { read = "arn:aws:iam::aws:policy/ReadOnlyAccess" }
  container_definitions = {
    web = { image = "web:1.2", ${major < 6 ? 'linux_parameters' : 'linuxParameters'} = { capabilities = { drop = ["ALL"] } } }
  }
`
}

/** Why values are not known, wherever inside. */
function* whys(value: Value): Generator<string> {
  if (value.is === 'choice') {
    yield* whys(value.yes)
    yield* whys(value.no)
  } else if (value.is === 'list') for (const item of value.items) yield* whys(item)
  else if (value.is === 'map') for (const entry of value.entries.values()) yield* whys(entry)
  else if (value.is === 'unknown') yield `${value.why.because} ${value.hole.name}`
  else if ((value.is === 'text' || value.is === 'scalar') && value.json) yield* whys(value.json)
}

describe('every module of the table is evaluated without a fault', () => {
  const entries = knownModules.flatMap((module) =>
    module.majors.map((major) => [module.source, major, module] as const),
  )

  test.each(entries)('%s %d', (source, major, module) => {
    const { evaluated } = read(`
module "it" {
  source  = "${source}"
  version = "~> ${major}.0"
${given[source]?.(major) ?? ''}}
resource "aws_ecs_cluster" "all" { outputs = module.it }
`)
    const all = evaluated.flatMap(({ values }) => [...whys(values)])
    expect(all.filter((why) => !/^(?:attribute|not-scanned) /.test(why))).toEqual([])
    expect(evaluated.length).toBeGreaterThan(1)
    const outputs = evaluated.find(({ address }) => address === 'aws_ecs_cluster.all')?.values.entries.get('outputs')
    const named = outputs?.is === 'map' ? [...outputs.entries.keys()] : []
    expect(named).toEqual([...module.makes.matchAll(/^output "(\w+)"/gm)].map(([, name]) => name))
  })
})

const call = (version: string, more = '') => `
module "web" {
  source  = "terraform-aws-modules/ecs/aws//modules/service"
  version = "${version}"
  name    = "web"
${more}}
`

/** What is known of the one container, and what of the resource at an address. */
function seen(evaluated: readonly Evaluated[]) {
  const at = (address: string) => evaluated.find((one) => one.address === `module.web.${address}`)
  const json = at('aws_ecs_task_definition.this[0]')?.values.entries.get('container_definitions')
  const list = json?.is === 'scalar' || json?.is === 'text' ? json.json : undefined
  const container = list?.is === 'list' ? list.items[0] : undefined
  const field = (name: string) => {
    const value = container?.is === 'map' ? container.entries.get(name) : undefined
    return value?.is === 'scalar' ? value.value : value?.is
  }
  return { at, field }
}

describe('a service that is not there', () => {
  test.each<[string, string, Readonly<Record<string, unknown>>]>([
    [
      '~> 5.0',
      '{ image = "web:1.2" }',
      { readonlyRootFilesystem: true, privileged: false, user: 0, logConfiguration: 'map', name: 'web' },
    ],
    ['~> 5.0', '{ readonly_root_filesystem = false, user = "1000" }', { readonlyRootFilesystem: false, user: '1000' }],
    ['~> 5.0', '{ readonlyRootFilesystem = false }', { readonlyRootFilesystem: true }],
    ['~> 5.0', '{ enable_cloudwatch_logging = false }', { logConfiguration: 'nothing' }],
    ['~> 6.0', '{ image = "web:1.2" }', { readonlyRootFilesystem: true, user: 'nothing', logConfiguration: 'map' }],
    [
      '~> 6.0',
      '{ readonlyRootFilesystem = false, privileged = true }',
      { readonlyRootFilesystem: false, privileged: true },
    ],
    ['~> 6.0', '{ readonly_root_filesystem = false }', { readonlyRootFilesystem: true }],
  ])('a container of version %s: %s', (version, container, expected) => {
    const { field } = seen(read(call(version, `  container_definitions = { web = ${container} }\n`)).evaluated)
    expect(Object.fromEntries(Object.keys(expected).map((name) => [name, field(name)]))).toEqual(expected)
  })

  test('it is there if the module does what its version does, and placed where it is called', () => {
    const { evaluated, reading } = read(call('~> 5.6', '  enable_execute_command = true\n'))
    const service = seen(evaluated).at('aws_ecs_service.this[0]')
    const says = 'module.web makes what version 5 of terraform-aws-modules/ecs/aws//modules/service does'
    expect(service?.guard).toMatchObject({ is: 'choice', yes: true, no: false })
    expect(reading.choices.all.map(({ yes }) => yes)).toEqual([says])
    expect(service?.place).toMatchObject({ at: 'text', file: 0, start: 1 })
    const exec = service?.values.entries.get('enable_execute_command')
    expect(exec?.is === 'scalar' && exec.origin).toMatchObject({ file: 0, field: 'module.web.enable_execute_command' })
    expect(reading.gaps.map((gap) => `${gap.code}: ${gap.says}`)).toEqual([
      'module-not-found: module.web is terraform-aws-modules/ecs/aws//modules/service, which is not in .terraform/modules; ' +
        `what it makes is judged by what its documentation said of version 5 on ${asOf}.`,
    ])
  })

  test('a version that is not listed makes nothing', () => {
    const { evaluated, reading } = read(call('~> 4.0'))
    expect(evaluated).toEqual([])
    expect(reading.gaps.map(({ says }) => says)).toEqual([
      'module.web is terraform-aws-modules/ecs/aws//modules/service, which is not in .terraform/modules.',
    ])
  })

  test('what others take from it is known under the same condition', () => {
    const { evaluated } = read(`
module "vpc" {
  source         = "terraform-aws-modules/vpc/aws"
  version        = "6.0.0"
  public_subnets = ["10.0.1.0/24", "10.0.2.0/24"]
}
resource "aws_ecs_service" "web" { subnets = module.vpc.public_subnets }
`)
    const subnets = evaluated.find(({ type }) => type === 'aws_ecs_service')?.values.entries.get('subnets')
    expect(subnets?.is === 'choice' && subnets.no.is).toBe('unknown')
    const first = subnets?.is === 'choice' && subnets.yes.is === 'list' ? subnets.yes.items[0] : undefined
    expect(first?.is === 'text' && first.parts).toMatchObject([
      { resource: 'module.vpc.aws_subnet.public[0]', attribute: 'id' },
    ])
  })

  test('addresses are those of the module itself', () => {
    const { evaluated } = read(`
module "shop" {
  source       = "terraform-aws-modules/ecs/aws"
  version      = "~> 5.0"
  cluster_name = "shop"
  services     = { web = { container_definitions = { web = { image = "web:1.2" } } } }
}
`)
    const addresses = evaluated.map(({ address }) => address)
    expect(addresses).toContain('module.shop.module.cluster.aws_ecs_cluster.this[0]')
    expect(addresses).toContain('module.shop.module.service["web"].aws_ecs_service.this[0]')
    expect(addresses).toContain('module.shop.module.service["web"].aws_iam_role.tasks[0]')
  })
})
