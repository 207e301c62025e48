import { hasDefaultKey } from '../secret-keys.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const secretNoCustomerKey = trait({
  id: 'secret-no-customer-key',
  category: 'Best Practice',
  resource: 'AWS::SecretsManager::Secret',
  title: 'Secret encrypted with the default key',
  why: 'The permission to read the secret is enough to decrypt it: no key policy stands in the way of a stolen credential.',
  fix: 'Set kmsKeyId to a customer key whose policy lets only the readers of the secret decrypt.',
  example: {
    type: 'AWS::SecretsManager::Secret',
    set: { kmsKeyId: 'arn:aws:kms:eu-central-1:111122223333:key/0a1b2c3d-0000-0000-0000-000000000000' },
  },
  severity: 'low',
  references: ['AWS Secrets Manager User Guide, Secret encryption and decryption in AWS Secrets Manager'],
  evaluate: (secret, world) => whole(hasDefaultKey(secret, world)),
})
