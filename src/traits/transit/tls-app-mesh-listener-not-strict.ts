import { check, unknown, yes } from '../answer.ts'
import { type NodeOrGateway, someListener } from '../app-mesh.ts'
import { serviceConnectTls } from '../service-connect.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const tlsAppMeshListenerNotStrict = trait({
  id: 'tls-app-mesh-listener-not-strict',
  category: 'Misconfiguration',
  resource: 'AWS::AppMesh::VirtualNode',
  likewise: ['AWS::AppMesh::VirtualGateway'],
  title: 'App Mesh listener accepts plaintext',
  why: 'Whoever gets into the network reaches the program without a certificate, and reads what honest clients send in clear.',
  fix: 'Move to Service Connect with a certificate authority in tls.issuerCertificateAuthority, since App Mesh has ended; until then set mode of tls to STRICT.',
  example: serviceConnectTls,
  responsible: { EXTERNAL: 'nobody' },
  severity: 'medium',
  references: [
    'AWS App Mesh User Guide, Transport Layer Security (TLS)',
    'Amazon ECS Developer Guide, Encrypt Amazon ECS Service Connect traffic',
  ],
  evaluate: (node: NodeOrGateway, world) =>
    whole(
      someListener(node, world, (listener) => {
        const tls = world.read(listener, 'tls')
        if (tls.is === 'unknown') return unknown(tls, 'tls')
        if (tls.is === 'absent') return yes('tls is not set.', tls.origin)
        return check(world, tls.value, 'mode', (mode) => mode !== 'STRICT')
      }),
    ),
})
