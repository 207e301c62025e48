import { traitCases } from '../../../test/trait-cases.ts'
import { taskNetworkModeNotAwsvpc } from './task-network-mode-not-awsvpc.ts'

const on = (launchType: unknown, properties: object) => ({
  Resources: {
    It: { Type: 'AWS::ECS::TaskDefinition', Properties: properties },
    Shop: { Type: 'AWS::ECS::Service', Properties: { TaskDefinition: { Ref: 'It' }, LaunchType: launchType } },
  },
})

traitCases(taskNetworkModeNotAwsvpc, [
  {
    name: 'absent on EC2 means bridge on Linux',
    properties: { Family: 'web' },
    gives: {
      '': {
        is: 'present',
        severity: 'medium',
        certainty: 'certain',
        says: ['networkMode is not set and AWS takes "bridge".'],
      },
    },
  },
  {
    name: 'absent on EC2 means default on Windows',
    properties: { RuntimePlatform: { OperatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' } },
    gives: { '': { is: 'present', says: ['networkMode is not set and AWS takes "default".'] } },
  },
  {
    name: 'absent on EC2 is not awsvpc whatever the operating system',
    template: {
      Parameters: { System: { Type: 'String' } },
      Resources: {
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { RuntimePlatform: { OperatingSystemFamily: { Ref: 'System' } } },
        },
      },
    },
    gives: {
      '': {
        is: 'present',
        certainty: 'certain',
        says: ['networkMode is not set and AWS takes bridge on Linux and default on Windows.'],
      },
    },
  },
  {
    name: 'bridge on EC2',
    template: on('EC2', { NetworkMode: 'bridge' }),
    gives: { '': { is: 'present', says: ['networkMode is "bridge".'] } },
  },
  { name: 'none on EC2', template: on('EC2', { NetworkMode: 'none' }), gives: { '': 'present' } },
  { name: 'awsvpc on EC2', template: on('EC2', { NetworkMode: 'awsvpc' }), gives: { '': 'absent' } },
  {
    name: 'Managed Instances: host is a finding, bridge is refused anyway',
    template: {
      Resources: {
        Proxy: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { RequiresCompatibilities: ['MANAGED_INSTANCES'], NetworkMode: 'host' },
        },
        Web: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { RequiresCompatibilities: ['MANAGED_INSTANCES'], NetworkMode: 'bridge' },
        },
      },
    },
    gives: { Proxy: { is: 'present', says: ['networkMode is "host".'] }, Web: 'absent' },
  },
  {
    name: 'hosts outside AWS refuse awsvpc, and Fargate takes nothing else',
    template: {
      Resources: {
        Till: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { RequiresCompatibilities: ['EXTERNAL'], NetworkMode: 'bridge' },
        },
        Web: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { RequiresCompatibilities: ['FARGATE'], NetworkMode: 'bridge' },
        },
      },
    },
    gives: { Till: 'not-applicable', Web: 'not-applicable' },
  },
  {
    name: 'a launch type that cannot be told decides, unless awsvpc is right on every one',
    template: {
      Parameters: { LaunchType: { Type: 'String' } },
      Resources: {
        Bridged: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { RequiresCompatibilities: ['EC2', 'FARGATE'], NetworkMode: 'bridge' },
        },
        Own: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { RequiresCompatibilities: ['EC2', 'FARGATE'], NetworkMode: 'awsvpc' },
        },
        Web: {
          Type: 'AWS::ECS::Service',
          Properties: { TaskDefinition: { Ref: 'Bridged' }, LaunchType: { Ref: 'LaunchType' } },
        },
        Worker: {
          Type: 'AWS::ECS::Service',
          Properties: { TaskDefinition: { Ref: 'Own' }, LaunchType: { Ref: 'LaunchType' } },
        },
      },
    },
    gives: {
      Bridged: {
        is: 'unknown',
        says: ['Whether it runs on EC2 is not known: its launch type cannot be told.'],
      },
      Own: 'absent',
    },
  },
  {
    name: 'bridge in one world only, where it also runs on EC2',
    template: {
      Parameters: { Stage: { Type: 'String', AllowedValues: ['dev', 'prod'] } },
      Conditions: { IsDev: { 'Fn::Equals': [{ Ref: 'Stage' }, 'dev'] } },
      ...on({ 'Fn::If': ['IsDev', 'EC2', 'FARGATE'] }, { NetworkMode: { 'Fn::If': ['IsDev', 'bridge', 'awsvpc'] } }),
    },
    gives: { '': { is: 'present', certainty: 'possible', when: ['Stage is "dev"'] } },
  },
])
