import { traitCases } from '../../../test/trait-cases.ts'
import { lbNlbNoSecurityGroup } from './lb-nlb-no-security-group.ts'

const arn = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net'
const given = (SecurityGroups: unknown, Type: unknown = 'network') => ({
  Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  Properties: { Type, SecurityGroups },
})

traitCases(lbNlbNoSecurityGroup, [
  {
    name: 'none',
    properties: { Type: 'network' },
    gives: { '': { is: 'present', severity: 'low', says: ['securityGroups is not set, so that it has none.'] } },
  },
  { name: 'an empty list', properties: { Type: 'network', SecurityGroups: [] }, gives: { '': 'present' } },
  { name: 'one', properties: { Type: 'network', SecurityGroups: ['sg-1'] }, gives: { '': 'absent' } },
  { name: 'an application load balancer', properties: {}, gives: { '': 'not-applicable' } },
  {
    name: 'groups without a value, and a type',
    template: {
      Parameters: { Given: { Type: 'CommaDelimitedList' }, Named: { Type: 'String' } },
      Resources: { Groups: given({ Ref: 'Given' }), Kind: given([], { Ref: 'Named' }) },
    },
    gives: { Groups: 'unknown', Kind: 'unknown' },
  },
  {
    name: 'what replies leave out is not there',
    files: {
      'balancers.json': {
        LoadBalancers: [
          { LoadBalancerArn: `${arn}/open/0a1b`, Type: 'network' },
          { LoadBalancerArn: `${arn}/shop/0a1b`, Type: 'network', SecurityGroups: ['sg-1'] },
        ],
      },
    },
    gives: { [`${arn}/open/0a1b`]: 'present', [`${arn}/shop/0a1b`]: 'absent' },
  },
  {
    name: 'with a group where there is one',
    template: {
      Parameters: { Group: { Type: 'String' } },
      Conditions: { HasGroup: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'Group' }, ''] }] } },
      Resources: { It: given({ 'Fn::If': ['HasGroup', [{ Ref: 'Group' }], { Ref: 'AWS::NoValue' }] }) },
    },
    gives: { '': { is: 'present', certainty: 'possible', when: ['Group is ""'] } },
  },
])
