import { traitCases } from '../../../test/trait-cases.ts'
import { taskEfsTransitEncryptionDisabled } from './task-efs-transit-encryption-disabled.ts'

const efs = (TransitEncryption?: unknown) => ({
  EFSVolumeConfiguration: { FilesystemId: 'fs-0123456789abcdef0', TransitEncryption },
})

traitCases(taskEfsTransitEncryptionDisabled, [
  {
    name: 'names every volume in clear text and leaves other kinds alone',
    properties: {
      Volumes: [
        { Name: 'uploads', ...efs('DISABLED') },
        { Name: 'invoices', ...efs() },
        { Name: 'prices', ...efs('ENABLED') },
        { Name: 'scratch' },
      ],
    },
    gives: {
      uploads: { is: 'present', severity: 'medium', certainty: 'certain', says: ['transitEncryption is "DISABLED".'] },
      invoices: { is: 'present', says: ['transitEncryption is not set and AWS takes "DISABLED".'] },
      prices: 'absent',
      scratch: 'not-applicable',
    },
  },
  {
    name: 'a value that AWS does not have is unknown',
    properties: { Volumes: [{ Name: 'uploads', ...efs('enabled') }] },
    gives: { uploads: 'unknown' },
  },
  {
    name: 'a configuration that cannot be read',
    properties: { Volumes: [{ Name: 'uploads', EFSVolumeConfiguration: { 'Fn::ImportValue': 'shop-efs' } }] },
    gives: {
      uploads: {
        is: 'unknown',
        says: ['efsVolumeConfiguration is not known: the export shop-efs is not in this scan.'],
      },
    },
  },
  {
    name: 'in clear text in development',
    template: {
      Parameters: { Stage: { Type: 'String', AllowedValues: ['dev', 'prod'] } },
      Conditions: { IsDev: { 'Fn::Equals': [{ Ref: 'Stage' }, 'dev'] } },
      Resources: {
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { Volumes: [{ Name: 'uploads', ...efs({ 'Fn::If': ['IsDev', 'DISABLED', 'ENABLED'] }) }] },
        },
      },
    },
    gives: { uploads: { is: 'present', certainty: 'possible', when: ['Stage is "dev"'] } },
  },
])
