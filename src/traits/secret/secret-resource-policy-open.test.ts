import { traitCases } from '../../../test/trait-cases.ts'
import { secretResourcePolicyOpen } from './secret-resource-policy-open.ts'

const policy = (statement: object) => ({
  SecretId: 'shop/db',
  ResourcePolicy: {
    Statement: [{ Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: '*', ...statement }],
  },
})
const everyone = { Principal: '*' }
const other = { Principal: { AWS: 'arn:aws:iam::444455556666:root' } }

traitCases(secretResourcePolicyOpen, [
  {
    name: 'everyone',
    properties: policy({ Principal: { AWS: '*' } }),
    gives: {
      '': {
        is: 'present',
        severity: 'high',
        certainty: 'certain',
        says: ['resourcePolicy allows everyone, and no condition limits who.'],
      },
    },
  },
  {
    name: 'everyone of the organisation',
    properties: policy({ ...everyone, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-shop' } } }),
    gives: { '': 'absent' },
  },
  {
    name: 'a condition that limits nobody',
    properties: policy({ ...everyone, Condition: { Bool: { 'aws:SecureTransport': 'true' } } }),
    gives: { '': 'present' },
  },
  { name: 'everyone is denied', properties: policy({ ...everyone, Effect: 'Deny' }), gives: { '': 'absent' } },
  {
    name: 'a role of one’s own',
    template: {
      Resources: {
        It: {
          Type: 'AWS::SecretsManager::ResourcePolicy',
          Properties: policy({
            Principal: {
              AWS: [{ 'Fn::GetAtt': ['Web', 'Arn'] }, { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:role/shop' }],
            },
          }),
        },
        Web: { Type: 'AWS::IAM::Role', Properties: {} },
      },
    },
    gives: { '': 'absent' },
  },
  {
    name: 'another account, and nothing is declared',
    properties: policy(other),
    gives: {
      '': {
        is: 'unknown',
        says: ['Whether account 444455556666 is trusted is not declared (trustedAccounts in breakwater.yaml).'],
      },
    },
  },
  {
    name: 'another account that is trusted',
    properties: policy(other),
    intent: { trustedAccounts: ['444455556666'] },
    gives: { '': 'absent' },
  },
  {
    name: 'another account that is not trusted',
    properties: policy(other),
    intent: { trustedAccounts: ['111122223333'] },
    gives: {
      '': {
        is: 'present',
        says: ['resourcePolicy allows account 444455556666, which is not among the trusted ones.'],
      },
    },
  },
])
