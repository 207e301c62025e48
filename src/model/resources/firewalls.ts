import { flag, list, number, reference, shape, struct, text } from '../shape.ts'
import { subnetReference, vpcReference } from './network-references.ts'

const page = (name: string) => `AWS WAFV2 API Reference, ${name}`

export const webAcl = shape(page('WebACL'), {
  name: text(),
  id: text(),
  arn: text(),
  scope: text(),
})

/** `resourceArn` is what is protected: a load balancer, a stage of an API, and others. */
export const webAclAssociation = shape(page('AssociateWebACL'), {
  resourceArn: reference('AWS::ElasticLoadBalancingV2::LoadBalancer'),
  webACLArn: reference('AWS::WAFv2::WebACL'),
})

export const networkFirewall = shape('AWS Network Firewall API Reference, Firewall', {
  firewallName: text(),
  firewallArn: text(),
  firewallPolicyArn: text(),
  vpcId: vpcReference,
  subnetMappings: list(
    struct(shape('AWS Network Firewall API Reference, SubnetMapping', { subnetId: subnetReference }, ['subnetId'])),
  ),
  deleteProtection: flag({ default: false }),
})

export const firewallRuleGroupAssociation = shape(
  'Amazon Route 53 Resolver API Reference, FirewallRuleGroupAssociation',
  {
    id: text(),
    arn: text(),
    name: text(),
    firewallRuleGroupId: text(),
    vpcId: vpcReference,
    priority: number(),
    status: text(),
  },
)
