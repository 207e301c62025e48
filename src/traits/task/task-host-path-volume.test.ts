import { traitCases } from '../../../test/trait-cases.ts'
import { taskHostPathVolume } from './task-host-path-volume.ts'

const mounting = (volume: string, containerPath = '/data') => [{ SourceVolume: volume, ContainerPath: containerPath }]

traitCases(taskHostPathVolume, [
  {
    name: 'names the path and every container that mounts it, and leaves other volumes alone',
    properties: {
      Volumes: [
        { Name: 'uploads', Host: { SourcePath: '/srv/uploads' } },
        { Name: 'scratch', Host: {} },
        { Name: 'tmp' },
      ],
      ContainerDefinitions: [
        { Name: 'web', MountPoints: [...mounting('uploads'), ...mounting('scratch', '/tmp')] },
        { Name: 'worker', MountPoints: mounting('uploads', '/in') },
      ],
    },
    gives: {
      uploads: {
        is: 'present',
        severity: 'high',
        certainty: 'certain',
        says: ['sourcePath is "/srv/uploads".', 'Mounted in web at "/data".', 'Mounted in worker at "/in".'],
      },
      scratch: 'absent',
      tmp: 'absent',
    },
  },
  {
    name: 'a volume that nobody mounts gives no access',
    properties: {
      Volumes: [{ Name: 'uploads', Host: { SourcePath: '/srv/uploads' } }],
      ContainerDefinitions: [{ Name: 'web' }],
    },
    gives: { uploads: 'absent' },
  },
  {
    name: 'an empty path is a folder that Docker makes',
    properties: {
      Volumes: [{ Name: 'uploads', Host: { SourcePath: '' } }],
      ContainerDefinitions: [{ Name: 'web', MountPoints: mounting('uploads') }],
    },
    gives: { uploads: 'absent' },
  },
  {
    name: 'a path that is known in part is a path',
    properties: {
      Volumes: [{ Name: 'uploads', Host: { SourcePath: { 'Fn::Sub': '/srv/${AWS::Region}' } } }],
      ContainerDefinitions: [{ Name: 'web', MountPoints: mounting('uploads') }],
    },
    gives: { uploads: { is: 'present', says: ['sourcePath is "/srv/${AWS::Region}".', 'Mounted in web at "/data".'] } },
  },
  {
    name: 'a parameter may name no path at all',
    template: {
      Parameters: { Folder: { Type: 'String' } },
      Resources: {
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            Volumes: [{ Name: 'uploads', Host: { SourcePath: { Ref: 'Folder' } } }],
            ContainerDefinitions: [{ Name: 'web', MountPoints: mounting('uploads') }],
          },
        },
      },
    },
    gives: { uploads: 'unknown' },
  },
  {
    name: 'mount points that cannot be read may be of the volume',
    properties: {
      Volumes: [{ Name: 'uploads', Host: { SourcePath: '/srv/uploads' } }],
      ContainerDefinitions: [{ Name: 'web', MountPoints: { 'Fn::ImportValue': 'shop-mounts' } }],
    },
    gives: {
      uploads: {
        is: 'unknown',
        says: ['A part of mountPoints is not known: the export shop-mounts is not in this scan.'],
      },
    },
  },
  {
    name: 'volumes that cannot be read',
    properties: { Volumes: { 'Fn::ImportValue': 'shop-volumes' } },
    gives: { volumes: 'unknown' },
  },
  {
    name: 'on the host in development, on EFS in production',
    template: {
      Parameters: { Stage: { Type: 'String', AllowedValues: ['dev', 'prod'] } },
      Conditions: { IsDev: { 'Fn::Equals': [{ Ref: 'Stage' }, 'dev'] } },
      Resources: {
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            Volumes: [
              {
                'Fn::If': [
                  'IsDev',
                  { Name: 'uploads', Host: { SourcePath: '/srv/uploads' } },
                  { Name: 'uploads', EFSVolumeConfiguration: { FilesystemId: 'fs-0123456789abcdef0' } },
                ],
              },
            ],
            ContainerDefinitions: [{ Name: 'web', MountPoints: mounting('uploads') }],
          },
        },
      },
    },
    gives: { uploads: { is: 'present', certainty: 'possible', when: ['Stage is "dev"'] } },
  },
  { name: 'a task without volumes', properties: { Family: 'web' }, gives: { '': 'absent' } },
])
