import { traitCases } from '../../../test/trait-cases.ts'
import { logModeBlocking } from './log-mode-blocking.ts'

const awslogs = (options?: object) => ({ LogConfiguration: { LogDriver: 'awslogs', Options: options } })

traitCases(logModeBlocking, [
  {
    name: 'what is written decides',
    properties: {
      ContainerDefinitions: [
        { Name: 'web', ...awslogs({ mode: 'blocking' }) },
        { Name: 'worker', ...awslogs({ mode: 'non-blocking', 'max-buffer-size': '25m' }) },
        { Name: 'cron' },
        { Name: 'api', LogConfiguration: {} },
      ],
    },
    gives: {
      web: { is: 'present', severity: 'low', certainty: 'certain', says: ['mode is "blocking".'] },
      worker: 'absent',
      cron: 'not-applicable',
      api: 'not-applicable',
    },
  },
  {
    name: 'where nothing is written the account decides, and files do not show it',
    properties: {
      ContainerDefinitions: [
        { Name: 'web', ...awslogs({ 'awslogs-group': '/ecs/shop' }) },
        { Name: 'worker', ...awslogs() },
      ],
    },
    gives: {
      web: {
        is: 'unknown',
        says: [
          'mode is not set, so the account setting defaultLogDriverMode decides (non-blocking unless it was changed), and it is not in this scan.',
        ],
      },
      worker: 'unknown',
    },
  },
  {
    name: 'a mode that cannot be read, and one by stage',
    template: {
      Parameters: { Mode: { Type: 'String' }, Stage: { Type: 'String', AllowedValues: ['dev', 'prod'] } },
      Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] } },
      Resources: {
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'web', ...awslogs({ mode: { Ref: 'Mode' } }) },
              { Name: 'audit', ...awslogs({ mode: { 'Fn::If': ['IsProd', 'blocking', 'non-blocking'] } }) },
            ],
          },
        },
      },
    },
    gives: { web: 'unknown', audit: { is: 'present', certainty: 'possible', when: ['Stage is not "dev"'] } },
  },
])
