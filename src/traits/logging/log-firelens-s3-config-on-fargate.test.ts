import { traitCases } from '../../../test/trait-cases.ts'
import { logFirelensS3ConfigOnFargate } from './log-firelens-s3-config-on-fargate.ts'

const router = (type?: unknown) => ({
  Name: 'log-router',
  FirelensConfiguration: {
    Type: 'fluentbit',
    Options: {
      'enable-ecs-log-metadata': 'true',
      'config-file-type': type,
      'config-file-value': 'arn:aws:s3:::shop-config/router.conf',
    },
  },
})
const task = (type: unknown, ...RequiresCompatibilities: readonly string[]) => ({
  Type: 'AWS::ECS::TaskDefinition',
  Properties: { RequiresCompatibilities, ContainerDefinitions: [router(type)] },
})

traitCases(logFirelensS3ConfigOnFargate, [
  {
    name: 'Fargate takes a file alone',
    properties: {
      RequiresCompatibilities: ['FARGATE'],
      ContainerDefinitions: [router('s3'), { Name: 'web' }],
    },
    gives: {
      'log-router': { is: 'present', severity: 'low', certainty: 'certain', says: ['config-file-type is "s3".'] },
      web: 'not-applicable',
    },
  },
  {
    name: 'a file, no file, and another launch type',
    template: {
      Resources: {
        File: task('file', 'FARGATE'),
        Plain: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            RequiresCompatibilities: ['FARGATE'],
            ContainerDefinitions: [{ Name: 'log-router', FirelensConfiguration: { Type: 'fluentbit' } }],
          },
        },
        Instances: task('s3', 'EC2'),
      },
    },
    gives: {
      'File/log-router': 'absent',
      'Plain/log-router': 'absent',
      'Instances/log-router': 'not-applicable',
    },
  },
  {
    name: 'a type or a launch type that cannot be read',
    template: {
      Parameters: { Type: { Type: 'String' }, LaunchType: { Type: 'String' } },
      Resources: {
        It: task({ Ref: 'Type' }, 'FARGATE'),
        Both: task('s3', 'EC2', 'FARGATE'),
        File: task('file', 'EC2', 'FARGATE'),
        Shop: {
          Type: 'AWS::ECS::Service',
          Properties: { TaskDefinition: { Ref: 'Both' }, LaunchType: { Ref: 'LaunchType' } },
        },
      },
    },
    gives: { 'It/log-router': 'unknown', 'Both/log-router': 'unknown', 'File/log-router': 'absent' },
  },
])
