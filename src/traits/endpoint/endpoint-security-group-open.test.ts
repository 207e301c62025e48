import { shop } from '../../../test/endpoint-case.ts'
import { traitCases } from '../../../test/trait-cases.ts'
import { endpointSecurityGroupOpen } from './endpoint-security-group-open.ts'

const endpoints = ['logs']

traitCases(endpointSecurityGroupOpen, [
  {
    name: 'from the whole VPC',
    template: shop({ endpoints, rule: { CidrIp: '10.0.0.0/16' } }),
    gives: {
      'EndpointGroup 10.0.0.0/16': {
        is: 'present',
        severity: 'low',
        certainty: 'certain',
        says: ['"EndpointGroup" lets in HTTPS from "10.0.0.0/16", not from groups of tasks alone.'],
      },
    },
  },
  {
    name: 'from the tasks',
    template: shop({ endpoints }),
    gives: { 'EndpointGroup TaskGroup': 'absent' },
  },
  {
    name: 'from a group that nobody has',
    template: shop({
      endpoints,
      rule: { SourceSecurityGroupId: { 'Fn::GetAtt': ['Other', 'GroupId'] } },
      more: {
        Other: { Type: 'AWS::EC2::SecurityGroup', Properties: { VpcId: { Ref: 'Vpc' }, GroupDescription: 'o' } },
      },
    }),
    gives: { 'EndpointGroup Other': { is: 'present', certainty: 'possible' } },
  },
  {
    name: 'from a database',
    template: shop({
      endpoints,
      rule: { SourceSecurityGroupId: { 'Fn::GetAtt': ['Other', 'GroupId'] } },
      more: {
        Other: { Type: 'AWS::EC2::SecurityGroup', Properties: { VpcId: { Ref: 'Vpc' }, GroupDescription: 'other' } },
        Bastion: {
          Type: 'AWS::EC2::Instance',
          Properties: {
            SubnetId: { Ref: 'Subnet' },
            ImageId: 'ami-1',
            UserData: { 'Fn::Base64': 'yum install -y nginx' },
            SecurityGroupIds: [{ 'Fn::GetAtt': ['Other', 'GroupId'] }],
          },
        },
      },
    }),
    gives: { 'EndpointGroup Other': { is: 'present', certainty: 'certain' } },
  },
  {
    name: 'from what is given later',
    template: shop({ endpoints, rule: { SourceSecurityGroupId: { Ref: 'Given' } } }),
    gives: { 'EndpointGroup ${Given}': 'unknown' },
  },
  { name: 'a service of no task', template: shop({ endpoints: ['glue'] }), gives: { '': 'not-applicable' } },
  { name: 'a gateway endpoint', template: shop({ endpoints: ['s3'] }), gives: { '': 'not-applicable' } },
])
