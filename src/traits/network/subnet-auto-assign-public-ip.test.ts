import { hosts, loadBalancer, made, network, ref, service, taskDefinition } from '../../../test/network-template.ts'
import { traitCases } from '../../../test/trait-cases.ts'
import { subnetAutoAssignPublicIp } from './subnet-auto-assign-public-ip.ts'

const Public = made('AWS::EC2::Subnet', { VpcId: ref('Vpc'), CidrBlock: '10.0.0.0/24', MapPublicIpOnLaunch: true })
const template = (Resources: object) => ({ Resources: { ...network, Public, Task: taskDefinition(), ...Resources } })

traitCases(subnetAutoAssignPublicIp, [
  {
    name: 'container instances start in it',
    template: template(hosts(['Public'])),
    gives: {
      Public: {
        is: 'present',
        severity: 'medium',
        certainty: 'certain',
        says: ['mapPublicIpOnLaunch is true.', 'Container instances start in it: Hosts in Public.'],
      },
      Private: 'absent',
    },
  },
  {
    name: 'tasks stand in it',
    template: template({ Web: service(['Public']) }),
    gives: { Public: { is: 'present', severity: 'low', certainty: 'certain' }, Private: 'absent' },
  },
  {
    name: 'a load balancer alone stands in it',
    template: template({ Web: service(['Private']), Balancer: loadBalancer(['Public']) }),
    gives: { Public: 'not-applicable', Private: 'absent' },
  },
  {
    name: 'nothing that is known stands in it',
    properties: { MapPublicIpOnLaunch: true },
    gives: {
      '': {
        is: 'present',
        severity: 'low',
        certainty: 'possible',
        says: ['mapPublicIpOnLaunch is true.', 'Not all that uses it is in this scan.'],
      },
    },
  },
  {
    name: 'given in some places',
    template: {
      Parameters: { Maps: { Type: 'String' } },
      Resources: { It: made('AWS::EC2::Subnet', { MapPublicIpOnLaunch: ref('Maps') }) },
    },
    gives: { '': 'unknown' },
  },
])
