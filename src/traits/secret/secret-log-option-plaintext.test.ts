import { traitCases } from '../../../test/trait-cases.ts'
import { secretLogOptionPlaintext } from './secret-log-option-plaintext.ts'

const logs = (LogDriver: string, Options: unknown) => ({ LogConfiguration: { LogDriver, Options } })

traitCases(secretLogOptionPlaintext, [
  {
    name: 'by the options of drivers and outputs',
    properties: {
      ContainerDefinitions: [
        { Name: 'splunk', ...logs('splunk', { 'splunk-token': '0a1b2c3d-4e5f-6789-0a1b-2c3d4e5f6789', tag: 'web' }) },
        { Name: 'datadog', ...logs('awsfirelens', { Name: 'datadog', apikey: '0a1b2c3d4e5f67890a1b2c3d4e5f6789' }) },
        { Name: 'search', ...logs('awsfirelens', { Name: 'es', HTTP_User: 'shop', HTTP_Passwd: 'correct-horse-7' }) },
        {
          Name: 'sumo',
          ...logs('awsfirelens', { Name: 'http', URI: '/receiver/v1/http/c0rrecth0rse7batteryc0rrecth0rse7==' }),
        },
        { Name: 'aws', ...logs('awslogs', { 'awslogs-group': '/shop/token', 'awslogs-region': 'eu-central-1' }) },
        { Name: 'none' },
      ],
    },
    gives: {
      splunk: {
        is: 'present',
        severity: 'high',
        certainty: 'certain',
        says: ['The log option splunk-token holds a token.'],
      },
      datadog: 'present',
      search: { is: 'present', says: ['The log option HTTP_Passwd holds a password.'] },
      sumo: 'present',
      aws: 'absent',
      none: 'absent',
    },
  },
  {
    name: 'in secretOptions it is where it belongs',
    properties: {
      ContainerDefinitions: [
        {
          Name: 'web',
          LogConfiguration: {
            LogDriver: 'splunk',
            Options: { 'splunk-url': 'https://splunk.example.com' },
            SecretOptions: [{ Name: 'splunk-token', ValueFrom: '/shop/splunk' }],
          },
        },
      ],
    },
    gives: { web: 'absent' },
  },
  {
    name: 'given by a parameter, and by who knows what',
    template: {
      Parameters: { Given: { Type: 'String' } },
      Resources: {
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'web', ...logs('splunk', { 'splunk-token': { Ref: 'Given' } }) },
              { Name: 'worker', ...logs('splunk', { 'splunk-token': { 'Fn::ImportValue': 'splunk' } }) },
              { Name: 'cron', ...logs('splunk', { 'Fn::ImportValue': 'options' }) },
            ],
          },
        },
      },
    },
    gives: { web: 'present', worker: 'unknown', cron: 'unknown' },
  },
])
