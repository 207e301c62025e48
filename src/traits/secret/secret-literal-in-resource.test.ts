import { traitCases } from '../../../test/trait-cases.ts'
import { secretLiteralInResource } from './secret-literal-in-resource.ts'

const secret = (properties: object) => ({ Type: 'AWS::SecretsManager::Secret', Properties: properties })
const parameter = (properties: object) => ({
  Type: 'AWS::SSM::Parameter',
  Properties: { Type: 'String', ...properties },
})

traitCases(
  secretLiteralInResource,
  [
    {
      name: 'typed, generated, given, or left for later',
      template: {
        Parameters: {
          DbPassword: { Type: 'String', NoEcho: true },
          Typed: { Type: 'String', Default: 'correct-horse-7' },
        },
        Resources: {
          Text: secret({ SecretString: 'correct-horse-7' }),
          Json: secret({ SecretString: '{"username":"shop","password":"correct-horse-7"}' }),
          Default: secret({ SecretString: { Ref: 'Typed' } }),
          Generated: secret({
            GenerateSecretString: { SecretStringTemplate: '{"username":"shop"}', GenerateStringKey: 'password' },
          }),
          Given: secret({ SecretString: { 'Fn::Sub': '{"username":"shop","password":"${DbPassword}"}' } }),
          Later: secret({ SecretString: '{"username":"shop","password":""}' }),
          Referred: secret({ SecretString: '{{resolve:ssm-secure:/shop/db}}' }),
          Named: parameter({ Name: '/shop/db-password', Value: 'correct-horse-7' }),
          Setting: parameter({ Name: '/shop/db-host', Value: 'db.example.com' }),
        },
      },
      gives: {
        Text: { is: 'present', severity: 'high', certainty: 'certain', says: ['secretString holds a password.'] },
        Json: 'present',
        Default: 'present',
        Generated: 'absent',
        Given: 'absent',
        Later: 'absent',
        Referred: 'absent',
        Named: { is: 'present', says: ['value holds a password.'] },
        Setting: 'absent',
      },
    },
  ],
  // What cannot be read in a template was not typed in it; only a plan leaves that open (test/shop.test.ts).
  { never: ['unknown'] },
)
