import { traitCases } from '../../../test/trait-cases.ts'
import { lbDeletionProtectionOff } from './lb-deletion-protection-off.ts'

const key = 'deletion_protection.enabled'
const protection = (Value: unknown) => ({ Type: 'network', LoadBalancerAttributes: [{ Key: key, Value }] })

traitCases(lbDeletionProtectionOff, [
  { name: 'off', properties: protection('false'), gives: { '': { is: 'present', severity: 'info' } } },
  {
    name: 'not set',
    properties: { Name: 'shop' },
    gives: { '': { is: 'present', says: [`${key} is not set and AWS takes "false".`] } },
  },
  { name: 'on', properties: protection(true), gives: { '': 'absent' } },
  {
    name: 'a value without a default',
    template: {
      Parameters: { Keep: { Type: 'String' } },
      Resources: {
        It: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: protection({ Ref: 'Keep' }) },
      },
    },
    gives: { '': 'unknown' },
  },
])
