import type { World } from '../../model/world.ts'
import { type Answer, any, check, unknown, yes } from '../answer.ts'
import { type ClientPolicy, someBackend } from '../app-mesh.ts'
import { serviceConnectTls } from '../service-connect.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const tlsAppMeshClientNotEnforced = trait({
  id: 'tls-app-mesh-client-not-enforced',
  category: 'Misconfiguration',
  resource: 'AWS::AppMesh::VirtualNode',
  title: 'App Mesh client does not enforce TLS',
  why: 'Whoever takes the place of a backend is believed without a certificate, and gets what the program sends.',
  fix: 'Move to Service Connect with a certificate authority in tls.issuerCertificateAuthority, since App Mesh has ended; until then set enforce and validation of the client policy.',
  example: serviceConnectTls,
  responsible: { EXTERNAL: 'nobody' },
  severity: 'medium',
  references: [
    'AWS App Mesh User Guide, Transport Layer Security (TLS)',
    'Amazon ECS Developer Guide, Encrypt Amazon ECS Service Connect traffic',
  ],
  evaluate: (node, world) =>
    whole(
      someBackend(node, world, (policy) => {
        if (policy.is === 'unknown') return unknown(policy, 'clientPolicy')
        return policy.is === 'absent' ? yes('No clientPolicy is set.', policy.origin) : trusts(policy.value, world)
      }),
    ),
})

function trusts(policy: ClientPolicy, world: World): Answer {
  const tls = world.read(policy, 'tls')
  if (tls.is === 'unknown') return unknown(tls, 'tls')
  if (tls.is === 'absent') return yes('tls of clientPolicy is not set.', tls.origin)
  return any([
    check(world, tls.value, 'enforce', (enforced) => enforced !== true),
    check(world, tls.value, 'validation', (validation) => validation === undefined),
  ])
}
