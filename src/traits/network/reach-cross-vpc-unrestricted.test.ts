import { made, network, ref, service, taskDefinition } from '../../../test/network-template.ts'
import { traitCases } from '../../../test/trait-cases.ts'
import { reachCrossVpcUnrestricted } from './reach-cross-vpc-unrestricted.ts'

const group = (CidrIp: unknown) =>
  made('AWS::EC2::SecurityGroup', {
    GroupDescription: 'it',
    VpcId: ref('Vpc'),
    SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 8080, ToPort: 8080, CidrIp }],
  })
const template = (CidrIp: unknown, DestinationCidrBlock = '10.1.0.0/16', more: object = {}) => ({
  ...more,
  Resources: {
    ...network,
    Other: made('AWS::EC2::VPC', { CidrBlock: '10.1.0.0/16' }),
    Peering: made('AWS::EC2::VPCPeeringConnection', { VpcId: ref('Vpc'), PeerVpcId: ref('Other') }),
    There: made('AWS::EC2::Route', {
      RouteTableId: ref('PrivateTable'),
      DestinationCidrBlock,
      VpcPeeringConnectionId: ref('Peering'),
    }),
    Task: taskDefinition(),
    Group: group(CidrIp),
    Web: service(['Private'], [ref('Group')]),
  },
})

traitCases(
  reachCrossVpcUnrestricted,
  [
    {
      name: 'all of it is routed and let in',
      template: template('10.0.0.0/8'),
      gives: { '': { is: 'present', severity: 'medium', certainty: 'certain' } },
    },
    { name: 'a part of it is let in', template: template('10.1.4.0/24'), gives: { '': 'absent' } },
    { name: 'a part of it is routed', template: template('10.0.0.0/8', '10.1.4.0/24'), gives: { '': 'absent' } },
    {
      name: 'a range that nobody knows is let in',
      template: template(ref('Range'), '10.1.0.0/16', { Parameters: { Range: { Type: 'String' } } }),
      gives: { '': { is: 'present', certainty: 'possible' } },
    },
    {
      name: 'no tasks on either side',
      properties: { VpcId: 'vpc-1', PeerVpcId: 'vpc-2' },
      gives: { '': 'not-applicable' },
    },
  ],
  { never: ['unknown'] },
)
