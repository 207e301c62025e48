import { addition, block, computed, type Mappings, resource, satellite } from './attributes.ts'

/**
 * What stands before load balancers: CloudFront, Global Accelerator, API Gateway, names and web ACLs.
 *
 * Source: documentation of the provider hashicorp/aws, resources aws_cloudfront_*, aws_globalaccelerator_*, aws_api_gateway_*,
 * aws_apigatewayv2_*, aws_route53_* and aws_wafv2_*.
 */
export const frontDoors: Mappings = {
  aws_api_gateway_integration: satellite(
    addition('aws_api_gateway_method', 'http_method', {
      http_method: null,
      resource_id: null,
      rest_api_id: null,
      type: 'integration.type',
      uri: 'integration.uri',
      connection_type: 'integration.connectionType',
      connection_id: 'integration.connectionId',
    }),
  ),
  aws_api_gateway_method: resource('AWS::ApiGateway::Method', { authorization: 'authorizationType' }),
  aws_api_gateway_vpc_link: resource('AWS::ApiGateway::VpcLink', { id: computed('id') }),
  aws_apigatewayv2_api: resource('AWS::ApiGatewayV2::Api', { id: computed('apiId') }),
  aws_apigatewayv2_integration: resource('AWS::ApiGatewayV2::Integration', { id: computed('integrationId') }),
  aws_apigatewayv2_route: resource('AWS::ApiGatewayV2::Route', { id: computed('routeId') }),
  aws_apigatewayv2_vpc_link: resource('AWS::ApiGatewayV2::VpcLink', { id: computed('vpcLinkId') }),
  aws_cloudfront_distribution: resource('AWS::CloudFront::Distribution', {
    id: computed('id'),
    arn: computed('arn'),
    domain_name: computed('domainName'),
    aliases: 'distributionConfig.aliases',
    enabled: 'distributionConfig.enabled',
    default_cache_behavior: 'distributionConfig.defaultCacheBehavior',
    ordered_cache_behavior: 'distributionConfig.cacheBehaviors',
    origin: block('distributionConfig.origins', {
      origin_id: 'id',
      custom_header: block('originCustomHeaders', { name: 'headerName', value: 'headerValue' }),
    }),
    web_acl_id: 'distributionConfig.webACLId',
  }),
  aws_cloudfront_vpc_origin: resource('AWS::CloudFront::VpcOrigin', { id: computed('id'), arn: computed('arn') }),
  aws_globalaccelerator_accelerator: resource('AWS::GlobalAccelerator::Accelerator', {
    arn: computed('acceleratorArn'),
    ip_sets: block(undefined, { ip_family: 'ipAddressFamily' }),
  }),
  aws_globalaccelerator_endpoint_group: resource('AWS::GlobalAccelerator::EndpointGroup', {
    arn: computed('endpointGroupArn'),
    endpoint_configuration: 'endpointConfigurations',
    port_override: 'portOverrides',
  }),
  aws_globalaccelerator_listener: resource('AWS::GlobalAccelerator::Listener', {
    arn: computed('listenerArn'),
    port_range: 'portRanges',
  }),
  aws_networkfirewall_firewall: resource('AWS::NetworkFirewall::Firewall', {
    name: 'firewallName',
    arn: computed('firewallArn'),
    subnet_mapping: 'subnetMappings',
  }),
  aws_route53_record: resource('AWS::Route53::RecordSet', {
    zone_id: 'hostedZoneId',
    records: 'resourceRecords',
    alias: block('aliasTarget', { name: 'dnsName', zone_id: 'hostedZoneId' }),
  }),
  aws_route53_resolver_firewall_rule_group_association: resource('AWS::Route53Resolver::FirewallRuleGroupAssociation', {
    id: computed('id'),
    arn: computed('arn'),
  }),
  aws_wafv2_web_acl: resource('AWS::WAFv2::WebACL', { id: computed('id'), arn: computed('arn') }),
  aws_wafv2_web_acl_association: resource('AWS::WAFv2::WebACLAssociation'),
}
