import { type Attributes, addition, block, computed, type Mappings, resource, satellite } from './attributes.ts'

const policy: Attributes = { name: 'policyName', policy: 'policyDocument' }

/** A policy that is not in the scan is told to whom it is attached to. */
const toRole = (by: string) => addition('aws_iam_role', by, { policy_arn: 'managedPolicyArns' })
const toUser = (by: string) => addition('aws_iam_user', by, { policy_arn: 'managedPolicyArns' })
const toGroup = (by: string) => addition('aws_iam_group', by, { policy_arn: 'managedPolicyArns' })

const attached = (attributes: Attributes) =>
  addition('aws_iam_policy', 'policy_arn', { policy_arn: null, ...attributes })

/**
 * IAM. What attaches a policy makes its principal one of the policy's, or the policy one of the principal's.
 *
 * Source: documentation of the provider hashicorp/aws, resources aws_iam_*.
 */
export const iam: Mappings = {
  aws_iam_group: resource('AWS::IAM::Group', { name: 'groupName', arn: computed('arn') }),
  aws_iam_group_policy: resource('AWS::IAM::Policy', { ...policy, group: 'groups' }),
  aws_iam_group_policy_attachment: satellite(attached({ group: 'groups' }), toGroup('group')),
  aws_iam_instance_profile: resource('AWS::IAM::InstanceProfile', {
    name: 'instanceProfileName',
    arn: computed('arn'),
    role: 'roles',
  }),
  aws_iam_policy: resource('AWS::IAM::ManagedPolicy', {
    name: 'managedPolicyName',
    arn: computed('policyArn'),
    policy: 'policyDocument',
  }),
  aws_iam_policy_attachment: satellite(attached({}), toRole('roles'), toUser('users'), toGroup('groups')),
  aws_iam_role: resource('AWS::IAM::Role', {
    name: 'roleName',
    arn: computed('arn'),
    assume_role_policy: 'assumeRolePolicyDocument',
    inline_policy: block('policies', policy),
  }),
  aws_iam_role_policy: resource('AWS::IAM::RolePolicy', { ...policy, role: 'roleName' }),
  aws_iam_role_policy_attachment: satellite(attached({ role: 'roles' }), toRole('role')),
  aws_iam_user: resource('AWS::IAM::User', { name: 'userName', arn: computed('arn') }),
  aws_iam_user_policy: resource('AWS::IAM::Policy', { ...policy, user: 'users' }),
  aws_iam_user_policy_attachment: satellite(attached({ user: 'users' }), toUser('user')),
}
