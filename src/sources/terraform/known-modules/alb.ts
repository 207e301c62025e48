import { type KnownModule, outputs } from './known-module.ts'

const balancer = `
resource "aws_lb" "this" {}

resource "aws_security_group" "this" {}
`

const attributes = ['id', 'arn', 'arn_suffix', 'dns_name', 'zone_id'] as const

const attributeOutputs = (prefix: string) =>
  Object.fromEntries(attributes.map((name) => [`${prefix}${name}`, `aws_lb.this.${name}`]))

const securityGroup = {
  security_group_id: 'aws_security_group.this.id',
  security_group_arn: 'aws_security_group.this.arn',
}

/**
 * A load balancer: what others name it and its target groups by. Nothing of it is judged.
 *
 * Source: README of terraform-aws-modules/alb/aws, "Outputs"; the module's UPGRADE-9.0, "Variable and output changes".
 */
export const albs: readonly KnownModule[] = [
  {
    source: 'terraform-aws-modules/alb/aws',
    majors: [8],
    inputs: { target_groups: '[]', http_tcp_listeners: '[]', https_listeners: '[]' },
    makes: `${balancer}
resource "aws_lb_target_group" "main" {
  count = length(var.target_groups)

  name = try(var.target_groups[count.index].name, null)
}

resource "aws_lb_listener" "frontend_http_tcp" {
  count = length(var.http_tcp_listeners)
}

resource "aws_lb_listener" "frontend_https" {
  count = length(var.https_listeners)
}

${outputs({
  ...attributeOutputs('lb_'),
  target_group_arns: 'aws_lb_target_group.main[*].arn',
  target_group_arn_suffixes: 'aws_lb_target_group.main[*].arn_suffix',
  target_group_names: 'aws_lb_target_group.main[*].name',
  http_tcp_listener_arns: 'aws_lb_listener.frontend_http_tcp[*].arn',
  https_listener_arns: 'aws_lb_listener.frontend_https[*].arn',
  ...securityGroup,
})}`,
  },
  {
    source: 'terraform-aws-modules/alb/aws',
    majors: [9, 10],
    inputs: { target_groups: '{}', listeners: '{}' },
    makes: `${balancer}
resource "aws_lb_target_group" "this" {
  for_each = var.target_groups

  name = try(each.value.name, null)
}

resource "aws_lb_listener" "this" {
  for_each = var.listeners
}

${outputs({
  ...attributeOutputs(''),
  target_groups: 'aws_lb_target_group.this',
  listeners: 'aws_lb_listener.this',
  ...securityGroup,
})}`,
  },
]
