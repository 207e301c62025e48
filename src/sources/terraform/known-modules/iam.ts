import { type KnownModule, outputs } from './known-module.ts'
import { statementsOf } from './statements.ts'

const policy = (major: number): KnownModule => {
  const isMade = major < 6 ? 'create_policy' : 'create'
  return {
    source: 'terraform-aws-modules/iam/aws//modules/iam-policy',
    majors: [major],
    inputs: { [isMade]: 'true', name: 'null', name_prefix: 'null', path: 'null', policy: '""', tags: '{}' },
    makes: `
resource "aws_iam_policy" "policy" {
  count = var.${isMade} ? 1 : 0

  name   = var.name
  path   = var.path
  policy = var.policy
  tags   = var.tags
}

${outputs({
  id: 'try(aws_iam_policy.policy[0].id, null)',
  arn: 'try(aws_iam_policy.policy[0].arn, null)',
  name: 'try(aws_iam_policy.policy[0].name, null)',
  policy: 'try(aws_iam_policy.policy[0].policy, null)',
})}`,
  }
}

/** Policies of AWS that the module attaches where it is told to. */
const ready = ['admin', 'poweruser', 'readonly']

const assumableRole: KnownModule = {
  source: 'terraform-aws-modules/iam/aws//modules/iam-assumable-role',
  majors: [5],
  inputs: {
    create_role: 'false',
    role_name: 'null',
    role_path: '"/"',
    role_permissions_boundary_arn: '""',
    role_requires_mfa: 'true',
    role_sts_externalid: '[]',
    mfa_age: '86400',
    trusted_role_actions: '["sts:AssumeRole", "sts:TagSession"]',
    trusted_role_arns: '[]',
    trusted_role_services: '[]',
    allow_self_assume_role: 'false',
    custom_role_trust_policy: '""',
    custom_role_policy_arns: '[]',
    attach_admin_policy: 'false',
    admin_role_policy_arn: '"arn:aws:iam::aws:policy/AdministratorAccess"',
    attach_poweruser_policy: 'false',
    poweruser_role_policy_arn: '"arn:aws:iam::aws:policy/PowerUserAccess"',
    attach_readonly_policy: 'false',
    readonly_role_policy_arn: '"arn:aws:iam::aws:policy/ReadOnlyAccess"',
    tags: '{}',
  },
  makes: `
data "aws_iam_policy_document" "assume_role" {
  statement {
    actions = var.trusted_role_actions

    principals {
      type        = "AWS"
      identifiers = var.trusted_role_arns
    }

    principals {
      type        = "Service"
      identifiers = var.trusted_role_services
    }

    dynamic "condition" {
      for_each = var.role_requires_mfa ? { Bool = ["MultiFactorAuthPresent", "true"], NumericLessThan = ["MultiFactorAuthAge", tostring(var.mfa_age)] } : {}

      content {
        test     = condition.key
        variable = "aws:\${condition.value[0]}"
        values   = [condition.value[1]]
      }
    }

    dynamic "condition" {
      for_each = length(flatten([var.role_sts_externalid])) > 0 ? [1] : []

      content {
        test     = "StringEquals"
        variable = "sts:ExternalId"
        values   = flatten([var.role_sts_externalid])
      }
    }
  }
}

resource "aws_iam_role" "this" {
  count = var.create_role ? 1 : 0

  name                 = var.role_name
  path                 = var.role_path
  permissions_boundary = var.role_permissions_boundary_arn
  assume_role_policy   = var.custom_role_trust_policy == "" ? data.aws_iam_policy_document.assume_role.json : var.custom_role_trust_policy
  tags                 = var.tags
}

resource "aws_iam_role_policy_attachment" "custom" {
  count = var.create_role ? length(var.custom_role_policy_arns) : 0

  role       = aws_iam_role.this[0].name
  policy_arn = element(var.custom_role_policy_arns, count.index)
}
${ready
  .map(
    (name) => `
resource "aws_iam_role_policy_attachment" "${name}" {
  count = var.create_role && var.attach_${name}_policy ? 1 : 0

  role       = aws_iam_role.this[0].name
  policy_arn = var.${name}_role_policy_arn
}
`,
  )
  .join('')}
${outputs({
  iam_role_arn: 'try(aws_iam_role.this[0].arn, null)',
  iam_role_name: 'try(aws_iam_role.this[0].name, null)',
  iam_role_path: 'try(aws_iam_role.this[0].path, null)',
  iam_role_unique_id: 'try(aws_iam_role.this[0].unique_id, null)',
})}`,
}

/** Whom a role trusts is told in statements since version 6; federated sign-in is not in the table. */
const role: KnownModule = {
  source: 'terraform-aws-modules/iam/aws//modules/iam-role',
  majors: [6],
  inputs: {
    create: 'true',
    name: 'null',
    use_name_prefix: 'true',
    path: 'null',
    permissions_boundary: 'null',
    trust_policy_permissions: 'null',
    source_trust_policy_documents: '[]',
    override_trust_policy_documents: '[]',
    enable_oidc: 'false',
    enable_github_oidc: 'false',
    enable_bitbucket_oidc: 'false',
    enable_saml: 'false',
    policies: '{}',
    create_inline_policy: 'false',
    source_inline_policy_documents: '[]',
    override_inline_policy_documents: '[]',
    inline_policy_permissions: 'null',
    tags: '{}',
  },
  makes: `
data "aws_iam_policy_document" "this" {
  source_policy_documents   = var.source_trust_policy_documents
  override_policy_documents = var.override_trust_policy_documents
${statementsOf('var.trust_policy_permissions')}
}

data "aws_iam_policy_document" "inline" {
  source_policy_documents   = var.source_inline_policy_documents
  override_policy_documents = var.override_inline_policy_documents
${statementsOf('var.inline_policy_permissions')}
}

data "aws_iam_openid_connect_provider" "any" {}

locals {
  is_federated = var.enable_oidc || var.enable_github_oidc || var.enable_bitbucket_oidc || var.enable_saml
}

resource "aws_iam_role" "this" {
  count = var.create ? 1 : 0

  name                 = var.use_name_prefix ? null : var.name
  path                 = var.path
  permissions_boundary = var.permissions_boundary
  assume_role_policy   = local.is_federated ? data.aws_iam_openid_connect_provider.any.trust : data.aws_iam_policy_document.this.json
  tags                 = var.tags
}

resource "aws_iam_role_policy_attachment" "this" {
  for_each = { for k, v in var.policies : k => v if var.create }

  role       = aws_iam_role.this[0].name
  policy_arn = each.value
}

resource "aws_iam_role_policy" "inline" {
  count = var.create && var.create_inline_policy ? 1 : 0

  name   = var.use_name_prefix ? null : var.name
  role   = aws_iam_role.this[0].name
  policy = data.aws_iam_policy_document.inline.json
}

${outputs({
  arn: 'try(aws_iam_role.this[0].arn, null)',
  name: 'try(aws_iam_role.this[0].name, null)',
  unique_id: 'try(aws_iam_role.this[0].unique_id, null)',
})}`,
}

/**
 * Roles and policies.
 *
 * Source: README of each of terraform-aws-modules/iam/aws//modules/iam-policy, iam-assumable-role and iam-role, "Inputs",
 * "Resources", "Outputs"; the module's UPGRADE-6.0.
 */
export const iam: readonly KnownModule[] = [policy(5), policy(6), assumableRole, role]
