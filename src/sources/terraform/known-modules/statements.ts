/**
 * The statements that an input adds to a policy document: a map or list of what `aws_iam_policy_document` takes, in which
 * conditions are called `condition` or, in earlier versions, `conditions`.
 */
export const statementsOf = (input: string): string => `
  dynamic "statement" {
    for_each = ${input} == null ? [] : ${input}

    content {
      sid           = try(statement.value.sid, null)
      actions       = try(statement.value.actions, null)
      not_actions   = try(statement.value.not_actions, null)
      effect        = try(statement.value.effect, null)
      resources     = try(statement.value.resources, null)
      not_resources = try(statement.value.not_resources, null)

      dynamic "principals" {
        for_each = try(statement.value.principals == null ? [] : statement.value.principals, [])

        content {
          type        = principals.value.type
          identifiers = principals.value.identifiers
        }
      }

      dynamic "not_principals" {
        for_each = try(statement.value.not_principals == null ? [] : statement.value.not_principals, [])

        content {
          type        = not_principals.value.type
          identifiers = not_principals.value.identifiers
        }
      }

      dynamic "condition" {
        for_each = try(statement.value.condition, statement.value.conditions, null) == null ? [] : try(statement.value.condition, statement.value.conditions)

        content {
          test     = condition.value.test
          variable = condition.value.variable
          values   = condition.value.values
        }
      }
    }
  }
`
