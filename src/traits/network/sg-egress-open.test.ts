import { given, group, ofTasks } from '../../../test/group-cases.ts'
import { made, network, ref } from '../../../test/network-template.ts'
import { traitCases } from '../../../test/trait-cases.ts'
import { sgEgressOpen } from './sg-egress-open.ts'

const other = { BalancerGroup: 'not-applicable' } as const
const out = (...SecurityGroupEgress: readonly unknown[]) => ({ It: group([], { SecurityGroupEgress }) })
const https = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }

traitCases(sgEgressOpen, [
  {
    name: 'what AWS takes',
    template: ofTasks([]),
    gives: {
      ...other,
      'It/all traffic to 0.0.0.0/0': {
        is: 'present',
        severity: 'low',
        certainty: 'certain',
        says: ['securityGroupEgress is not set and AWS lets everything out.'],
      },
    },
  },
  {
    name: 'written, in both versions of IP',
    template: ofTasks([], out({ IpProtocol: '-1', CidrIp: '0.0.0.0/0' }, { IpProtocol: '-1', CidrIpv6: '::/0' })),
    gives: {
      ...other,
      'It/all traffic to 0.0.0.0/0': { is: 'present', says: ['It lets everything out to "0.0.0.0/0".'] },
      'It/all traffic to ::/0': 'present',
    },
  },
  {
    name: 'HTTPS alone',
    template: ofTasks([], out(https)),
    gives: { ...other, 'It/TCP 443 to 0.0.0.0/0': 'absent' },
  },
  {
    name: 'a rule beside a group that says nothing',
    template: ofTasks([], { Rule: made('AWS::EC2::SecurityGroupEgress', { GroupId: ref('It'), ...https }) }),
    gives: {
      ...other,
      'It/TCP 443 to 0.0.0.0/0': 'absent',
      'It/all traffic to 0.0.0.0/0': { is: 'present', certainty: 'possible' },
    },
  },
  {
    name: 'a workload that is declared to be strict',
    template: ofTasks([]),
    intent: { dataClasses: [{ match: '*#Web', value: ['strict'] }] },
    gives: {
      ...other,
      'It/all traffic to 0.0.0.0/0': {
        is: 'present',
        severity: 'medium',
        says: [
          'securityGroupEgress is not set and AWS lets everything out.',
          'Web is declared to hold data of the class "strict".',
        ],
      },
    },
  },
  {
    name: 'a protocol and a range without values',
    template: ofTasks(
      [],
      out({ IpProtocol: ref('Given'), CidrIp: '0.0.0.0/0' }, { IpProtocol: '-1', CidrIp: ref('Given') }),
      given,
    ),
    gives: { ...other, 'It/all traffic to 0.0.0.0/0': 'unknown', [`It/all traffic to \${Given}`]: 'unknown' },
  },
  {
    name: 'nobody in the scan has it',
    template: { Resources: { Vpc: network.Vpc, It: group([]) } },
    gives: { 'all traffic to 0.0.0.0/0': { is: 'present', certainty: 'possible' } },
  },
])
