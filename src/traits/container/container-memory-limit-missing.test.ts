import { traitCases } from '../../../test/trait-cases.ts'
import { containerMemoryLimitMissing } from './container-memory-limit-missing.ts'

traitCases(containerMemoryLimitMissing, [
  {
    name: 'a reservation is no limit',
    properties: {
      ContainerDefinitions: [
        { Name: 'web', MemoryReservation: 256 },
        { Name: 'worker', Memory: 512 },
        { Name: 'log-router' },
      ],
    },
    gives: {
      web: {
        is: 'present',
        severity: 'low',
        certainty: 'certain',
        says: ['memory is set neither on the container nor on the task.'],
      },
      worker: 'absent',
      'log-router': 'present',
    },
  },
  {
    name: 'the limit of the task holds for every container',
    properties: { Memory: '1024', ContainerDefinitions: [{ Name: 'web' }, { Name: 'worker' }] },
    gives: { web: 'absent', worker: 'absent' },
  },
  {
    name: 'a Fargate task always has a limit',
    properties: { RequiresCompatibilities: ['FARGATE'], ContainerDefinitions: [{ Name: 'web' }] },
    gives: { web: 'not-applicable' },
  },
  {
    name: 'what runs on hosts outside AWS or on Managed Instances may have none',
    properties: { RequiresCompatibilities: ['EXTERNAL', 'MANAGED_INSTANCES'], ContainerDefinitions: [{ Name: 'web' }] },
    gives: { web: 'present' },
  },
  {
    name: 'a limit that cannot be read may be none, unless the container has one',
    properties: {
      Memory: { 'Fn::ImportValue': 'task-memory' },
      ContainerDefinitions: [{ Name: 'web' }, { Name: 'worker', Memory: 512 }],
    },
    gives: {
      web: { is: 'unknown', says: ['memory is not known: the export task-memory is not in this scan.'] },
      worker: 'absent',
    },
  },
  {
    name: 'a capacity provider outside the scan may be on EC2',
    template: {
      Resources: {
        Web: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { NetworkMode: 'awsvpc', ContainerDefinitions: [{ Name: 'web' }] },
        },
        Shop: {
          Type: 'AWS::ECS::Service',
          Properties: {
            TaskDefinition: { Ref: 'Web' },
            CapacityProviderStrategy: [{ CapacityProvider: 'shop-hosts' }],
          },
        },
      },
    },
    gives: {
      web: {
        is: 'unknown',
        says: ['Whether it runs on EC2 or MANAGED_INSTANCES is not known: its launch type cannot be told.'],
      },
    },
  },
  {
    name: 'a limit in production only',
    template: {
      Parameters: { Stage: { Type: 'String', AllowedValues: ['dev', 'prod'] } },
      Conditions: { IsDev: { 'Fn::Equals': [{ Ref: 'Stage' }, 'dev'] } },
      Resources: {
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [{ Name: 'web', Memory: { 'Fn::If': ['IsDev', { Ref: 'AWS::NoValue' }, 512] } }],
          },
        },
      },
    },
    gives: { web: { is: 'present', certainty: 'possible', when: ['Stage is "dev"'] } },
  },
])
