import { blocksOf } from './blocks.ts'
import { type KnownModule, outputs } from './known-module.ts'

/** Kinds of subnets. Only public ones may give public addresses. */
const kinds = ['public', 'private', 'database', 'elasticache', 'redshift', 'intra', 'outpost'] as const

type Kind = (typeof kinds)[number]

/** Kinds that have the route tables of private subnets unless they are given their own. */
const mayHaveTables: readonly Kind[] = ['database', 'elasticache', 'redshift']

/** The table of the subnet with an index. */
function tableOf(kind: Kind): string {
  if (kind === 'public' || kind === 'intra') return `aws_route_table.${kind}[0].id`
  const own = mayHaveTables.includes(kind) ? `concat(aws_route_table.${kind}[*].id, aws_route_table.private[*].id)` : ''
  return `element(${own === '' ? 'aws_route_table.private[*].id' : own}, var.single_nat_gateway ? 0 : count.index)`
}

const subnets = kinds.map(
  (kind) => `
resource "aws_subnet" "${kind}" {
  count = var.create_vpc ? length(var.${kind}_subnets) : 0

  vpc_id     = aws_vpc.this[0].id
  cidr_block = element(var.${kind}_subnets, count.index)
  tags       = var.tags

  ipv6_cidr_block                 = var.enable_ipv6 && length(var.${kind}_subnet_ipv6_prefixes) > 0 ? cidrsubnet(aws_vpc.this[0].ipv6_cidr_block, 8, var.${kind}_subnet_ipv6_prefixes[count.index]) : null
  assign_ipv6_address_on_creation = var.enable_ipv6 && var.${kind}_subnet_assign_ipv6_address_on_creation
${kind === 'public' ? '  map_public_ip_on_launch = var.map_public_ip_on_launch\n' : ''}}

resource "aws_route_table_association" "${kind}" {
  count = var.create_vpc ? length(var.${kind}_subnets) : 0

  subnet_id      = aws_subnet.${kind}[count.index].id
  route_table_id = ${tableOf(kind)}
}

${outputs({
  [`${kind}_subnets`]: `aws_subnet.${kind}[*].id`,
  [`${kind}_subnet_objects`]: `aws_subnet.${kind}`,
  [`${kind}_subnet_arns`]: `aws_subnet.${kind}[*].arn`,
  [`${kind}_subnets_cidr_blocks`]: `aws_subnet.${kind}[*].cidr_block`,
})}`,
)

const ownTables = mayHaveTables.map(
  (kind) => `
resource "aws_route_table" "${kind}" {
  count = var.create_vpc && var.create_${kind}_subnet_route_table && length(var.${kind}_subnets) > 0 ? 1 : 0

  vpc_id = aws_vpc.this[0].id
}
`,
)

/** The way out: one NAT gateway for all, one a zone, or one for each of the private subnets. */
const routes = `
locals {
  max_subnet_length = max(${kinds
    .filter((kind) => kind === 'private' || mayHaveTables.includes(kind))
    .map((kind) => `length(var.${kind}_subnets)`)
    .join(', ')})
  per_zone          = var.one_nat_gateway_per_az ? length(var.azs) : local.max_subnet_length
  nat_gateway_count = var.single_nat_gateway ? 1 : local.per_zone
  public_ways       = var.create_vpc && var.create_igw && length(var.public_subnets) > 0 ? 1 : 0
  nat_gateways      = var.create_vpc && var.enable_nat_gateway ? local.nat_gateway_count : 0
}

resource "aws_internet_gateway" "this" {
  count = local.public_ways

  vpc_id = aws_vpc.this[0].id
}

resource "aws_route_table" "public" {
  count = var.create_vpc && length(var.public_subnets) > 0 ? 1 : 0

  vpc_id = aws_vpc.this[0].id
}

resource "aws_route" "public_internet_gateway" {
  count = local.public_ways

  route_table_id         = aws_route_table.public[0].id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.this[0].id
}

resource "aws_route" "public_internet_gateway_ipv6" {
  count = var.enable_ipv6 ? local.public_ways : 0

  route_table_id              = aws_route_table.public[0].id
  destination_ipv6_cidr_block = "::/0"
  gateway_id                  = aws_internet_gateway.this[0].id
}

resource "aws_egress_only_internet_gateway" "this" {
  count = var.create_vpc && var.create_egress_only_igw && var.enable_ipv6 && local.max_subnet_length > 0 ? 1 : 0

  vpc_id = aws_vpc.this[0].id
}

resource "aws_route" "private_ipv6_egress" {
  count = length(aws_egress_only_internet_gateway.this) > 0 ? local.nat_gateway_count : 0

  route_table_id              = element(aws_route_table.private[*].id, count.index)
  destination_ipv6_cidr_block = "::/0"
  egress_only_gateway_id      = aws_egress_only_internet_gateway.this[0].id
}

resource "aws_route_table" "private" {
  count = var.create_vpc && local.max_subnet_length > 0 ? local.nat_gateway_count : 0

  vpc_id = aws_vpc.this[0].id
}

resource "aws_eip" "nat" {
  count = var.reuse_nat_ips ? 0 : local.nat_gateways
}

resource "aws_nat_gateway" "this" {
  count = local.nat_gateways

  allocation_id = element(var.reuse_nat_ips ? var.external_nat_ip_ids : aws_eip.nat[*].id, count.index)
  subnet_id     = element(aws_subnet.public[*].id, count.index)
}

resource "aws_route" "private_nat_gateway" {
  count = local.nat_gateways

  route_table_id         = element(aws_route_table.private[*].id, count.index)
  destination_cidr_block = var.nat_gateway_destination_cidr_block
  nat_gateway_id         = element(aws_nat_gateway.this[*].id, count.index)
}

resource "aws_route_table" "intra" {
  count = var.create_vpc && length(var.intra_subnets) > 0 ? 1 : 0

  vpc_id = aws_vpc.this[0].id
}
`

const aclFields = ['rule_no', 'action', 'protocol', 'from_port', 'to_port', 'cidr_block', 'ipv6_cidr_block'] as const

/** What AWS makes with the VPC: group and main table are emptied, the network ACL lets everything through as before. */
const defaults = `
resource "aws_default_security_group" "this" {
  count = var.create_vpc && var.manage_default_security_group ? 1 : 0

  vpc_id = aws_vpc.this[0].id
${['ingress', 'egress']
  .map((name) =>
    blocksOf(name, ['protocol', 'from_port', 'to_port', 'self'], `var.default_security_group_${name}`).replace(
      /\n {4}}\n {2}}\n$/,
      `
${['cidr_blocks', 'ipv6_cidr_blocks', 'prefix_list_ids', 'security_groups']
  .map((field) => `      ${field} = compact(split(",", try(${name}.value.${field}, "")))\n`)
  .join('')}    }
  }
`,
    ),
  )
  .join('')}}

resource "aws_default_route_table" "default" {
  count = var.create_vpc && var.manage_default_route_table ? 1 : 0

  default_route_table_id = aws_vpc.this[0].default_route_table_id
${blocksOf('route', ['cidr_block', 'ipv6_cidr_block', 'gateway_id', 'nat_gateway_id', 'transit_gateway_id'], 'var.default_route_table_routes')}}

resource "aws_default_network_acl" "this" {
  count = var.create_vpc && var.manage_default_network_acl ? 1 : 0

  default_network_acl_id = aws_vpc.this[0].default_network_acl_id
${blocksOf('ingress', aclFields, 'var.default_network_acl_ingress')}${blocksOf('egress', aclFields, 'var.default_network_acl_egress')}}
`

const allowAll = `[
    { rule_no = 100, action = "allow", from_port = 0, to_port = 0, protocol = "-1", cidr_block = "0.0.0.0/0" },
    { rule_no = 101, action = "allow", from_port = 0, to_port = 0, protocol = "-1", ipv6_cidr_block = "::/0" },
  ]`

/**
 * A network with its subnets, none of which gives public addresses to what is launched in it, unless the module is told, and
 * with the ways out of them. Network ACLs for kinds of subnets and VPN gateways are not among what is made.
 *
 * Source: README of terraform-aws-modules/vpc/aws, "Inputs", "Resources", "Outputs", "NAT Gateway Scenarios"; the module's
 * UPGRADE-4.0, "Modified".
 */
const vpc: KnownModule = {
  source: 'terraform-aws-modules/vpc/aws',
  majors: [4, 5, 6],
  inputs: {
    create_vpc: 'true',
    name: '""',
    cidr: '"10.0.0.0/16"',
    secondary_cidr_blocks: '[]',
    azs: '[]',
    tags: '{}',
    enable_dns_hostnames: 'true',
    enable_dns_support: 'true',
    map_public_ip_on_launch: 'false',
    ...Object.fromEntries(kinds.map((kind) => [`${kind}_subnets`, '[]'])),
    ...Object.fromEntries(mayHaveTables.map((kind) => [`create_${kind}_subnet_route_table`, 'false'])),
    ...Object.fromEntries(
      kinds.flatMap((kind) => [
        [`${kind}_subnet_ipv6_prefixes`, '[]'],
        [`${kind}_subnet_assign_ipv6_address_on_creation`, 'false'],
      ]),
    ),
    enable_ipv6: 'false',
    create_igw: 'true',
    create_egress_only_igw: 'true',
    enable_nat_gateway: 'false',
    single_nat_gateway: 'false',
    one_nat_gateway_per_az: 'false',
    nat_gateway_destination_cidr_block: '"0.0.0.0/0"',
    reuse_nat_ips: 'false',
    external_nat_ip_ids: '[]',
    manage_default_security_group: 'true',
    default_security_group_ingress: '[]',
    default_security_group_egress: '[]',
    manage_default_route_table: 'true',
    default_route_table_routes: '[]',
    manage_default_network_acl: 'true',
    default_network_acl_ingress: allowAll,
    default_network_acl_egress: allowAll,
  },
  makes: `
resource "aws_vpc" "this" {
  count = var.create_vpc ? 1 : 0

  cidr_block           = var.cidr
  enable_dns_hostnames = var.enable_dns_hostnames
  enable_dns_support   = var.enable_dns_support

  assign_generated_ipv6_cidr_block = var.enable_ipv6 ? true : null
}

resource "aws_vpc_ipv4_cidr_block_association" "this" {
  count = var.create_vpc ? length(var.secondary_cidr_blocks) : 0

  vpc_id     = aws_vpc.this[0].id
  cidr_block = element(var.secondary_cidr_blocks, count.index)
}
${routes}${ownTables.join('')}${subnets.join('')}${defaults}
${outputs({
  name: 'var.name',
  azs: 'var.azs',
  vpc_id: 'try(aws_vpc.this[0].id, null)',
  vpc_arn: 'try(aws_vpc.this[0].arn, null)',
  vpc_cidr_block: 'try(aws_vpc.this[0].cidr_block, null)',
  vpc_main_route_table_id: 'try(aws_vpc.this[0].main_route_table_id, null)',
  default_security_group_id: 'try(aws_vpc.this[0].default_security_group_id, null)',
  default_network_acl_id: 'try(aws_vpc.this[0].default_network_acl_id, null)',
  default_route_table_id: 'try(aws_vpc.this[0].default_route_table_id, null)',
  igw_id: 'try(aws_internet_gateway.this[0].id, null)',
  natgw_ids: 'aws_nat_gateway.this[*].id',
  nat_ids: 'aws_eip.nat[*].id',
  nat_public_ips: 'aws_eip.nat[*].public_ip',
  public_route_table_ids: 'aws_route_table.public[*].id',
  private_route_table_ids: 'aws_route_table.private[*].id',
  intra_route_table_ids: 'aws_route_table.intra[*].id',
  ...Object.fromEntries(
    mayHaveTables.map((kind) => [
      `${kind}_route_table_ids`,
      `try(coalescelist(aws_route_table.${kind}[*].id, aws_route_table.private[*].id), [])`,
    ]),
  ),
})}`,
}

/**
 * Before version 4 what AWS makes with the VPC stayed as it is, and public subnets gave public addresses.
 *
 * Source: the module's UPGRADE-4.0, "Additional changes", "Modified".
 */
const vpc3: KnownModule = {
  ...vpc,
  majors: [3],
  inputs: {
    ...vpc.inputs,
    map_public_ip_on_launch: 'true',
    enable_dns_hostnames: 'false',
    manage_default_security_group: 'false',
    manage_default_route_table: 'false',
    manage_default_network_acl: 'false',
  },
}

export const vpcs: readonly KnownModule[] = [vpc, vpc3]
