import { type KnownModule, outputs } from './known-module.ts'

/** Kinds of subnets. Only public ones may give public addresses. */
const kinds = ['public', 'private', 'database', 'elasticache', 'redshift', 'intra', 'outpost'] as const

const subnets = kinds.map(
  (kind) => `
resource "aws_subnet" "${kind}" {
  count = var.create_vpc ? length(var.${kind}_subnets) : 0

  vpc_id     = aws_vpc.this[0].id
  cidr_block = element(var.${kind}_subnets, count.index)
  tags       = var.tags
${kind === 'public' ? '  map_public_ip_on_launch = var.map_public_ip_on_launch\n' : ''}}

${outputs({
  [`${kind}_subnets`]: `aws_subnet.${kind}[*].id`,
  [`${kind}_subnet_objects`]: `aws_subnet.${kind}`,
  [`${kind}_subnet_arns`]: `aws_subnet.${kind}[*].arn`,
  [`${kind}_subnets_cidr_blocks`]: `aws_subnet.${kind}[*].cidr_block`,
})}`,
)

/**
 * A network with its subnets, none of which gives public addresses to what is launched in it, unless the module is told.
 *
 * Source: README of terraform-aws-modules/vpc/aws, "Inputs", "Outputs"; the module's UPGRADE-4.0, "Modified".
 */
export const vpc: KnownModule = {
  source: 'terraform-aws-modules/vpc/aws',
  majors: [5, 6],
  inputs: {
    create_vpc: 'true',
    name: '""',
    cidr: '"10.0.0.0/16"',
    azs: '[]',
    tags: '{}',
    map_public_ip_on_launch: 'false',
    ...Object.fromEntries(kinds.map((kind) => [`${kind}_subnets`, '[]'])),
  },
  makes: `
resource "aws_vpc" "this" {
  count = var.create_vpc ? 1 : 0

  cidr_block = var.cidr
}
${subnets.join('')}
${outputs({
  name: 'var.name',
  azs: 'var.azs',
  vpc_id: 'try(aws_vpc.this[0].id, null)',
  vpc_arn: 'try(aws_vpc.this[0].arn, null)',
  vpc_cidr_block: 'try(aws_vpc.this[0].cidr_block, null)',
  default_security_group_id: 'try(aws_vpc.this[0].default_security_group_id, null)',
})}`,
}
