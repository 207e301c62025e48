import { traitCases } from '../../../test/trait-cases.ts'
import { secretPlaintextEnv } from './secret-plaintext-env.ts'

const variables = (values: Readonly<Record<string, unknown>>) => ({
  Environment: Object.entries(values).map(([Name, Value]) => ({ Name, Value })),
})
const it = (values: Readonly<Record<string, unknown>>, rest: object = {}) => ({
  ...rest,
  Resources: {
    It: {
      Type: 'AWS::ECS::TaskDefinition',
      Properties: { ContainerDefinitions: [{ Name: 'web', ...variables(values) }] },
    },
  },
})

traitCases(secretPlaintextEnv, [
  {
    name: 'names every variable and says nothing of its value',
    properties: {
      ContainerDefinitions: [
        {
          Name: 'web',
          ...variables({
            DB_PASSWORD: 'correct-horse-7',
            DATABASE_URL: 'postgres://shop:correct-horse-7@db.example.com/shop',
            PORT: '80',
          }),
        },
        { Name: 'worker', ...variables({ DB_HOST: 'db.example.com', PASSWORD_FILE: '/run/secrets/db', LOG: 'debug' }) },
        {
          Name: 'mail',
          ...variables({
            MAIL_SECRET: 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:shop/mail-AbCdEf',
            SETTINGS: '{"mail":"arn:aws:secretsmanager:eu-central-1:111122223333:secret:shop/mail-AbCdEf"}',
          }),
        },
        { Name: 'cron' },
      ],
    },
    gives: {
      web: {
        is: 'present',
        severity: 'high',
        certainty: 'certain',
        says: ['DB_PASSWORD holds a password.', 'DATABASE_URL holds a connection password.'],
      },
      worker: 'absent',
      mail: 'absent',
      cron: 'absent',
    },
  },
  {
    name: 'what deployment puts into a telling variable stands there in plain text too',
    template: it(
      { DB_PASSWORD: { Ref: 'DbPassword' }, API_TOKEN: { Ref: 'ApiToken' }, DB_USER: { Ref: 'DbUser' } },
      {
        Parameters: {
          DbPassword: { Type: 'String', NoEcho: true },
          DbUser: { Type: 'String', NoEcho: true },
          ApiToken: { Type: 'String' },
        },
      },
    ),
    gives: {
      web: {
        is: 'present',
        says: [
          'DB_PASSWORD gets a password at deployment, which stands there in plain text from then on.',
          'API_TOKEN gets a token at deployment, which stands there in plain text from then on.',
        ],
      },
    },
  },
  {
    name: 'CloudFormation resolves a dynamic reference into the task definition',
    template: it({
      MAIL: '{{resolve:secretsmanager:shop/mail:SecretString:password}}',
      MAIL_USER: '{{resolve:secretsmanager:shop/mail:SecretString:username}}',
      MAIL_HOST: '{{resolve:ssm:/shop/mail-host}}',
    }),
    gives: {
      web: {
        is: 'present',
        says: ['MAIL gets a password at deployment, which stands there in plain text from then on.'],
      },
    },
  },
  {
    name: 'in a connection string',
    template: {
      Parameters: {
        Host: { Type: 'String' },
        User: { Type: 'String' },
        DbPassword: { Type: 'String', NoEcho: true },
        Database: { Type: 'String' },
      },
      Resources: Object.fromEntries(
        Object.entries({
          Literal: 'postgres://shop:correct-horse-7@${Host}/shop',
          LiteralForAnybody: 'postgres://${User}:correct-horse-7@${Host}/shop',
          Given: 'postgres://${User}:${DbPassword}@${Host}/shop',
          None: 'postgres://${User}@${Host}/${Database}',
        }).map(([id, url]) => [
          id,
          {
            Type: 'AWS::ECS::TaskDefinition',
            Properties: { ContainerDefinitions: [{ Name: 'web', ...variables({ DATABASE_URL: { 'Fn::Sub': url } }) }] },
          },
        ]),
      ),
    },
    gives: {
      'Literal/web': { is: 'present', says: ['DATABASE_URL holds a connection password.'] },
      'LiteralForAnybody/web': { is: 'present', says: ['DATABASE_URL holds a connection password.'] },
      'Given/web': {
        is: 'present',
        says: ['DATABASE_URL gets a connection password at deployment, which stands there in plain text from then on.'],
      },
      'None/web': 'absent',
    },
  },
  {
    name: 'the ARN or name of a secret is none; what resources give is told by the attribute',
    template: {
      Resources: {
        ...it({
          DB_SECRET: { Ref: 'Db' },
          DB_SECRET_NAME: 'shop/db',
          DB_HOST: { 'Fn::GetAtt': ['Database', 'Endpoint.Address'] },
        }).Resources,
        Db: { Type: 'AWS::SecretsManager::Secret' },
        Database: { Type: 'AWS::RDS::DBInstance' },
        Client: { Type: 'AWS::Cognito::UserPoolClient' },
        Login: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'web', ...variables({ OAUTH: { 'Fn::GetAtt': ['Client', 'ClientSecret'] } }) },
            ],
          },
        },
      },
    },
    gives: { 'It/web': 'absent', 'Login/web': 'present' },
  },
  {
    name: 'AWS keys are another trait’s',
    properties: {
      ContainerDefinitions: [
        { Name: 'web', ...variables({ AWS_SECRET_ACCESS_KEY: 'correct-horse-7', S3: 'AKIAIOSFODNN7EXAMPLE' }) },
      ],
    },
    gives: { web: 'absent' },
  },
  {
    name: 'a telling name whose value no name here tells',
    template: it({ JWT_SECRET: { Ref: 'JwtSecretArn' } }, { Parameters: { JwtSecretArn: { Type: 'String' } } }),
    gives: {
      web: {
        is: 'unknown',
        says: ['JWT_SECRET is not known: parameter JwtSecretArn has no default and no value was given.'],
      },
    },
  },
  {
    name: 'a Region or the name of the stack behind a literal hides nothing of it, what a parameter gives may',
    template: it(
      {
        DB_PASSWORD: { 'Fn::Join': ['', ['correctHorse7', { Ref: 'AWS::Region' }]] },
        MAIL_PASSWORD: { 'Fn::Sub': 'correctHorse7-${AWS::StackName}' },
        DB_SECRET: { 'Fn::Sub': 'shop7-credentials/${AWS::StackName}/db' },
        SHOP_PASSWORD: { 'Fn::Sub': '${AWS::StackName}' },
      },
      {},
    ),
    gives: {
      web: { is: 'present', says: ['DB_PASSWORD holds a password.', 'MAIL_PASSWORD holds a password.'] },
    },
  },
  {
    name: 'a parameter around a literal may make it the name of a secret',
    template: it(
      { DB_PASSWORD: { 'Fn::Sub': 'shop-database7-${Stage}' } },
      { Parameters: { Stage: { Type: 'String' } } },
    ),
    gives: { web: 'unknown' },
  },
  {
    name: 'a placeholder of a request is filled in by nobody knows what',
    files: {
      'task.json': {
        family: 'web',
        containerDefinitions: [{ name: 'web', environment: [{ name: 'DB_PASSWORD', value: '<PASSWORD>' }] }],
      },
    },
    gives: { web: 'unknown' },
  },
  {
    name: 'in development only',
    template: it(
      { DB_PASSWORD: { 'Fn::If': ['IsDev', 'correct-horse-7', { Ref: 'AWS::NoValue' }] } },
      {
        Parameters: { Stage: { Type: 'String', AllowedValues: ['dev', 'prod'] } },
        Conditions: { IsDev: { 'Fn::Equals': [{ Ref: 'Stage' }, 'dev'] } },
      },
    ),
    gives: { web: { is: 'present', certainty: 'possible', when: ['Stage is "dev"'] } },
  },
])
