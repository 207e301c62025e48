import { traitCases } from '../../../test/trait-cases.ts'
import { taskHostPathWritableMount } from './task-host-path-writable-mount.ts'

const uploads = [{ Name: 'uploads', Host: { SourcePath: '/srv/uploads' } }]

traitCases(taskHostPathWritableMount, [
  {
    name: 'names every writable mount and leaves those that are read-only alone',
    properties: {
      Volumes: uploads,
      ContainerDefinitions: [
        { Name: 'web', MountPoints: [{ SourceVolume: 'uploads', ContainerPath: '/in', ReadOnly: false }] },
        { Name: 'worker', MountPoints: [{ SourceVolume: 'uploads', ContainerPath: '/out' }] },
        { Name: 'reader', MountPoints: [{ SourceVolume: 'uploads', ContainerPath: '/in', ReadOnly: true }] },
      ],
    },
    gives: {
      uploads: {
        is: 'present',
        severity: 'high',
        certainty: 'certain',
        says: ['web at "/in": readOnly is false.', 'worker at "/out": readOnly is not set and AWS takes false.'],
      },
    },
  },
  {
    name: 'read-only everywhere',
    properties: {
      Volumes: uploads,
      ContainerDefinitions: [
        { Name: 'web', MountPoints: [{ SourceVolume: 'uploads', ContainerPath: '/in', ReadOnly: 'true' }] },
      ],
    },
    gives: { uploads: 'absent' },
  },
  {
    name: 'a volume of the task may be written',
    properties: {
      Volumes: [{ Name: 'scratch' }],
      ContainerDefinitions: [{ Name: 'web', MountPoints: [{ SourceVolume: 'scratch', ContainerPath: '/tmp' }] }],
    },
    gives: { scratch: 'absent' },
  },
  {
    name: 'a parameter decides whether the mount is read-only',
    template: {
      Parameters: { Frozen: { Type: 'String' } },
      Resources: {
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            Volumes: uploads,
            ContainerDefinitions: [
              {
                Name: 'web',
                MountPoints: [{ SourceVolume: 'uploads', ContainerPath: '/in', ReadOnly: { Ref: 'Frozen' } }],
              },
            ],
          },
        },
      },
    },
    gives: {
      uploads: {
        is: 'unknown',
        says: ['web at "/in": readOnly is not known: parameter Frozen has no default and no value was given.'],
      },
    },
  },
  {
    name: 'a path that is not known may be none, but a mount that is read-only settles it',
    template: {
      Parameters: { Folder: { Type: 'String' } },
      Resources: {
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            Volumes: [
              { Name: 'uploads', Host: { SourcePath: { Ref: 'Folder' } } },
              { Name: 'prices', Host: { SourcePath: { Ref: 'Folder' } } },
            ],
            ContainerDefinitions: [
              {
                Name: 'web',
                MountPoints: [
                  { SourceVolume: 'uploads', ContainerPath: '/in' },
                  { SourceVolume: 'prices', ContainerPath: '/prices', ReadOnly: true },
                ],
              },
            ],
          },
        },
      },
    },
    gives: { uploads: 'unknown', prices: 'absent' },
  },
])
