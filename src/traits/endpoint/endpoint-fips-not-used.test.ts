import { shop } from '../../../test/endpoint-case.ts'
import { traitCases } from '../../../test/trait-cases.ts'
import { endpointFipsNotUsed } from './endpoint-fips-not-used.ts'

const kms = (region: string, service = 'kms') => ({
  VpcEndpointType: 'Interface',
  ServiceName: `com.amazonaws.${region}.${service}`,
})
const intent = { fips: true }

traitCases(endpointFipsNotUsed, [
  {
    name: 'the plain one',
    properties: kms('us-east-1'),
    intent,
    gives: {
      '': {
        is: 'present',
        severity: 'medium',
        certainty: 'certain',
        says: ['serviceName is that of kms, not of kms-fips.'],
      },
    },
  },
  { name: 'the one of FIPS', properties: kms('us-east-1', 'kms-fips'), intent, gives: { '': 'absent' } },
  { name: 'in Europe', properties: kms('eu-west-1'), intent, gives: { '': 'not-applicable' } },
  { name: 'a service without one', properties: kms('us-east-1', 'xray'), intent, gives: { '': 'not-applicable' } },
  { name: 'not required', properties: kms('us-east-1'), intent: { fips: false }, gives: { '': 'not-applicable' } },
  { name: 'nothing is declared', properties: kms('us-east-1'), gives: { '': 'unknown' } },
  {
    name: 'a workload with FedRAMP data, in a Region that is not known',
    template: shop({ endpoints: ['ssm'] }),
    intent: { dataClasses: [{ match: '*#Web', value: ['fedramp'] }] },
    gives: { '': { is: 'present', certainty: 'possible' } },
  },
  {
    name: 'workloads with other data',
    template: shop({ endpoints: ['ssm'] }),
    intent: { dataClasses: [{ match: '*#Other', value: ['fedramp'] }] },
    gives: { '': 'not-applicable' },
  },
])
