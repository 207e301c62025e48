import { everything, given, ofHosts, ofTasks, tcp, world } from '../../../test/group-cases.ts'
import { ref } from '../../../test/network-template.ts'
import { traitCases } from '../../../test/trait-cases.ts'
import { sgIngressAdminPort } from './sg-ingress-admin-port.ts'

const other = { BalancerGroup: 'not-applicable' } as const

traitCases(sgIngressAdminPort, [
  {
    name: 'SSH, a range with RDP, everything, and the web',
    template: ofHosts([
      { ...tcp(22), ...world },
      { ...tcp(3000, 4000), CidrIp: '54.0.0.0/8' },
      { ...everything, CidrIpv6: '::/0' },
      { ...tcp(443), ...world },
    ]),
    gives: {
      ...other,
      'It/TCP 22 from 0.0.0.0/0': {
        is: 'present',
        severity: 'high',
        certainty: 'certain',
        says: ['It lets "0.0.0.0/0" in on SSH (22).'],
      },
      'It/TCP 3000-4000 from 54.0.0.0/8': { is: 'present', says: ['It lets "54.0.0.0/8" in on RDP (3389).'] },
      'It/all traffic from ::/0': {
        is: 'present',
        says: ['It lets "::/0" in on SSH (22), RDP (3389), WinRM (5985), WinRM (5986).'],
      },
      'It/TCP 443 from 0.0.0.0/0': 'absent',
    },
  },
  {
    name: 'the office',
    template: ofHosts([{ ...tcp(22), CidrIp: '198.51.100.0/24' }]),
    gives: { ...other, 'It/TCP 22 from 198.51.100.0/24': 'absent' },
  },
  {
    name: 'tasks have no such port',
    template: ofTasks([{ ...tcp(22), ...world }]),
    gives: { ...other, It: 'not-applicable' },
  },
  {
    name: 'a range and a port without values',
    template: ofHosts(
      [
        { ...tcp(22), CidrIp: ref('Given') },
        { ...tcp(ref('Given')), ...world },
      ],
      {},
      given,
    ),
    gives: { ...other, [`It/TCP 22 from \${Given}`]: 'unknown', 'It/TCP from 0.0.0.0/0': 'unknown' },
  },
])
