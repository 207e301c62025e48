import { traitCases } from '../../../test/trait-cases.ts'
import { taskNetworkModeUnsupported } from './task-network-mode-unsupported.ts'

const task = (launchTypes: readonly string[], NetworkMode?: unknown) => ({
  Type: 'AWS::ECS::TaskDefinition',
  Properties: { RequiresCompatibilities: launchTypes, NetworkMode },
})

traitCases(taskNetworkModeUnsupported, [
  {
    name: 'Fargate takes awsvpc alone',
    template: {
      Resources: {
        Web: task(['FARGATE'], 'bridge'),
        Worker: task(['FARGATE'], 'host'),
        Cron: task(['FARGATE']),
        Api: task(['FARGATE'], 'awsvpc'),
      },
    },
    gives: {
      Web: {
        is: 'present',
        severity: 'low',
        certainty: 'certain',
        says: ['networkMode is "bridge", which is refused on FARGATE.'],
      },
      Worker: 'present',
      Cron: { is: 'present', says: ['networkMode is not set.'] },
      Api: 'absent',
    },
  },
  {
    name: 'Managed Instances take awsvpc and host; the documentation is at odds about the rest',
    template: {
      Resources: {
        Web: task(['MANAGED_INSTANCES'], 'bridge'),
        Api: task(['MANAGED_INSTANCES'], 'awsvpc'),
        Proxy: task(['MANAGED_INSTANCES'], 'host'),
        Batch: task(['MANAGED_INSTANCES'], 'none'),
        Cron: task(['MANAGED_INSTANCES']),
      },
    },
    gives: {
      Web: { is: 'present', says: ['networkMode is "bridge", which is refused on MANAGED_INSTANCES.'] },
      Api: 'absent',
      Proxy: 'absent',
      Batch: {
        is: 'unknown',
        says: ['Whether Managed Instances take networkMode "none" is not known: the documentation contradicts itself.'],
      },
      Cron: 'unknown',
    },
  },
  {
    name: 'hosts outside AWS refuse awsvpc alone',
    template: {
      Resources: {
        Till: task(['EXTERNAL'], 'awsvpc'),
        Printer: task(['EXTERNAL'], 'bridge'),
        Scale: task(['EXTERNAL']),
      },
    },
    gives: {
      Till: { is: 'present', says: ['networkMode is "awsvpc", which is refused on EXTERNAL.'] },
      Printer: 'absent',
      Scale: 'absent',
    },
  },
  {
    name: 'EC2 takes every mode',
    template: { Resources: { Web: task(['EC2'], 'bridge'), Api: task(['EC2'], 'awsvpc'), Old: task(['EC2']) } },
    gives: { Web: 'absent', Api: 'absent', Old: 'absent' },
  },
  {
    name: 'a use decides over what is declared, and each that refuses is named',
    template: {
      Resources: {
        It: task(['EC2'], 'bridge'),
        Web: { Type: 'AWS::ECS::Service', Properties: { TaskDefinition: { Ref: 'It' }, LaunchType: 'EC2' } },
        Nightly: {
          Type: 'AWS::Events::Rule',
          Properties: {
            Targets: [
              {
                Id: 'report',
                Arn: 'arn:aws:ecs:eu-west-1:111122223333:cluster/shop',
                EcsParameters: { TaskDefinitionArn: { Ref: 'It' }, LaunchType: 'FARGATE' },
              },
            ],
          },
        },
      },
    },
    gives: { '': { is: 'present', says: ['networkMode is "bridge", which is refused on FARGATE.'] } },
  },
  {
    name: 'a launch type that cannot be told',
    template: {
      Parameters: { LaunchType: { Type: 'String' } },
      Resources: {
        It: task(['EC2', 'FARGATE'], 'bridge'),
        Web: {
          Type: 'AWS::ECS::Service',
          Properties: { TaskDefinition: { Ref: 'It' }, LaunchType: { Ref: 'LaunchType' } },
        },
      },
    },
    gives: { '': 'unknown' },
  },
  {
    name: 'Fargate and bridge never meet',
    template: {
      Parameters: { Stage: { Type: 'String', AllowedValues: ['dev', 'prod'] } },
      Conditions: { IsDev: { 'Fn::Equals': [{ Ref: 'Stage' }, 'dev'] } },
      Resources: {
        It: task(['EC2', 'FARGATE'], { 'Fn::If': ['IsDev', 'bridge', 'awsvpc'] }),
        Web: {
          Type: 'AWS::ECS::Service',
          Properties: { TaskDefinition: { Ref: 'It' }, LaunchType: { 'Fn::If': ['IsDev', 'EC2', 'FARGATE'] } },
        },
      },
    },
    gives: { '': 'absent' },
  },
])
