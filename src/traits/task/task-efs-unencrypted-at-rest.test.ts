import { traitCases } from '../../../test/trait-cases.ts'
import { taskEfsUnencryptedAtRest } from './task-efs-unencrypted-at-rest.ts'

const fileSystem = (properties: object = {}) => ({ Type: 'AWS::EFS::FileSystem', Properties: properties })
const task = (volumes: Readonly<Record<string, unknown>>) => ({
  Type: 'AWS::ECS::TaskDefinition',
  Properties: {
    Volumes: Object.entries(volumes).map(([Name, FilesystemId]) => ({
      Name,
      EFSVolumeConfiguration: { FilesystemId },
    })),
  },
})

traitCases(taskEfsUnencryptedAtRest, [
  {
    name: 'names every volume that mounts it',
    template: {
      Resources: {
        Files: fileSystem(),
        Web: task({ uploads: { Ref: 'Files' }, prices: 'fs-0123456789abcdef0' }),
        Worker: task({ inbox: { Ref: 'Files' }, outbox: { Ref: 'Files' } }),
      },
    },
    gives: {
      '': {
        is: 'present',
        severity: 'medium',
        certainty: 'certain',
        says: [
          'encrypted is not set and AWS takes false.',
          'Volume uploads of template.json#Web mounts it.',
          'Volume inbox of template.json#Worker mounts it.',
          'Volume outbox of template.json#Worker mounts it.',
        ],
      },
    },
  },
  {
    name: 'each file system by itself',
    template: {
      Resources: {
        Uploads: fileSystem({ Encrypted: false }),
        Invoices: fileSystem({ Encrypted: true }),
        Backups: fileSystem(),
        Web: task({ uploads: { Ref: 'Uploads' }, invoices: { Ref: 'Invoices' } }),
      },
    },
    gives: { Uploads: 'present', Invoices: 'absent', Backups: 'not-applicable' },
  },
  {
    name: 'a task that names no file system of the scan is none that mounts it',
    template: { Resources: { Files: fileSystem(), Web: task({ uploads: 'fs-0123456789abcdef0' }) } },
    gives: { '': 'not-applicable' },
  },
  {
    name: 'a task whose file system is not known may mount it; encrypted, that does not matter',
    template: {
      Parameters: { FileSystem: { Type: 'String' } },
      Resources: {
        Uploads: fileSystem(),
        Invoices: fileSystem({ Encrypted: true }),
        Web: task({ uploads: { Ref: 'FileSystem' } }),
      },
    },
    gives: {
      Uploads: {
        is: 'unknown',
        says: [
          'A file system that a task mounts is not known: parameter FileSystem has no default and no value was given.',
        ],
      },
      Invoices: 'absent',
    },
  },
  {
    name: 'whether it is encrypted is not known',
    template: {
      Parameters: { Encrypted: { Type: 'String' } },
      Resources: {
        Files: fileSystem({ Encrypted: { Ref: 'Encrypted' } }),
        Web: task({ uploads: { Ref: 'Files' } }),
      },
    },
    gives: { '': 'unknown' },
  },
  {
    name: 'mounted in development only',
    template: {
      Parameters: { Stage: { Type: 'String', AllowedValues: ['dev', 'prod'] } },
      Conditions: { IsDev: { 'Fn::Equals': [{ Ref: 'Stage' }, 'dev'] } },
      Resources: { Files: fileSystem(), Web: { ...task({ uploads: { Ref: 'Files' } }), Condition: 'IsDev' } },
    },
    gives: { '': { is: 'present', certainty: 'possible', when: ['Stage is "dev"'] } },
  },
])
