import { traitCases } from '../../../test/trait-cases.ts'
import { containerNoNewPrivilegesMissing } from './container-no-new-privileges-missing.ts'

traitCases(containerNoNewPrivilegesMissing, [
  {
    name: 'either spelling blocks it, on EC2 which is the default',
    properties: {
      ContainerDefinitions: [
        { Name: 'web', DockerSecurityOptions: ['no-new-privileges'] },
        { Name: 'worker', DockerSecurityOptions: ['label:level:s0', 'no-new-privileges:true'] },
        { Name: 'backup', DockerSecurityOptions: ['no-new-privileges:false'] },
        { Name: 'log-router', DockerSecurityOptions: [] },
        { Name: 'agent' },
      ],
    },
    gives: {
      web: 'absent',
      worker: 'absent',
      backup: {
        is: 'present',
        severity: 'low',
        certainty: 'certain',
        says: ['dockerSecurityOptions lacks no-new-privileges.'],
      },
      'log-router': 'present',
      agent: { is: 'present', says: ['dockerSecurityOptions is not set, so it lacks no-new-privileges.'] },
    },
  },
  {
    name: 'hosts outside AWS take the option as well',
    properties: { RequiresCompatibilities: ['EXTERNAL'], ContainerDefinitions: [{ Name: 'web' }] },
    gives: { web: 'present' },
  },
  {
    name: 'Fargate and Managed Instances refuse the option',
    properties: {
      RequiresCompatibilities: ['FARGATE', 'MANAGED_INSTANCES'],
      ContainerDefinitions: [{ Name: 'web' }],
    },
    gives: { web: 'not-applicable' },
  },
  {
    name: 'a service on Fargate counts more than what the task definition allows',
    template: {
      Resources: {
        Web: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { RequiresCompatibilities: ['EC2', 'FARGATE'], ContainerDefinitions: [{ Name: 'web' }] },
        },
        Shop: {
          Type: 'AWS::ECS::Service',
          Properties: { TaskDefinition: { Ref: 'Web' }, LaunchType: 'FARGATE' },
        },
      },
    },
    gives: { web: 'not-applicable' },
  },
  {
    name: 'an unknown launch type leaves it open, unless the option is set anyway',
    template: {
      Resources: {
        Web: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            RequiresCompatibilities: ['EC2', 'FARGATE'],
            ContainerDefinitions: [{ Name: 'web' }, { Name: 'worker', DockerSecurityOptions: ['no-new-privileges'] }],
          },
        },
        Shop: {
          Type: 'AWS::ECS::Service',
          Properties: { TaskDefinition: { Ref: 'Web' }, LaunchType: { 'Fn::ImportValue': 'launch-type' } },
        },
      },
    },
    gives: {
      web: { is: 'unknown', says: ['Whether it runs on EC2 is not known: its launch type cannot be told.'] },
      worker: 'absent',
    },
  },
  {
    name: 'an unknown option',
    properties: {
      ContainerDefinitions: [
        { Name: 'web', DockerSecurityOptions: [{ 'Fn::ImportValue': 'option' }] },
        { Name: 'worker', DockerSecurityOptions: [{ 'Fn::Sub': 'apparmor:${AWS::StackName}' }] },
      ],
    },
    gives: {
      web: {
        is: 'unknown',
        says: ['A part of dockerSecurityOptions is not known: the export option is not in this scan.'],
      },
      worker: 'present',
    },
  },
  {
    name: 'Windows has no setuid programs',
    properties: {
      RuntimePlatform: { OperatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' },
      ContainerDefinitions: [{ Name: 'web' }],
    },
    gives: { web: 'not-applicable' },
  },
  {
    name: 'on EC2 in one world only',
    template: {
      Parameters: { Stage: { Type: 'String', AllowedValues: ['dev', 'prod'] } },
      Conditions: { IsDev: { 'Fn::Equals': [{ Ref: 'Stage' }, 'dev'] } },
      Resources: {
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            RequiresCompatibilities: [{ 'Fn::If': ['IsDev', 'EC2', 'FARGATE'] }],
            ContainerDefinitions: [{ Name: 'web' }],
          },
        },
      },
    },
    gives: { web: { is: 'present', certainty: 'possible', when: ['Stage is "dev"'] } },
  },
])
