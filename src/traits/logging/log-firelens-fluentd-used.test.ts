import { traitCases } from '../../../test/trait-cases.ts'
import { logFirelensFluentdUsed } from './log-firelens-fluentd-used.ts'

traitCases(logFirelensFluentdUsed, [
  {
    name: 'only routers are asked',
    properties: {
      ContainerDefinitions: [
        { Name: 'log-router', FirelensConfiguration: { Type: 'fluentd' } },
        { Name: 'audit-router', FirelensConfiguration: { Type: 'fluentbit' } },
        { Name: 'web', LogConfiguration: { LogDriver: 'fluentd' } },
      ],
    },
    gives: {
      'log-router': { is: 'present', severity: 'info', certainty: 'certain', says: ['type is "fluentd".'] },
      'audit-router': 'absent',
      web: 'not-applicable',
    },
  },
  {
    name: 'a type or a configuration that cannot be read',
    template: {
      Parameters: { Router: { Type: 'String' } },
      Resources: {
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'log-router', FirelensConfiguration: { Type: { Ref: 'Router' } } },
              { Name: 'web', FirelensConfiguration: { 'Fn::ImportValue': 'shop-router' } },
            ],
          },
        },
      },
    },
    gives: { 'log-router': 'unknown', web: 'unknown' },
  },
])
