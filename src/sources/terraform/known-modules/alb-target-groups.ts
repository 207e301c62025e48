interface Groups {
  readonly name: string
  /** How instances are made, of a list or of a mapping. */
  readonly each: 'count' | 'for_each'
  /** One of them, as an expression. */
  readonly group: string
  /** What the fields of its port and protocol are called. */
  readonly port: string
  readonly protocol: string
}

/** The target groups of a load balancer, and what is in them from the start. */
export function targetGroups({ name, each, group, port, protocol }: Groups): string {
  const isList = each === 'count'
  const fallback = (input: string) => (isList ? 'null' : `var.${input}`)
  const optional = ['name', 'protocol_version', 'target_type', 'preserve_client_ip', 'proxy_protocol_v2']
  return `
resource "aws_lb_target_group" "${name}" {
  ${isList ? 'count    = local.create ? length(var.target_groups) : 0' : 'for_each = { for k, v in var.target_groups : k => v if local.create }'}

  port     = try(${group}.${port}, ${fallback('default_port')})
  protocol = try(upper(${group}.${protocol}), ${fallback('default_protocol')})
  vpc_id   = try(coalesce(${group}.vpc_id), var.vpc_id)
${optional.map((field) => `  ${field} = try(${group}.${field}, null)\n`).join('')}
  dynamic "health_check" {
    for_each = try([coalesce(${group}.health_check)], [])

    content {
      enabled  = try(health_check.value.enabled, null)
      path     = try(health_check.value.path, null)
      port     = try(health_check.value.port, null)
      protocol = try(health_check.value.protocol, null)
    }
  }
}
${isList ? targetsInLists : targets}`
}

const targets = `
resource "aws_lb_target_group_attachment" "this" {
  for_each = { for k, v in var.target_groups : k => v if local.create && try(coalesce(v.create_attachment), true) && try(v.target_id, null) != null }

  target_group_arn = aws_lb_target_group.this[each.key].arn
  target_id        = each.value.target_id
  port             = try(each.value.port, var.default_port)
}

resource "aws_lb_target_group_attachment" "additional" {
  for_each = { for k, v in var.additional_target_group_attachments : k => v if local.create }

  target_group_arn = aws_lb_target_group.this[each.value.target_group_key].arn
  target_id        = each.value.target_id
  port             = try(each.value.port, var.default_port)
}
`

const targetsInLists = `
resource "aws_lb_target_group_attachment" "this" {
  for_each = merge(flatten([
    for index, group in var.target_groups : [
      { for key, target in try(group.targets, {}) : "\${index}.\${key}" => merge({ group = index }, target) }
    ]
  ])...)

  target_group_arn = aws_lb_target_group.main[each.value.group].arn
  target_id        = each.value.target_id
  port             = try(each.value.port, null)
}
`
