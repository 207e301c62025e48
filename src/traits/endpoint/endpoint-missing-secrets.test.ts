import { shop } from '../../../test/endpoint-case.ts'
import { traitCases } from '../../../test/trait-cases.ts'
import { endpointMissingSecrets } from './endpoint-missing-secrets.ts'

const wanting = {
  container: {
    Secrets: [{ Name: 'KEY', ValueFrom: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop-a1b2c3' }],
  },
}

traitCases(endpointMissingSecrets, [
  {
    name: 'none, with a NAT gateway',
    template: shop({ ...wanting, out: 'nat' }),
    gives: {
      '': {
        is: 'present',
        severity: 'low',
        certainty: 'certain',
        says: ['It has no endpoint of secretsmanager.', '"Web": Container "web" gets "KEY" from it.'],
      },
    },
  },
  {
    name: 'none, and no way out',
    template: shop(wanting),
    gives: { '': { is: 'present', severity: 'medium' } },
  },
  {
    name: 'all are there',
    template: shop({ ...wanting, endpoints: ['secretsmanager'] }),
    gives: { '': 'absent' },
  },
  {
    name: 'one may be there',
    template: shop({
      ...wanting,
      endpoints: [],
      more: {
        Some: {
          Type: 'AWS::EC2::VPCEndpoint',
          Properties: { VpcId: { Ref: 'Vpc' }, ServiceName: { Ref: 'Given' }, VpcEndpointType: 'Interface' },
        },
      },
    }),
    gives: {
      '': { is: 'unknown', says: ['Whether "template.json#Some" is an endpoint of secretsmanager is not known.'] },
    },
  },
  {
    name: 'a parameter',
    template: shop({ out: 'nat', container: { Secrets: [{ Name: 'KEY', ValueFrom: '/shop/key' }] } }),
    gives: {
      '': { is: 'present', says: ['It has no endpoint of ssm.', '"Web": Container "web" gets "KEY" from it.'] },
    },
  },
  {
    name: 'a secret of the template',
    template: shop({
      out: 'nat',
      container: { Secrets: [{ Name: 'KEY', ValueFrom: { Ref: 'Kept' } }] },
      more: { Kept: { Type: 'AWS::SecretsManager::Secret', Properties: {} } },
    }),
    gives: { '': 'present' },
  },
  {
    name: 'one that is given later',
    template: shop({ out: 'nat', container: { Secrets: [{ Name: 'KEY', ValueFrom: { Ref: 'Given' } }] } }),
    gives: { '': { is: 'unknown', says: ['"Web": Where Container "web" gets "KEY" from is not known.'] } },
  },
  { name: 'not needed', template: shop({ out: 'nat' }), gives: { '': 'not-applicable' } },
  { name: 'nobody runs in it', properties: { CidrBlock: '10.0.0.0/16' }, gives: { '': 'not-applicable' } },
])
