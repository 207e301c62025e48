import { given, ofTasks, tcp, world } from '../../../test/group-cases.ts'
import { ref } from '../../../test/network-template.ts'
import { traitCases } from '../../../test/trait-cases.ts'
import { sgRuleNoDescription } from './sg-rule-no-description.ts'

const other = { BalancerGroup: 'not-applicable' } as const

traitCases(sgRuleNoDescription, [
  {
    name: 'with, without, and an empty one',
    template: ofTasks([
      { ...tcp(8080), ...world, Description: 'Customers' },
      { ...tcp(8081), ...world },
      { ...tcp(8082), ...world, Description: ' ' },
    ]),
    gives: {
      ...other,
      'It/ingress TCP 8080 from 0.0.0.0/0': 'absent',
      'It/ingress TCP 8081 from 0.0.0.0/0': {
        is: 'present',
        severity: 'info',
        says: ['description of ingress "TCP 8081 from 0.0.0.0/0" is not set.'],
      },
      'It/ingress TCP 8082 from 0.0.0.0/0': 'present',
    },
  },
  { name: 'no rules', template: ofTasks([]), gives: { ...other, It: 'absent' } },
  {
    name: 'one without a value',
    template: ofTasks([{ ...tcp(8080), ...world, Description: ref('Given') }], {}, given),
    gives: { ...other, 'It/ingress TCP 8080 from 0.0.0.0/0': 'unknown' },
  },
])
