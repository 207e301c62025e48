import { traitCases } from '../../../test/trait-cases.ts'
import { secretDanglingReference } from './secret-dangling-reference.ts'

const arn = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:shop/db-AbCdEf'
const from = (ValueFrom: unknown) => ({ Secrets: [{ Name: 'DB', ValueFrom }] })

traitCases(secretDanglingReference, [
  {
    name: 'what the form alone tells',
    properties: {
      ContainerDefinitions: [
        { Name: 'colons', ...from(`${arn}:password`) },
        { Name: 'service', ...from('arn:aws:s3:::shop/db') },
        { Name: 'value', ...from('postgres://shop:correct-horse-7@db/shop') },
        { Name: 'shell', ...from('$DB_SECRET_ARN:password::') },
        { Name: 'none' },
      ],
    },
    gives: {
      colons: {
        is: 'present',
        severity: 'low',
        certainty: 'certain',
        says: ['DB: behind the secret stand 1 parts, and ECS wants key, version stage and version id.'],
      },
      service: { is: 'present', says: ['DB: valueFrom is the ARN of neither a secret nor a parameter.'] },
      value: { is: 'present', says: ['DB: valueFrom holds a connection password, not the name of one.'] },
      shell: {
        is: 'unknown',
        says: ['DB: valueFrom is not known: $DB_SECRET_ARN is a placeholder that is filled in before use.'],
      },
      none: 'not-applicable',
    },
  },
  {
    name: 'where the scan makes no secrets, one answer is for all of a task definition',
    properties: {
      ContainerDefinitions: [
        {
          Name: 'web',
          Secrets: [
            { Name: 'DB', ValueFrom: `${arn}:password::` },
            { Name: 'MAIL', ValueFrom: '/shop/mail' },
          ],
        },
        {
          Name: 'worker',
          ...from({ 'Fn::Sub': 'arn:${AWS::Partition}:ssm:eu-central-1:111122223333:parameter/shop' }),
        },
        {
          Name: 'cron',
          Secrets: [
            { Name: 'DB', ValueFrom: arn },
            { Name: 'FILE', ValueFrom: 'arn:aws:s3:::shop/db' },
          ],
        },
        { Name: 'none' },
      ],
    },
    gives: {
      '': { is: 'unknown', says: ['3 secrets that it names are kept outside this scan.'] },
      cron: 'present',
      none: 'not-applicable',
    },
  },
  {
    name: 'one secret alone',
    properties: { ContainerDefinitions: [{ Name: 'web', ...from(arn) }] },
    gives: { '': { is: 'unknown', says: ['A secret that it names is kept outside this scan.'] } },
  },
  {
    name: 'where the scan makes others, each is told',
    template: {
      Parameters: { MailSecret: { Type: 'String' } },
      Resources: {
        Db: { Type: 'AWS::SecretsManager::Secret', Properties: { Name: 'shop/database' } },
        Rds: { Type: 'AWS::RDS::DBInstance' },
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'misspelt', ...from(arn) },
              { Name: 'given', ...from({ Ref: 'MailSecret' }) },
              { Name: 'made', ...from({ 'Fn::GetAtt': ['Rds', 'MasterUserSecret.SecretArn'] }) },
              { Name: 'key', ...from({ 'Fn::Sub': '${Rds.MasterUserSecret.SecretArn}:password::' }) },
              { Name: 'parameter', ...from('/shop/db') },
            ],
          },
        },
      },
    },
    gives: {
      '': { is: 'unknown', says: ['A secret that it names is kept outside this scan.'] },
      misspelt: { is: 'unknown', says: [`DB: this scan has no ${arn}.`] },
      given: {
        is: 'unknown',
        says: ['DB: valueFrom is not known: parameter MailSecret has no default and no value was given.'],
      },
      made: 'absent',
      key: 'absent',
    },
  },
  {
    name: 'the keys of a secret that is generated',
    template: {
      Resources: {
        Db: {
          Type: 'AWS::SecretsManager::Secret',
          Properties: {
            GenerateSecretString: { SecretStringTemplate: '{"username":"shop"}', GenerateStringKey: 'password' },
          },
        },
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'right', ...from({ 'Fn::Sub': '${Db}:password::' }) },
              { Name: 'host', ...from({ 'Fn::Sub': '${Db}:host::' }) },
              { Name: 'wrong', ...from({ 'Fn::Sub': '${Db}:pasword::' }) },
              { Name: 'whole', ...from({ Ref: 'Db' }) },
            ],
          },
        },
      },
    },
    gives: {
      right: 'absent',
      host: 'absent',
      wrong: { is: 'present', says: ['DB: the secret template.json#Db has no key pasword.'] },
      whole: 'absent',
    },
  },
])
