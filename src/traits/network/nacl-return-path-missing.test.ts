import { made, network, ref } from '../../../test/network-template.ts'
import { traitCases } from '../../../test/trait-cases.ts'
import { naclReturnPathMissing } from './nacl-return-path-missing.ts'

const entry = (RuleNumber: number, Egress: boolean, From: unknown, To: unknown) =>
  made('AWS::EC2::NetworkAclEntry', {
    NetworkAclId: ref('Acl'),
    RuleNumber,
    Egress,
    Protocol: 6,
    RuleAction: 'allow',
    CidrBlock: '0.0.0.0/0',
    PortRange: { From, To },
  })
const template = (Resources: object, more: object = {}) => ({
  ...more,
  Resources: {
    ...network,
    Acl: made('AWS::EC2::NetworkAcl', { VpcId: ref('Vpc') }),
    Of: made('AWS::EC2::SubnetNetworkAclAssociation', { NetworkAclId: ref('Acl'), SubnetId: ref('Public') }),
    ...Resources,
  },
})

traitCases(
  naclReturnPathMissing,
  [
    {
      name: 'requests in, and only HTTPS out',
      template: template({ In: entry(100, false, 443, 443), Out: entry(100, true, 443, 443) }),
      gives: { '': { is: 'present', severity: 'low', certainty: 'certain' } },
    },
    {
      name: 'requests in and answers out',
      template: template({ In: entry(100, false, 443, 443), Out: entry(100, true, 1024, 65535) }),
      gives: { '': { is: 'present', certainty: 'certain' } },
    },
    {
      name: 'everything both ways',
      template: template({ In: entry(100, false, 0, 65535), Out: entry(100, true, 0, 65535) }),
      gives: { '': 'absent' },
    },
    {
      name: 'ports that nobody knows',
      template: template(
        { In: entry(100, false, 443, 443), Out: entry(100, true, ref('Port'), 65535) },
        { Parameters: { Port: { Type: 'Number' } } },
      ),
      gives: { '': { is: 'present', certainty: 'possible' } },
    },
    { name: 'no subnet has it', properties: { VpcId: 'vpc-0a1b2c3d' }, gives: { '': 'not-applicable' } },
  ],
  { never: ['unknown'] },
)
