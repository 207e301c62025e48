import { made, network, ref } from '../../../test/network-template.ts'
import { traitCases } from '../../../test/trait-cases.ts'
import { sgDefaultAllowsTraffic } from './sg-default-allows-traffic.ts'

const vpcs = { Vpcs: [{ VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16', OwnerId: '111122223333', IsDefault: false }] }
const groups = (IpPermissions: readonly unknown[]) => ({
  SecurityGroups: [
    {
      GroupId: 'sg-1',
      GroupName: 'default',
      Description: 'default VPC security group',
      VpcId: 'vpc-1',
      OwnerId: '111122223333',
      IpPermissions,
      IpPermissionsEgress: [],
    },
  ],
})

traitCases(sgDefaultAllowsTraffic, [
  {
    name: 'a reply with a rule',
    files: {
      'vpcs.json': vpcs,
      'groups.json': groups([{ IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: 'sg-1', UserId: '111122223333' }] }]),
    },
    gives: {
      '': {
        is: 'present',
        severity: 'medium',
        certainty: 'certain',
        says: ['Its default group has a rule: ingress "all traffic from sg-1".'],
      },
    },
  },
  { name: 'a reply without rules', files: { 'vpcs.json': vpcs, 'groups.json': groups([]) }, gives: { '': 'absent' } },
  { name: 'replies without the group', files: { 'vpcs.json': vpcs }, gives: { '': 'unknown' } },
  {
    name: 'a template, which cannot take the rules out',
    template: { Resources: { It: network.Vpc } },
    gives: { '': { is: 'present', certainty: 'possible' } },
  },
  {
    name: 'the CDK takes them out',
    template: {
      Resources: {
        It: network.Vpc,
        Restrict: made('Custom::VpcRestrictDefaultSG', {
          ServiceToken: 'arn:aws:lambda:eu-west-1:111122223333:function:restrict',
          DefaultSecurityGroupId: { 'Fn::GetAtt': ['It', 'DefaultSecurityGroup'] },
          Account: ref('AWS::AccountId'),
        }),
      },
    },
    gives: { '': 'absent' },
  },
])
