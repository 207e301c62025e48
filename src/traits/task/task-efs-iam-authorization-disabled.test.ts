import { traitCases } from '../../../test/trait-cases.ts'
import { taskEfsIamAuthorizationDisabled } from './task-efs-iam-authorization-disabled.ts'

const efs = (AuthorizationConfig?: unknown) => ({
  EFSVolumeConfiguration: { FilesystemId: 'fs-0123456789abcdef0', AuthorizationConfig },
})

traitCases(taskEfsIamAuthorizationDisabled, [
  {
    name: 'names every volume that asks for no role',
    properties: {
      Volumes: [
        { Name: 'uploads', ...efs() },
        { Name: 'invoices', ...efs({ AccessPointId: 'fsap-0123456789abcdef0' }) },
        { Name: 'orders', ...efs({ IAM: 'DISABLED' }) },
        { Name: 'prices', ...efs({ IAM: 'ENABLED' }) },
        { Name: 'scratch', Host: {} },
      ],
    },
    gives: {
      uploads: {
        is: 'present',
        severity: 'medium',
        certainty: 'certain',
        says: ['authorizationConfig is not set and AWS takes iam "DISABLED".'],
      },
      invoices: { is: 'present', says: ['iam is not set and AWS takes "DISABLED".'] },
      orders: { is: 'present', says: ['iam is "DISABLED".'] },
      prices: 'absent',
      scratch: 'not-applicable',
    },
  },
  {
    name: 'a parameter or an export decides',
    template: {
      Parameters: { Iam: { Type: 'String' } },
      Resources: {
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            Volumes: [
              { Name: 'uploads', ...efs({ IAM: { Ref: 'Iam' } }) },
              { Name: 'invoices', ...efs({ 'Fn::ImportValue': 'shop-authorization' }) },
            ],
          },
        },
      },
    },
    gives: {
      uploads: 'unknown',
      invoices: {
        is: 'unknown',
        says: ['authorizationConfig is not known: the export shop-authorization is not in this scan.'],
      },
    },
  },
])
