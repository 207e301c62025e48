import { behind, fromGroup, given, group, ofTasks, tcp } from '../../../test/group-cases.ts'
import { ref, service } from '../../../test/network-template.ts'
import { traitCases } from '../../../test/trait-cases.ts'
import { sgIngressBroaderThanAlb } from './sg-ingress-broader-than-alb.ts'

const other = { BalancerGroup: 'not-applicable' } as const

traitCases(sgIngressBroaderThanAlb, [
  {
    name: 'the load balancer, the VPC, other tasks, and another port',
    template: ofTasks(
      [
        { ...tcp(8080), ...fromGroup('BalancerGroup') },
        { ...tcp(8080), CidrIp: '10.0.0.0/16' },
        { ...tcp(8080), ...fromGroup('ApiGroup') },
        { ...tcp(9090), CidrIp: '10.0.0.0/16' },
      ],
      { ...behind('application'), ApiGroup: group([]), Api: service(['Private'], [ref('ApiGroup')]) },
    ),
    gives: {
      ...other,
      ApiGroup: 'not-applicable',
      'It/TCP 8080 from BalancerGroup': 'absent',
      'It/TCP 8080 from 10.0.0.0/16': {
        is: 'present',
        severity: 'medium',
        certainty: 'certain',
        says: ['It lets "10.0.0.0/16", not the load balancer alone, in on TCP 8080.'],
      },
      'It/TCP 8080 from ApiGroup': {
        is: 'present',
        says: ['It lets group "ApiGroup", which is not that of the load balancer, in on TCP 8080.'],
      },
      'It/TCP 9090 from 10.0.0.0/16': 'absent',
    },
  },
  {
    name: 'behind a network load balancer',
    template: ofTasks([{ ...tcp(8080), CidrIp: '10.0.0.0/16' }], behind('network')),
    gives: { ...other, It: 'not-applicable' },
  },
  {
    name: 'behind nothing',
    template: ofTasks([{ ...tcp(8080), CidrIp: '10.0.0.0/16' }]),
    gives: { ...other, It: 'not-applicable' },
  },
  {
    name: 'a group of somebody else',
    template: ofTasks([{ ...tcp(8080), SourceSecurityGroupId: ref('Given') }], behind('application'), given),
    gives: { ...other, [`It/TCP 8080 from \${Given}`]: 'unknown' },
  },
])
