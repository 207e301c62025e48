import { expect, test } from 'vitest'
import { either, filledIn, mapped, resourcesOf } from '../../../../test/evaluated.ts'

test('what AWS has as keys and values are arguments', () => {
  expect(
    mapped({
      'aws_lb.shop': {
        name: 'shop',
        internal: false,
        subnets: ['${aws_subnet.a.id}'],
        security_groups: ['${aws_security_group.lb.id}'],
        drop_invalid_header_fields: true,
        enable_deletion_protection: either('prod', true),
        access_logs: [{ bucket: 'logs', prefix: '' }],
      },
      'aws_alb.inside': {
        internal: true,
        load_balancer_type: 'network',
        subnet_mapping: [{ subnet_id: 'subnet-1', allocation_id: '${aws_eip.a.id}', private_ipv4_address: '' }],
        access_logs: [],
        desync_mitigation_mode: 'monitor',
      },
    }),
  ).toEqual({
    'aws_lb.shop': {
      is: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      name: 'shop',
      scheme: 'internet-facing',
      subnets: ['aws_subnet.a'],
      securityGroups: ['aws_security_group.lb'],
      loadBalancerAttributes: [
        { key: 'routing.http.drop_invalid_header_fields.enabled', value: 'true' },
        {
          yes: { key: 'deletion_protection.enabled', value: 'true' },
          no: { key: 'deletion_protection.enabled', value: 'false' },
        },
        { key: 'access_logs.s3.enabled', value: 'false' },
        { key: 'access_logs.s3.bucket', value: 'logs' },
        { key: 'routing.http.desync_mitigation_mode', value: 'defensive' },
      ],
    },
    'aws_alb.inside': {
      is: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      scheme: 'internal',
      type: 'network',
      subnetMappings: [{ subnetId: 'subnet-1', allocationId: 'aws_eip.a' }],
      loadBalancerAttributes: [
        { key: 'routing.http.desync_mitigation_mode', value: 'monitor' },
        { key: 'routing.http.drop_invalid_header_fields.enabled', value: 'false' },
        { key: 'deletion_protection.enabled', value: 'false' },
      ],
    },
  })
})

test('listeners, rules and targets', () => {
  expect(
    mapped({
      'aws_lb_listener.http': {
        load_balancer_arn: '${aws_lb.shop.arn}',
        port: 80,
        protocol: filledIn('aws_lb_listener.http', 'protocol'),
        default_action: [{ type: 'redirect', redirect: [{ port: '443', protocol: 'HTTPS', status_code: 'HTTP_301' }] }],
      },
      'aws_lb_listener.https': {
        load_balancer_arn: '${aws_lb.shop.arn}',
        port: 443,
        protocol: 'HTTPS',
        certificate_arn: '${aws_acm_certificate.shop.arn}',
        default_action: [
          { type: 'forward', forward: [{ target_group: [{ arn: '${aws_lb_target_group.web.arn}', weight: 1 }] }] },
        ],
      },
      'aws_lb_listener_rule.api': {
        listener_arn: '${aws_lb_listener.https.arn}',
        priority: 10,
        condition: [
          { path_pattern: [{ values: ['/api/*'] }], host_header: [] },
          { http_header: [{ http_header_name: 'X-Origin', values: ['a'] }] },
          { query_string: [{ key: 'a', value: 'b' }, { value: 'c' }] },
        ],
        action: [{ type: 'forward', target_group_arn: '${aws_lb_target_group.web.arn}' }],
      },
      'aws_lb_target_group.web': {
        port: 8080,
        protocol: 'HTTP',
        target_type: 'ip',
        vpc_id: '${aws_vpc.shop.id}',
        preserve_client_ip: 'true',
        health_check: [{ path: '/health', enabled: true }],
        stickiness: filledIn('aws_lb_target_group.web', 'stickiness'),
      },
      'aws_alb_target_group_attachment.web': {
        target_group_arn: '${aws_lb_target_group.web.arn}',
        target_id: '${aws_instance.web.id}',
        port: 80,
      },
      'aws_elb.old': {
        internal: true,
        listener: [{ instance_port: 80, instance_protocol: 'http', lb_port: 443, lb_protocol: 'https' }],
        instances: ['${aws_instance.web.id}'],
      },
    }),
  ).toEqual({
    'aws_lb_listener.http': {
      is: 'AWS::ElasticLoadBalancingV2::Listener',
      loadBalancerArn: 'aws_lb.shop',
      port: 80,
      protocol: 'HTTP',
      defaultActions: [
        { type: 'redirect', redirectConfig: { port: '443', protocol: 'HTTPS', statusCode: 'HTTP_301' } },
      ],
    },
    'aws_lb_listener.https': {
      is: 'AWS::ElasticLoadBalancingV2::Listener',
      loadBalancerArn: 'aws_lb.shop',
      port: 443,
      protocol: 'HTTPS',
      certificates: [{ certificateArn: 'aws_acm_certificate.shop' }],
      defaultActions: [
        {
          type: 'forward',
          forwardConfig: { targetGroups: [{ targetGroupArn: 'aws_lb_target_group.web', weight: 1 }] },
        },
      ],
    },
    'aws_lb_listener_rule.api': {
      is: 'AWS::ElasticLoadBalancingV2::ListenerRule',
      listenerArn: 'aws_lb_listener.https',
      priority: '10',
      conditions: [
        { field: 'path-pattern', pathPatternConfig: { values: ['/api/*'] } },
        { field: 'http-header', httpHeaderConfig: { httpHeaderName: 'X-Origin', values: ['a'] } },
        { field: 'query-string', queryStringConfig: { values: [{ key: 'a', value: 'b' }, { value: 'c' }] } },
      ],
      actions: [{ type: 'forward', targetGroupArn: 'aws_lb_target_group.web' }],
    },
    'aws_lb_target_group.web': {
      is: 'AWS::ElasticLoadBalancingV2::TargetGroup',
      port: 8080,
      protocol: 'HTTP',
      targetType: 'ip',
      vpcId: 'aws_vpc.shop',
      targetGroupAttributes: [{ key: 'preserve_client_ip.enabled', value: 'true' }],
      healthCheckEnabled: true,
      healthCheckPath: '/health',
      healthCheckProtocol: 'HTTP',
      targets: [{ id: 'aws_instance.web', port: 80 }],
    },
    'aws_elb.old': {
      is: 'AWS::ElasticLoadBalancing::LoadBalancer',
      scheme: 'internal',
      listeners: [{ instancePort: 80, instanceProtocol: 'http', loadBalancerPort: 443, protocol: 'https' }],
      instances: ['aws_instance.web'],
    },
  })
})

test('what the provider sends says so', () => {
  const [group, balancer] = resourcesOf({ 'aws_security_group.a': {}, 'aws_lb.b': {} })
  expect(group?.slots).toMatchObject({
    securityGroupEgress: { is: 'known', value: { items: [] }, origin: { at: 'default', by: 'provider' } },
  })
  expect(balancer?.slots).toMatchObject({
    loadBalancerAttributes: {
      value: {
        items: [
          { value: { slots: { value: { value: 'defensive', origin: { at: 'default', by: 'provider' } } } } },
          { value: { slots: { value: { value: 'false' } } } },
          { value: { slots: { value: { value: 'false' } } } },
        ],
      },
    },
  })
})
