import { traitCases } from '../../../test/trait-cases.ts'
import { logConfigurationMissing } from './log-configuration-missing.ts'

const awslogs = { LogDriver: 'awslogs', Options: { 'awslogs-group': '/ecs/shop' } }

traitCases(logConfigurationMissing, [
  {
    name: 'each container is asked, on whatever it runs',
    properties: {
      RequiresCompatibilities: ['EXTERNAL'],
      RuntimePlatform: { OperatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' },
      ContainerDefinitions: [
        { Name: 'web' },
        { Name: 'worker', LogConfiguration: awslogs },
        { Name: 'cron', LogConfiguration: { Options: { mode: 'blocking' } } },
      ],
    },
    gives: {
      web: { is: 'present', severity: 'medium', certainty: 'certain', says: ['logConfiguration is not set.'] },
      worker: 'absent',
      cron: { is: 'present', says: ['logDriver is not set.'] },
    },
  },
  {
    name: 'the log router needs logs of its own; any driver is one',
    properties: {
      ContainerDefinitions: [
        { Name: 'web', LogConfiguration: { LogDriver: 'awsfirelens' } },
        { Name: 'api', LogConfiguration: { LogDriver: 'json-file' } },
        { Name: 'log-router', FirelensConfiguration: { Type: 'fluentbit' } },
      ],
    },
    gives: { web: 'absent', api: 'absent', 'log-router': 'present' },
  },
  {
    name: 'logs in production only',
    template: {
      Parameters: { Stage: { Type: 'String', AllowedValues: ['dev', 'prod'] } },
      Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] } },
      Resources: {
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'web', LogConfiguration: { 'Fn::If': ['IsProd', awslogs, { Ref: 'AWS::NoValue' }] } },
            ],
          },
        },
      },
    },
    gives: { web: { is: 'present', certainty: 'possible', when: ['Stage is "dev"'] } },
  },
  {
    name: 'a driver that cannot be read is a driver; a configuration that cannot be read may be none',
    template: {
      Parameters: { Driver: { Type: 'String' } },
      Resources: {
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'web', LogConfiguration: { LogDriver: { Ref: 'Driver' } } },
              { Name: 'worker', LogConfiguration: { 'Fn::ImportValue': 'shop-logging' } },
            ],
          },
        },
      },
    },
    gives: { web: 'unknown', worker: 'unknown' },
  },
])
