import { traitCases } from '../../../test/trait-cases.ts'
import { fargateAgentSettingsIgnored } from './fargate-agent-settings-ignored.ts'

const variables = (values: Readonly<Record<string, unknown>>) => ({
  Environment: Object.entries(values).map(([Name, Value]) => ({ Name, Value })),
})
const agentExceptions = '169.254.169.254,169.254.170.2,/var/run/docker.sock'

traitCases(fargateAgentSettingsIgnored, [
  {
    name: 'names every setting in every container',
    properties: {
      RequiresCompatibilities: ['FARGATE'],
      ContainerDefinitions: [
        { Name: 'web', ...variables({ ECS_AWSVPC_BLOCK_IMDS: 'true', PORT: '80', ECS_DISABLE_PRIVILEGED: 'true' }) },
        { Name: 'worker', ...variables({ ECS_ENABLE_TASK_IAM_ROLE: 'true' }) },
        { Name: 'log-router', ...variables({ ECS_CLUSTER: 'shop', ECS_SHOP: 'books' }) },
        { Name: 'api' },
      ],
    },
    gives: {
      web: {
        is: 'present',
        severity: 'info',
        certainty: 'certain',
        says: [
          'environment sets ECS_AWSVPC_BLOCK_IMDS, which is for the container agent.',
          'environment sets ECS_DISABLE_PRIVILEGED, which is for the container agent.',
        ],
      },
      worker: 'present',
      'log-router': 'absent',
      api: 'absent',
    },
  },
  {
    name: 'programs read HTTP_PROXY too; only the agent needs Docker’s socket in NO_PROXY',
    properties: {
      RequiresCompatibilities: ['FARGATE'],
      ContainerDefinitions: [
        { Name: 'web', ...variables({ HTTP_PROXY: 'http://10.0.0.131:3128', NO_PROXY: '169.254.170.2' }) },
        { Name: 'worker', ...variables({ HTTP_PROXY: '10.0.0.131:3128' }) },
        { Name: 'api', ...variables({ HTTP_PROXY: '10.0.0.131:3128', NO_PROXY: agentExceptions }) },
        { Name: 'cron', ...variables({ NO_PROXY: agentExceptions }) },
      ],
    },
    gives: {
      web: 'absent',
      worker: 'absent',
      api: {
        is: 'present',
        says: ['environment sets HTTP_PROXY, with the NO_PROXY that the container agent needs.'],
      },
      cron: 'absent',
    },
  },
  {
    name: 'on EC2 it is another question',
    properties: {
      RequiresCompatibilities: ['EC2'],
      ContainerDefinitions: [{ Name: 'web', ...variables({ ECS_AWSVPC_BLOCK_IMDS: 'true' }) }],
    },
    gives: { web: 'not-applicable' },
  },
  {
    name: 'a setting without a readable value is a setting',
    template: {
      Parameters: { Block: { Type: 'String' } },
      Resources: {
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            RequiresCompatibilities: ['FARGATE'],
            ContainerDefinitions: [{ Name: 'web', ...variables({ ECS_AWSVPC_BLOCK_IMDS: { Ref: 'Block' } }) }],
          },
        },
      },
    },
    gives: { web: 'present' },
  },
  {
    name: 'variables, an exception list or a launch type that cannot be read',
    template: {
      Parameters: { Exceptions: { Type: 'String' }, LaunchType: { Type: 'String' } },
      Resources: {
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            RequiresCompatibilities: ['FARGATE'],
            ContainerDefinitions: [
              { Name: 'web', Environment: { 'Fn::ImportValue': 'shop-environment' } },
              { Name: 'api', ...variables({ HTTP_PROXY: '10.0.0.131:3128', NO_PROXY: { Ref: 'Exceptions' } }) },
            ],
          },
        },
        Both: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            RequiresCompatibilities: ['EC2', 'FARGATE'],
            ContainerDefinitions: [
              { Name: 'web', ...variables({ ECS_AWSVPC_BLOCK_IMDS: 'true' }) },
              { Name: 'api', ...variables({ PORT: '80' }) },
            ],
          },
        },
        Shop: {
          Type: 'AWS::ECS::Service',
          Properties: { TaskDefinition: { Ref: 'Both' }, LaunchType: { Ref: 'LaunchType' } },
        },
      },
    },
    gives: { 'It/web': 'unknown', 'It/api': 'unknown', 'Both/web': 'unknown', 'Both/api': 'absent' },
  },
])
