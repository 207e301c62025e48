import { traitCases } from '../../../test/trait-cases.ts'
import { taskEfsAccessPointMissing } from './task-efs-access-point-missing.ts'

const through = (AccessPointId: unknown) => ({
  EFSVolumeConfiguration: { FilesystemId: 'fs-0123456789abcdef0', AuthorizationConfig: { AccessPointId } },
})
const point = (properties: object) => ({
  Type: 'AWS::EFS::AccessPoint',
  Properties: { FileSystemId: 'fs-0123456789abcdef0', ...properties },
})
const user = { PosixUser: { Uid: '1000', Gid: '1000' } }

traitCases(taskEfsAccessPointMissing, [
  {
    name: 'without an access point the root is mounted',
    properties: {
      Volumes: [
        { Name: 'uploads', EFSVolumeConfiguration: { FilesystemId: 'fs-0123456789abcdef0' } },
        {
          Name: 'invoices',
          EFSVolumeConfiguration: { FilesystemId: 'fs-0123456789abcdef0', AuthorizationConfig: { IAM: 'ENABLED' } },
        },
        { Name: 'scratch' },
      ],
    },
    gives: {
      uploads: { is: 'present', severity: 'medium', certainty: 'certain', says: ['accessPointId is not set.'] },
      invoices: { is: 'present', says: ['accessPointId is not set.'] },
      scratch: 'not-applicable',
    },
  },
  {
    name: 'an access point must enforce a user and a folder; what lacks is named',
    template: {
      Resources: {
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            Volumes: [
              { Name: 'uploads', ...through({ Ref: 'Uploads' }) },
              { Name: 'invoices', ...through({ 'Fn::GetAtt': ['Invoices', 'AccessPointId'] }) },
              { Name: 'orders', ...through({ Ref: 'Orders' }) },
              { Name: 'prices', ...through({ Ref: 'Prices' }) },
            ],
          },
        },
        Uploads: point({ ...user, RootDirectory: { Path: '/uploads' } }),
        Invoices: point({ RootDirectory: { Path: '/invoices' } }),
        Orders: point({ ...user, RootDirectory: { Path: '/' } }),
        Prices: point({}),
      },
    },
    gives: {
      uploads: 'absent',
      invoices: { is: 'present', says: ['posixUser is not set.'] },
      orders: { is: 'present', says: ['path is "/".'] },
      prices: { is: 'present', says: ['posixUser is not set.', 'rootDirectory is not set and AWS takes path "/".'] },
    },
  },
  {
    name: 'an access point that is not in the scan',
    properties: { Volumes: [{ Name: 'uploads', ...through('fsap-0123456789abcdef0') }] },
    gives: {
      uploads: {
        is: 'unknown',
        says: ['The access point is not known: fsap-0123456789abcdef0 is not in this scan.'],
      },
    },
  },
  {
    name: 'through an access point in production only',
    template: {
      Parameters: { Stage: { Type: 'String', AllowedValues: ['dev', 'prod'] } },
      Conditions: { IsDev: { 'Fn::Equals': [{ Ref: 'Stage' }, 'dev'] } },
      Resources: {
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            Volumes: [
              { Name: 'uploads', ...through({ 'Fn::If': ['IsDev', { Ref: 'AWS::NoValue' }, { Ref: 'Uploads' }] }) },
            ],
          },
        },
        Uploads: point({ ...user, RootDirectory: { Path: '/uploads' } }),
      },
    },
    gives: { uploads: { is: 'present', certainty: 'possible', when: ['Stage is "dev"'] } },
  },
])
