import { shop } from '../../../test/endpoint-case.ts'
import { traitCases } from '../../../test/trait-cases.ts'
import { endpointMissingExec } from './endpoint-missing-exec.ts'

const wanting = { container: {}, service: { EnableExecuteCommand: true } }

traitCases(endpointMissingExec, [
  {
    name: 'none, with a NAT gateway',
    template: shop({ ...wanting, out: 'nat' }),
    gives: {
      '': {
        is: 'present',
        severity: 'low',
        certainty: 'certain',
        says: ['It has no endpoint of ssmmessages.', '"Web": enableExecuteCommand is true.'],
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
    template: shop({ ...wanting, endpoints: ['ssmmessages'] }),
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
      '': { is: 'unknown', says: ['Whether "template.json#Some" is an endpoint of ssmmessages is not known.'] },
    },
  },
  {
    name: 'given later',
    template: shop({ out: 'nat', service: { EnableExecuteCommand: { Ref: 'Given' } } }),
    gives: { '': 'unknown' },
  },
  { name: 'not needed', template: shop({ out: 'nat' }), gives: { '': 'not-applicable' } },
  { name: 'nobody runs in it', properties: { CidrBlock: '10.0.0.0/16' }, gives: { '': 'not-applicable' } },
])
