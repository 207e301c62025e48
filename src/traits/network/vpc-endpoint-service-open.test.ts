import { made, ref } from '../../../test/network-template.ts'
import { traitCases } from '../../../test/trait-cases.ts'
import { vpcEndpointServiceOpen } from './vpc-endpoint-service-open.ts'

const allowed = (...AllowedPrincipals: readonly unknown[]) =>
  made('AWS::EC2::VPCEndpointServicePermissions', { ServiceId: ref('It'), AllowedPrincipals })
const given = (AcceptanceRequired: unknown) => made('AWS::EC2::VPCEndpointService', { AcceptanceRequired })

traitCases(vpcEndpointServiceOpen, [
  {
    name: 'open to everybody',
    template: { Resources: { It: given(false), Allowed: allowed('*') } },
    gives: {
      acceptanceRequired: { is: 'present', severity: 'medium', says: ['acceptanceRequired is false.'] },
      allowedPrincipals: { is: 'present', says: ['allowedPrincipals has "*", which is every account.'] },
    },
  },
  {
    name: 'selective',
    template: { Resources: { It: given(true), Allowed: allowed('arn:aws:iam::111122223333:root') } },
    gives: { acceptanceRequired: 'absent', allowedPrincipals: 'absent' },
  },
  {
    name: 'not written, and a principal without a value',
    template: {
      Parameters: { Principal: { Type: 'String' } },
      Resources: { It: made('AWS::EC2::VPCEndpointService'), Allowed: allowed(ref('Principal')) },
    },
    gives: {
      acceptanceRequired: {
        is: 'unknown',
        says: ['Whether connections have to be accepted is not known: acceptanceRequired is not set.'],
      },
      allowedPrincipals: 'unknown',
    },
  },
])
