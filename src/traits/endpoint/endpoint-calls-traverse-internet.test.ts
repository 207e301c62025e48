import { shop } from '../../../test/endpoint-case.ts'
import { traitCases } from '../../../test/trait-cases.ts'
import { endpointCallsTraverseInternet } from './endpoint-calls-traverse-internet.ts'

const logs = { container: { LogConfiguration: { LogDriver: 'awslogs' } } }
const intent = { privateCalls: true }

traitCases(endpointCallsTraverseInternet, [
  {
    name: 'by a NAT gateway',
    template: shop({ ...logs, out: 'nat' }),
    intent,
    gives: {
      '': {
        is: 'present',
        severity: 'low',
        says: [
          'Calls of logs from subnet "Subnet" leave by a NAT gateway: the VPC has no endpoint of it.',
          '"Web": Container "web" logs by awslogs.',
        ],
      },
    },
  },
  {
    name: 'by the internet gateway, past an endpoint without private names',
    template: shop({ ...logs, out: 'internet', endpoints: ['logs'], endpoint: { PrivateDnsEnabled: false } }),
    intent: { privateCalls: ['*#Vpc'] },
    gives: {
      '': {
        is: 'present',
        says: [
          'Calls of logs from subnet "Subnet" leave by the internet gateway: the endpoint of it has no private DNS names.',
          '"Web": Container "web" logs by awslogs.',
        ],
      },
    },
  },
  {
    name: 'no internet gateway is allowed',
    template: shop({ ...logs, out: 'nat' }),
    intent: { noInternetGateway: ['*'] },
    gives: { '': 'present' },
  },
  {
    name: 'an endpoint',
    template: shop({ ...logs, out: 'nat', endpoints: ['logs'] }),
    intent,
    gives: { '': 'absent' },
  },
  { name: 'no way out', template: shop(logs), intent, gives: { '': 'absent' } },
  { name: 'nothing is called', template: shop({ out: 'nat' }), intent, gives: { '': 'absent' } },
  { name: 'by a transit gateway', template: shop({ ...logs, out: 'transit' }), intent, gives: { '': 'unknown' } },
  {
    name: 'nothing is declared',
    template: shop({ ...logs, out: 'nat' }),
    gives: {
      '': { is: 'unknown', says: ['Whether calls of AWS have to stay inside is not declared (privateCalls).'] },
    },
  },
  {
    name: 'calls may leave',
    template: shop({ ...logs, out: 'nat' }),
    intent: { privateCalls: false },
    gives: { '': 'not-applicable' },
  },
])
