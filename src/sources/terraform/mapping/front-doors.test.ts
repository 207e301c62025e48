import { expect, test } from 'vitest'
import { mapped } from '../../../../test/evaluated.ts'

test('what stands before load balancers', () => {
  expect(
    mapped({
      'aws_cloudfront_distribution.shop': {
        enabled: true,
        web_acl_id: '${aws_wafv2_web_acl.shop.arn}',
        origin: [
          {
            origin_id: 'alb',
            domain_name: '${aws_lb.shop.dns_name}',
            custom_origin_config: [{ http_port: 80, https_port: 443, origin_protocol_policy: 'https-only' }],
            custom_header: [{ name: 'X-Origin', value: 'a' }],
          },
        ],
        default_cache_behavior: [{ target_origin_id: 'alb', viewer_protocol_policy: 'https-only' }],
      },
      'aws_globalaccelerator_endpoint_group.shop': {
        listener_arn: '${aws_globalaccelerator_listener.shop.id}',
        endpoint_configuration: [{ endpoint_id: '${aws_lb.shop.arn}', client_ip_preservation_enabled: true }],
      },
      'aws_wafv2_web_acl_association.shop': {
        resource_arn: '${aws_lb.shop.arn}',
        web_acl_arn: '${aws_wafv2_web_acl.shop.arn}',
      },
      'aws_apigatewayv2_route.shop': {
        api_id: '${aws_apigatewayv2_api.shop.id}',
        route_key: 'ANY /',
        target: 'integrations/${aws_apigatewayv2_integration.shop.id}',
      },
      'aws_route53_record.shop': {
        zone_id: 'Z1',
        name: 'shop.example',
        type: 'A',
        alias: [{ name: '${aws_lb.shop.dns_name}', zone_id: '${aws_lb.shop.zone_id}' }],
      },
      'aws_api_gateway_method.shop': { http_method: 'GET', authorization: 'NONE' },
      'aws_api_gateway_integration.shop': {
        http_method: '${aws_api_gateway_method.shop.http_method}',
        type: 'HTTP_PROXY',
        connection_type: 'VPC_LINK',
        connection_id: '${aws_api_gateway_vpc_link.shop.id}',
      },
    }),
  ).toEqual({
    'aws_cloudfront_distribution.shop': {
      is: 'AWS::CloudFront::Distribution',
      distributionConfig: {
        enabled: true,
        webACLId: 'aws_wafv2_web_acl.shop',
        origins: [
          {
            id: 'alb',
            domainName: 'aws_lb.shop',
            customOriginConfig: { httpPort: 80, httpsPort: 443, originProtocolPolicy: 'https-only' },
            originCustomHeaders: [{ headerName: 'X-Origin', headerValue: 'a' }],
          },
        ],
        defaultCacheBehavior: { targetOriginId: 'alb', viewerProtocolPolicy: 'https-only' },
      },
    },
    'aws_globalaccelerator_endpoint_group.shop': {
      is: 'AWS::GlobalAccelerator::EndpointGroup',
      listenerArn: 'aws_globalaccelerator_listener.shop',
      endpointConfigurations: [{ endpointId: 'aws_lb.shop', clientIPPreservationEnabled: true }],
    },
    'aws_wafv2_web_acl_association.shop': {
      is: 'AWS::WAFv2::WebACLAssociation',
      resourceArn: 'aws_lb.shop',
      webACLArn: 'aws_wafv2_web_acl.shop',
    },
    'aws_apigatewayv2_route.shop': {
      is: 'AWS::ApiGatewayV2::Route',
      apiId: 'aws_apigatewayv2_api.shop',
      routeKey: 'ANY /',
      target: 'aws_apigatewayv2_integration.shop',
    },
    'aws_route53_record.shop': {
      is: 'AWS::Route53::RecordSet',
      hostedZoneId: 'Z1',
      name: 'shop.example',
      type: 'A',
      aliasTarget: { dnsName: 'aws_lb.shop', hostedZoneId: '?' },
    },
    'aws_api_gateway_method.shop': {
      is: 'AWS::ApiGateway::Method',
      httpMethod: 'GET',
      authorizationType: 'NONE',
      integration: { type: 'HTTP_PROXY', connectionType: 'VPC_LINK', connectionId: 'aws_api_gateway_vpc_link.shop' },
    },
  })
})

test('meshes and data stores', () => {
  expect(
    mapped({
      'aws_appmesh_virtual_node.web': {
        name: 'web',
        mesh_name: '${aws_appmesh_mesh.shop.id}',
        spec: [
          {
            backend: [{ virtual_service: [{ virtual_service_name: 'db.local' }] }],
            listener: [{ port_mapping: [{ port: 80, protocol: 'http' }], tls: [{ mode: 'STRICT' }] }],
          },
        ],
      },
      'aws_vpclattice_listener.web': {
        protocol: 'HTTPS',
        service_identifier: '${aws_vpclattice_service.web.id}',
        default_action: [
          { forward: [{ target_groups: [{ target_group_identifier: '${aws_vpclattice_target_group.web.id}' }] }] },
        ],
      },
      'aws_vpclattice_listener_rule.web': {
        listener_identifier: '${aws_vpclattice_listener.web.listener_id}',
        action: [{ fixed_response: [{ status_code: 404 }] }],
      },
      'aws_db_instance.shop': { identifier: 'shop', vpc_security_group_ids: ['${aws_security_group.db.id}'] },
      'aws_rds_cluster_instance.shop': { cluster_identifier: '${aws_rds_cluster.shop.id}', publicly_accessible: true },
      'aws_elasticache_cluster.shop': { cluster_id: 'shop', security_group_ids: ['sg-1'], subnet_group_name: 'cache' },
      'aws_opensearch_domain.shop': { vpc_options: [{ subnet_ids: ['subnet-1'], security_group_ids: ['sg-1'] }] },
      'aws_efs_mount_target.shop': { file_system_id: '${aws_efs_file_system.shop.id}', security_groups: ['sg-1'] },
      'aws_lambda_function.shop': { function_name: 'shop', vpc_config: [{ subnet_ids: ['subnet-1'] }] },
    }),
  ).toEqual({
    'aws_appmesh_virtual_node.web': {
      is: 'AWS::AppMesh::VirtualNode',
      virtualNodeName: 'web',
      meshName: 'aws_appmesh_mesh.shop',
      spec: {
        backends: [{ virtualService: { virtualServiceName: 'db.local' } }],
        listeners: [{ portMapping: { port: 80, protocol: 'http' }, tls: { mode: 'STRICT' } }],
      },
    },
    'aws_vpclattice_listener.web': {
      is: 'AWS::VpcLattice::Listener',
      protocol: 'HTTPS',
      serviceIdentifier: 'aws_vpclattice_service.web',
      defaultAction: { forward: { targetGroups: [{ targetGroupIdentifier: 'aws_vpclattice_target_group.web' }] } },
    },
    'aws_vpclattice_listener_rule.web': {
      is: 'AWS::VpcLattice::Rule',
      listenerIdentifier: 'aws_vpclattice_listener.web',
      action: {},
    },
    'aws_db_instance.shop': {
      is: 'AWS::RDS::DBInstance',
      dbInstanceIdentifier: 'shop',
      vpcSecurityGroups: ['aws_security_group.db'],
      publiclyAccessible: false,
    },
    'aws_rds_cluster_instance.shop': {
      is: 'AWS::RDS::DBInstance',
      dbClusterIdentifier: 'aws_rds_cluster.shop',
      publiclyAccessible: true,
    },
    'aws_elasticache_cluster.shop': {
      is: 'AWS::ElastiCache::CacheCluster',
      clusterName: 'shop',
      vpcSecurityGroupIds: ['sg-1'],
      cacheSubnetGroupName: 'cache',
    },
    'aws_opensearch_domain.shop': {
      is: 'AWS::OpenSearchService::Domain',
      vpcOptions: { subnetIds: ['subnet-1'], securityGroupIds: ['sg-1'] },
    },
    'aws_efs_mount_target.shop': {
      is: 'AWS::EFS::MountTarget',
      fileSystemId: 'aws_efs_file_system.shop',
      securityGroups: ['sg-1'],
    },
    'aws_lambda_function.shop': {
      is: 'AWS::Lambda::Function',
      functionName: 'shop',
      vpcConfig: { subnetIds: ['subnet-1'] },
    },
  })
})
