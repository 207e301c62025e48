import { traitCases } from '../../../test/trait-cases.ts'
import { secretLiteralInResource } from './secret-literal-in-resource.ts'

const secret = (SecretString: unknown) => ({ Type: 'AWS::SecretsManager::Secret', Properties: { SecretString } })
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
          Text: secret('correct-horse-7'),
          Json: secret('{"username":"shop","password":"correct-horse-7"}'),
          Default: secret({ Ref: 'Typed' }),
          Generated: {
            Type: 'AWS::SecretsManager::Secret',
            Properties: {
              GenerateSecretString: { SecretStringTemplate: '{"username":"shop"}', GenerateStringKey: 'password' },
            },
          },
          Given: secret({ 'Fn::Sub': '{"username":"shop","password":"${DbPassword}"}' }),
          Referred: secret('{{resolve:ssm-secure:/shop/db}}'),
        },
      },
      gives: {
        Text: { is: 'present', severity: 'high', certainty: 'certain', says: ['secretString holds a password.'] },
        Json: 'present',
        Default: 'present',
        Generated: 'absent',
        Given: 'absent',
        Referred: 'absent',
      },
    },
    {
      name: 'any text that is no place for one, whatever its form and its keys',
      template: {
        Resources: {
          Lines: secret('horse-77\nand a battery'),
          OtherKey: secret('{"user":"shop","k":"horse-77"}'),
          Deep: secret('{"shop":{"accounts":["correct-horse-7"]}}'),
          Abyss: secret(`${'['.repeat(20_000)}"correct-horse-7"${']'.repeat(20_000)}`),
          Beside: secret({ 'Fn::Sub': '{"host":"${Db.Endpoint.Address}","port":${Db.Endpoint.Port},"k":"horse-77"}' }),
          Db: { Type: 'AWS::RDS::DBInstance' },
        },
      },
      gives: {
        Lines: 'present',
        OtherKey: { is: 'present', says: ['secretString holds a secret.'] },
        Deep: 'present',
        Abyss: 'absent',
        Beside: 'present',
      },
    },
    {
      name: 'a place for one is none, nor is what stands beside one',
      template: {
        Resources: {
          Empty: secret(''),
          EmptyObject: secret('{}'),
          EmptyKey: secret('{"username":"shop","password":""}'),
          Word: secret('changeme'),
          WordInKey: secret('{"password":"CHANGE_ME","token":"replace-with-token"}'),
          Sentence: secret('to be filled in'),
          Other: secret('{"username":"shop","host":"db.shop.example","port":5432,"engine":"postgres","mode":"info"}'),
          Made: secret({ 'Fn::Sub': '{"pool":"${Pool}","client":"shop-${Client}"}' }),
          Pool: { Type: 'AWS::Cognito::UserPool' },
          Client: { Type: 'AWS::Cognito::UserPoolClient' },
        },
      },
      gives: {
        Empty: 'absent',
        EmptyObject: 'absent',
        EmptyKey: 'absent',
        Word: 'absent',
        WordInKey: 'absent',
        Sentence: 'absent',
        Other: 'absent',
        Made: 'absent',
      },
    },
    {
      name: 'a NoEcho parameter with a default has it typed in the template',
      template: {
        Parameters: {
          DbPassword: { Type: 'String', NoEcho: true, Default: 'correct-horse-7' },
          Later: { Type: 'String', NoEcho: true, Default: 'changeme' },
          Empty: { Type: 'String', NoEcho: true, Default: '' },
        },
        Resources: {
          Whole: secret({ Ref: 'DbPassword' }),
          Part: secret({ 'Fn::Sub': '{"username":"shop","password":"${DbPassword}"}' }),
          Placeholder: secret({ Ref: 'Later' }),
          None: secret({ Ref: 'Empty' }),
          Stored: parameter({ Name: '/shop/db-password', Value: { Ref: 'DbPassword' } }),
        },
      },
      gives: {
        Whole: {
          is: 'present',
          certainty: 'certain',
          says: ['secretString has the NoEcho parameter DbPassword, whose default stands in the template.'],
        },
        Part: 'present',
        Placeholder: 'absent',
        None: 'absent',
        Stored: 'present',
      },
    },
    {
      name: 'a parameter of Parameter Store by its name, else by its logical id',
      template: {
        Resources: {
          Named: parameter({ Name: '/shop/db-password', Value: 'correct-horse-7' }),
          Setting: parameter({ Name: '/shop/db-host', Value: 'db.example.com' }),
          MailPassword: parameter({ Value: 'correct-horse-7' }),
          MailHost: parameter({ Value: 'mail.example.com' }),
          JwtSecret: parameter({ Value: 'changeme' }),
        },
      },
      gives: {
        Named: { is: 'present', says: ['value holds a password.'] },
        Setting: 'absent',
        MailPassword: { is: 'present', says: ['value holds a password.'] },
        MailHost: 'absent',
        JwtSecret: 'absent',
      },
    },
  ],
  // What cannot be read in a template was not typed in it; only a plan leaves that open (test/shop.test.ts).
  { never: ['unknown'] },
)
