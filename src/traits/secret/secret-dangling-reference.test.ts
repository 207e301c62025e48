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
        { Name: 'elsewhere', ...from(`${arn}:password::`) },
        { Name: 'parameter', ...from('/shop/db') },
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
      elsewhere: {
        is: 'unknown',
        says: [`DB: whether valueFrom exists is not known: ${arn} is not in this scan.`],
      },
      parameter: {
        is: 'unknown',
        says: ['DB: whether valueFrom exists is not known: the parameter is not in this scan.'],
      },
      none: 'not-applicable',
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
