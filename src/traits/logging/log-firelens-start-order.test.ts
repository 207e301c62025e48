import { traitCases } from '../../../test/trait-cases.ts'
import { logFirelensStartOrder } from './log-firelens-start-order.ts'

const sends = { LogConfiguration: { LogDriver: 'awsfirelens' } }
const router = { Name: 'log-router', FirelensConfiguration: { Type: 'fluentbit' } }
const after = (ContainerName: unknown, Condition = 'START') => ({ DependsOn: [{ ContainerName, Condition }] })

traitCases(logFirelensStartOrder, [
  {
    name: 'in bridge mode each container has to wait for the router, if only by another',
    properties: {
      NetworkMode: 'bridge',
      ContainerDefinitions: [
        router,
        { Name: 'web', ...sends },
        { Name: 'worker', ...sends, ...after('log-router') },
        { Name: 'api', ...sends, ...after('worker', 'HEALTHY') },
        { Name: 'search', ...sends, ...after('cache', 'HEALTHY') },
        { Name: 'cache', LogConfiguration: { LogDriver: 'awslogs' } },
      ],
    },
    gives: {
      'log-router': 'not-applicable',
      web: {
        is: 'present',
        severity: 'low',
        certainty: 'certain',
        says: ['It does not depend on the router log-router: dependsOn is not set.'],
      },
      worker: 'absent',
      api: 'absent',
      search: { is: 'present', says: ['It does not depend on the router log-router.'] },
      cache: 'not-applicable',
    },
  },
  {
    name: 'bridge is what AWS takes on instances',
    properties: { ContainerDefinitions: [router, { Name: 'web', ...sends }] },
    gives: { 'log-router': 'not-applicable', web: 'present' },
  },
  {
    name: 'elsewhere Amazon ECS starts the router first',
    properties: { NetworkMode: 'awsvpc', ContainerDefinitions: [router, { Name: 'web', ...sends }] },
    gives: { 'log-router': 'not-applicable', web: 'not-applicable' },
  },
  {
    name: 'Fargate has no bridge mode, and without a router there is nothing to wait for',
    template: {
      Resources: {
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            RequiresCompatibilities: ['FARGATE'],
            ContainerDefinitions: [router, { Name: 'web', ...sends }],
          },
        },
        Alone: { Type: 'AWS::ECS::TaskDefinition', Properties: { ContainerDefinitions: [{ Name: 'web', ...sends }] } },
      },
    },
    gives: { 'It/log-router': 'not-applicable', 'It/web': 'not-applicable', 'Alone/web': 'not-applicable' },
  },
  {
    name: 'what cannot be read',
    template: {
      Parameters: { Mode: { Type: 'String' }, First: { Type: 'String' }, Driver: { Type: 'String' } },
      Resources: {
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            NetworkMode: { Ref: 'Mode' },
            ContainerDefinitions: [
              router,
              { Name: 'web', ...sends },
              { Name: 'worker', ...sends, ...after('log-router') },
            ],
          },
        },
        Order: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              router,
              { Name: 'web', ...sends, ...after({ Ref: 'First' }) },
              { Name: 'worker', LogConfiguration: { LogDriver: { Ref: 'Driver' } } },
              { Name: 'cron', LogConfiguration: { LogDriver: { Ref: 'Driver' } }, ...after('log-router') },
            ],
          },
        },
      },
    },
    gives: {
      'It/log-router': 'not-applicable',
      'It/web': 'unknown',
      'It/worker': 'absent',
      'Order/log-router': 'not-applicable',
      'Order/web': 'unknown',
      'Order/worker': 'unknown',
      'Order/cron': 'absent',
    },
  },
])
