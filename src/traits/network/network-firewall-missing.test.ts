import { made, network, ref } from '../../../test/network-template.ts'
import { traitCases } from '../../../test/trait-cases.ts'
import { networkFirewallMissing } from './network-firewall-missing.ts'

const template = (Resources: object = {}) => ({ Resources: { Vpc: network.Vpc, ...Resources } })
const strict = { strictIsolation: true }

traitCases(networkFirewallMissing, [
  {
    name: 'none',
    template: template(),
    intent: strict,
    gives: {
      '': {
        is: 'present',
        severity: 'low',
        says: ['Neither AWS Network Firewall nor DNS Firewall filters what leaves it.'],
      },
    },
  },
  {
    name: 'DNS Firewall',
    template: template({
      Filter: made('AWS::Route53Resolver::FirewallRuleGroupAssociation', { VpcId: ref('Vpc'), Priority: 101 }),
    }),
    intent: strict,
    gives: { '': 'absent' },
  },
  {
    name: 'Network Firewall',
    template: template({ Firewall: made('AWS::NetworkFirewall::Firewall', { VpcId: ref('Vpc') }) }),
    intent: strict,
    gives: { '': 'absent' },
  },
  {
    name: 'a proxy',
    template: template(),
    intent: { ...strict, proxy: true },
    gives: { '': 'not-applicable' },
  },
  {
    name: 'not strict',
    template: template(),
    intent: { strictIsolation: ['*#Other'] },
    gives: { '': 'not-applicable' },
  },
  { name: 'nothing is declared', template: template(), gives: { '': 'unknown' } },
  {
    name: 'replies without firewalls',
    files: { 'vpcs.json': { Vpcs: [{ VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16', OwnerId: '111122223333' }] } },
    intent: strict,
    gives: { '': 'unknown' },
  },
])
