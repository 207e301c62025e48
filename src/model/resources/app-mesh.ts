import { flag, list, number, oneOf, reference, shape, struct, text } from '../shape.ts'
import { tags } from './tags.ts'

const page = (name: string) => `AWS App Mesh API Reference, ${name}`

const meshName = reference('AWS::AppMesh::Mesh')

export const mesh = shape(page('MeshData'), {
  meshName: text(),
  arn: text(),
  spec: struct(
    shape(page('MeshSpec'), {
      egressFilter: struct(
        shape(page('EgressFilter'), { type: oneOf(['ALLOW_ALL', 'DROP_ALL'], { default: 'DROP_ALL' }) }),
      ),
    }),
  ),
  tags,
})

const certificate = struct(
  shape(page('TlsCertificate'), {
    acm: struct(
      shape(page('ListenerTlsAcmCertificate'), { certificateArn: reference('AWS::CertificateManager::Certificate') }),
    ),
    file: struct(shape(page('TlsFileCertificate'), { certificateChain: text(), privateKey: text() })),
    sds: struct(shape(page('TlsSdsCertificate'), { secretName: text() })),
  }),
)

const validation = struct(
  shape(page('TlsValidationContext'), {
    trust: struct(
      shape(page('TlsValidationContextTrust'), {
        acm: struct(shape(page('TlsValidationContextAcmTrust'), { certificateAuthorityArns: list(text()) })),
        file: struct(shape(page('TlsValidationContextFileTrust'), { certificateChain: text() })),
        sds: struct(shape(page('TlsValidationContextSdsTrust'), { secretName: text() })),
      }),
    ),
  }),
)

export const meshListener = shape(page('Listener'), {
  portMapping: struct(shape(page('PortMapping'), { port: number(), protocol: text() })),
  tls: struct(
    shape(page('ListenerTls'), {
      mode: oneOf(['STRICT', 'PERMISSIVE', 'DISABLED']),
      certificate,
      validation,
    }),
  ),
})

const listeners = list(struct(meshListener))

export const clientPolicy = shape(page('ClientPolicy'), {
  tls: struct(
    shape(page('ClientPolicyTls'), {
      enforce: flag({ default: true }),
      ports: list(number()),
      certificate,
      validation,
    }),
  ),
})

const backendDefaults = struct(shape(page('BackendDefaults'), { clientPolicy: struct(clientPolicy) }))

export const virtualNode = shape(page('VirtualNodeData'), {
  meshName,
  virtualNodeName: text(),
  arn: text(),
  spec: struct(
    shape(page('VirtualNodeSpec'), {
      listeners,
      backendDefaults,
      backends: list(
        struct(
          shape(page('Backend'), {
            virtualService: struct(
              shape(page('VirtualServiceBackend'), {
                virtualServiceName: reference('AWS::AppMesh::VirtualService'),
                clientPolicy: struct(clientPolicy),
              }),
            ),
          }),
        ),
      ),
      serviceDiscovery: struct(
        shape(page('ServiceDiscovery'), {
          dns: struct(shape(page('DnsServiceDiscovery'), { hostname: text() })),
          awsCloudMap: struct(
            shape(page('AwsCloudMapServiceDiscovery'), { namespaceName: text(), serviceName: text() }),
          ),
        }),
      ),
    }),
  ),
  tags,
})

export const virtualGateway = shape(page('VirtualGatewayData'), {
  meshName,
  virtualGatewayName: text(),
  arn: text(),
  spec: struct(shape(page('VirtualGatewaySpec'), { listeners, backendDefaults })),
  tags,
})

export const virtualService = shape(page('VirtualServiceData'), {
  meshName,
  virtualServiceName: text(),
  arn: text(),
  spec: struct(
    shape(page('VirtualServiceSpec'), {
      provider: struct(
        shape(page('VirtualServiceProvider'), {
          virtualNode: struct(
            shape(page('VirtualNodeServiceProvider'), { virtualNodeName: reference('AWS::AppMesh::VirtualNode') }),
          ),
          virtualRouter: struct(
            shape(page('VirtualRouterServiceProvider'), {
              virtualRouterName: reference('AWS::AppMesh::VirtualRouter'),
            }),
          ),
        }),
      ),
    }),
  ),
  tags,
})

export const virtualRouter = shape(page('VirtualRouterData'), {
  meshName,
  virtualRouterName: text(),
  arn: text(),
  tags,
})

export const meshRoute = shape(page('RouteData'), {
  meshName,
  virtualRouterName: reference('AWS::AppMesh::VirtualRouter'),
  routeName: text(),
  arn: text(),
  tags,
})

export const gatewayRoute = shape(page('GatewayRouteData'), {
  meshName,
  virtualGatewayName: reference('AWS::AppMesh::VirtualGateway'),
  gatewayRouteName: text(),
  arn: text(),
  tags,
})
