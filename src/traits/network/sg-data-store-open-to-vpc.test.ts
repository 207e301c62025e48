import { fromGroup, given, group, tcp, world } from '../../../test/group-cases.ts'
import { made, network, ref, service, taskDefinition } from '../../../test/network-template.ts'
import { traitCases } from '../../../test/trait-cases.ts'
import { sgDataStoreOpenToVpc } from './sg-data-store-open-to-vpc.ts'

const template = (ingress: readonly unknown[], more: object = {}) => ({
  ...more,
  Resources: {
    ...network,
    Task: taskDefinition(),
    Web: service(['Private'], [ref('WebGroup')]),
    WebGroup: group([]),
    Subnets: made('AWS::RDS::DBSubnetGroup', {
      DBSubnetGroupDescription: 'shop',
      SubnetIds: [ref('Private'), ref('Public')],
    }),
    Orders: made('AWS::RDS::DBInstance', { DBSubnetGroupName: ref('Subnets'), VPCSecurityGroups: [ref('It')] }),
    It: group(ingress),
  },
})
const other = { WebGroup: 'not-applicable' } as const

traitCases(sgDataStoreOpenToVpc, [
  {
    name: 'the VPC, a subnet, everybody, one address, and the tasks',
    template: template([
      { ...tcp(5432), CidrIp: '10.0.0.0/16' },
      { ...tcp(5433), CidrIp: '10.0.1.0/24' },
      { ...tcp(5434), ...world },
      { ...tcp(5435), CidrIp: '10.0.1.7/32' },
      { ...tcp(5436), ...fromGroup('WebGroup') },
    ]),
    gives: {
      ...other,
      'It/TCP 5432 from 10.0.0.0/16': {
        is: 'present',
        severity: 'medium',
        says: ['It lets all of "10.0.0.0/16" in on TCP 5432 to Orders in Private.'],
      },
      'It/TCP 5433 from 10.0.1.0/24': 'present',
      'It/TCP 5434 from 0.0.0.0/0': 'present',
      'It/TCP 5435 from 10.0.1.7/32': 'absent',
      'It/TCP 5436 from WebGroup': 'absent',
    },
  },
  {
    name: 'a range without a value',
    template: template([{ ...tcp(5432), CidrIp: ref('Given') }], given),
    gives: { ...other, [`It/TCP 5432 from \${Given}`]: 'unknown' },
  },
])
