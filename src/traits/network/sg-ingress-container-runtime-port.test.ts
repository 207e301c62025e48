import { fromGroup, given, ofHosts, tcp, world } from '../../../test/group-cases.ts'
import { ref } from '../../../test/network-template.ts'
import { traitCases } from '../../../test/trait-cases.ts'
import { sgIngressContainerRuntimePort } from './sg-ingress-container-runtime-port.ts'

const other = { BalancerGroup: 'not-applicable' } as const

traitCases(sgIngressContainerRuntimePort, [
  {
    name: 'Docker, for everybody, for the VPC and for a group',
    template: ofHosts([
      { ...tcp(2375), ...world },
      { ...tcp(2376), CidrIp: '10.0.0.0/16' },
      { ...tcp(51678, 51680), ...fromGroup('BalancerGroup') },
    ]),
    gives: {
      ...other,
      'It/TCP 2375 from 0.0.0.0/0': {
        is: 'present',
        severity: 'critical',
        says: ['It lets "0.0.0.0/0" in on TCP 2375, where Docker may listen.'],
      },
      'It/TCP 2376 from 10.0.0.0/16': { is: 'present', severity: 'critical' },
      'It/TCP 51678-51680 from BalancerGroup': {
        is: 'present',
        says: ['It lets group "BalancerGroup" in on TCP 51678-51680, where the agent may listen.'],
      },
    },
  },
  {
    name: 'the range that load balancers reach tasks by',
    template: ofHosts([
      { ...tcp(32768, 65535), ...fromGroup('BalancerGroup') },
      { ...tcp(32768, 65535), CidrIp: '10.0.0.0/16' },
    ]),
    gives: {
      ...other,
      'It/TCP 32768-65535 from BalancerGroup': 'absent',
      'It/TCP 32768-65535 from 10.0.0.0/16': { is: 'present', severity: 'high' },
    },
  },
  {
    name: 'another port, and a range without a value',
    template: ofHosts(
      [
        { ...tcp(443), ...world },
        { ...tcp(2375), CidrIp: ref('Given') },
      ],
      {},
      given,
    ),
    gives: { ...other, 'It/TCP 443 from 0.0.0.0/0': 'absent', [`It/TCP 2375 from \${Given}`]: 'unknown' },
  },
])
