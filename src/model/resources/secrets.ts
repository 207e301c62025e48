import { flag, number, reference, shape, struct, text } from '../shape.ts'
import { policyDocument } from './policy.ts'
import { tags } from './tags.ts'

const page = (name: string) => `AWS Secrets Manager API Reference, ${name}`

/** Either `secretString` is written in the template, or `generateSecretString` has AWS make it. */
export const secretsManagerSecret = shape(page('CreateSecret'), {
  name: text(),
  arn: text(),
  secretString: text(),
  generateSecretString: struct(
    shape('AWS CloudFormation Template Reference, GenerateSecretString', {
      secretStringTemplate: text(),
      generateStringKey: text(),
    }),
  ),
  kmsKeyId: text(),
  rotationEnabled: flag({ default: false }),
  tags,
})

const secretId = reference(['AWS::SecretsManager::Secret', 'AWS::SecretsManager::SecretTargetAttachment'])

/** Writes host and port of a database into a secret; its `Ref` is the secret. */
export const secretTargetAttachment = shape('AWS CloudFormation Template Reference, SecretTargetAttachment', {
  secretId: reference('AWS::SecretsManager::Secret'),
  targetType: text(),
})

export const rotationSchedule = shape(page('RotateSecret'), {
  secretId,
  rotationLambdaArn: text({ also: ['rotationLambdaARN'] }),
  rotationRules: struct(
    shape(page('RotationRulesType'), { automaticallyAfterDays: number(), scheduleExpression: text() }),
  ),
})

export const secretResourcePolicy = shape(page('PutResourcePolicy'), {
  secretId,
  resourcePolicy: struct(policyDocument),
})

/** `value` of a SecureString cannot be given in CloudFormation. */
export const ssmParameter = shape('AWS Systems Manager API Reference, PutParameter', {
  name: text(),
  type: text(),
  value: text(),
  keyId: text(),
  tags,
})
