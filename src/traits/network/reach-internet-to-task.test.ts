import { made, network, ref, service, taskDefinition } from '../../../test/network-template.ts'
import { traitCases } from '../../../test/trait-cases.ts'
import { reachInternetToTask } from './reach-internet-to-task.ts'

const group = (CidrIp: unknown = '0.0.0.0/0', FromPort = 8080) =>
  made('AWS::EC2::SecurityGroup', {
    GroupDescription: 'web',
    VpcId: ref('Vpc'),
    SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort, ToPort: FromPort, CidrIp }],
  })

const template = (Resources: object, more: object = {}) => ({
  ...more,
  Resources: { ...network, Task: taskDefinition(), Group: group(), ...Resources },
})
const open = { AssignPublicIp: 'ENABLED' }
const web = 'web tcp 8080'

traitCases(reachInternetToTask, [
  {
    name: 'a public address in a public subnet, and a group that lets everybody in',
    template: template({ Web: service(['Public'], [ref('Group')], open) }),
    gives: { [web]: { is: 'present', severity: 'high', certainty: 'certain' } },
  },
  {
    name: 'no public address',
    template: template({ Web: service(['Public'], [ref('Group')]) }),
    gives: { [web]: 'absent' },
  },
  {
    name: 'no way back',
    template: template({ Web: service(['Private'], [ref('Group')], open) }),
    gives: { [web]: 'absent' },
  },
  {
    name: 'another port is open',
    template: template({ Web: service(['Public'], [ref('Group')], open), Group: group('0.0.0.0/0', 22) }),
    gives: { [web]: 'absent' },
  },
  {
    name: 'only the VPC is let in',
    template: template({ Web: service(['Public'], [ref('Group')], open), Group: group('10.0.0.0/16') }),
    gives: { [web]: 'absent' },
  },
  {
    name: 'a range that nobody knows',
    template: template(
      { Web: service(['Public'], [ref('Group')], open), Group: group(ref('Clients')) },
      { Parameters: { Clients: { Type: 'String' } } },
    ),
    gives: { [web]: { is: 'present', certainty: 'possible' } },
  },
  {
    name: 'a subnet that is a parameter',
    template: template(
      { Web: service(['Elsewhere'], [ref('Group')], open) },
      { Parameters: { Elsewhere: { Type: 'AWS::EC2::Subnet::Id' } } },
    ),
    gives: { [web]: { is: 'present', certainty: 'possible' } },
  },
  {
    name: 'in one world only',
    template: template(
      {
        Web: service(['Public'], [ref('Group')], {
          AssignPublicIp: { 'Fn::If': ['IsOpen', 'ENABLED', 'DISABLED'] },
        }),
      },
      {
        Parameters: { Open: { Type: 'String', AllowedValues: ['yes', 'no'] } },
        Conditions: { IsOpen: { 'Fn::Equals': [ref('Open'), 'yes'] } },
      },
    ),
    gives: { [web]: { is: 'present', certainty: 'possible', when: ['Open is "yes"'] } },
  },
  {
    name: 'containers that nobody knows',
    template: template({ Web: service(['Public'], [ref('Group')], { ...open, TaskDefinition: 'web:1' }) }),
    gives: { '': 'unknown' },
  },
])
