import { shop } from '../../../test/endpoint-case.ts'
import { traitCases } from '../../../test/trait-cases.ts'
import { endpointPrivateDnsOff } from './endpoint-private-dns-off.ts'

const service = { 'Fn::Sub': 'com.amazonaws.${AWS::Region}.logs' }
const own = (properties: object) => ({ VpcEndpointType: 'Interface', ServiceName: service, ...properties })

traitCases(endpointPrivateDnsOff, [
  {
    name: 'off',
    properties: own({ PrivateDnsEnabled: false }),
    gives: { '': { is: 'present', severity: 'low', says: ['privateDnsEnabled is false.'] } },
  },
  {
    name: 'not set',
    properties: own({}),
    gives: { '': { is: 'present', says: ['privateDnsEnabled is not set and AWS takes false.'] } },
  },
  { name: 'on', properties: own({ PrivateDnsEnabled: true }), gives: { '': 'absent' } },
  { name: 'on in a VPC with names', template: shop({ endpoints: ['logs'] }), gives: { '': 'absent' } },
  {
    name: 'on in a VPC without names',
    template: shop({ endpoints: ['logs'], vpc: { EnableDnsHostnames: false } }),
    gives: { '': { is: 'present', says: ['enableDnsHostnames of its VPC is false.'] } },
  },
  {
    name: 'given later',
    template: shop({ endpoints: ['logs'], endpoint: { PrivateDnsEnabled: { Ref: 'Given' } } }),
    gives: { '': 'unknown' },
  },
  {
    name: 'a service that is given later',
    template: shop({ endpoints: ['logs'], endpoint: { ServiceName: { Ref: 'Given' } } }),
    gives: { '': 'unknown' },
  },
  {
    name: 'a service of somebody else',
    properties: own({ ServiceName: 'com.amazonaws.vpce.eu-west-1.vpce-svc-0a1b2c3d' }),
    gives: { '': 'not-applicable' },
  },
  {
    name: 'a gateway endpoint',
    properties: { ServiceName: 'com.amazonaws.eu-west-1.s3', VpcEndpointType: 'Gateway' },
    gives: { '': 'not-applicable' },
  },
])
