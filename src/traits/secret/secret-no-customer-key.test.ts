import { traitCases } from '../../../test/trait-cases.ts'
import { secretNoCustomerKey } from './secret-no-customer-key.ts'

const secret = (KmsKeyId?: unknown) => ({
  Type: 'AWS::SecretsManager::Secret',
  Properties: KmsKeyId === undefined ? {} : { KmsKeyId },
})

traitCases(secretNoCustomerKey, [
  {
    name: 'the key of the secret',
    template: {
      Parameters: { KeyId: { Type: 'String' }, NoKey: { Type: 'String', Default: '' } },
      Resources: {
        Key: { Type: 'AWS::KMS::Key', Properties: {} },
        Customer: secret({ 'Fn::GetAtt': ['Key', 'Arn'] }),
        Exported: secret({ 'Fn::ImportValue': 'shop-key' }),
        Alias: secret('alias/shop'),
        None: secret(),
        Empty: secret({ Ref: 'NoKey' }),
        Default: secret({ 'Fn::Sub': 'arn:aws:kms:${AWS::Region}:${AWS::AccountId}:alias/aws/secretsmanager' }),
        Given: secret({ Ref: 'KeyId' }),
      },
    },
    gives: {
      Customer: 'absent',
      Exported: 'absent',
      Alias: 'absent',
      None: {
        is: 'present',
        severity: 'low',
        certainty: 'certain',
        says: ['kmsKeyId is not set and AWS takes aws/secretsmanager.'],
      },
      Empty: 'present',
      Default: { is: 'present', says: ['kmsKeyId is alias/aws/secretsmanager.'] },
      Given: 'unknown',
    },
  },
])
