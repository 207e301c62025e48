import { traitCases } from '../../../test/trait-cases.ts'
import { secretAwsAccessKeyEnv } from './secret-aws-access-key-env.ts'

const variables = (values: Readonly<Record<string, unknown>>) => ({
  Environment: Object.entries(values).map(([Name, Value]) => ({ Name, Value })),
})

traitCases(secretAwsAccessKeyEnv, [
  {
    name: 'by name and by form',
    properties: {
      ContainerDefinitions: [
        {
          Name: 'web',
          ...variables({ AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE', AWS_SECRET_ACCESS_KEY: 'correct-horse-7' }),
        },
        { Name: 'worker', ...variables({ BACKUP: 'AKIAIOSFODNN7EXAMPLE' }) },
        {
          Name: 'local',
          ...variables({ AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: '', AWS_REGION: 'eu-central-1' }),
        },
        { Name: 'cron', ...variables({ DB_PASSWORD: 'correct-horse-7' }) },
      ],
    },
    gives: {
      web: {
        is: 'present',
        severity: 'critical',
        certainty: 'certain',
        says: ['AWS_ACCESS_KEY_ID holds an AWS access key.', 'AWS_SECRET_ACCESS_KEY holds an AWS access key.'],
      },
      worker: { is: 'present', says: ['BACKUP holds an AWS access key id.'] },
      local: 'absent',
      cron: 'absent',
    },
  },
  {
    name: 'a key that the template makes, or that deployment gives',
    template: {
      Parameters: { Key: { Type: 'String', NoEcho: true } },
      Resources: {
        CiKey: { Type: 'AWS::IAM::AccessKey', Properties: { UserName: 'ci' } },
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              {
                Name: 'web',
                ...variables({
                  AWS_ACCESS_KEY_ID: { Ref: 'CiKey' },
                  AWS_SECRET_ACCESS_KEY: { 'Fn::GetAtt': ['CiKey', 'SecretAccessKey'] },
                }),
              },
              { Name: 'worker', ...variables({ AWS_SECRET_ACCESS_KEY: { Ref: 'Key' } }) },
            ],
          },
        },
      },
    },
    gives: { web: 'present', worker: 'present' },
  },
  {
    name: 'an export that is not in the scan',
    properties: {
      ContainerDefinitions: [
        { Name: 'web', ...variables({ AWS_SECRET_ACCESS_KEY: { 'Fn::ImportValue': 'shop-key' } }) },
      ],
    },
    gives: { web: 'unknown' },
  },
])
