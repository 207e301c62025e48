import { loadBalancer, made, network, ref, service, taskDefinition } from '../../../test/network-template.ts'
import { traitCases } from '../../../test/trait-cases.ts'
import { naclAllowAll } from './nacl-allow-all.ts'

const entry = (RuleNumber: unknown, more: object = {}) =>
  made('AWS::EC2::NetworkAclEntry', {
    NetworkAclId: ref('Acl'),
    RuleNumber,
    Protocol: -1,
    RuleAction: 'allow',
    CidrBlock: '0.0.0.0/0',
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

traitCases(naclAllowAll, [
  {
    name: 'everything, in both versions of IP',
    template: template({
      In: entry(100),
      In6: entry(110, { CidrBlock: undefined, Ipv6CidrBlock: '::/0' }),
      Out: entry(100, { Egress: true }),
    }),
    gives: {
      'ingress 100': {
        is: 'present',
        severity: 'low',
        certainty: 'certain',
        says: ['Entry 100 allows all traffic from "0.0.0.0/0".'],
      },
      'ingress 110': { is: 'present', says: ['Entry 110 allows all traffic from "::/0".'] },
    },
  },
  {
    name: 'one port, and the way out',
    template: template({
      In: entry(100, { Protocol: 6, PortRange: { From: 443, To: 443 } }),
      Out: entry(100, { Egress: true }),
    }),
    gives: { '': 'absent' },
  },
  {
    name: 'refused by an entry before it',
    template: template({ Refused: entry(50, { RuleAction: 'deny' }), In: entry(100) }),
    gives: { '': 'absent' },
  },
  {
    name: 'a number that is not known',
    template: template({ In: entry(ref('Number')) }, { Parameters: { Number: { Type: 'Number' } } }),
    gives: { '': 'unknown' },
  },
  {
    name: 'a subnet with a load balancer alone',
    template: template({
      In: entry(100),
      Web: service(['Public']),
      Balancer: loadBalancer(['Private']),
    }),
    gives: { '': 'not-applicable' },
  },
  {
    name: 'subnets that are not in the scan',
    template: { Resources: { Acl: made('AWS::EC2::NetworkAcl'), In: entry(100) } },
    gives: { 'ingress 100': { is: 'present', certainty: 'possible' } },
  },
])
