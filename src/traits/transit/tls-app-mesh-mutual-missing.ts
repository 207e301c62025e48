import { any, check, unknown, yes } from '../answer.ts'
import { someBackend, someListener } from '../app-mesh.ts'
import { serviceConnectTls } from '../service-connect.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const tlsAppMeshMutualMissing = trait({
  id: 'tls-app-mesh-mutual-missing',
  category: 'Best Practice',
  resource: 'AWS::AppMesh::VirtualNode',
  title: 'No mutual TLS',
  why: 'Whoever gets into the network may call the program: nothing asks for a certificate of the caller.',
  fix: 'Move to Service Connect with a certificate authority in tls.issuerCertificateAuthority, since App Mesh has ended; where clients must show certificates, ask for them in the program.',
  example: serviceConnectTls,
  responsible: { EXTERNAL: 'nobody' },
  severity: 'low',
  references: ['AWS App Mesh User Guide, Mutual TLS Authentication'],
  evaluate: (node, world) => {
    const served = someListener(node, world, (listener) => {
      const tls = world.read(listener, 'tls')
      if (tls.is === 'unknown') return unknown(tls, 'tls')
      if (tls.is === 'absent') return yes('tls is not set.', tls.origin)
      return check(world, tls.value, 'validation', (validation) => validation === undefined)
    })
    const called = someBackend(node, world, (policy) => {
      if (policy.is === 'unknown') return unknown(policy, 'clientPolicy')
      if (policy.is === 'absent') return yes('No clientPolicy is set.', policy.origin)
      const tls = world.read(policy.value, 'tls')
      if (tls.is === 'unknown') return unknown(tls, 'tls')
      if (tls.is === 'absent') return yes('tls of clientPolicy is not set.', tls.origin)
      return check(
        world,
        tls.value,
        'certificate',
        (certificate) => certificate === undefined,
        () => 'certificate of clientPolicy is not set.',
      )
    })
    return whole(any([served, called]))
  },
})
