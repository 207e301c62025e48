import { traitCases } from '../../../test/trait-cases.ts'
import { lbNoWaf } from './lb-no-waf.ts'

const Type = 'AWS::ElasticLoadBalancingV2::LoadBalancer'
const LoadBalancerArn = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/shop/0a1b'
const described = (Scheme: string) => ({
  LoadBalancers: [{ LoadBalancerArn, Type: 'application', Scheme }],
})
const association = (ResourceArn: unknown, more: object = {}) => ({
  Type: 'AWS::WAFv2::WebACLAssociation',
  Properties: { ResourceArn, WebACLArn: 'arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/shop/1' },
  ...more,
})

traitCases(lbNoWaf, [
  {
    name: 'nothing before it',
    properties: { Name: 'shop' },
    gives: {
      '': {
        is: 'present',
        severity: 'medium',
        certainty: 'certain',
        says: ['scheme is not set and AWS takes "internet-facing".', 'No web ACL is associated with it.'],
      },
    },
  },
  { name: 'internal', properties: { Scheme: 'internal' }, gives: { '': 'absent' } },
  { name: 'a network load balancer', properties: { Type: 'network' }, gives: { '': 'not-applicable' } },
  {
    name: 'associated, and another one',
    template: {
      Resources: { It: { Type }, Other: { Type }, Association: association({ Ref: 'It' }) },
    },
    gives: { It: 'absent', Other: 'present' },
  },
  {
    name: 'an association with what is not known',
    template: {
      Parameters: { Protected: { Type: 'String' } },
      Resources: { It: { Type }, Association: association({ Ref: 'Protected' }) },
    },
    gives: { '': 'unknown' },
  },
  {
    name: 'associated in production',
    template: {
      Parameters: { Stage: { Type: 'String', AllowedValues: ['test', 'prod'] } },
      Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] } },
      Resources: { It: { Type }, Association: association({ Ref: 'It' }, { Condition: 'IsProd' }) },
    },
    gives: { '': { is: 'present', certainty: 'possible', when: ['Stage is "test"'] } },
  },
  {
    name: 'replies that do not tell',
    files: { 'balancers.json': described('internet-facing') },
    gives: {
      '': {
        is: 'unknown',
        says: ['Whether a web ACL is associated with it is not known: not all associations are in this scan.'],
      },
    },
  },
  {
    name: 'replies that tell',
    files: {
      'balancers.json': described('internet-facing'),
      'resources.json': {
        WebACLArn: 'arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/shop/1',
        ResourceArns: [LoadBalancerArn],
      },
    },
    gives: { '': 'absent' },
  },
])
