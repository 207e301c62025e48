import { traitCases } from '../../../test/trait-cases.ts'
import { containerWritableRootFilesystem } from './container-writable-root-filesystem.ts'

traitCases(containerWritableRootFilesystem, [
  {
    name: 'absent is false, and only true is read-only',
    properties: {
      ContainerDefinitions: [
        { Name: 'web' },
        { Name: 'worker', ReadonlyRootFilesystem: false },
        { Name: 'log-router', ReadonlyRootFilesystem: 'true' },
      ],
    },
    gives: {
      web: {
        is: 'present',
        severity: 'medium',
        certainty: 'certain',
        says: ['readonlyRootFilesystem is not set and AWS takes false.'],
      },
      worker: { is: 'present', severity: 'medium', says: ['readonlyRootFilesystem is false.'] },
      'log-router': 'absent',
    },
  },
  {
    name: 'privileged or with a volume of the host it is graver, in that container alone',
    properties: {
      ContainerDefinitions: [
        { Name: 'agent', Privileged: true },
        { Name: 'backup', MountPoints: [{ SourceVolume: 'orders', ContainerPath: '/orders', ReadOnly: true }] },
        { Name: 'web', MountPoints: [{ SourceVolume: 'scratch', ContainerPath: '/tmp' }] },
      ],
      Volumes: [
        { Name: 'orders', Host: { SourcePath: '/srv/orders' } },
        { Name: 'scratch', Host: {} },
      ],
    },
    gives: {
      agent: {
        is: 'present',
        severity: 'high',
        says: ['readonlyRootFilesystem is not set and AWS takes false.', 'privileged is true.'],
      },
      backup: {
        is: 'present',
        severity: 'high',
        says: ['readonlyRootFilesystem is not set and AWS takes false.', 'The host path "/srv/orders" is mounted.'],
      },
      web: { is: 'present', severity: 'medium', says: ['readonlyRootFilesystem is not set and AWS takes false.'] },
    },
  },
  {
    name: 'a read-only filesystem stays absent even where the container is privileged',
    properties: { ContainerDefinitions: [{ Name: 'agent', Privileged: true, ReadonlyRootFilesystem: true }] },
    gives: { agent: 'absent' },
  },
  {
    name: 'an unknown privileged makes it no graver',
    properties: { ContainerDefinitions: [{ Name: 'agent', Privileged: { 'Fn::ImportValue': 'agent-power' } }] },
    gives: { agent: { is: 'present', severity: 'medium', certainty: 'certain' } },
  },
  {
    name: 'Windows has no such setting',
    properties: {
      RuntimePlatform: { OperatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' },
      ContainerDefinitions: [{ Name: 'web' }],
    },
    gives: { web: 'not-applicable' },
  },
  {
    name: 'an unknown operating system leaves it open, unless the filesystem is read-only anyway',
    properties: {
      RuntimePlatform: { OperatingSystemFamily: { 'Fn::ImportValue': 'shop-system' } },
      ContainerDefinitions: [{ Name: 'web' }, { Name: 'worker', ReadonlyRootFilesystem: true }],
    },
    gives: {
      web: {
        is: 'unknown',
        says: ['operatingSystemFamily is not known: the export shop-system is not in this scan.'],
      },
      worker: 'absent',
    },
  },
  {
    name: 'an unknown value',
    properties: {
      ContainerDefinitions: [{ Name: 'web', ReadonlyRootFilesystem: { 'Fn::ImportValue': 'read-only' } }],
    },
    gives: {
      web: {
        is: 'unknown',
        says: ['readonlyRootFilesystem is not known: the export read-only is not in this scan.'],
      },
    },
  },
  {
    name: 'writable while debugging is possible',
    template: {
      Parameters: { Stage: { Type: 'String', AllowedValues: ['dev', 'prod'] } },
      Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] } },
      Resources: {
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'web', ReadonlyRootFilesystem: { 'Fn::If': ['IsProd', true, { Ref: 'AWS::NoValue' }] } },
            ],
          },
        },
      },
    },
    gives: {
      web: {
        is: 'present',
        certainty: 'possible',
        when: ['Stage is "dev"'],
        says: ['readonlyRootFilesystem is not set and AWS takes false.'],
      },
    },
  },
])
