import { everything, fromGroup, given, group, ofTasks, tcp, world } from '../../../test/group-cases.ts'
import { made, ref } from '../../../test/network-template.ts'
import { traitCases } from '../../../test/trait-cases.ts'
import { sgIngressAllPorts } from './sg-ingress-all-ports.ts'

const other = { BalancerGroup: 'not-applicable' } as const

traitCases(sgIngressAllPorts, [
  {
    name: 'all traffic and all ports, from ranges',
    template: ofTasks([
      { ...everything, ...world },
      { ...tcp(0, 65535), CidrIp: '10.0.0.0/16' },
      { ...tcp(1, 65535), CidrIp: '10.0.0.7/32' },
      { ...tcp(8080), ...world },
    ]),
    gives: {
      ...other,
      'It/all traffic from 0.0.0.0/0': {
        is: 'present',
        severity: 'high',
        says: ['It lets "0.0.0.0/0" in on all ports and protocols.'],
      },
      'It/TCP from 10.0.0.0/16': { is: 'present', says: ['It lets "10.0.0.0/16" in on all ports of TCP.'] },
      'It/TCP 1-65535 from 10.0.0.7/32': 'absent',
      'It/TCP 8080 from 0.0.0.0/0': 'absent',
    },
  },
  {
    name: 'from the load balancer, from itself and from other tasks',
    template: ofTasks(
      [
        { ...everything, ...fromGroup('BalancerGroup') },
        { ...everything, ...fromGroup('ApiGroup') },
      ],
      {
        Self: made('AWS::EC2::SecurityGroupIngress', { GroupId: ref('It'), ...everything, ...fromGroup('It') }),
        ApiGroup: group([]),
        Api: made('AWS::ECS::Service', {
          LaunchType: 'FARGATE',
          TaskDefinition: ref('Task'),
          NetworkConfiguration: {
            AwsvpcConfiguration: { Subnets: [ref('Private')], SecurityGroups: [ref('ApiGroup')] },
          },
        }),
      },
    ),
    gives: {
      ...other,
      ApiGroup: 'absent',
      Self: 'not-applicable',
      'It/all traffic from BalancerGroup': 'absent',
      'It/all traffic from It': 'absent',
      'It/all traffic from ApiGroup': {
        is: 'present',
        says: ['It lets group "ApiGroup" in on all ports and protocols.'],
      },
    },
  },
  {
    name: 'from a group of somebody else, on ports without a value',
    template: ofTasks(
      [
        { ...everything, SourceSecurityGroupId: ref('Given') },
        { ...tcp(ref('Given')), ...world },
      ],
      {},
      given,
    ),
    gives: { ...other, [`It/all traffic from \${Given}`]: 'unknown', 'It/TCP from 0.0.0.0/0': 'unknown' },
  },
])
