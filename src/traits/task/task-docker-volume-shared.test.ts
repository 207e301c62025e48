import { traitCases } from '../../../test/trait-cases.ts'
import { taskDockerVolumeShared } from './task-docker-volume-shared.ts'

const docker = (properties: object) => ({ DockerVolumeConfiguration: properties })

traitCases(taskDockerVolumeShared, [
  {
    name: 'names every shared volume, with each reason',
    properties: {
      Volumes: [
        { Name: 'cache', ...docker({ Scope: 'shared', Autoprovision: true }) },
        { Name: 'uploads', ...docker({ Driver: 'rexray/ebs', Scope: 'shared' }) },
        { Name: 'orders', ...docker({ Driver: 'nfs' }) },
        { Name: 'scratch', ...docker({}) },
        { Name: 'tmp', ...docker({ Scope: 'task', Driver: 'local' }) },
        { Name: 'host', Host: { SourcePath: '/srv/uploads' } },
      ],
    },
    gives: {
      cache: { is: 'present', severity: 'low', certainty: 'certain', says: ['scope is "shared".'] },
      uploads: { is: 'present', says: ['scope is "shared".', 'driver is "rexray/ebs".'] },
      orders: { is: 'present', says: ['driver is "nfs".'] },
      scratch: 'absent',
      tmp: 'absent',
      host: 'not-applicable',
    },
  },
  {
    name: 'a driver that is not known decides, unless the scope already does',
    template: {
      Parameters: { Driver: { Type: 'String' } },
      Resources: {
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            Volumes: [
              { Name: 'cache', ...docker({ Driver: { Ref: 'Driver' } }) },
              { Name: 'uploads', ...docker({ Driver: { Ref: 'Driver' }, Scope: 'shared' }) },
            ],
          },
        },
      },
    },
    gives: { cache: 'unknown', uploads: 'present' },
  },
  { name: 'a task without volumes', properties: { Family: 'web' }, gives: { '': 'absent' } },
])
