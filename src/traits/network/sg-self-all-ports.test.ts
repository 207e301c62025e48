import { everything, fromGroup, given, ofTasks, tcp } from '../../../test/group-cases.ts'
import { made, network, ref, service } from '../../../test/network-template.ts'
import { traitCases } from '../../../test/trait-cases.ts'
import { sgSelfAllPorts } from './sg-self-all-ports.ts'

const other = { BalancerGroup: 'not-applicable' } as const
const self = (permission: object) => ({
  Self: made('AWS::EC2::SecurityGroupIngress', { GroupId: ref('It'), ...permission, ...fromGroup('It') }),
})

traitCases(sgSelfAllPorts, [
  {
    name: 'two services share it',
    template: ofTasks([], { ...self(everything), Api: service(['Private'], [ref('It')]) }),
    gives: {
      ...other,
      'It/all traffic from It': {
        is: 'present',
        severity: 'low',
        says: ['It lets its own members in on all ports.', 'Api and Web have it.'],
      },
    },
  },
  {
    name: 'one service has it',
    template: ofTasks([], self(everything)),
    gives: { ...other, 'It/all traffic from It': 'absent' },
  },
  {
    name: 'one port',
    template: ofTasks([], { ...self(tcp(8080)), Api: service(['Private'], [ref('It')]) }),
    gives: { ...other, 'It/TCP 8080 from It': 'absent' },
  },
  {
    name: 'nobody in the scan has it',
    template: {
      ...given,
      Resources: { Vpc: network.Vpc, It: made('AWS::EC2::SecurityGroup', { VpcId: ref('Vpc') }), ...self(everything) },
    },
    gives: { 'all traffic from It': 'unknown' },
  },
])
