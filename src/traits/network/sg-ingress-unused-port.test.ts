import { given, ofHosts, ofTasks, tcp, world } from '../../../test/group-cases.ts'
import { loadBalancer, ref, service } from '../../../test/network-template.ts'
import { traitCases } from '../../../test/trait-cases.ts'
import { sgIngressUnusedPort } from './sg-ingress-unused-port.ts'

const other = { BalancerGroup: 'not-applicable' } as const

traitCases(sgIngressUnusedPort, [
  {
    name: 'a port of the container, a range with it, and others',
    template: ofTasks([
      { ...tcp(8080), ...world },
      { ...tcp(8000, 9000), ...world },
      { ...tcp(5005), ...world },
      { IpProtocol: 'udp', FromPort: 8080, ToPort: 8080, ...world },
      { IpProtocol: '-1', ...world },
    ]),
    gives: {
      ...other,
      'It/TCP 8080 from 0.0.0.0/0': 'absent',
      'It/TCP 8000-9000 from 0.0.0.0/0': 'absent',
      'It/TCP 5005 from 0.0.0.0/0': {
        is: 'present',
        severity: 'low',
        certainty: 'certain',
        says: ['No container of Web has a port of TCP 5005.'],
      },
      'It/UDP 8080 from 0.0.0.0/0': 'present',
      'It/all traffic from 0.0.0.0/0': 'absent',
    },
  },
  {
    name: 'a load balancer shares the group',
    template: ofTasks([{ ...tcp(443), ...world }], { Balancer: loadBalancer(['Public'], [ref('It')]) }),
    gives: { BalancerGroup: 'absent', It: 'not-applicable' },
  },
  {
    name: 'hosts: what nobody in the scan runs there, and SSH',
    template: ofHosts([
      { ...tcp(8080), ...world },
      { ...tcp(22), ...world },
    ]),
    gives: { ...other, 'It/TCP 8080 from 0.0.0.0/0': 'unknown', 'It/TCP 22 from 0.0.0.0/0': 'absent' },
  },
  {
    name: 'a task definition of somebody else, and a port without a value',
    template: ofTasks(
      [
        { ...tcp(5005), ...world },
        { ...tcp(ref('Given')), ...world },
      ],
      { Web: service(['Private'], [ref('It')], { TaskDefinition: ref('Given') }) },
      given,
    ),
    gives: { ...other, 'It/TCP 5005 from 0.0.0.0/0': 'unknown', 'It/TCP from 0.0.0.0/0': 'absent' },
  },
])
