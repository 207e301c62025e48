import { traitCases } from '../../../test/trait-cases.ts'
import { lbInvalidHeadersKept } from './lb-invalid-headers-kept.ts'

const key = 'routing.http.drop_invalid_header_fields.enabled'
const attribute = (Value: unknown) => ({ LoadBalancerAttributes: [{ Key: key, Value }] })
const LoadBalancerArn = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/shop/0a1b'
const described = { 'balancers.json': { LoadBalancers: [{ LoadBalancerArn, Type: 'application' }] } }

traitCases(lbInvalidHeadersKept, [
  {
    name: 'not set',
    properties: { Type: 'application' },
    gives: { '': { is: 'present', severity: 'low', says: [`${key} is not set and AWS takes "false".`] } },
  },
  {
    name: 'kept',
    properties: attribute('false'),
    gives: { '': { is: 'present', says: [`${key} is "false".`] } },
  },
  { name: 'dropped', properties: attribute('true'), gives: { '': 'absent' } },
  { name: 'a network load balancer', properties: { Type: 'network' }, gives: { '': 'not-applicable' } },
  {
    name: 'a value without a default, and a key',
    template: {
      Parameters: { Text: { Type: 'String' } },
      Resources: {
        Value: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: attribute({ Ref: 'Text' }) },
        Key: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: { LoadBalancerAttributes: [{ Key: { Ref: 'Text' }, Value: 'true' }] },
        },
        Kind: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: { Type: { Ref: 'Text' } } },
      },
    },
    gives: { Value: 'unknown', Key: 'unknown', Kind: 'unknown' },
  },
  {
    name: 'replies without its attributes',
    files: described,
    gives: { '': 'unknown' },
  },
  {
    name: 'dropped where it matters',
    template: {
      Parameters: { Stage: { Type: 'String', AllowedValues: ['test', 'prod'] } },
      Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] } },
      Resources: {
        It: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: attribute({ 'Fn::If': ['IsProd', 'true', 'false'] }),
        },
      },
    },
    gives: { '': { is: 'present', certainty: 'possible', when: ['Stage is "test"'] } },
  },
])
