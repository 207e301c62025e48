import { list, reference, shape, struct, text } from '../shape.ts'
import { policyDocument } from './policy.ts'

const page = (name: string) => `IAM API Reference, ${name}`

export const inlinePolicy = shape(
  page('PutRolePolicy'),
  { policyName: text(), policyDocument: struct(policyDocument) },
  ['policyName'],
)

/** What a role, user and group have in common. */
const permissions = { policies: list(struct(inlinePolicy)), managedPolicyArns: list(text()) }

export const role = shape(page('CreateRole'), {
  ...permissions,
  roleName: text(),
  arn: text(),
  path: text({ default: '/' }),
  assumeRolePolicyDocument: struct(policyDocument),
  permissionsBoundary: text(),
})

export const user = shape(page('CreateUser'), { ...permissions, userName: text(), arn: text() })

export const group = shape(page('CreateGroup'), { ...permissions, groupName: text(), arn: text() })

const attachment = {
  policyDocument: struct(policyDocument),
  roles: list(reference('AWS::IAM::Role')),
  users: list(reference('AWS::IAM::User')),
  groups: list(reference('AWS::IAM::Group')),
}

/** A policy inside roles, users and groups. */
export const policy = shape(page('PutRolePolicy'), { ...attachment, policyName: text() })

export const rolePolicy = shape(page('PutRolePolicy'), {
  policyName: text(),
  policyDocument: struct(policyDocument),
  roleName: reference('AWS::IAM::Role'),
})

export const managedPolicy = shape(page('CreatePolicy'), {
  ...attachment,
  managedPolicyName: text({ also: ['policyName'] }),
  policyArn: text({ also: ['arn'] }),
})

/** What gives a role to an instance. */
export const instanceProfile = shape(page('CreateInstanceProfile'), {
  instanceProfileName: text(),
  arn: text(),
  path: text({ default: '/' }),
  roles: list(reference('AWS::IAM::Role', { inside: ['arn', 'roleName'] })),
})
