/** Inputs of modules that make a security group with rules. */
export const ruleInputs = { security_group_ingress_rules: '{}', security_group_egress_rules: '{}' }

/** The same where the rules of both directions are in one mapping. */
export const flatRuleInputs = { security_group_rules: '{}' }

const rules = (direction: string, condition: string) => `
resource "aws_vpc_security_group_${direction}_rule" "this" {
  for_each = { for k, v in var.security_group_${direction}_rules : k => v if ${condition} }

  security_group_id            = aws_security_group.this[0].id
  cidr_ipv4                    = try(each.value.cidr_ipv4, null)
  cidr_ipv6                    = try(each.value.cidr_ipv6, null)
  description                  = try(each.value.description, null)
  from_port                    = try(each.value.from_port, null)
  ip_protocol                  = try(coalesce(each.value.ip_protocol), "tcp")
  prefix_list_id               = try(each.value.prefix_list_id, null)
  referenced_security_group_id = try(each.value.referenced_security_group_id, null)
  to_port                      = try(coalesce(each.value.to_port), each.value.from_port, null)
}
`

const group = (condition: string, vpc: string) => `
resource "aws_security_group" "this" {
  count = ${condition} ? 1 : 0

  vpc_id = ${vpc}
}
`

/** A security group and its rules, each a resource of its own, by the names that these modules have for them. */
export const groupWithRules = (condition: string, vpc: string): string =>
  group(condition, vpc) + rules('ingress', condition) + rules('egress', condition)

const optional = [
  'description',
  'cidr_blocks',
  'ipv6_cidr_blocks',
  'prefix_list_ids',
  'self',
  'source_security_group_id',
] as const

/** The same where each rule says its direction. */
export const groupWithFlatRules = (condition: string, vpc: string): string => `${group(condition, vpc)}
resource "aws_security_group_rule" "this" {
  for_each = { for k, v in var.security_group_rules : k => v if ${condition} }

  security_group_id = aws_security_group.this[0].id
  type              = try(each.value.type, "ingress")
  protocol          = try(each.value.protocol, "tcp")
  from_port         = each.value.from_port
  to_port           = each.value.to_port
${optional.map((field) => `  ${field} = try(each.value.${field}, null)\n`).join('')}}
`
