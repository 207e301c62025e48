import { traitCases } from '../../../test/trait-cases.ts'
import { logFirelensRouterMissing } from './log-firelens-router-missing.ts'

const web = { Name: 'web', LogConfiguration: { LogDriver: 'awsfirelens' } }
const router = { Name: 'log-router', FirelensConfiguration: { Type: 'fluentbit' } }

traitCases(logFirelensRouterMissing, [
  {
    name: 'whoever logs through a router that is not there',
    properties: {
      ContainerDefinitions: [web, { Name: 'worker', LogConfiguration: { LogDriver: 'awslogs' } }, { Name: 'cron' }],
    },
    gives: {
      web: {
        is: 'present',
        severity: 'medium',
        certainty: 'certain',
        says: ['logDriver is "awsfirelens" and no container of the task has firelensConfiguration.'],
      },
      worker: 'not-applicable',
      cron: 'not-applicable',
    },
  },
  {
    name: 'one router, essential as it is by default',
    properties: { ContainerDefinitions: [web, { ...router, LogConfiguration: { LogDriver: 'awslogs' } }] },
    gives: { web: 'absent', 'log-router': 'absent' },
  },
  {
    name: 'a router that may stop, and logs to itself',
    properties: {
      ContainerDefinitions: [web, { ...router, Essential: false, LogConfiguration: { LogDriver: 'awsfirelens' } }],
    },
    gives: {
      web: 'absent',
      'log-router': {
        is: 'present',
        says: ['essential is false.', 'The router logs through awsfirelens, which is itself.'],
      },
    },
  },
  {
    name: 'two routers',
    properties: { ContainerDefinitions: [web, router, { ...router, Name: 'audit-router' }] },
    gives: {
      web: 'absent',
      'log-router': { is: 'present', says: ['2 containers have firelensConfiguration.'] },
      'audit-router': 'present',
    },
  },
  {
    name: 'a router that nobody uses may stop',
    properties: { ContainerDefinitions: [{ Name: 'web' }, { ...router, Essential: false }] },
    gives: { web: 'not-applicable', 'log-router': 'not-applicable' },
  },
  {
    name: 'a router in production only, and what cannot be read',
    template: {
      Parameters: {
        Stage: { Type: 'String', AllowedValues: ['dev', 'prod'] },
        Driver: { Type: 'String' },
        Essential: { Type: 'String' },
      },
      Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] } },
      Resources: {
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { ContainerDefinitions: [web, { 'Fn::If': ['IsProd', router, { Ref: 'AWS::NoValue' }] }] },
        },
        Drivers: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [{ Name: 'web', LogConfiguration: { LogDriver: { Ref: 'Driver' } } }],
          },
        },
        Routers: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { ContainerDefinitions: [web, { Name: 'sidecar', FirelensConfiguration: { Ref: 'Driver' } }] },
        },
        Optional: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { ContainerDefinitions: [web, { ...router, Essential: { Ref: 'Essential' } }] },
        },
        Unused: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'web', LogConfiguration: { LogDriver: { Ref: 'Driver' } } },
              { ...router, Essential: false },
            ],
          },
        },
      },
    },
    gives: {
      'It/web': { is: 'present', certainty: 'possible', when: ['Stage is "dev"'] },
      'It/log-router': 'absent',
      'Drivers/web': 'unknown',
      'Routers/web': 'unknown',
      'Routers/sidecar': 'not-applicable',
      'Optional/web': 'absent',
      'Optional/log-router': 'unknown',
      'Unused/web': 'absent',
      'Unused/log-router': 'unknown',
    },
  },
])
