import { behind, fromGroup, ofTasks, tcp, world } from '../../../test/group-cases.ts'
import { traitCases } from '../../../test/trait-cases.ts'
import { sgIngressBroaderThanNlb } from './sg-ingress-broader-than-nlb.ts'

const other = { BalancerGroup: 'not-applicable' } as const
const rules = [
  { ...tcp(8080), ...fromGroup('BalancerGroup') },
  { ...tcp(8080), CidrIp: '10.0.0.0/16' },
  { ...tcp(8080), ...world },
]
const preserving = [{ Key: 'preserve_client_ip.enabled', Value: 'true' }]

traitCases(sgIngressBroaderThanNlb, [
  {
    name: 'tasks see the load balancer',
    template: ofTasks(rules, behind('network')),
    gives: {
      ...other,
      'It/TCP 8080 from BalancerGroup': 'absent',
      'It/TCP 8080 from 10.0.0.0/16': 'absent',
      'It/TCP 8080 from 0.0.0.0/0': {
        is: 'present',
        severity: 'medium',
        says: ['It lets "0.0.0.0/0", which is more than the VPC, in on TCP 8080.'],
      },
    },
  },
  {
    name: 'tasks see the clients, and nobody says who these are',
    template: ofTasks(rules, behind('network', {}, preserving)),
    gives: {
      ...other,
      'It/TCP 8080 from BalancerGroup': 'absent',
      'It/TCP 8080 from 10.0.0.0/16': {
        is: 'unknown',
        says: ['Who is meant to use the load balancer, whose clients the tasks see, is not declared.'],
      },
      'It/TCP 8080 from 0.0.0.0/0': 'unknown',
    },
  },
  {
    name: 'tasks see the clients, who are declared',
    template: ofTasks(rules, behind('network', {}, preserving)),
    intent: { intendedClients: [{ match: '*#Balancer', value: ['10.0.0.0/8'] }] },
    gives: {
      ...other,
      'It/TCP 8080 from BalancerGroup': 'absent',
      'It/TCP 8080 from 10.0.0.0/16': 'absent',
      'It/TCP 8080 from 0.0.0.0/0': {
        is: 'present',
        says: ['It lets "0.0.0.0/0", which is more than the intended clients, in on TCP 8080.'],
      },
    },
  },
  {
    name: 'behind an application load balancer',
    template: ofTasks(rules, behind('application')),
    gives: { ...other, It: 'not-applicable' },
  },
])
