import { expect, test } from 'vitest'
import { either, filledIn, json, mapped, unknown } from '../../../../test/evaluated.ts'

const allowed = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] }
const document = {
  version: '2012-10-17',
  statement: [{ effect: 'Allow', action: ['s3:*'], resource: ['*'] }],
}

test('principals and the policies inside them', () => {
  const address = 'aws_iam_role.plain'
  expect(
    mapped({
      'aws_iam_role.shop': {
        name: 'shop',
        assume_role_policy: JSON.stringify(allowed),
        inline_policy: [{ name: 'orders', policy: json(allowed) }],
        managed_policy_arns: ['arn:aws:iam::aws:policy/AdministratorAccess'],
        permissions_boundary: '',
      },
      'aws_iam_role.plain': {
        arn: filledIn(address, 'arn'),
        inline_policy: filledIn(address, 'inline_policy'),
        managed_policy_arns: filledIn(address, 'managed_policy_arns'),
        path: '/',
      },
      'aws_iam_user.clerk': { name: 'clerk' },
      'aws_iam_group.staff': { name: 'staff' },
      'aws_iam_role_policy.orders': { name: 'orders', role: '${aws_iam_role.shop.id}', policy: json(allowed) },
      'aws_iam_user_policy.orders': { user: '${aws_iam_user.clerk.name}', policy: json(allowed) },
      'aws_iam_group_policy.orders': { group: 'staff', policy: unknown() },
    }),
  ).toEqual({
    'aws_iam_role.shop': {
      is: 'AWS::IAM::Role',
      roleName: 'shop',
      assumeRolePolicyDocument: document,
      policies: [{ policyName: 'orders', policyDocument: document }],
      managedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'],
    },
    'aws_iam_role.plain': { is: 'AWS::IAM::Role', path: '/' },
    'aws_iam_user.clerk': { is: 'AWS::IAM::User', userName: 'clerk' },
    'aws_iam_group.staff': { is: 'AWS::IAM::Group', groupName: 'staff' },
    'aws_iam_role_policy.orders': {
      is: 'AWS::IAM::RolePolicy',
      policyName: 'orders',
      roleName: 'aws_iam_role.shop',
      policyDocument: document,
    },
    'aws_iam_user_policy.orders': {
      is: 'AWS::IAM::Policy',
      users: ['aws_iam_user.clerk'],
      policyDocument: document,
    },
    'aws_iam_group_policy.orders': { is: 'AWS::IAM::Policy', groups: ['staff'], policyDocument: '?' },
  })
})

test('a policy of the scan has those it is attached to, another one is told to them', () => {
  const made = mapped({
    'aws_iam_role.shop': { name: 'shop', managed_policy_arns: ['arn:one'] },
    'aws_iam_role.till': { name: 'till' },
    'aws_iam_user.clerk': { name: 'clerk' },
    'aws_iam_policy.orders': { name: 'orders', policy: '{}' },
    'aws_iam_role_policy_attachment.own': {
      role: '${aws_iam_role.shop.name}',
      policy_arn: '${aws_iam_policy.orders.arn}',
    },
    'aws_iam_role_policy_attachment.aws': { role: 'shop', policy_arn: 'arn:two' },
    'aws_iam_role_policy_attachment.prod': { when: 'prod', role: 'till', policy_arn: 'arn:three' },
    'aws_iam_role_policy_attachment.depends': {
      role: 'till',
      policy_arn: either('own', '${aws_iam_policy.orders.arn}', 'arn:four'),
    },
    'aws_iam_role_policy_attachment.elsewhere': { role: 'other', policy_arn: 'arn:five' },
    'aws_iam_policy_attachment.all': {
      name: 'all',
      policy_arn: '${aws_iam_policy.orders.arn}',
      roles: ['till'],
      users: [either('prod', '${aws_iam_user.clerk.name}')],
    },
    'aws_iam_policy_attachment.aws': { name: 'aws', policy_arn: 'arn:six', roles: ['shop'], users: ['clerk'] },
  })
  expect(made).toMatchObject({
    'aws_iam_role.shop': {
      is: 'AWS::IAM::Role',
      roleName: 'shop',
      managedPolicyArns: ['arn:one', 'arn:two', 'arn:six'],
    },
    'aws_iam_role.till': {
      is: 'AWS::IAM::Role',
      roleName: 'till',
      // Where the policy is its own it is attached below.
      managedPolicyArns: [{ yes: 'arn:three' }, { no: { no: 'arn:four' } }],
    },
    'aws_iam_user.clerk': { is: 'AWS::IAM::User', userName: 'clerk', managedPolicyArns: ['arn:six'] },
    'aws_iam_policy.orders': {
      is: 'AWS::IAM::ManagedPolicy',
      managedPolicyName: 'orders',
      policyDocument: {},
      roles: ['aws_iam_role.shop', { yes: 'till' }, 'till'],
      users: [{ yes: 'aws_iam_user.clerk' }],
    },
  })
})
