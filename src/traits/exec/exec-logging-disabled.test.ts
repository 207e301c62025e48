import { traitCases } from '../../../test/trait-cases.ts'
import { execLoggingDisabled } from './exec-logging-disabled.ts'

const configured = (exec: object) => ({ Configuration: { ExecuteCommandConfiguration: exec } })
const awslogs = { LogConfiguration: { LogDriver: 'awslogs', Options: { 'awslogs-group': 'web' } } }
const firelens = { LogConfiguration: { LogDriver: 'awsfirelens' } }
const shop = (containers: readonly object[], cluster = {}, service: object = { EnableExecuteCommand: true }) => ({
  Parameters: { Exec: { Type: 'String' } },
  Resources: {
    Shop: { Type: 'AWS::ECS::Cluster', Properties: cluster },
    Web: {
      Type: 'AWS::ECS::Service',
      Properties: { Cluster: { Ref: 'Shop' }, TaskDefinition: { Ref: 'Task' }, ...service },
    },
    Task: { Type: 'AWS::ECS::TaskDefinition', Properties: { ContainerDefinitions: containers } },
  },
})

traitCases(execLoggingDisabled, [
  {
    name: 'NONE, whoever uses it',
    properties: configured({ Logging: 'NONE' }),
    gives: { '': { is: 'present', severity: 'medium', certainty: 'certain', says: ['logging is "NONE".'] } },
  },
  {
    name: 'a destination of its own',
    properties: configured({ Logging: 'OVERRIDE', LogConfiguration: { CloudWatchLogGroupName: 'exec' } }),
    gives: { '': 'absent' },
  },
  {
    name: 'where nothing can be entered the default does not matter',
    template: shop([{ Name: 'web' }], {}, {}),
    gives: { '': 'not-applicable' },
  },
  {
    name: 'the default goes to awslogs, and is lost where a container has another driver or none',
    template: shop([{ Name: 'web', ...awslogs }, { Name: 'api', ...firelens }, { Name: 'cart' }]),
    gives: {
      '': {
        is: 'present',
        certainty: 'certain',
        says: [
          'executeCommandConfiguration is not set and AWS takes logging DEFAULT.',
          'api, which template.json#Web lets people enter: logDriver is "awsfirelens".',
          'cart, which template.json#Web lets people enter: logConfiguration is not set.',
        ],
      },
    },
  },
  { name: 'the default with awslogs', template: shop([{ Name: 'web', ...awslogs }]), gives: { '': 'absent' } },
  {
    name: 'DEFAULT in so many words, and a key alone',
    template: shop([{ Name: 'web' }], configured({ KmsKeyId: 'alias/exec' })),
    gives: { '': 'present' },
  },
  {
    name: 'a parameter without a value decides whether it can be entered',
    template: shop([{ Name: 'web' }], {}, { EnableExecuteCommand: { Ref: 'Exec' } }),
    gives: { '': 'unknown' },
  },
  {
    name: 'a task definition that is not in the scan',
    template: shop([], {}, { EnableExecuteCommand: true, TaskDefinition: 'web:3' }),
    gives: {
      '': {
        is: 'unknown',
        says: ['What template.json#Web runs, and so whether it has awslogs, is not known.'],
      },
    },
  },
  {
    name: 'a reply says nothing of its configuration unless it was asked',
    files: {
      'clusters.json': {
        clusters: [{ clusterName: 'shop', clusterArn: 'arn:aws:ecs:eu-west-1:111122223333:cluster/shop' }],
      },
    },
    gives: {
      '': {
        is: 'unknown',
        says: ['The reply names no configuration, but it does so only where include was CONFIGURATIONS.'],
      },
    },
  },
])
