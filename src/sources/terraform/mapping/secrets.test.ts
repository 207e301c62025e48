import { expect, test } from 'vitest'
import { json, mapped, unknown } from '../../../../test/evaluated.ts'

test('a secret has the value that stands beside it', () => {
  expect(
    mapped({
      'aws_secretsmanager_secret.db': { name: 'shop/db', kms_key_id: '' },
      'aws_secretsmanager_secret_version.db': {
        secret_id: '${aws_secretsmanager_secret.db.id}',
        secret_string: unknown(),
      },
      'aws_secretsmanager_secret_rotation.db': {
        secret_id: '${aws_secretsmanager_secret_version.db.arn}',
        rotation_lambda_arn: 'arn:rotate',
        rotation_rules: [{ automatically_after_days: 30 }],
      },
      'aws_secretsmanager_secret_policy.db': {
        secret_arn: '${data.aws_secretsmanager_secret.db.arn}',
        policy: json({ Statement: [] }),
      },
      'data.aws_secretsmanager_secret.db': { name: 'shop/db' },
      'aws_secretsmanager_secret_version.elsewhere': { secret_id: 'other', secret_string: 'x' },
      'aws_ssm_parameter.host': { name: '/shop/host', type: 'String', insecure_value: 'db.shop.example' },
      'aws_ecs_task_definition.shop': {
        container_definitions: json([
          {
            name: 'web',
            secrets: [{ name: 'DB', valueFrom: '${aws_secretsmanager_secret_version.db.arn}:password::' }],
            environment: [{ name: 'RAW', value: '${aws_secretsmanager_secret_version.db.secret_string}' }],
          },
        ]),
      },
    }),
  ).toEqual({
    'aws_secretsmanager_secret.db': { is: 'AWS::SecretsManager::Secret', name: 'shop/db', secretString: '?' },
    'aws_secretsmanager_secret_rotation.db': {
      is: 'AWS::SecretsManager::RotationSchedule',
      secretId: 'aws_secretsmanager_secret.db',
      rotationLambdaArn: 'arn:rotate',
      rotationRules: { automaticallyAfterDays: 30 },
    },
    'aws_secretsmanager_secret_policy.db': {
      is: 'AWS::SecretsManager::ResourcePolicy',
      secretId: 'aws_secretsmanager_secret.db',
      resourcePolicy: { statement: [] },
    },
    'aws_ssm_parameter.host': {
      is: 'AWS::SSM::Parameter',
      name: '/shop/host',
      type: 'String',
      value: 'db.shop.example',
    },
    'aws_ecs_task_definition.shop': {
      is: 'AWS::ECS::TaskDefinition',
      containerDefinitions: [
        {
          name: 'web',
          secrets: [{ name: 'DB', valueFrom: '?' }],
          environment: [{ name: 'RAW', value: '?' }],
        },
      ],
    },
  })
})

test('what old providers had inside a secret', () => {
  expect(
    mapped({
      'aws_secretsmanager_secret.db': {
        name: 'shop/db',
        policy: json({ Statement: [] }),
        rotation_lambda_arn: 'arn:rotate',
        rotation_rules: [{ automatically_after_days: 30 }],
      },
    }),
  ).toEqual({
    'aws_secretsmanager_secret.db': { is: 'AWS::SecretsManager::Secret', name: 'shop/db' },
    'aws_secretsmanager_secret.db.policy': {
      is: 'AWS::SecretsManager::ResourcePolicy',
      secretId: 'aws_secretsmanager_secret.db',
      resourcePolicy: { statement: [] },
    },
    'aws_secretsmanager_secret.db.rotation_lambda_arn': {
      is: 'AWS::SecretsManager::RotationSchedule',
      secretId: 'aws_secretsmanager_secret.db',
      rotationLambdaArn: 'arn:rotate',
      rotationRules: { automaticallyAfterDays: 30 },
    },
  })
})
