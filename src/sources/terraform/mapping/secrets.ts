import { addition, computed, type Mappings, resource, satellite } from './attributes.ts'

/**
 * Secrets Manager and Parameter Store. The value of a secret is a resource beside it; policy and rotation once stood inside.
 *
 * Source: documentation of the provider hashicorp/aws, resources aws_secretsmanager_* and aws_ssm_parameter.
 */
export const secrets: Mappings = {
  aws_secretsmanager_secret: resource(
    'AWS::SecretsManager::Secret',
    { arn: computed('arn'), rotation_enabled: null },
    {
      splits: {
        aws_secretsmanager_secret_policy: { link: 'secret_arn', attributes: ['policy'] },
        aws_secretsmanager_secret_rotation: {
          link: 'secret_id',
          attributes: ['rotation_lambda_arn', 'rotation_rules'],
        },
      },
    },
  ),
  aws_secretsmanager_secret_policy: resource('AWS::SecretsManager::ResourcePolicy', {
    secret_arn: 'secretId',
    policy: 'resourcePolicy',
  }),
  aws_secretsmanager_secret_rotation: resource('AWS::SecretsManager::RotationSchedule'),
  aws_secretsmanager_secret_version: satellite(
    addition('aws_secretsmanager_secret', 'secret_id', { arn: null, secret_string_wo: 'secretString' }),
  ),
  aws_ssm_parameter: resource('AWS::SSM::Parameter', { insecure_value: 'value', value_wo: 'value' }),
}
