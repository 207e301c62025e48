import { type KnownModule, outputs } from './known-module.ts'

/**
 * A security group: what others name it by. Nothing of it is judged.
 *
 * Source: README of terraform-aws-modules/security-group/aws, "Outputs".
 */
export const securityGroup: KnownModule = {
  source: 'terraform-aws-modules/security-group/aws',
  majors: [4, 5],
  inputs: { name: 'null', vpc_id: 'null', use_name_prefix: 'true' },
  makes: `
resource "aws_security_group" "this" {
  count = var.use_name_prefix ? 0 : 1

  name   = var.name
  vpc_id = var.vpc_id
}

resource "aws_security_group" "this_name_prefix" {
  count = var.use_name_prefix ? 1 : 0

  vpc_id = var.vpc_id
}

${outputs(
  Object.fromEntries(
    ['id', 'arn', 'vpc_id', 'owner_id', 'name', 'description'].map((name) => [
      `security_group_${name}`,
      `try(aws_security_group.this[0].${name}, aws_security_group.this_name_prefix[0].${name}, null)`,
    ]),
  ),
)}`,
}
