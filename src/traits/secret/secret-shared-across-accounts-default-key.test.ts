import { traitCases } from '../../../test/trait-cases.ts'
import { secretSharedAcrossAccountsDefaultKey } from './secret-shared-across-accounts-default-key.ts'

const secret = (KmsKeyId?: string) => ({
  Type: 'AWS::SecretsManager::Secret',
  Properties: KmsKeyId === undefined ? {} : { KmsKeyId },
})
const share = (id: string, principal: unknown) => ({
  Type: 'AWS::SecretsManager::ResourcePolicy',
  Properties: {
    SecretId: { Ref: id },
    ResourcePolicy: { Statement: { Effect: 'Allow', Principal: { AWS: principal }, Action: '*', Resource: '*' } },
  },
})

traitCases(secretSharedAcrossAccountsDefaultKey, [
  {
    name: 'with another account or one’s own, under the default key or another',
    template: {
      Parameters: { Partner: { Type: 'String' } },
      Resources: {
        Shared: secret(),
        SharedPolicy: share('Shared', 'arn:aws:iam::444455556666:root'),
        Keyed: secret('alias/shop'),
        KeyedPolicy: share('Keyed', 'arn:aws:iam::444455556666:root'),
        Own: secret(),
        OwnPolicy: share('Own', { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:root' }),
        Given: secret(),
        GivenPolicy: share('Given', { 'Fn::Sub': 'arn:aws:iam::${Partner}:root' }),
        Alone: secret(),
      },
    },
    gives: {
      Shared: {
        is: 'present',
        severity: 'low',
        certainty: 'possible',
        says: ['kmsKeyId is not set and AWS takes aws/secretsmanager.', 'resourcePolicy allows account 444455556666.'],
      },
      Keyed: 'absent',
      Own: 'absent',
      Given: 'unknown',
      Alone: 'absent',
    },
  },
])
