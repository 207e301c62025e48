import { flag, list, reference, shape, struct, text } from '../shape.ts'
import { securityGroupOrDefault, subnetReference } from './network-references.ts'

const rest = (name: string) => `Amazon API Gateway REST API Reference (version 1), ${name}`

const loadBalancer = reference('AWS::ElasticLoadBalancingV2::LoadBalancer')

/** To network load balancers, by PrivateLink. */
export const vpcLink = shape(rest('VpcLink'), {
  id: text(),
  name: text(),
  targetArns: list(loadBalancer),
  status: text(),
})

const connectionId = reference(['AWS::ApiGateway::VpcLink', 'AWS::ApiGatewayV2::VpcLink'])

/** `authorizationType` absent or `NONE`: everyone may call it. */
export const method = shape(rest('Method'), {
  restApiId: text(),
  resourceId: text(),
  httpMethod: text(),
  authorizationType: text({ default: 'NONE' }),
  authorizerId: text(),
  apiKeyRequired: flag({ default: false }),
  integration: struct(
    shape(rest('Integration'), {
      type: text(),
      uri: text(),
      connectionType: text({ default: 'INTERNET' }),
      connectionId,
      integrationTarget: loadBalancer,
    }),
    { also: ['methodIntegration'] },
  ),
})

const http = (name: string) => `Amazon API Gateway API Reference (version 2), ${name}`

const apiId = reference('AWS::ApiGatewayV2::Api')

/** To what is in subnets of a VPC, by interfaces there. */
export const httpVpcLink = shape(http('VpcLink'), {
  vpcLinkId: text(),
  name: text(),
  subnetIds: list(subnetReference),
  securityGroupIds: list(securityGroupOrDefault),
  vpcLinkStatus: text(),
})

export const httpApi = shape(http('Api'), {
  apiId: text(),
  name: text(),
  protocolType: text(),
  apiEndpoint: text(),
  disableExecuteApiEndpoint: flag({ default: false }),
})

/** `integrationUri` of a private integration is a listener or a service of AWS Cloud Map. */
export const httpIntegration = shape(http('Integration'), {
  integrationId: text(),
  apiId,
  integrationType: text(),
  integrationMethod: text(),
  integrationUri: reference([
    'AWS::ElasticLoadBalancingV2::Listener',
    'AWS::ServiceDiscovery::Service',
    'AWS::Lambda::Function',
  ]),
  connectionType: text({ default: 'INTERNET' }),
  connectionId,
  tlsConfig: struct(shape(http('TlsConfig'), { serverNameToVerify: text() })),
})

/** `target` is `integrations/` and the id of an integration. `authorizationType` absent or `NONE`: everyone may call it. */
export const httpRoute = shape(http('Route'), {
  routeId: text(),
  apiId,
  routeKey: text(),
  target: reference('AWS::ApiGatewayV2::Integration'),
  authorizationType: text({ default: 'NONE' }),
  authorizerId: text(),
  apiKeyRequired: flag({ default: false }),
})
