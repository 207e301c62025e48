import { listeners, listenersInLists } from './alb-listeners.ts'
import { targetGroups } from './alb-target-groups.ts'
import { flatRuleInputs, groupWithFlatRules, groupWithRules, ruleInputs } from './group-with-rules.ts'
import { type KnownModule, outputs } from './known-module.ts'

const attributes = ['id', 'arn', 'arn_suffix', 'dns_name', 'zone_id'] as const

const attributeOutputs = (prefix: string) =>
  Object.fromEntries(attributes.map((name) => [`${prefix}${name}`, `try(aws_lb.this[0].${name}, null)`]))

const securityGroup = {
  security_group_id: 'try(aws_security_group.this[0].id, null)',
  security_group_arn: 'try(aws_security_group.this[0].arn, null)',
}

const balancer = (create: string, types: string) => `
locals {
  create                = ${create}
  create_security_group = local.create && var.create_security_group && contains(${types}, var.load_balancer_type)
}

resource "aws_lb" "this" {
  count = local.create ? 1 : 0

  name                       = var.name
  load_balancer_type         = var.load_balancer_type
  internal                   = var.internal
  subnets                    = var.subnets
  security_groups            = local.create_security_group ? concat([aws_security_group.this[0].id], var.security_groups) : var.security_groups
  ip_address_type            = var.ip_address_type
  desync_mitigation_mode     = var.desync_mitigation_mode
  drop_invalid_header_fields = var.drop_invalid_header_fields
  enable_deletion_protection = var.enable_deletion_protection

  dynamic "access_logs" {
    for_each = try(length(var.access_logs), 0) > 0 ? [var.access_logs] : []

    content {
      bucket  = try(access_logs.value.bucket, null)
      enabled = try(access_logs.value.enabled, true)
      prefix  = try(access_logs.value.prefix, null)
    }
  }

  dynamic "subnet_mapping" {
    for_each = var.subnet_mapping

    content {
      allocation_id        = try(subnet_mapping.value.allocation_id, null)
      private_ipv4_address = try(subnet_mapping.value.private_ipv4_address, null)
      subnet_id            = subnet_mapping.value.subnet_id
    }
  }
}
`

const inputs = {
  name: 'null',
  internal: 'null',
  load_balancer_type: '"application"',
  subnets: 'null',
  subnet_mapping: '[]',
  security_groups: '[]',
  ip_address_type: 'null',
  desync_mitigation_mode: 'null',
  access_logs: '{}',
  vpc_id: 'null',
  create_security_group: 'true',
}

/**
 * A load balancer with its listeners, target groups and security group. Authentication is not among what is made, nor are the
 * rules that version 8 has in lists of their own.
 *
 * Source: README of terraform-aws-modules/alb/aws, "Inputs", "Resources", "Outputs"; the module's UPGRADE-9.0, "Variable and
 * output changes", and UPGRADE-10.0.
 */
export const albs: readonly KnownModule[] = [
  {
    source: 'terraform-aws-modules/alb/aws',
    majors: [8],
    inputs: {
      ...inputs,
      create_lb: 'true',
      drop_invalid_header_fields: 'false',
      enable_deletion_protection: 'false',
      listener_ssl_policy_default: '"ELBSecurityPolicy-2016-08"',
      ...flatRuleInputs,
      target_groups: '[]',
      http_tcp_listeners: '[]',
      https_listeners: '[]',
    },
    makes: `${balancer('var.create_lb', '["application"]')}
${groupWithFlatRules('local.create_security_group', 'var.vpc_id')}${targetGroups({ name: 'main', each: 'count', group: 'var.target_groups[count.index]', port: 'backend_port', protocol: 'backend_protocol' })}
${listenersInLists}
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
    inputs: {
      ...inputs,
      ...ruleInputs,
      create: 'true',
      drop_invalid_header_fields: 'true',
      enable_deletion_protection: 'true',
      default_port: '80',
      default_protocol: '"HTTP"',
      target_groups: '{}',
      additional_target_group_attachments: '{}',
      listeners: '{}',
    },
    makes: `${balancer('var.create', '["application", "network"]')}
${groupWithRules('local.create_security_group', 'var.vpc_id')}
${targetGroups({ name: 'this', each: 'for_each', group: 'each.value', port: 'port', protocol: 'protocol' })}
${listeners}
${outputs({
  ...attributeOutputs(''),
  target_groups: 'aws_lb_target_group.this',
  listeners: 'aws_lb_listener.this',
  listener_rules: 'aws_lb_listener_rule.this',
  ...securityGroup,
})}`,
  },
]
