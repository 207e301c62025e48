import type { ReplyKind } from './kind.ts'
import { derived, scalarText, some } from './reshape.ts'

const distribution: ReplyKind = {
  call: 'cloudfront list-distributions',
  key: 'DistributionList',
  types: ['AWS::CloudFront::Distribution'],
  id: ['ARN'],
  proof: ['DistributionConfig'],
  whole: 'account',
  next: ['NextMarker', 'NextToken'],
}

const vpcOrigin: ReplyKind = {
  ...distribution,
  call: 'cloudfront list-vpc-origins',
  key: 'VpcOriginList',
  types: ['AWS::CloudFront::VpcOrigin'],
  id: ['Arn'],
  proof: ['VpcOriginEndpointConfig'],
}

const api = { type: 'AWS::ApiGatewayV2::Api', key: 'ApiId', field: 'apiId' } as const

/** Everything in front of a load balancer or a service. Sources: the API reference of each service. */
export const frontDoors: readonly ReplyKind[] = [
  distribution,
  { ...distribution, call: 'cloudfront get-distribution', key: 'Distribution', one: true, whole: 'none' },
  vpcOrigin,
  { ...vpcOrigin, call: 'cloudfront get-vpc-origin', key: 'VpcOrigin', one: true, whole: 'none' },
  {
    call: 'globalaccelerator list-accelerators',
    key: 'Accelerators',
    types: ['AWS::GlobalAccelerator::Accelerator'],
    id: ['AcceleratorArn'],
    whole: 'account',
  },
  {
    call: 'globalaccelerator list-listeners',
    key: 'Listeners',
    types: ['AWS::GlobalAccelerator::Listener'],
    tell: (items) => items.some((item) => scalarText(item, 'ListenerArn')?.includes(':accelerator/') ?? false),
    id: ['ListenerArn'],
    make: (item) => derived(item, 'AcceleratorArn', 'ListenerArn', before('/listener/')),
    whole: { of: 'AcceleratorArn', type: 'AWS::GlobalAccelerator::Accelerator' },
  },
  {
    call: 'globalaccelerator list-endpoint-groups',
    key: 'EndpointGroups',
    types: ['AWS::GlobalAccelerator::EndpointGroup'],
    id: ['EndpointGroupArn'],
    make: (item) => derived(item, 'ListenerArn', 'EndpointGroupArn', before('/endpoint-group/')),
    whole: { of: 'ListenerArn', type: 'AWS::GlobalAccelerator::Listener' },
  },
  {
    call: 'apigatewayv2 get-integrations',
    key: 'Items',
    types: ['AWS::ApiGatewayV2::Integration'],
    tell: some('IntegrationId'),
    id: ['IntegrationId'],
    owner: api,
  },
  {
    call: 'apigatewayv2 get-routes',
    key: 'Items',
    types: ['AWS::ApiGatewayV2::Route'],
    tell: some('RouteKey'),
    id: ['RouteId'],
    owner: api,
  },
  {
    call: 'apigatewayv2 get-vpc-links',
    key: 'Items',
    types: ['AWS::ApiGatewayV2::VpcLink'],
    tell: some('VpcLinkId'),
    id: ['VpcLinkId'],
    arn: 'apigateway:/vpclinks/',
  },
  {
    call: 'apigatewayv2 get-apis',
    key: 'Items',
    types: ['AWS::ApiGatewayV2::Api'],
    tell: some('ApiEndpoint'),
    id: ['ApiId'],
    arn: 'apigateway:/apis/',
  },
  {
    call: 'apigateway get-vpc-links',
    key: 'items',
    types: ['AWS::ApiGateway::VpcLink'],
    tell: some('targetArns'),
    id: ['id'],
    arn: 'apigateway:/vpclinks/',
    next: ['position', 'NextToken'],
  },
  {
    call: 'wafv2 list-web-acls',
    key: 'WebACLs',
    types: ['AWS::WAFv2::WebACL'],
    id: ['ARN'],
  },
  {
    call: 'wafv2 get-web-acl',
    key: 'WebACL',
    types: ['AWS::WAFv2::WebACL'],
    tell: (_items, root) => root.entries.has('LockToken'),
    id: ['ARN'],
    one: true,
    whole: 'none',
  },
  {
    call: 'wafv2 get-web-acl-for-resource',
    key: 'WebACL',
    types: ['AWS::WAFv2::WebACLAssociation'],
    id: ['ARN'],
    one: true,
    make: (item) => derived(item, 'webACLArn', 'ARN', (arn) => arn),
    owner: { type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', key: 'ResourceArn', field: 'resourceArn' },
    whole: 'none',
  },
  {
    call: 'wafv2 list-resources-for-web-acl',
    key: 'ResourceArns',
    types: ['AWS::WAFv2::WebACLAssociation'],
    texts: 'resourceArn',
    id: ['resourceArn'],
    owner: { type: 'AWS::WAFv2::WebACL', key: 'WebACLArn', field: 'webACLArn' },
    whole: 'none',
  },
  {
    call: 'network-firewall describe-firewall',
    key: 'Firewall',
    types: ['AWS::NetworkFirewall::Firewall'],
    id: ['FirewallArn'],
    one: true,
    whole: 'none',
  },
  {
    call: 'route53resolver list-firewall-rule-group-associations',
    key: 'FirewallRuleGroupAssociations',
    types: ['AWS::Route53Resolver::FirewallRuleGroupAssociation'],
    id: ['Arn'],
  },
  {
    call: 'acm describe-certificate',
    key: 'Certificate',
    types: ['AWS::CertificateManager::Certificate'],
    id: ['CertificateArn'],
    one: true,
    whole: 'none',
  },
  {
    call: 'route53 list-resource-record-sets',
    key: 'ResourceRecordSets',
    types: ['AWS::Route53::RecordSet'],
    tell: some('Type'),
    id: ['Name'],
    whole: 'none',
    next: ['IsTruncated', 'NextToken'],
  },
]

function before(piece: string): (arn: string) => string {
  return (arn) => arn.slice(0, Math.max(0, arn.indexOf(piece)))
}
