/**
 * The blocks for each kind of action. `block` is what they are called; `from` gives for each kind the list they are made of, the
 * items of which have the fields of that kind.
 */
const actions = (block: string, from: (kind: string) => string): string => `
  dynamic "${block}" {
    for_each = ${from('forward')}

    content {
      type             = "forward"
      target_group_arn = ${groupOf(`${block}.value`)}
    }
  }

  dynamic "${block}" {
    for_each = ${from('weighted_forward')}

    content {
      type = "forward"

      forward {
        dynamic "target_group" {
          for_each = ${block}.value.target_groups

          content {
            arn    = ${groupOf('target_group.value')}
            weight = try(target_group.value.weight, null)
          }
        }
      }
    }
  }

  dynamic "${block}" {
    for_each = ${from('redirect')}

    content {
      type = "redirect"

      redirect {
        host        = try(${block}.value.host, null)
        path        = try(${block}.value.path, null)
        port        = try(${block}.value.port, null)
        protocol    = try(${block}.value.protocol, null)
        query       = try(${block}.value.query, null)
        status_code = try(${block}.value.status_code, null)
      }
    }
  }

  dynamic "${block}" {
    for_each = ${from('fixed_response')}

    content {
      type = "fixed-response"

      fixed_response {
        content_type = try(${block}.value.content_type, null)
        status_code  = try(${block}.value.status_code, null)
      }
    }
  }
`

const groupOf = (value: string) =>
  `try(coalesce(${value}.arn), coalesce(${value}.target_group_arn), aws_lb_target_group.this[${value}.target_group_key].arn, null)`

/** Up to version 9 an action of a rule has a type and the fields of its kind, later the kind and in it the fields. */
const ofRule = (kind: string) =>
  `[for one in each.value.actions : try(one.${kind}, null) != null ? one.${kind} : one if try(one.${kind}, null) != null || try(one.type, null) == "${kind.replace('_', '-')}"]`

const conditions: Readonly<Record<string, readonly string[]>> = {
  host_header: ['values'],
  http_header: ['http_header_name', 'values'],
  http_request_method: ['values'],
  path_pattern: ['values'],
  query_string: ['key', 'value'],
  source_ip: ['values'],
}

const conditionBlocks = Object.entries(conditions)
  .map(
    ([name, fields]) => `
      dynamic "${name}" {
        for_each = try(condition.value.${name}, null) == null ? [] : flatten([condition.value.${name}])

        content {
${fields.map((field) => `          ${field} = try(${name}.value.${field}, null)\n`).join('')}        }
      }
`,
  )
  .join('')

/** Listeners by name, with their rules. */
export const listeners = `
resource "aws_lb_listener" "this" {
  for_each = { for k, v in var.listeners : k => v if local.create }

  load_balancer_arn = aws_lb.this[0].arn
  port              = try(coalesce(each.value.port), var.default_port)
  protocol          = try(coalesce(each.value.protocol), var.default_protocol)
  certificate_arn   = try(each.value.certificate_arn, null)
  ssl_policy        = contains(["HTTPS", "TLS"], try(coalesce(each.value.protocol), var.default_protocol)) ? try(coalesce(each.value.ssl_policy), "ELBSecurityPolicy-TLS13-1-2-Res-2021-06") : try(each.value.ssl_policy, null)
${actions('default_action', (kind) => `try(each.value.${kind}, null) == null ? [] : [each.value.${kind}]`)}}

locals {
  listener_rules = merge(flatten([
    for listener, one in var.listeners : [
      for rule, value in try(coalesce(one.rules), {}) : { "\${listener}/\${rule}" = merge(value, { listener_key = listener }) }
    ]
  ])...)
}

resource "aws_lb_listener_rule" "this" {
  for_each = { for k, v in local.listener_rules : k => v if local.create }

  listener_arn = aws_lb_listener.this[each.value.listener_key].arn
  priority     = try(each.value.priority, null)
${actions('action', ofRule)}
  dynamic "condition" {
    for_each = try(coalesce(each.value.conditions), [])

    content {${conditionBlocks}    }
  }
}
`

const inList = (input: string, name: string, more: string) => `
resource "aws_lb_listener" "${name}" {
  count = local.create ? length(var.${input}) : 0

  load_balancer_arn = aws_lb.this[0].arn
  port              = var.${input}[count.index].port
${more}
  default_action {
    type             = try(var.${input}[count.index].action_type, "forward")
    target_group_arn = contains(["redirect", "fixed-response"], try(var.${input}[count.index].action_type, "forward")) ? null : aws_lb_target_group.main[try(var.${input}[count.index].target_group_index, count.index)].arn

    dynamic "redirect" {
      for_each = try([var.${input}[count.index].redirect], [])

      content {
        host        = try(redirect.value.host, null)
        path        = try(redirect.value.path, null)
        port        = try(redirect.value.port, null)
        protocol    = try(redirect.value.protocol, null)
        query       = try(redirect.value.query, null)
        status_code = redirect.value.status_code
      }
    }
  }
}
`

/** Listeners as they were up to version 8: a list of those with a certificate, and one of the others. */
export const listenersInLists = `${inList(
  'http_tcp_listeners',
  'frontend_http_tcp',
  '  protocol          = try(var.http_tcp_listeners[count.index].protocol, null)\n',
)}${inList(
  'https_listeners',
  'frontend_https',
  `  protocol          = try(var.https_listeners[count.index].protocol, "HTTPS")
  certificate_arn   = var.https_listeners[count.index].certificate_arn
  ssl_policy        = try(var.https_listeners[count.index].ssl_policy, var.listener_ssl_policy_default)
`,
)}`
