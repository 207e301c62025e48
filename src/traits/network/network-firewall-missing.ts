import { referenceIndex } from '../../analysis/references.ts'
import type { Intent } from '../../model/config.ts'
import type { Resource, ResourceType } from '../../model/resource.ts'
import type { World } from '../../model/world.ts'
import { type Answer, no, notApplicable, yes } from '../answer.ts'
import { means } from '../intents.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

type Vpc = Resource<'AWS::EC2::VPC'>

export const networkFirewallMissing = trait({
  id: 'network-firewall-missing',
  category: 'Best Practice',
  resource: 'AWS::EC2::VPC',
  title: 'No egress filtering firewall',
  why: 'A container that is broken into sends data to any name and address that security groups leave open.',
  fix: 'Lead what leaves the VPC through AWS Network Firewall or a proxy, or associate rule groups of DNS Firewall with it.',
  example: {
    type: 'AWS::Route53Resolver::FirewallRuleGroupAssociation',
    set: { firewallRuleGroupId: 'rslvr-frg-0a1b2c3d4e5f6789', vpcId: 'vpc-0a1b2c3d4e5f67890', priority: 101 },
    isNew: true,
  },
  severity: 'low',
  references: [
    'AWS Network Firewall Developer Guide, What is AWS Network Firewall?',
    'Amazon Route 53 Developer Guide, Using Route 53 Resolver DNS Firewall to filter outbound DNS traffic',
  ],
  evaluate: (vpc, world, intent) => whole(judge(vpc, world, intent)),
})

function judge(vpc: Vpc, world: World, { strictIsolation, proxy }: Intent): Answer {
  const strict = means(strictIsolation, vpc)
  if (strict === undefined) {
    const says = 'Whether what leaves the VPC has to be filtered is not declared.'
    return { is: 'unknown', missing: [{ says, origin: vpc.place }] }
  }
  if (!strict) return notApplicable('No strict isolation is declared of it.')
  if (proxy) return notApplicable('Egress is declared to go through a proxy.')
  const filters = (filtersByVpc(world.estate).to.get(vpc.address) ?? []).filter((one) => world.exists(one))
  if (filters.length > 0) return no
  const missing = kinds.find((type) => !world.estate.complete(type, vpc.address))
  if (missing === undefined)
    return yes('Neither AWS Network Firewall nor DNS Firewall filters what leaves it.', vpc.place)
  const says = 'Whether a firewall filters what leaves it is not known: not all firewalls are in this scan.'
  return { is: 'unknown', missing: [{ says, origin: vpc.place }] }
}

const kinds: readonly ResourceType[] = [
  'AWS::NetworkFirewall::Firewall',
  'AWS::Route53Resolver::FirewallRuleGroupAssociation',
]

const filtersByVpc = referenceIndex<
  Resource<'AWS::NetworkFirewall::Firewall' | 'AWS::Route53Resolver::FirewallRuleGroupAssociation'>
>(
  (estate) => [
    ...estate.ofType('AWS::NetworkFirewall::Firewall'),
    ...estate.ofType('AWS::Route53Resolver::FirewallRuleGroupAssociation'),
  ],
  ({ slots }) => [slots.vpcId],
)
