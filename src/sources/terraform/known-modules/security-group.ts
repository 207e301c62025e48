import { type KnownModule, outputs } from './known-module.ts'

/** The rules that the module has names for, with their ports and protocol; what is not among these stays unknown. */
const rules: Readonly<Record<string, readonly [from: number, to: number, protocol: string]>> = {
  'all-all': [-1, -1, '-1'],
  'all-icmp': [-1, -1, 'icmp'],
  'all-tcp': [0, 65535, 'tcp'],
  'all-udp': [0, 65535, 'udp'],
  'dns-tcp': [53, 53, 'tcp'],
  'dns-udp': [53, 53, 'udp'],
  'http-80-tcp': [80, 80, 'tcp'],
  'http-8080-tcp': [8080, 8080, 'tcp'],
  'https-443-tcp': [443, 443, 'tcp'],
  'https-8443-tcp': [8443, 8443, 'tcp'],
  'mysql-tcp': [3306, 3306, 'tcp'],
  'nfs-tcp': [2049, 2049, 'tcp'],
  'postgresql-tcp': [5432, 5432, 'tcp'],
  'rdp-tcp': [3389, 3389, 'tcp'],
  'redis-tcp': [6379, 6379, 'tcp'],
  'ssh-tcp': [22, 22, 'tcp'],
}

const table = Object.entries(rules)
  .map(([name, [from, to, protocol]]) => `    "${name}" = { from = ${from}, to = ${to}, protocol = "${protocol}" }\n`)
  .join('')

const ranges = (direction: string) => `
  cidr_blocks      = var.${direction}_cidr_blocks
  ipv6_cidr_blocks = var.${direction}_ipv6_cidr_blocks
  prefix_list_ids  = var.${direction}_prefix_list_ids
`

/** Named rules, for all the ranges of the module. */
const named = (direction: string) => `
resource "aws_security_group_rule" "${direction}_rules" {
  count = var.create ? length(var.${direction}_rules) : 0

  security_group_id = local.this_sg_id
  type              = "${direction}"
  from_port         = local.rules[var.${direction}_rules[count.index]].from
  to_port           = local.rules[var.${direction}_rules[count.index]].to
  protocol          = local.rules[var.${direction}_rules[count.index]].protocol
${ranges(direction)}}
`

/** Rules that say their own ports, or the name of a rule, and whom they are for. */
const written = (direction: string, input: string, whom: string) => `
resource "aws_security_group_rule" "${input}" {
  count = var.create ? length(var.${input}) : 0

  security_group_id = local.this_sg_id
  type              = "${direction}"
  from_port         = try(var.${input}[count.index].from_port, local.rules[var.${input}[count.index].rule].from)
  to_port           = try(var.${input}[count.index].to_port, local.rules[var.${input}[count.index].rule].to)
  protocol          = try(var.${input}[count.index].protocol, local.rules[var.${input}[count.index].rule].protocol)
  ${whom.replaceAll('RULE', `var.${input}[count.index]`)}
}
`

/** By the end of the input's name. */
const whom: Readonly<Record<string, (direction: string) => string>> = {
  with_cidr_blocks: (direction) =>
    `cidr_blocks = try(compact(split(",", RULE.cidr_blocks)), var.${direction}_cidr_blocks)`,
  with_ipv6_cidr_blocks: (direction) =>
    `ipv6_cidr_blocks = try(compact(split(",", RULE.ipv6_cidr_blocks)), var.${direction}_ipv6_cidr_blocks)`,
  with_self: () => 'self = try(RULE.self, true)',
  with_source_security_group_id: () => 'source_security_group_id = RULE.source_security_group_id',
}

const directions = ['ingress', 'egress'] as const

/** Every way to write rules, also those for groups that are not known before an apply. */
const inputs = directions.flatMap((direction) =>
  Object.keys(whom).flatMap((end) =>
    [`${direction}_${end}`, `computed_${direction}_${end}`].map((input) => [direction, end, input] as const),
  ),
)

/**
 * A security group with its rules. Nothing leaves it unless a rule lets it.
 *
 * Source: README of terraform-aws-modules/security-group/aws, "Inputs", "Outputs"; the module's rules.tf.
 */
export const securityGroup: KnownModule = {
  source: 'terraform-aws-modules/security-group/aws',
  majors: [4, 5],
  inputs: {
    create: 'true',
    create_sg: 'true',
    security_group_id: 'null',
    name: 'null',
    description: '"Security Group managed by Terraform"',
    vpc_id: 'null',
    use_name_prefix: 'true',
    ...Object.fromEntries(inputs.map(([, , input]) => [input, '[]'])),
    ingress_rules: '[]',
    egress_rules: '[]',
    ingress_cidr_blocks: '[]',
    ingress_ipv6_cidr_blocks: '[]',
    ingress_prefix_list_ids: '[]',
    egress_cidr_blocks: '["0.0.0.0/0"]',
    egress_ipv6_cidr_blocks: '["::/0"]',
    egress_prefix_list_ids: '[]',
  },
  makes: `
locals {
  rules = {
${table}  }
  made       = try(aws_security_group.this[0].id, aws_security_group.this_name_prefix[0].id, null)
  this_sg_id = var.create_sg ? local.made : var.security_group_id
}

resource "aws_security_group" "this" {
  count = var.create && var.create_sg && !var.use_name_prefix ? 1 : 0

  name        = var.name
  description = var.description
  vpc_id      = var.vpc_id
}

resource "aws_security_group" "this_name_prefix" {
  count = var.create && var.create_sg && var.use_name_prefix ? 1 : 0

  description = var.description
  vpc_id      = var.vpc_id
}
${directions.map(named).join('')}${inputs.map(([direction, end, input]) => written(direction, input, whom[end]?.(direction) ?? '')).join('')}
${outputs(
  Object.fromEntries(
    ['id', 'arn', 'vpc_id', 'owner_id', 'name', 'description'].map((name) => [
      `security_group_${name}`,
      `try(aws_security_group.this[0].${name}, aws_security_group.this_name_prefix[0].${name}, null)`,
    ]),
  ),
)}`,
}
