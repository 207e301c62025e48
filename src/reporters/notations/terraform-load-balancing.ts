import type { ResourceType } from '../../model/resource.ts'
import {
  block,
  type Fields,
  keyed,
  merged,
  resource,
  same,
  type TerraformResource,
  tags,
  within,
} from './terraform-fields.ts'

/** Terraform takes one certificate with a listener; others are resources of their own. */
const certificates = merged(same('certificateArn'))

const action: Fields = {
  ...same('type', 'order', 'targetGroupArn'),
  redirectConfig: block('redirect', same('protocol', 'port', 'host', 'path', 'query', 'statusCode')),
  fixedResponseConfig: block('fixed_response', same('contentType', 'messageBody', 'statusCode')),
  forwardConfig: block('forward', {
    targetGroups: block('target_group', same('weight'), { targetGroupArn: 'arn' }),
  }),
}

const healthCheck = within('health_check', {
  healthCheckEnabled: 'enabled',
  healthCheckPath: 'path',
  healthCheckPort: 'port',
  healthCheckProtocol: 'protocol',
})

/** Load balancers and their certificates in the aws provider. */
export const terraformLoadBalancing: Partial<Record<ResourceType, TerraformResource>> = {
  'AWS::CertificateManager::Certificate': resource('aws_acm_certificate', {
    ...same('domainName', 'subjectAlternativeNames', 'validationMethod', 'certificateAuthorityArn'),
    tags,
  }),
  'AWS::ElasticLoadBalancingV2::Listener': resource('aws_lb_listener', {
    ...same('loadBalancerArn', 'port', 'protocol', 'sslPolicy'),
    tags,
    certificates,
    defaultActions: block('default_action', action),
  }),
  'AWS::ElasticLoadBalancingV2::ListenerCertificate': resource('aws_lb_listener_certificate', {
    ...same('listenerArn'),
    certificates,
  }),
  'AWS::ElasticLoadBalancingV2::LoadBalancer': resource('aws_lb', {
    ...same('name', 'securityGroups', 'subnets'),
    tags,
    type: 'load_balancer_type',
    loadBalancerAttributes: keyed([
      ['deletion_protection.enabled', 'enable_deletion_protection'],
      ['routing.http.desync_mitigation_mode', 'desync_mitigation_mode'],
      ['routing.http.drop_invalid_header_fields.enabled', 'drop_invalid_header_fields'],
    ]),
  }),
  'AWS::ElasticLoadBalancingV2::TargetGroup': resource('aws_lb_target_group', {
    ...same('name', 'port', 'protocol', 'protocolVersion', 'targetType', 'vpcId'),
    tags,
    ...healthCheck,
  }),
  'AWS::VpcLattice::Listener': resource('aws_vpclattice_listener', {
    ...same('name', 'port', 'protocol', 'serviceIdentifier'),
    tags,
  }),
  'AWS::WAFv2::WebACLAssociation': resource('aws_wafv2_web_acl_association', {
    ...same('resourceArn'),
    webACLArn: 'web_acl_arn',
  }),
}
