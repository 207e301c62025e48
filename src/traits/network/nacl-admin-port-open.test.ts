import { made, network, ref, service, taskDefinition } from '../../../test/network-template.ts'
import { traitCases } from '../../../test/trait-cases.ts'
import { naclAdminPortOpen } from './nacl-admin-port-open.ts'

const entry = (RuleNumber: unknown, port: number, more: object = {}) =>
  made('AWS::EC2::NetworkAclEntry', {
    NetworkAclId: ref('Acl'),
    RuleNumber,
    Protocol: 6,
    RuleAction: 'allow',
    CidrBlock: '0.0.0.0/0',
    PortRange: { From: port, To: port },
    ...more,
  })
const template = (entries: object, more: object = {}) => ({
  ...more,
  Resources: {
    ...network,
    Task: taskDefinition(),
    Web: service(['Private']),
    Acl: made('AWS::EC2::NetworkAcl', { VpcId: ref('Vpc') }),
    Association: made('AWS::EC2::SubnetNetworkAclAssociation', {
      SubnetId: ref('Private'),
      NetworkAclId: ref('Acl'),
    }),
    ...entries,
  },
})

traitCases(naclAdminPortOpen, [
  {
    name: 'SSH, RDP in a range, and the web',
    template: template({
      Ssh: entry(100, 22),
      Rdp: entry(110, 0, { PortRange: { From: 3000, To: 4000 } }),
      Web443: entry(120, 443),
      Out: entry(100, 22, { Egress: true }),
    }),
    gives: {
      Acl: 'absent',
      Ssh: { is: 'present', severity: 'medium', says: ['Entry 100 admits "0.0.0.0/0" on port 22.'] },
      Rdp: { is: 'present', says: ['Entry 110 admits "0.0.0.0/0" on port 3389.'] },
      Web443: 'absent',
      Out: 'absent',
    },
  },
  {
    name: 'all TCP, with the two refused before, and all traffic, which is another matter',
    template: template({
      NoSsh: entry(80, 22, { RuleAction: 'deny' }),
      NoRdp: entry(90, 3389, { RuleAction: 'deny' }),
      Tcp: entry(100, 0, { PortRange: { From: 0, To: 65535 } }),
      All: entry(110, 0, { Protocol: -1 }),
    }),
    gives: { Acl: 'absent', NoSsh: 'absent', NoRdp: 'absent', Tcp: 'absent', All: 'absent' },
  },
  {
    name: 'entries of a reply',
    files: {
      'acls.json': {
        NetworkAcls: [
          {
            NetworkAclId: 'acl-1',
            VpcId: 'vpc-1',
            OwnerId: '111122223333',
            IsDefault: false,
            Associations: [],
            Entries: [
              {
                RuleNumber: 100,
                Protocol: '6',
                RuleAction: 'allow',
                Egress: false,
                CidrBlock: '0.0.0.0/0',
                PortRange: { From: 22, To: 22 },
              },
            ],
          },
        ],
      },
    },
    gives: { 'ingress 100': { is: 'present', certainty: 'possible' } },
  },
  {
    name: 'an ACL of somebody else, and a range of somebody else',
    template: template(
      {
        Foreign: entry(100, 22, { NetworkAclId: ref('Given') }),
        Own: entry(100, 22, { CidrBlock: ref('Given') }),
      },
      { Parameters: { Given: { Type: 'String' } } },
    ),
    gives: { Acl: 'absent', Foreign: 'unknown', Own: 'unknown' },
  },
])
