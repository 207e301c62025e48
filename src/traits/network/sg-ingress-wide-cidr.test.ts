import { given, ofTasks, tcp, world } from '../../../test/group-cases.ts'
import { ref } from '../../../test/network-template.ts'
import { traitCases } from '../../../test/trait-cases.ts'
import { sgIngressWideCidr } from './sg-ingress-wide-cidr.ts'

const other = { BalancerGroup: 'not-applicable' } as const
const from = (CidrIp: unknown) => ({ ...tcp(8080), CidrIp })

traitCases(sgIngressWideCidr, [
  {
    name: 'wide and public, everybody, narrow, and private',
    template: ofTasks([from('54.0.0.0/8'), { ...tcp(8080), ...world }, from('54.0.0.0/16'), from('10.0.0.0/8')]),
    gives: {
      ...other,
      'It/TCP 8080 from 54.0.0.0/8': {
        is: 'present',
        severity: 'medium',
        says: ['It lets "54.0.0.0/8", a public range wider than /16, in on TCP 8080.'],
      },
      'It/TCP 8080 from 0.0.0.0/0': 'absent',
      'It/TCP 8080 from 54.0.0.0/16': 'absent',
      'It/TCP 8080 from 10.0.0.0/8': 'absent',
    },
  },
  {
    name: 'a range that is trusted, and what is declared to be wide',
    template: ofTasks([from('54.0.0.0/8'), from('52.0.0.0/18')]),
    intent: { trustedNetworks: ['54.0.0.0/8'], widestPublicRange: '/20' },
    gives: { ...other, 'It/TCP 8080 from 54.0.0.0/8': 'absent', 'It/TCP 8080 from 52.0.0.0/18': 'present' },
  },
  {
    name: 'a range without a value',
    template: ofTasks([from(ref('Given')), from({ 'Fn::Sub': `\${Given}/24` })], {}, given),
    gives: {
      ...other,
      [`It/TCP 8080 from \${Given}`]: 'unknown',
      [`It/TCP 8080 from \${Given}/24`]: 'absent',
    },
  },
])
