import {
  type Attribute,
  type Attributes,
  addition,
  block,
  computed,
  keyed,
  type Mappings,
  resource,
  type Sent,
  satellite,
  sends,
  spread,
  words,
} from './attributes.ts'

const scheme = words('scheme', { true: 'internal', false: 'internet-facing' })

const option = (key: string, sent?: Sent): Attribute => keyed('loadBalancerAttributes', key, sent)

const logs = (kind: string): Attribute =>
  spread({
    enabled: option(`${kind}.s3.enabled`, false),
    bucket: option(`${kind}.s3.bucket`),
    prefix: option(`${kind}.s3.prefix`),
  })

const balancer: Attributes = {
  arn: computed('loadBalancerArn'),
  dns_name: computed('dnsName'),
  zone_id: computed('canonicalHostedZoneId'),
  internal: scheme,
  load_balancer_type: 'type',
  subnet_mapping: 'subnetMappings',
  access_logs: logs('access_logs'),
  connection_logs: logs('connection_logs'),
  client_keep_alive: option('client_keep_alive.seconds'),
  desync_mitigation_mode: option('routing.http.desync_mitigation_mode', 'defensive'),
  dns_record_client_routing_policy: option('dns_record.client_routing_policy'),
  drop_invalid_header_fields: option('routing.http.drop_invalid_header_fields.enabled', false),
  enable_cross_zone_load_balancing: option('load_balancing.cross_zone.enabled'),
  enable_deletion_protection: option('deletion_protection.enabled', false),
  enable_http2: option('routing.http2.enabled'),
  enable_tls_version_and_cipher_suite_headers: option('routing.http.x_amzn_tls_version_and_cipher_suite.enabled'),
  enable_waf_fail_open: option('waf.fail_open.enabled'),
  enable_xff_client_port: option('routing.http.xff_client_port.enabled'),
  enable_zonal_shift: option('zonal_shift.config.enabled'),
  idle_timeout: option('idle_timeout.timeout_seconds'),
  preserve_host_header: option('routing.http.preserve_host_header.enabled'),
  xff_header_processing_mode: option('routing.http.xff_header_processing.mode'),
}

const groupOption = (key: string): Attribute => keyed('targetGroupAttributes', key)

const targetGroup: Attributes = {
  arn: computed('targetGroupArn'),
  health_check: spread({
    enabled: 'healthCheckEnabled',
    path: 'healthCheckPath',
    port: 'healthCheckPort',
    protocol: sends('HTTP', 'healthCheckProtocol'),
  }),
  stickiness: spread({
    enabled: keyed('targetGroupAttributes', 'stickiness.enabled', true),
    type: groupOption('stickiness.type'),
  }),
  connection_termination: groupOption('deregistration_delay.connection_termination.enabled'),
  deregistration_delay: groupOption('deregistration_delay.timeout_seconds'),
  lambda_multi_value_headers_enabled: groupOption('lambda.multi_value_headers.enabled'),
  load_balancing_algorithm_type: groupOption('load_balancing.algorithm.type'),
  load_balancing_cross_zone_enabled: groupOption('load_balancing.cross_zone.enabled'),
  preserve_client_ip: groupOption('preserve_client_ip.enabled'),
  proxy_protocol_v2: groupOption('proxy_protocol_v2.enabled'),
  slow_start: groupOption('slow_start.duration_seconds'),
}

const action: Attributes = {
  authenticate_cognito: 'authenticateCognitoConfig',
  authenticate_oidc: 'authenticateOidcConfig',
  fixed_response: 'fixedResponseConfig',
  forward: block('forwardConfig', { target_group: block('targetGroups', { arn: 'targetGroupArn' }) }),
  redirect: 'redirectConfig',
}

/** The field by which AWS tells conditions is a block of the provider. */
const condition = (field: string, to: string): Attribute => ({ to, says: { field } })

/**
 * Elastic Load Balancing. What AWS has as a list of keys and values are arguments.
 *
 * Source: documentation of the provider hashicorp/aws, resources aws_lb* and aws_elb*; Elastic Load Balancing API Reference,
 * LoadBalancerAttribute and TargetGroupAttribute.
 */
export const loadBalancing: Mappings = {
  aws_elb: resource('AWS::ElasticLoadBalancing::LoadBalancer', {
    name: 'loadBalancerName',
    dns_name: computed('dnsName'),
    internal: scheme,
    listener: block('listeners', { lb_port: 'loadBalancerPort', lb_protocol: 'protocol' }),
  }),
  aws_elb_attachment: satellite(addition('aws_elb', 'elb', { instance: 'instances' })),
  aws_lb: resource('AWS::ElasticLoadBalancingV2::LoadBalancer', balancer),
  aws_lb_listener: resource('AWS::ElasticLoadBalancingV2::Listener', {
    arn: computed('listenerArn'),
    certificate_arn: 'certificates',
    default_action: block('defaultActions', action),
    protocol: sends('HTTP'),
  }),
  aws_lb_listener_certificate: resource('AWS::ElasticLoadBalancingV2::ListenerCertificate', {
    certificate_arn: 'certificates',
  }),
  aws_lb_listener_rule: resource('AWS::ElasticLoadBalancingV2::ListenerRule', {
    arn: computed('ruleArn'),
    action: block('actions', action),
    condition: block('conditions', {
      host_header: condition('host-header', 'hostHeaderConfig'),
      http_header: condition('http-header', 'httpHeaderConfig'),
      http_request_method: condition('http-request-method', 'httpRequestMethodConfig'),
      path_pattern: condition('path-pattern', 'pathPatternConfig'),
      query_string: condition('query-string', 'queryStringConfig.values'),
      source_ip: condition('source-ip', 'sourceIpConfig'),
    }),
  }),
  aws_lb_target_group: resource('AWS::ElasticLoadBalancingV2::TargetGroup', targetGroup),
  aws_lb_target_group_attachment: satellite(
    addition('aws_lb_target_group', 'target_group_arn', {
      target_group_arn: null,
      target_id: 'targets.id',
      port: 'targets.port',
      availability_zone: 'targets.availabilityZone',
    }),
  ),
}
