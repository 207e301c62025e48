import { ofTasks } from '../../../test/group-cases.ts'
import { ref, service } from '../../../test/network-template.ts'
import { traitCases } from '../../../test/trait-cases.ts'
import { sgSharedAcrossServices } from './sg-shared-across-services.ts'

const other = { BalancerGroup: 'not-applicable' } as const
const shared = ofTasks([], { Api: service(['Private'], [ref('It')]) })

traitCases(sgSharedAcrossServices, [
  {
    name: 'two tiers',
    template: shared,
    intent: {
      tiers: [
        { match: '*#Web', value: 'web' },
        { match: '*#Api', value: 'data' },
      ],
    },
    gives: {
      ...other,
      It: { is: 'present', severity: 'low', says: ['Api (tier data) and Web (tier web) both have it.'] },
    },
  },
  {
    name: 'one of them holds cardholder data',
    template: shared,
    intent: { dataClasses: [{ match: '*#Api', value: ['cardholder'] }] },
    gives: {
      ...other,
      It: { is: 'present', says: ['Api (cardholder) and Web (nothing declared) both have it.'] },
    },
  },
  {
    name: 'one tier',
    template: shared,
    intent: { tiers: [{ match: '*', value: 'web' }] },
    gives: { ...other, It: 'absent' },
  },
  { name: 'nothing is declared', template: shared, gives: { ...other, It: 'unknown' } },
])
